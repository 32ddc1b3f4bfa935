"""Makes a backup: database as of one moment, files, secret key; one file that appears whole or not at all."""

import hashlib
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction
from django.utils.timezone import now

from samspil.config.operations import archive, tables
from samspil.config.operations.faults import Refused
from samspil.config.operations.manifest import FileNote, Manifest, TableNote, to_json
from samspil.config.operations.places import folder_of_files


def back_up(target: Path, passphrase: str = "") -> Manifest:
    """Write the backup beside its name and give it the name when it is on the disk."""
    if target.exists():
        raise Refused(f"{target} is there already. A backup is never written over: choose another name.")
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with _private(partial) as sink:
            manifest = _write(sink, passphrase)
        os.link(partial, target)
        _settle(target.parent)
    except FileExistsError:
        raise Refused(
            f"{target} is there already. A backup is never written over: choose another name."
        ) from None
    except OSError as fault:
        raise Refused(f"{target} cannot be written: {fault.strerror or fault}. Nothing was kept.") from None
    finally:
        partial.unlink(missing_ok=True)
    return manifest


@contextmanager
def _private(path: Path) -> Iterator[BinaryIO]:
    """A file for its owner alone, on the disk when it closes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as sink:
        yield sink
        sink.flush()
        os.fsync(sink.fileno())


def _settle(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(sink: BinaryIO, passphrase: str) -> Manifest:
    with (
        tempfile.TemporaryDirectory(prefix=".backup-", dir=settings.DATA) as held,
        archive.writing(sink, passphrase) as tar,
    ):
        held_files = Path(held)
        # Before the moment and after it: a file that any row of that moment names is among the two.
        _hold(held_files)
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            tables.plain_forms()
            migrations = _migrations()
            _hold(held_files)
            notes = tuple(_add_table(tar, each) for each in tables.every_table())
            places = tables.sequences()
        files = (_add_key(tar), *_add_files(tar, held_files))
        manifest = Manifest(
            version=version("samspil"),
            made_at=now().isoformat(timespec="seconds"),
            server=connection.pg_version,
            migrations=migrations,
            tables=notes,
            sequences=places,
            files=files,
        )
        archive.add(tar, archive.MANIFEST, to_json(manifest))
    return manifest


def _migrations() -> tuple[tuple[str, str], ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations')")
        if cursor.fetchone() == (None,):
            raise Refused("There is nothing to back up: the database is empty. Run `samspil migrate` first.")
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY id")
        return tuple(cursor.fetchall())


def _add_table(tar: tarfile.TarFile, table: tables.Table) -> TableNote:
    content = tables.Content(hashlib.sha256())
    parts, waiting = 0, bytearray()
    for block in tables.read_out(table, content):
        waiting += block
        if len(waiting) >= archive.PART:
            parts += 1
            archive.add(tar, f"tables/{table.name}/{parts:06}", bytes(waiting))
            waiting.clear()
    if waiting:
        parts += 1
        archive.add(tar, f"tables/{table.name}/{parts:06}", bytes(waiting))
    return TableNote(table.name, table.columns, content.rows, content.digest.hexdigest(), parts)


def _add_key(tar: tarfile.TarFile) -> FileNote:
    content = settings.SECRET_KEY.encode()
    archive.add(tar, archive.SECRET_KEY, content)
    return FileNote(archive.SECRET_KEY, len(content), hashlib.sha256(content).hexdigest())


def _hold(into: Path) -> None:
    """Second names for all files, so that what is thrown away meanwhile stays until it is copied."""
    home = folder_of_files()
    for path in sorted(home.rglob("*")):
        held = into / path.relative_to(home)
        if not path.is_file() or path.is_symlink() or held.exists():
            continue
        held.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            _second_name(path, held)


def _second_name(path: Path, held: Path) -> None:
    try:
        os.link(path, held)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(path, held)


def _add_files(tar: tarfile.TarFile, held: Path) -> Iterator[FileNote]:
    for path in sorted(each for each in held.rglob("*") if each.is_file()):
        name = f"files/{path.relative_to(held).as_posix()}"
        if not archive.is_safe(name):
            raise Refused(
                f"The file {name!r} has a name that a backup cannot hold. Rename it, then back up again."
            )
        member = tarfile.TarInfo(name)
        member.size, member.mode = path.stat().st_size, 0o600
        with path.open("rb") as source:
            digest = hashlib.file_digest(source, "sha256").hexdigest()
            source.seek(0)
            tar.addfile(member, source)
        yield FileNote(name, member.size, digest)
