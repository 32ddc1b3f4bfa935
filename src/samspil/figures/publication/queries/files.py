"""The files of a release: made from its frozen content alone, the same bytes each time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import override

from samspil.figures.publication.models import Release
from samspil.figures.publication.queries import releases
from samspil.figures.publication.queries.tidy import sheet
from samspil.ground.organisation.models import Unit
from samspil.tools.exchange.spreadsheet import CSV_TYPE, XLSX_TYPE, csv_bytes, write_xlsx

JSON_TYPE = "application/json; charset=utf-8"


@dataclass(frozen=True)
class File:
    name: str
    kind: str
    content: bytes
    etag: str


def names(release: Release) -> tuple[str, ...]:
    return tuple(MAKERS)


def file(release: Release, name: str, *, address: str) -> File:
    """In English, whoever asks: a machine reads it."""
    kind, make = MAKERS[name]
    with override("en"):
        content = make(release, address)
    return File(name, kind, content, f'"{release.content_hash[:32]}-{name}"')


def _csv(release: Release, address: str) -> bytes:
    return b"".join(csv_bytes(sheet(release), delimiter=","))


def _xlsx(release: Release, address: str) -> bytes:
    found = BytesIO()
    write_xlsx(sheet(release), found, created=release.released_at)
    return found.getvalue()


def _content(release: Release, address: str) -> bytes:
    """What was frozen: its SHA-256 is the content hash."""
    return releases.text_of(release).encode()


MAKERS: Mapping[str, tuple[str, Callable[[Release, str], bytes]]] = {
    "figures.csv": (CSV_TYPE, _csv),
    "figures.xlsx": (XLSX_TYPE, _xlsx),
    "content.json": (JSON_TYPE, _content),
}


def catalogue(house: Unit, found: Iterable[Release], *, address: str) -> File:
    return File("catalog.jsonld", "application/ld+json; charset=utf-8", b"{}", '""')
