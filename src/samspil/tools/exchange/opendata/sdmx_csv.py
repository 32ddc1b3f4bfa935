"""A published table as SDMX-CSV 2. Source: SDMX-CSV 2.0 field guide (SDMX technical working group)."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from samspil.tools.exchange.figures.periods import Span, period_of
from samspil.tools.exchange.figures.sdmx import CONFIDENTIALITY, STATUS, TIME, VALUE
from samspil.tools.exchange.opendata.dataset import (
    Dataset,
    Dimension,
    Observation,
    Role,
    Said,
    in_language,
    number_text,
)
from samspil.tools.exchange.opendata.statuses import NAMES, confidentiality, status_code

SDMX_CSV_TYPE = "application/vnd.sdmx.data+csv; version=2.0.0"
AREA, MEASURE, UNIT, DECIMALS = "REF_AREA", "INDICATOR", "UNIT_MEASURE", "DECIMALS"
_NAMED: Mapping[str, Said] = {
    MEASURE: {"da": "Indikator", "nl": "Indicator", "en": "Indicator"},
    VALUE: {"da": "Værdi", "nl": "Waarde", "en": "Value"},
    STATUS: {"da": "Status", "nl": "Status", "en": "Status"},
    CONFIDENTIALITY: {"da": "Fortrolighed", "nl": "Vertrouwelijkheid", "en": "Confidentiality"},
    UNIT: {"da": "Enhed", "nl": "Eenheid", "en": "Unit"},
    DECIMALS: {"da": "Decimaler", "nl": "Decimalen", "en": "Decimals"},
}
_CONFIDENTIALITY: Mapping[str, Said] = {
    "F": {"da": "Fri", "nl": "Vrij", "en": "Free"},
    "C": {"da": "Fortrolig", "nl": "Vertrouwelijk", "en": "Confidential"},
}
# An absent value is said, not left empty: an empty cell could leave in place what a store already has.
ABSENT = "NaN"


def sdmx_csv(dataset: Dataset, language: str = "") -> Iterator[bytes]:
    """The table in pieces of UTF-8. With a language, codes are followed by their names (`labels=both`).

    Every row replaces what was known of its observation (action R). School years are written as ranges.
    """
    writer = _Lines()
    yield writer.line(_header(dataset, language))
    codes = {each.id: {code.id: code.label for code in each.codes} for each in dataset.dimensions}
    for each in dataset.observations:
        yield writer.line(list(_cells(dataset, each, language, codes)))


def _header(dataset: Dataset, language: str) -> list[str]:
    names = {**{_name(each): each.label for each in dataset.dimensions}, **_NAMED}
    heads = [*(_name(each) for each in dataset.dimensions), MEASURE, VALUE]
    heads += [UNIT, DECIMALS, STATUS, CONFIDENTIALITY]
    shown = [_both(head, names[head], language) for head in heads]
    return ["STRUCTURE", "STRUCTURE_ID", "ACTION", *shown]


def _name(dimension: Dimension) -> str:
    return {Role.AREA: AREA, Role.TIME: TIME}.get(dimension.role, dimension.id.upper())


def _cells(
    dataset: Dataset, each: Observation, language: str, codes: Mapping[str, Mapping[str, Said]]
) -> Iterator[str]:
    structure = f"{dataset.agency.id}:{dataset.id.upper()}({dataset.version})"
    yield from ("dataflow", _both(structure, dataset.title, language), "R")
    for dimension, code in zip(dataset.dimensions, each.key, strict=True):
        if dimension.role is Role.TIME:
            yield sdmx_time(code)
        else:
            yield _both(code, codes[dimension.id][code], language)
    measure = dataset.measure(each.measure)
    yield _both(measure.id.upper(), measure.label, language)
    yield number_text(each.value, measure.decimals) or ABSENT
    yield _both(measure.unit, measure.unit_label, language)
    yield str(measure.decimals)
    status, hidden = status_code(each), confidentiality(each)
    yield _both(status, NAMES[status], language)
    yield _both(hidden, _CONFIDENTIALITY[hidden], language)


def _both(code: str, label: Said, language: str) -> str:
    return f"{code}: {in_language(label, language)}" if language else code


def sdmx_time(label: str) -> str:
    """2024/2025 as 2024-08-01/P1Y; other periods are written alike in SDMX."""
    found = period_of(label)
    if found is not None and found.span is Span.SCHOOL_YEAR:
        return f"{found.begin.isoformat()}/P1Y"
    return found.label if found is not None else label


class _Lines:
    def __init__(self) -> None:
        self._buffer = io.StringIO(newline="")
        self._writer = csv.writer(self._buffer, lineterminator="\r\n")

    def line(self, cells: Sequence[str]) -> bytes:
        self._buffer.seek(0)
        self._buffer.truncate()
        self._writer.writerow([" ".join(cell.split()) for cell in cells])
        return self._buffer.getvalue().encode("utf-8")
