"""Puts a backup back: checked whole before anything is touched, one transaction, compared at the end."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction

from samspil.config.operations import archive, schema, tables
from samspil.config.operations.faults import Refused
from samspil.config.operations.manifest import Manifest
from samspil.config.operations.places import begun, folder_of_files
from samspil.config.operations.verifying import blocks, verify
from samspil.ground.reminders.actions.sending import doubt_what_waited

OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND usename IS NOT NULL AND pid <> pg_backend_pid()
"""


@dataclass(frozen=True)
class Restored:
    """What came back, how many migrations brought it to this version, how many letters nobody knows about."""

    manifest: Manifest
    migrations: int
    doubtful: int


def restore(path: Path, passphrase: str = "", *, replace: bool = False) -> Restored:
    """All of the backup, or nothing. Raises Refused before anything is changed."""
    manifest = verify(path, passphrase)
    _refuse_newer(manifest)
    _refuse_company()
    if not replace:
        _refuse_a_full_house()
    _refuse_a_small_disk(manifest)
    with _on_record(path), _staged() as stage, _old_house_aside():
        schema.make(manifest.migrations)
        with _files_in_step() as previous, transaction.atomic():
            with schema.unbound():
                _load(path, passphrase, manifest, stage)
            tables.set_sequences(manifest.sequences)
            _compare(manifest)
            migrations = schema.upgrade()
            doubtful = doubt_what_waited()
            _refuse_changed_files(manifest, stage)
            schema.forget_aside()
            _change_places(stage, previous)
        os.replace(stage / archive.SECRET_KEY, Path(settings.DATA) / "secret-key")
    return Restored(manifest, migrations, doubtful)


def _refuse_newer(manifest: Manifest) -> None:
    if strange := schema.unknown(manifest.migrations):
        raise Refused(
            f"The backup was made by a newer Samspil ({manifest.version}); this one does not know "
            f"{strange[0]} and {len(strange) - 1} more. "
            "Install that version or a newer one and restore there."
        )


def _refuse_company() -> None:
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        (others,) = cursor.fetchone()
    if others:
        raise Refused(f"{others} others are connected to the database. Stop the web and the worker first.")


def _refuse_a_full_house() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('organisation_unit')")
        (exists,) = cursor.fetchone()
        if exists:
            cursor.execute("SELECT EXISTS (SELECT FROM organisation_unit)")
            (exists,) = cursor.fetchone()
    if exists or any(folder_of_files().rglob("*")) or begun().exists():
        raise Refused(
            "There are units or files here already. Restore into an empty installation, or say --replace: "
            "everything that is here now goes. Back it up first."
        )


def _refuse_a_small_disk(manifest: Manifest) -> None:
    free = shutil.disk_usage(settings.DATA).free
    if free < manifest.size * 1.1:
        raise Refused(
            f"The files need {manifest.size // 1_000_000} MB and {free // 1_000_000} MB are free. "
            "Make room first."
        )


@contextmanager
def _on_record(path: Path) -> Iterator[None]:
    """A fall of the machine leaves a word behind; a fault that could be taken back does not."""
    mark = begun()
    was_there = mark.exists()
    mark.write_text(str(path.resolve()))
    try:
        yield
    except BaseException:
        if not was_there:
            mark.unlink(missing_ok=True)
        raise
    mark.unlink()


@contextmanager
def _old_house_aside() -> Iterator[None]:
    schema.step_back()
    schema.set_aside()
    try:
        yield
    except BaseException:
        schema.step_back()
        raise


@contextmanager
def _staged() -> Iterator[Path]:
    stage = Path(settings.DATA) / "restore-incoming"
    shutil.rmtree(stage, ignore_errors=True)
    (stage / "files").mkdir(parents=True, mode=0o700)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _load(path: Path, passphrase: str, manifest: Manifest, stage: Path) -> None:
    columns = {each.name: each.columns for each in manifest.tables}
    with archive.reading(path, passphrase) as members:
        for name, content in members:
            if part := archive.TABLE_PART.fullmatch(name):
                _copy(part[1], columns[part[1]], content)
            elif name != archive.MANIFEST:
                _stage(stage / name, content)


def _copy(table: str, columns: tuple[str, ...], content: BinaryIO) -> None:
    with connection.cursor() as cursor, cursor.copy(tables.copy_in(table, columns)) as copy:
        for block in blocks(content):
            copy.write(block)


def _stage(path: Path, content: BinaryIO) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for block in blocks(content):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())


def _compare(manifest: Manifest) -> None:
    """Row for row, read back from the tables. The file may have been exchanged since it was checked."""
    tables.plain_forms()
    standing = {each.name: each for each in tables.every_table()}
    for note in manifest.tables:
        now = standing[note.name]
        found = tables.content_of(tables.Table(now.name, note.columns, now.order, now.whole))
        if (found.rows, found.digest.hexdigest()) != (note.rows, note.sha256):
            raise Refused(
                f"{note.name} did not come back as it was. Nothing was changed. Report this as a fault."
            )


def _refuse_changed_files(manifest: Manifest, stage: Path) -> None:
    for note in manifest.files:
        with (stage / note.path).open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != note.sha256:
                raise Refused(f"{note.path} did not come back as it was. Nothing was changed.")


@contextmanager
def _files_in_step() -> Iterator[Path]:
    """Where the old files step aside to; they come back when the database says no."""
    home, previous = folder_of_files(), Path(settings.DATA) / "restore-previous"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    shutil.rmtree(previous, ignore_errors=True)
    try:
        yield previous
    except BaseException:
        if previous.exists():
            shutil.rmtree(home, ignore_errors=True)
            previous.rename(home)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def _change_places(stage: Path, previous: Path) -> None:
    home = folder_of_files()
    home.rename(previous)
    (stage / "files").rename(home)
