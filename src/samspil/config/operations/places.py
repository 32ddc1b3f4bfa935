"""Where files lie, and the word that a restore was begun."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from samspil.config.operations.faults import Refused


def folder_of_files() -> Path:
    """The folder behind the storage; another kind of storage has its own ways to be backed up."""
    location = getattr(default_storage, "location", None)
    if not location:
        raise Refused(
            "Files are kept in a storage that is not a folder. Back that storage up with its own tools, "
            "and the database with `samspil backup` on a machine where STORAGES names a folder."
        )
    return Path(location)


def begun() -> Path:
    """Stands from before a restore touches anything until all of it is done."""
    return Path(settings.DATA) / "restore-begun"


def refuse_a_half_restore() -> None:
    if begun().exists():
        raise Refused(
            f"A restore of {begun().read_text().strip()} broke off. "
            "Run `samspil restore` with that file and --replace again; nothing serves before it is done."
        )
