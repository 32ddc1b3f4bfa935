"""Reads what a delivery holds: the headings, and figures counted elsewhere as the statistics take them."""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Mapping as Words
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.figures.indicators.models import Delivery, MappedColumn, Mapping
from samspil.figures.indicators.queries.places import Places
from samspil.figures.indicators.rules import UNIT, Counted, DeliveryKind, fraction_of, possible
from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.mapping import Bounds, FigureColumn, Only, TableMapping
from samspil.tools.exchange.figures.observations import Observation
from samspil.tools.exchange.figures.periods import Span
from samspil.tools.exchange.problem_texts import TEXTS
from samspil.tools.exchange.problems import Problem
from samspil.tools.exchange.uploads import Upload

VALUE, NUMERATOR, DENOMINATOR = "value", "numerator", "denominator"
AREA, AREA_NAME, PERIOD, STATUS = "area", "area_name", "period", "status"
REMEMBERED = 10  # mappings back: a file of the kind comes once a year
LOOKED_AT, WHOLE = 64 * 1024, 1024 * 1024
FIELDS = (AREA, AREA_NAME, PERIOD, VALUE, NUMERATOR, DENOMINATOR)
WORDS = {
    PERIOD: gettext_lazy("Year"),
    VALUE: gettext_lazy("Value"),
    NUMERATOR: gettext_lazy("Numerator"),
    DENOMINATOR: gettext_lazy("Denominator"),
}


# Of the fields told by a mapping, the headings of the file.
Headings = Words[str, str]


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


def upload_of(delivery: Delivery, stream: IO[bytes]) -> Upload:
    return Upload(delivery.file_name, stream)


def headings_of(delivery: Delivery) -> tuple[str, ...]:
    """Raises Unreadable for what is no table."""
    from samspil.tools.exchange.extracts import headings  # noqa: PLC0415 - heavy, and few pages need it

    with delivery.file.open("rb") as stream:
        return headings(upload_of(delivery, stream))


def proposed(delivery: Delivery) -> dict[str, str]:
    """Which columns of a file of figures seem to tell place and year, and the value where only one can.

    By field of the form; from the first part of a large file. What cannot be told is left open.
    """
    from samspil.tools.exchange.figures.proposal import propose_mapping  # noqa: PLC0415 - heavy
    from samspil.tools.exchange.figures.survey import survey_file  # noqa: PLC0415 - heavy

    with delivery.file.open("rb") as stream:
        first = stream.read(LOOKED_AT)
        if delivery.size <= WHOLE and first.startswith((b"{", b"PK")):
            first += stream.read()  # half of a JSON-stat or a workbook cannot be read
        begin = first.rpartition(b"\n")[0] if len(first) == LOOKED_AT else first
    upload = Upload(delivery.file_name, BytesIO(begin))
    try:
        found = propose_mapping(upload, survey_file(upload))
    except Unreadable:
        return {}
    return _fields_of(found) if found else {}


def told_before(house: int, headings: Collection[str]) -> dict[str, object]:
    """What was said of the last file of figures with these headings, by field of the form."""
    found = Mapping.objects.filter(house=house, kind=DeliveryKind.FIGURES).prefetch_related("columns")
    for mapping in found.order_by("-pk")[:REMEMBERED]:
        columns = list(mapping.columns.all())
        if columns and all(each.heading in headings for each in columns):
            same = ("name", "definition_id", "dimension", "lowest", "highest", "is_percent")
            said = {each.removesuffix("_id"): getattr(mapping, each) for each in same}
            return {**said, **_numbered(columns)}
    return {}


def _numbered(columns: Iterable[MappedColumn]) -> dict[str, object]:
    """The second column of a field is called `area_2`, and one that chooses rows has its word beside it."""
    fields: dict[str, object] = {}
    for each in columns:
        field = each.field or "only"
        names = (field, *(f"{field}_{number}" for number in range(2, 5)))
        name = next(name for name in names if name not in fields)
        fields[name] = each.heading
        if each.only:
            fields[f"{name}_word"] = each.only
    return fields


def _fields_of(found: TableMapping) -> dict[str, str]:
    told = {PERIOD: found.period}
    several = ((AREA, found.area[:3]), (AREA_NAME, found.area_name[:3]), (STATUS, found.status[:2]))
    for field, headings in several:
        for number, heading in enumerate(headings, start=1):
            told[field if number == 1 else f"{field}_{number}"] = heading
    if len(found.figures) == 1:
        told[VALUE] = found.figures[0].column
    return {field: heading for field, heading in told.items() if heading}


def figures_of(delivery: Delivery, mapping: Mapping, places: Places) -> FiguresRead:
    """The file read by its mapping: all of it, or every fault."""
    from samspil.tools.exchange.figures.reading import read_figures  # noqa: PLC0415 - heavy

    columns = list(mapping.columns.all())
    with delivery.file.open("rb") as stream:
        reading = read_figures(upload_of(delivery, stream), _table(mapping, columns))
        told = {each.field: each.heading for each in columns if each.field in WORDS}
        faults = [fault_of(each, told) for each in reading.problems if TEXTS[each.code].severity == "error"]
        if reading.is_refused:
            return FiguresRead((), {}, tuple(faults))
        rows = _by_row(reading.observations())
    return _counted(mapping, rows, places, told)


