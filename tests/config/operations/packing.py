"""Backups made by hand: the earlier house of `earlier/`, and archives that nobody should trust."""

import hashlib
import io
import json
import tarfile
from pathlib import Path

from samspil.config.operations import archive

EARLIER = Path(__file__).parent / "earlier"


def pack_earlier(target, *, passphrase="", change=None, leave_out="-"):
    """The earlier house as a backup file; `change` may rewrite its list of contents first."""
    names = sorted(
        str(path.relative_to(EARLIER))
        for path in EARLIER.rglob("*")
        if path.is_file() and path.name != archive.MANIFEST
    )
    names = [name for name in names if not name.startswith(leave_out)]
    manifest = json.loads((EARLIER / archive.MANIFEST).read_text())
    if change:
        change(manifest)
    members = [(name, (EARLIER / name).read_bytes()) for name in names]
    return write(target, [*members, (archive.MANIFEST, json.dumps(manifest).encode())], passphrase)


def small_house(**changed):
    """The members of a backup with one table and one file, and what the test wants different."""
    rows, file, key = b"1\tNorth\n2\tSouth\n", b"minutes of week 38", b"k" * 50
    manifest = {
        "format": 1, "version": "0.1.0", "made_at": "2026-11-21T12:00:00+00:00", "server": 160000,
        "migrations": [], "sequences": {},
        "tables": [{"name": "unit", "columns": ["id", "name"], "rows": 2, "sha256": sha(rows), "parts": 1}],
        "files": [
            {"path": "keys/secret-key", "size": len(key), "sha256": sha(key)},
            {"path": "files/week-38.txt", "size": len(file), "sha256": sha(file)},
        ],
    }  # fmt: skip
    members = {
        "tables/unit/000001": rows,
        "keys/secret-key": key,
        "files/week-38.txt": file,
        "manifest.json": json.dumps(manifest | changed.pop("manifest", {})).encode(),
    }
    return [(name, content) for name, content in (members | changed).items() if content is not None]


def write(target, members, passphrase=""):
    with target.open("wb") as sink, archive.writing(sink, passphrase) as tar:
        for name, content in members:
            archive.add(tar, name, content)
    return target


def write_one(target, member):
    """A backup whose only member is this one, of whatever kind it is."""
    with target.open("wb") as sink, archive.writing(sink, "") as tar:
        tar.addfile(member, io.BytesIO(b""))
    return target


def member(name, kind=tarfile.REGTYPE, link=""):
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, link
    return made


def sha(content):
    return hashlib.sha256(content).hexdigest()
