"""Reads what a delivery holds: figures counted elsewhere as the statistics take them, or every fault."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.figures.indicators.models import Delivery, Mapping
from samspil.figures.indicators.queries.files import upload_of
from samspil.figures.indicators.queries.places import Places
from samspil.figures.indicators.queries.told import (
    AREA,
    DENOMINATOR,
    NUMERATOR,
    PERIOD,
    VALUE,
    Told,
    table_mapping,
    told_of,
)
from samspil.figures.indicators.rules import UNIT, Counted, fraction_of
from samspil.tools.exchange.figures.mapping import TableMapping
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.observations import Observation
from samspil.tools.exchange.figures.periods import Span
from samspil.tools.exchange.figures.years import spread
from samspil.tools.exchange.problem_texts import TEXTS
from samspil.tools.exchange.problems import Problem
from samspil.tools.exchange.uploads import Upload

WORDS = {
    PERIOD: gettext_lazy("Year"),
    VALUE: gettext_lazy("Value"),
    NUMERATOR: gettext_lazy("Numerator"),
    DENOMINATOR: gettext_lazy("Denominator"),
}


@dataclass(frozen=True)
class Fault:
    """One thing wrong, in the reader's language."""

    row: int | None
    column: str
    message: str
    remedy: str = ""


@dataclass(frozen=True)
class FiguresRead:
    """`counted` are sound figures; the area is told by code, with its name, until it has a row of its own.
    `rows`: where in the file each stands."""

    counted: tuple[tuple[Counted, str], ...]
    areas: dict[str, str]
    faults: tuple[Fault, ...]
    rows: tuple[int | None, ...] = ()


def figures_of(delivery: Delivery, mapping: Mapping, places: Places) -> FiguresRead:
    """The file read by its mapping: all of it, or every fault. Raises Unreadable."""
    from samspil.tools.exchange.figures.reading import read_figures  # noqa: PLC0415 - heavy

    told = told_of(mapping.columns.all())
    with delivery.file.open("rb") as stream:
        upload = upload_of(delivery, stream)
        table = table_mapping(mapping, told)
        if told.is_looked_for:
            table = _found(upload, table, told)
        reading = read_figures(upload, table)
        sheet = table.sheet if told.place.sheet else ""
        faults = [fault_of(each, sheet) for each in reading.problems if TEXTS[each.code].severity == "error"]
        if reading.is_refused:
            return FiguresRead((), {}, tuple(faults))
        rows = _by_row(reading.observations())
    return _counted(mapping, rows, places)


def _found(upload: Upload, table: TableMapping, told: Told) -> TableMapping:
    """With the place of the headings in this file, and a figure for each of its years."""
    from samspil.tools.exchange.figures.tops import likely, place_of, tops  # noqa: PLC0415 - heavy

    found = tops(upload)
    where = place_of(found, told.place, told.wanted) or told.place
    top = next((each for each in found if each.sheet == where.sheet), None) or likely(found)
    placed = replace(table, sheet=where.sheet, header_line=where.line, header_lines=where.lines)
    return spread(placed, top.names(where))


def fault_of(problem: Problem, sheet: str = "") -> Fault:
    """In the reader's language. `sheet`: of a workbook with several, the one that is read."""
    text = TEXTS[problem.code]
    place = problem.place
    where = f"{place.letter}{place.line}" if place.letter and place.line else place.column
    if sheet and place.sheet == sheet:
        where = f"{sheet}: {where}" if where else sheet
    values = {**problem.values}
    if values.get("figure") in WORDS:
        values["figure"] = column_words(str(values["figure"]), place.column)
    return Fault(
        place.line,
        where or " · ".join(filter(None, (place.file, place.sheet))),
        _(text.message) % values,
        _(text.remedy) % values if text.remedy else "",
    )


def column_words(field: str, heading: str) -> str:
    """`Tæller (specialtilbud)`: what a column is for in the reader's language, and what the file calls it."""
    return f"{WORDS[field]} ({heading})" if heading else str(WORDS[field])


