"""The files of a release: made from its frozen content alone, the same bytes each time."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from samspil.figures.publication.models import Release
from samspil.figures.publication.queries import releases
from samspil.figures.publication.queries.dataset import address, agency, dataset, said
from samspil.figures.publication.queries.releases import with_what_they_hold
from samspil.figures.publication.queries.tidy import sheet
from samspil.figures.publication.rules.releases import State
from samspil.ground.organisation.models import Unit
from samspil.tools.exchange.opendata.csvw import CSVW_TYPE, csvw_csv, csvw_metadata
from samspil.tools.exchange.opendata.dcat import Catalogue, Download, Entry, catalogue_nodes
from samspil.tools.exchange.opendata.jsonstat import jsonstat_text
from samspil.tools.exchange.opendata.rdf import jsonld
from samspil.tools.exchange.opendata.sdmx_csv import SDMX_CSV_TYPE, sdmx_csv
from samspil.tools.exchange.spreadsheet import CSV_TYPE, XLSX_TYPE, csv_bytes, write_xlsx
from samspil.tools.paper.packing import repacked

JSON_TYPE, JSONLD_TYPE = "application/json; charset=utf-8", "application/ld+json; charset=utf-8"
# Machines read them, in English; names of figures come in all languages where the format can.
LANGUAGE = "en"
TABLE, METADATA = "table.csv", "table.csv-metadata.json"
Maker = Callable[[Release], bytes]


@dataclass(frozen=True)
class File:
    name: str
    kind: str
    content: bytes
    etag: str


@dataclass(frozen=True)
class Kind:
    """How a file is made, and what the EU's table of file types calls it."""

    media: str
    make: Maker
    file_type: str
    conforms_to: str = ""


def file(release: Release, name: str) -> File:
    """Raises KeyError for a file that there is not."""
    kind = KINDS[name]
    with override(LANGUAGE):
        content = kind.make(release)
    return File(name, kind.media, content, f'"{release.content_hash[:32]}-{name}"')


def _csv(release: Release) -> bytes:
    return b"".join(csv_bytes(sheet(release), delimiter=","))


def _xlsx(release: Release) -> bytes:
    found = BytesIO()
    write_xlsx(sheet(release), found, created=release.released_at)
    return repacked(found.getvalue())


def _content(release: Release) -> bytes:
    """What was frozen: its SHA-256 is the content hash."""
    return releases.text_of(release).encode()


def _sdmx(release: Release) -> bytes:
    return b"".join(sdmx_csv(dataset(release)))


def _jsonstat(release: Release, language: str) -> bytes:
    return jsonstat_text(dataset(release), language).encode()


def _table(release: Release) -> bytes:
    return b"".join(csvw_csv(dataset(release), LANGUAGE))


def _metadata(release: Release) -> bytes:
    return csvw_metadata(dataset(release), LANGUAGE, TABLE).encode()


KINDS: Mapping[str, Kind] = {
    "figures.csv": Kind(CSV_TYPE, _csv, "CSV"),
    "figures.xlsx": Kind(XLSX_TYPE, _xlsx, "XLSX"),
    "sdmx.csv": Kind(SDMX_CSV_TYPE, _sdmx, "CSV", "https://sdmx.org"),
    "jsonstat.json": Kind(
        JSON_TYPE, partial(_jsonstat, language="en"), "JSON", "https://json-stat.org/full/"
    ),
    "jsonstat-da.json": Kind(
        JSON_TYPE, partial(_jsonstat, language="da"), "JSON", "https://json-stat.org/full/"
    ),
    "jsonstat-nl.json": Kind(
        JSON_TYPE, partial(_jsonstat, language="nl"), "JSON", "https://json-stat.org/full/"
    ),
    TABLE: Kind(
        "text/csv; charset=utf-8; header=present", _table, "CSV", "https://www.w3.org/TR/tabular-metadata/"
    ),
    METADATA: Kind(CSVW_TYPE, _metadata, "JSON"),
    "content.json": Kind(JSON_TYPE, _content, "JSON"),
}


def catalogue(house: Unit, found: Iterable[Release]) -> File:
    """Every release to everyone that still stands; a withdrawn one is no longer offered."""
    standing = with_what_they_hold([each for each in found if each.state == State.PUBLISHED])
    modified = max((localdate(each.released_at) for each in standing), default=None)
    entries = [Entry(dataset(each), tuple(_download(each, name) for name in KINDS)) for each in standing]
    if not entries or modified is None:
        content = json.dumps({"@context": {}, "@graph": []}).encode()
    else:
        made = Catalogue(
            address=address("open-data", house.pk),
            title=said(lambda: _("Open figures of %(house)s") % {"house": house.name}),
            description=said(lambda: _("Figures on inclusion, released to everyone.")),
            agency=agency(standing[0]),
            modified=modified,
            entries=entries,
        )
        content = jsonld(catalogue_nodes(made)).encode()
    return File("catalog.jsonld", JSONLD_TYPE, content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')


def _download(release: Release, name: str) -> Download:
    kind = KINDS[name]
    media = kind.media.split(";")[0]
    place = address("data-file", release.house_id, release.pk, name)
    return Download(place, kind.file_type, media, said(lambda: name), conforms_to=kind.conforms_to)
