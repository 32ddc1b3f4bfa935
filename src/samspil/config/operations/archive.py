"""The form of a backup: one line that says what it is, then a compressed tar, sealed or not."""

import gzip
import io
import re
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from samspil.config.operations.faults import Refused
from samspil.config.operations.sealing import DAMAGED, Sealed, Unsealed

OPEN, SEALED = b"samspil backup 1 open\n", b"samspil backup 1 sealed\n"
LINE = re.compile(rb"samspil backup (\d{1,4}) (open|sealed)\n")
PART = 8 * 1024 * 1024
MANIFEST = "manifest.json"
SECRET_KEY = "keys/secret-key"  # noqa: S105 - a name
TABLE_PART = re.compile(r"tables/([a-z_][a-z0-9_]{0,62})/(\d{6})")
LONGEST = 1000


@contextmanager
def writing(sink: BinaryIO, passphrase: str) -> Iterator[tarfile.TarFile]:
    """A tar to add members to, streamed: nothing is kept in memory or beside the sink."""
    sink.write(SEALED if passphrase else OPEN)
    body = Sealed(sink, passphrase) if passphrase else sink
    # No time and no name in the gzip header: the same house gives the same bytes.
    with gzip.GzipFile(filename="", mode="wb", fileobj=body, compresslevel=6, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar:
            yield tar
    if passphrase:
        body.close()


def add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    tar.addfile(member, io.BytesIO(content))


@contextmanager
def reading(path: Path, passphrase: str) -> Iterator[Iterator[tuple[str, BinaryIO]]]:
    """The members in order, each with its name. What is not a sound backup is refused in one sentence."""
    try:
        with path.open("rb") as source:
            packed = gzip.GzipFile(fileobj=_body(source, passphrase), mode="rb")
            with tarfile.open(fileobj=packed, mode="r|") as tar:
                yield _members(tar, packed)
    except (EOFError, gzip.BadGzipFile, zlib.error, tarfile.TarError, UnicodeDecodeError):
        raise Refused(DAMAGED) from None
    except OSError as fault:
        raise Refused(f"{path}: {fault.strerror or fault}.") from None


def _body(source: BinaryIO, passphrase: str) -> BinaryIO:
    line = source.readline(64)
    found = LINE.fullmatch(line)
    if found is None:
        raise Refused("This is not a Samspil backup. Name a file that `samspil backup` made.")
    if found[1] != b"1":
        raise Refused("The backup was made by a newer Samspil. Install that version and restore there.")
    if found[2] == b"open":
        return source
    if not passphrase:
        raise Refused(
            "The backup is under a passphrase. Give --passphrase-file or SAMSPIL_BACKUP_PASSPHRASE."
        )
    return io.BufferedReader(Unsealed(source, passphrase), 256 * 1024)


def _members(tar: tarfile.TarFile, packed: gzip.GzipFile) -> Iterator[tuple[str, BinaryIO]]:
    for member in tar:
        if not member.isreg() or not is_safe(member.name):
            raise Refused(
                f"The backup holds {member.name[:80]!r}, which no backup of ours does. It was tampered with."
            )
        content = tar.extractfile(member)
        assert content is not None, "a regular file has content"
        yield member.name, content
    # What follows the last member is padding; reading it to the end lets the checksum speak.
    while rest := packed.read(65536):
        if rest.strip(b"\0"):
            raise Refused(DAMAGED)


def is_safe(name: str) -> bool:
    """A name of ours that stays inside the folder it is put in, on every system."""
    if name in (MANIFEST, SECRET_KEY) or TABLE_PART.fullmatch(name):
        return True
    steps = name.split("/")
    return (
        steps[0] == "files"
        and len(steps) > 1
        and len(name) <= LONGEST
        and name.isprintable()
        and not set('\\:*?"<>|') & set(name)
        and not any(step in ("", ".", "..") or step != step.strip() or step.endswith(".") for step in steps)
        and not any(DEVICE.match(step) for step in steps)
    )


DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