Row = dict[str, Observation]


def _by_row(observations: Iterator[Observation]) -> dict[tuple[str, str], Row]:
    """The figures of one place in one period together."""
    found: dict[tuple[str, str], Row] = {}
    for each in observations:
        found.setdefault((each.area, each.period.label), {})[each.figure] = each
    return found


def _counted(mapping: Mapping, rows: dict[tuple[str, str], Row], places: Places) -> FiguresRead:
    counted: list[tuple[Counted, str]] = []
    lines: list[int | None] = []
    areas: dict[str, str] = {}
    faults: list[Fault] = []
    for (code, label), row in rows.items():
        first = next(iter(row.values()))
        if first.period.span not in (Span.YEAR, Span.SCHOOL_YEAR):
            message = _("“%(period)s” is not a year.") % {"period": label}
            remedy = _("Write a year or a school year.")
            where = column_words(PERIOD, _heading(mapping, PERIOD))
            faults.append(Fault(first.place.line, where, message, remedy))
            continue
        figure, fault = _figure(mapping, row)
        if fault:
            faults.append(fault)
        unit = places.unit(code) if code else places.house.pk
        if unit is None and mapping.dimension == UNIT:
            # A municipality elsewhere is somebody to compare with; a place that nobody knows is a mistype.
            message = _("No place here has the number “%(value)s”.") % {"value": code}
            faults.append(Fault(first.place.line, _heading(mapping, AREA), message))
            continue
        if unit is None:
            areas[code] = first.area_name or code
        area = None if unit is not None else places.area(code)
        counted.append((_at(mapping, figure, unit, area, first.period.begin.year), "" if unit else code))
        lines.append(first.place.line)
    return FiguresRead(() if faults else tuple(counted), areas, tuple(faults), tuple(lines))


def _heading(mapping: Mapping, field: str) -> str:
    return next((each.heading for each in mapping.columns.all() if each.field == field), "")


@dataclass(frozen=True)
class _Figure:
    n: int | None = None
    numerator: int | None = None
    value: float | None = None
    marker: str = ""


def _figure(mapping: Mapping, row: Row) -> tuple[_Figure, Fault | None]:
    """A value from its parts where they are given, else as it is written; a marker where there is none."""
    shown = row.get(VALUE) or row.get(NUMERATOR)
    if shown is None:
        return _Figure(marker="missing"), None
    part, whole = row.get(NUMERATOR), row.get(DENOMINATOR)
    for name, each in ((NUMERATOR, part), (DENOMINATOR, whole)):
        if each and each.value is not None and each.value != int(each.value):
            message = _("“%(number)s” is no whole number, and people are whole.")
            said = message % {"number": f"{each.value:f}"}
            return _Figure(), Fault(each.place.line, column_words(name, each.place.column), said)
    n = int(whole.value) if whole and whole.value is not None else None
    numerator = int(part.value) if part and part.value is not None else None
    if part and numerator is not None and n is not None:
        if numerator > n:
            message = _("%(part)s of %(whole)s is more than all.") % {"part": numerator, "whole": n}
            return _Figure(), Fault(part.place.line, column_words(NUMERATOR, part.place.column), message)
        return _Figure(n, numerator, numerator / n if n else None), None
    if shown.value is None or shown is part:
        # Of an unknown whole a count is no value.
        return _Figure(n, numerator, marker=_meaning(shown if shown.value is None else whole)), None
    return _Figure(n, numerator, fraction_of(shown.value, is_percent=mapping.is_percent)), None


def _meaning(told: Observation | None) -> str:
    return told.marker.meaning.value if told and told.marker else Meaning.MISSING.value


def _at(mapping: Mapping, figure: _Figure, unit: int | None, area: int | None, period: int) -> Counted:
    return Counted(
        mapping.dimension, unit, area, period,
        n=figure.n, numerator=figure.numerator,
        denominator=figure.n if figure.numerator is not None else None,
        value=figure.value, marker=figure.marker,
    )  # fmt: skip
