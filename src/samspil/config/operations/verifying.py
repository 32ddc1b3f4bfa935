"""Reads a whole backup without touching anything, and holds it to its own list of contents."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from samspil.config.operations import archive
from samspil.config.operations.faults import Refused
from samspil.config.operations.manifest import Manifest, from_json
from samspil.config.operations.sealing import DAMAGED

BLOCK = 256 * 1024
LONGEST_MANIFEST = 256 * 1024 * 1024


@dataclass
class _Seen:
    """What came past: digests of tables with their parts, of files with their sizes."""

    tables: dict[str, tuple["hashlib._Hash", int]] = field(default_factory=dict)
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    manifest: bytes = b""


def verify(path: Path, passphrase: str = "") -> Manifest:
    """The list of contents, once every byte has been read and found as listed."""
    seen = _Seen()
    with archive.reading(path, passphrase) as members:
        for name, content in members:
            if seen.manifest:
                raise Refused(DAMAGED)
            _look(seen, name, content)
    if not seen.manifest:
        raise Refused(DAMAGED)
    manifest = from_json(seen.manifest)
    _compare(manifest, seen)
    return manifest


def blocks(content: BinaryIO) -> Iterator[bytes]:
    while block := content.read(BLOCK):
        yield block


def _look(seen: _Seen, name: str, content: BinaryIO) -> None:
    if name == archive.MANIFEST:
        seen.manifest = content.read(LONGEST_MANIFEST)
    elif part := archive.TABLE_PART.fullmatch(name):
        digest, parts = seen.tables.get(part[1], (hashlib.sha256(), 0))
        if int(part[2]) != parts + 1:
            raise Refused(DAMAGED)
        for block in blocks(content):
            digest.update(block)
        seen.tables[part[1]] = (digest, parts + 1)
    else:
        if name in seen.files:
            raise Refused(DAMAGED)
        digest, size = hashlib.sha256(), 0
        for block in blocks(content):
            digest.update(block)
            size += len(block)
        seen.files[name] = (digest.hexdigest(), size)


def _compare(manifest: Manifest, seen: _Seen) -> None:
    empty = (hashlib.sha256(), 0)
    tables = {each.name: (each.sha256, each.parts) for each in manifest.tables}
    found = {name: (digest.hexdigest(), parts) for name, (digest, parts) in seen.tables.items()}
    found |= {name: (empty[0].hexdigest(), 0) for name in tables.keys() - found.keys()}
    files = {each.path: (each.sha256, each.size) for each in manifest.files}
    wrong = [name for name in tables.keys() | found.keys() if tables.get(name) != found.get(name)]
    wrong += [name for name in files.keys() | seen.files.keys() if files.get(name) != seen.files.get(name)]
    if wrong:
        raise Refused(
            f"Not as it was backed up: {', '.join(sorted(wrong)[:5])}. Take another copy of the backup."
        )