def fault_of(problem: Problem, headings: Headings) -> Fault:
    text = TEXTS[problem.code]
    place = problem.place
    where = f"{place.letter}{place.line}" if place.letter and place.line else place.column
    values = {**problem.values}
    if values.get("figure") in WORDS:
        values["figure"] = column_words(str(values["figure"]), headings)
    return Fault(
        place.line,
        where or " · ".join(filter(None, (place.file, place.sheet))),
        _(text.message) % values,
        _(text.remedy) % values if text.remedy else "",
    )


def column_words(field: str, headings: Headings) -> str:
    """`Tæller (specialtilbud)`: what a column is for in the reader's language, and what the file calls it."""
    heading = headings.get(field)
    return f"{WORDS[field]} ({heading})" if heading else str(WORDS[field])


def _table(mapping: Mapping, columns: list[MappedColumn]) -> TableMapping:
    at = {each.field: each.heading for each in columns if each.field}
    only: dict[str, list[str]] = {}
    for each in columns:
        if each.only:
            only.setdefault(each.heading, []).append(each.only)
    wanted = [each for each in (NUMERATOR, VALUE, DENOMINATOR) if each in at]
    bounds = tuple(_bounds(mapping, at))
    return TableMapping(
        figures=tuple(FigureColumn(at[each], each, denominator=at.get(DENOMINATOR, "")) for each in wanted),
        # The first that is filled in counts: a municipality, else its region, else the country.
        area=tuple(each.heading for each in columns if each.field == AREA),
        area_name=tuple(each.heading for each in columns if each.field == AREA_NAME),
        period=at.get(PERIOD, ""),
        status=tuple(each.heading for each in columns if each.field == STATUS),
        only=tuple(Only(column, tuple(values)) for column, values in only.items()),
        bounds=bounds,
    )


def _bounds(mapping: Mapping, at: Collection[str]) -> Iterator[Bounds]:
    """What was told; else what a figure of the kind can be. No count is less than nobody."""
    yield from (Bounds(each, Decimal(0)) for each in (NUMERATOR, DENOMINATOR) if each in at)
    if VALUE in at and mapping.definition:
        least, most = possible(mapping.definition.kind, is_percent=mapping.is_percent)
        low = least if mapping.lowest is None else mapping.lowest
        high = most if mapping.highest is None else mapping.highest
        if (low, high) != (None, None):
            yield Bounds(VALUE, *(None if each is None else Decimal(str(each)) for each in (low, high)))


Row = dict[str, Observation]


def _by_row(observations: Iterator[Observation]) -> dict[tuple[str, str], Row]:
    """The figures of one place in one period together."""
    found: dict[tuple[str, str], Row] = {}
    for each in observations:
        found.setdefault((each.area, each.period.label), {})[each.figure] = each
    return found


def _counted(
    mapping: Mapping, rows: dict[tuple[str, str], Row], places: Places, names: Headings
) -> FiguresRead:
    counted: list[tuple[Counted, str]] = []
    lines: list[int | None] = []
    areas: dict[str, str] = {}
    faults: list[Fault] = []
    for (code, label), row in rows.items():
        first = next(iter(row.values()))
        if first.period.span not in (Span.YEAR, Span.SCHOOL_YEAR):
            message = _("“%(period)s” is not a year.") % {"period": label}
            faults.append(
                Fault(
                    first.place.line,
                    column_words(PERIOD, names),
                    message,
                    _("Write a year or a school year."),
                )
            )
            continue
        figure, fault = _figure(mapping, row, names)
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


def _figure(mapping: Mapping, row: Row, names: Headings) -> tuple[_Figure, Fault | None]:
    """A value from its parts where they are given, else as it is written; a marker where there is none."""
    told = {name: row[name] for name in names if name in row}
    shown = told.get(VALUE) or told.get(NUMERATOR)
    if shown is None:
        return _Figure(marker="missing"), None
    part, whole = told.get(NUMERATOR), told.get(DENOMINATOR)
    for name, each in ((NUMERATOR, part), (DENOMINATOR, whole)):
        if each and each.value is not None and each.value != int(each.value):
            message = _("“%(number)s” is no whole number, and people are whole.")
            said = message % {"number": f"{each.value:f}"}
            return _Figure(), Fault(each.place.line, column_words(name, names), said)
    n = int(whole.value) if whole and whole.value is not None else None
    numerator = int(part.value) if part and part.value is not None else None
    if shown.value is None and numerator is None:
        marker = shown.marker.meaning.value if shown.marker else "missing"
        return _Figure(n=n, marker=marker), None
    if numerator is not None and n is not None:
        if numerator > n:
            message = _("%(part)s of %(whole)s is more than all.") % {"part": numerator, "whole": n}
            return _Figure(), Fault(shown.place.line, column_words(NUMERATOR, names), message)
        return _Figure(n, numerator, numerator / n if n else None), None
    assert shown.value is not None
    return _Figure(n, numerator, fraction_of(shown.value, is_percent=mapping.is_percent)), None


def _at(mapping: Mapping, figure: _Figure, unit: int | None, area: int | None, period: int) -> Counted:
    return Counted(
        mapping.dimension, unit, area, period,
        n=figure.n, numerator=figure.numerator,
        denominator=figure.n if figure.numerator is not None else None,
        value=figure.value, marker=figure.marker,
    )  # fmt: skip
