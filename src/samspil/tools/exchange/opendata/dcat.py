"""A catalogue of published tables after DCAT-AP, which national portals collect.

Source: DCAT-AP 3.0 (SEMIC), mandatory and recommended properties; authority tables of the EU.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samspil.tools.exchange.figures.periods import period_of
from samspil.tools.exchange.opendata.dataset import Agency, Dataset, Role, Said
from samspil.tools.exchange.opendata.rdf import Iri, Node, Text, Value

_AUTHORITY = "http://publications.europa.eu/resource/authority"
_LANGUAGES = {"da": "DAN", "nl": "NLD", "en": "ENG"}
_EDUCATION = Iri(f"{_AUTHORITY}/data-theme/EDUC")
_SOCIETY = Iri(f"{_AUTHORITY}/data-theme/SOCI")
_PUBLIC = Iri(f"{_AUTHORITY}/access-right/PUBLIC")
_MEDIA = "https://www.iana.org/assignments/media-types/"


@dataclass(frozen=True, slots=True)
class Download:
    """One file of a table. `file_type`: a code of the EU's table of file types, such as CSV, JSON or XLSX."""

    address: str
    file_type: str
    media_type: str  # without parameters: text/csv
    title: Said
    size: int = 0  # bytes; 0 when it is made on demand
    language: str = ""
    conforms_to: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    dataset: Dataset
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    address: str
    title: Said
    description: Said
    agency: Agency
    modified: date
    entries: Sequence[Entry]


def catalogue_nodes(catalogue: Catalogue) -> tuple[Node, ...]:
    """What `rdf.jsonld` and `rdf.turtle` write. Raises ValueError for an address that is none."""
    nodes = [_catalogue(catalogue), _agency(catalogue.agency)]
    agencies = {catalogue.agency.address}
    for entry in catalogue.entries:
        if entry.dataset.agency.address not in agencies:
            agencies.add(entry.dataset.agency.address)
            nodes.append(_agency(entry.dataset.agency))
        nodes.append(_dataset(entry))
        nodes += [_distribution(entry.dataset, each) for each in entry.downloads]
    return tuple(nodes)


def _catalogue(catalogue: Catalogue) -> Node:
    said: list[tuple[str, Value]] = [
        *_texts("dct:title", catalogue.title),
        *_texts("dct:description", catalogue.description),
        ("dct:publisher", Iri(catalogue.agency.address)),
        ("foaf:homepage", Iri(catalogue.address)),
        ("dcat:themeTaxonomy", Iri(f"{_AUTHORITY}/data-theme")),
        ("dct:modified", _day(catalogue.modified)),
        *_languages(tuple(catalogue.title)),
        *(("dcat:dataset", Iri(entry.dataset.address)) for entry in catalogue.entries),
    ]
    return Node("dcat:Catalog", tuple(said), f"{catalogue.address}#catalogue")


def _agency(agency: Agency) -> Node:
    return Node("foaf:Agent", tuple(_texts("foaf:name", agency.name)), agency.address)


def _dataset(entry: Entry) -> Node:
    dataset = entry.dataset
    said: list[tuple[str, Value]] = [
        *_texts("dct:title", dataset.title),
        *_texts("dct:description", dataset.description),
        ("dct:identifier", Text(dataset.address)),
        ("dcat:version", Text(dataset.version)),
        ("dct:publisher", Iri(dataset.agency.address)),
        ("dcat:contactPoint", _contact(dataset.agency)),
        ("dct:issued", _day(dataset.issued)),
        ("dct:accessRights", _PUBLIC),
        ("dcat:theme", _EDUCATION),
        ("dcat:theme", _SOCIETY),
        ("dcat:landingPage", Iri(dataset.address)),
        ("dct:provenance", Node("dct:ProvenanceStatement", tuple(_texts("dct:description", dataset.source)))),
        *_languages(dataset.languages),
        *(pair for each in dataset.keywords for pair in _texts("dcat:keyword", each)),
        *_temporal(dataset),
        *(("dcat:distribution", Iri(f"{each.address}#file")) for each in entry.downloads),
    ]
    if dataset.replaces:
        said.append(("dct:replaces", Iri(dataset.replaces)))
    return Node("dcat:Dataset", tuple(said), dataset.address)


def _contact(agency: Agency) -> Node:
    said = list(_texts("vcard:fn", agency.name))
    said.append(("vcard:hasURL", Iri(agency.address)))
    if agency.email:
        said.append(("vcard:hasEmail", Iri(f"mailto:{agency.email}")))
    return Node("vcard:Organization", tuple(said))


def _temporal(dataset: Dataset) -> Iterator[tuple[str, Value]]:
    """From the first day of the first period to the last of the last."""
    time = dataset.dimension(Role.TIME)
    found = [period for code in (time.codes if time else ()) if (period := period_of(code.id))]
    if found:
        begin, end = min(each.begin for each in found), max(each.end for each in found)
        days: tuple[tuple[str, Value], ...] = (("dcat:startDate", _day(begin)), ("dcat:endDate", _day(end)))
        yield "dct:temporal", Node("dct:PeriodOfTime", days)


def _distribution(dataset: Dataset, download: Download) -> Node:
    said: list[tuple[str, Value]] = [
        *_texts("dct:title", download.title),
        ("dcat:accessURL", Iri(dataset.address)),
        ("dcat:downloadURL", Iri(download.address)),
        ("dct:format", Iri(f"{_AUTHORITY}/file-type/{download.file_type}")),
        ("dcat:mediaType", Iri(_MEDIA + download.media_type)),
        ("dct:license", Iri(dataset.licence)),
        ("dct:issued", _day(dataset.issued)),
        *_languages((download.language,)),
    ]
    if download.size:
        said.append(("dcat:byteSize", Text(str(download.size), kind="nonNegativeInteger")))
    if download.conforms_to:
        said.append(("dct:conformsTo", Iri(download.conforms_to)))
    return Node("dcat:Distribution", tuple(said), f"{download.address}#file")


def _texts(name: str, said: Said) -> list[tuple[str, Value]]:
    return [(name, Text(text, language)) for language, text in said.items()]


def _languages(languages: Sequence[str]) -> list[tuple[str, Value]]:
    known = [_LANGUAGES[each] for each in languages if each in _LANGUAGES]
    return [("dct:language", Iri(f"{_AUTHORITY}/language/{code}")) for code in known]


def _day(day: date) -> Text:
    return Text(day.isoformat(), kind="date")
