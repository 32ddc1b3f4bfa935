"""What a backup says of itself: every table, file and sequence in it, and where the schema stood."""

import json
from dataclasses import asdict, dataclass

from samspil.config.operations.faults import Refused

FORMAT = 1


@dataclass(frozen=True)
class TableNote:
    """One table as it was: `sha256` is of its rows in COPY's text form, ordered by key."""

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str
    parts: int


@dataclass(frozen=True)
class FileNote:
    """One member of the archive that is not a table: a file of the house, or a key."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    version: str
    made_at: str
    server: int
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[TableNote, ...]
    sequences: dict[str, tuple[int, bool]]
    files: tuple[FileNote, ...]
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.tables)

    @property
    def size(self) -> int:
        return sum(each.size for each in self.files)


def to_json(manifest: Manifest) -> bytes:
    return json.dumps(asdict(manifest), indent=1, sort_keys=True).encode()


def from_json(text: bytes) -> Manifest:
    try:
        found = json.loads(text)
        found["tables"] = tuple(
            TableNote(**{**each, "columns": tuple(each["columns"])}) for each in found["tables"]
        )
        found["files"] = tuple(FileNote(**each) for each in found["files"])
        found["migrations"] = tuple((app, name) for app, name in found["migrations"])
        found["sequences"] = {name: (int(at), bool(used)) for name, (at, used) in found["sequences"].items()}
        return Manifest(**found)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused("The backup's list of contents cannot be read. Take another copy of it.") from None
