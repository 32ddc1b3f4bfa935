"""A set of files from a folder or a zip archive, nothing unpacked to disk; hostile archives are refused."""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from samspil.tools.exchange.delimited import BUFFER, Unreadable, not_a_table
from samspil.tools.exchange.limits import MEGABYTE, Limits, in_megabytes
from samspil.tools.exchange.sniff import SNIFFED_BYTES, kind_of

# What Python's zipfile and its decompressors raise for damaged members.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)

_UNSAFE = re.compile(r"^[/\\]|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|[\x00-\x1f\x7f]")
_LITTER = re.compile(r"(^|/)(__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileSet:
    """Files by lower-case name. `folder` is where they lay inside the archive, empty at the top level."""

    files: dict[str, Callable[[], IO[bytes]]]
    sizes: dict[str, int]  # unpacked, as the archive or the disk tells
    folder: str = ""


@contextmanager
def open_set(source: Path | IO[bytes], limits: Limits) -> Iterator[FileSet]:
    """Open a folder, or a zip archive by path or as a seekable stream (which stays open).

    Raises, before any file is read, Unreadable for what is no archive, is damaged or encrypted, has unsafe
    names or passes a limit; OSError when the path cannot be read. Reading a file may raise one of `DAMAGE`.
    """
    if isinstance(source, Path) and source.is_dir():
        yield _folder(source, limits)
        return
    with _stream(source) as stream:
        check_is_zip(stream)
        try:
            archive = zipfile.ZipFile(stream)
        except (*DAMAGE, ValueError) as error:
            raise Unreadable("zip_corrupt") from error
        with archive:
            yield _archive(archive, limits)


def check_is_zip(stream: IO[bytes]) -> None:
    """Raises Unreadable, naming what the stream is, unless it begins like a zip archive."""
    stream.seek(0)
    kind = kind_of(stream.read(SNIFFED_BYTES))
    stream.seek(0)
    if kind not in ("zip", "xlsx", "docx", "pptx"):
        raise not_a_table(kind)


def check_members(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Raises Unreadable for encrypted members, unsafe names, too many files, too much data and zip bombs."""
    if not all(archive.namelist()):
        raise Unreadable("zip_corrupt")  # a file without a name
    members = [each for each in archive.infolist() if not each.is_dir()]
    if len(members) > limits.files:
        raise Unreadable("too_many_files", count=len(members), limit=limits.files)
    for each in members:
        _check_member(each, limits)
    if sum(each.file_size for each in members) > limits.total_bytes:
        raise Unreadable("set_too_large", limit=in_megabytes(limits.total_bytes))


def _check_member(member: zipfile.ZipInfo, limits: Limits) -> None:
    # `orig_filename`: zipfile cuts the name at a NUL and turns the separators of the machine it runs on.
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    if is_link or _UNSAFE.search(member.orig_filename):
        raise Unreadable("zip_unsafe_name", name=member.orig_filename)
    if member.flag_bits & 0x1:
        raise Unreadable("zip_encrypted", name=member.filename)
    is_large = member.file_size > MEGABYTE
    if is_large and member.file_size > limits.ratio * max(1, member.compress_size):
        raise Unreadable("zip_ratio", name=member.filename, limit=limits.ratio)


def _archive(archive: zipfile.ZipFile, limits: Limits) -> FileSet:
    check_members(archive, limits)
    members = [each for each in archive.infolist() if not each.is_dir() and not _LITTER.search(each.filename)]
    folder = _common_folder([each.filename for each in members])
    files: dict[str, Callable[[], IO[bytes]]] = {}
    for each in members:
        _add(files, each.filename.removeprefix(folder), _opener(archive, each))
    sizes = {each.filename.removeprefix(folder).lower(): each.file_size for each in members}
    return FileSet(files, sizes, folder.rstrip("/"))


def _folder(folder: Path, limits: Limits) -> FileSet:
    inside = folder.resolve()
    paths = sorted(each for each in folder.iterdir() if each.is_file() and not _LITTER.search(each.name))
    if len(paths) > limits.files:
        raise Unreadable("too_many_files", count=len(paths), limit=limits.files)
    if sum(each.stat().st_size for each in paths) > limits.total_bytes:
        raise Unreadable("set_too_large", limit=in_megabytes(limits.total_bytes))
    files: dict[str, Callable[[], IO[bytes]]] = {}
    for path in paths:
        if not path.resolve().is_relative_to(inside):
            raise Unreadable("zip_unsafe_name", name=path.name)
        _add(files, path.name, _path_opener(path))
    return FileSet(files, {each.name.lower(): each.stat().st_size for each in paths})


def _add(files: dict[str, Callable[[], IO[bytes]]], name: str, opener: Callable[[], IO[bytes]]) -> None:
    if name.lower() in files:
        raise Unreadable("duplicate_file", name=name)
    files[name.lower()] = opener


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        try:
            stream = archive.open(member)
        except (ValueError, RuntimeError, IndexError) as error:
            raise zipfile.BadZipFile(str(error)) from error
        # Buffered: a member's own readline is slow when it is given a limit.
        return cast(IO[bytes], io.BufferedReader(cast(io.RawIOBase, stream), BUFFER))

    return opened


def _path_opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _common_folder(names: list[str]) -> str:
    """The one folder that holds all files, with its slash; empty when some lie elsewhere."""
    folders = {str(PurePosixPath(name).parent) for name in names}
    folder = folders.pop() if len(folders) == 1 else "."
    return "" if folder == "." else f"{folder}/"


@contextmanager
def _stream(source: Path | IO[bytes]) -> Iterator[IO[bytes]]:
    if isinstance(source, Path):
        with source.open("rb") as stream:
            yield stream
    else:
        source.seek(0, io.SEEK_SET)
        yield source
