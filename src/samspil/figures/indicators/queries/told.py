"""What is told of a file of figures: a saved reading as a mapping, and as the fields of its form."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from samspil.figures.indicators.models import Delivery, MappedColumn, Mapping
from samspil.figures.indicators.queries.files import Guess, guessed
from samspil.figures.indicators.rules import DeliveryKind, possible
from samspil.tools.exchange.figures.layout import Where
from samspil.tools.exchange.figures.mapping import Bounds, FigureColumn, Only, TableMapping
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.years import is_pattern, lone_pattern, year_columns

if TYPE_CHECKING:
    from samspil.tools.exchange.figures.tops import Top

VALUE, NUMERATOR, DENOMINATOR = "value", "numerator", "denominator"
AREA, AREA_NAME, PERIOD, STATUS = "area", "area_name", "period", "status"
# What a saved reading tells beside its headings.
SHEET, LINE, LINES, SIGN = "sheet", "header_line", "header_lines", "sign"
FIGURES = (NUMERATOR, VALUE, DENOMINATOR)
REMEMBERED = 10  # mappings back: a file of the kind comes once a year
MOST_SIGNS = 6
Sign = tuple[str, Meaning]


@dataclass(frozen=True)
class Told:
    """The rows of a saved reading: headings, words that rows must have, where headings stand, signs."""

    columns: tuple[MappedColumn, ...]
    place: Where = Where()
    signs: tuple[Sign, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """Every heading it asks for; one with `{year}` is a column for each year."""
        return tuple(each.heading for each in self.columns)

    @property
    def is_looked_for(self) -> bool:
        """Where its headings are in a file must be seen before it is read."""
        return self.place != Where() or any(is_pattern(each) for each in self.wanted)


def told_of(columns: Iterable[MappedColumn]) -> Told:
    rows = list(columns)
    place = {each.field: each.heading for each in rows if each.field in (SHEET, LINE, LINES)}
    return Told(
        tuple(each for each in rows if each.field not in (SHEET, LINE, LINES, SIGN)),
        Where(place.get(SHEET, ""), int(place.get(LINE, 0)), int(place.get(LINES, 1))),
        tuple((each.heading, Meaning(each.only)) for each in rows if each.field == SIGN),
    )


def place_rows(found: "Collection[Top]", top: "Top", where: Where) -> list[tuple[str, str]]:
    """What must be kept of a place to find it in the next file: only what that does not say by itself."""
    rows = [(SHEET, where.sheet)] if len(found) > 1 else []
    rows += [(LINE, str(where.line))] if where.line != top.found.line else []
    return rows + ([(LINES, str(where.lines))] if where.lines != 1 else [])


@dataclass(frozen=True)
class Start:
    """What the page on columns begins with: the tables, where the headings stand, what is proposed."""

    tops: "tuple[Top, ...]"
    top: "Top"
    where: Where
    headings: tuple[str, ...]
    fields: dict[str, object]


def start_of(delivery: Delivery, found: "tuple[Top, ...]", asked: Where | None) -> Start:
    """As the last file of the kind was told, else as this one seems to be; `asked`: where a person says."""
    from samspil.tools.exchange.figures.tops import likely  # noqa: PLC0415 - heavy

    before, where = _told_before(delivery.house_id, found, asked)
    where = where or asked or likely(found).found
    top = next(each for each in found if each.sheet == where.sheet)
    headings = top.names(where)
    guess = guessed(delivery, where)
    if before:
        told = told_of(before.columns.all())
        fields = {**_fields_before(before), **_numbered(told)}
    else:
        told = Told(())
        fields = dict(_fields_guessed(guess.mapping, headings))
    fields |= _signs(told.signs, _unknown(guess, fields, headings, told.signs))
    return Start(found, top, where, headings, fields)


def _told_before(
    house: int, found: "tuple[Top, ...]", asked: Where | None
) -> tuple[Mapping | None, Where | None]:
    """The last reading that fits the headings of this file, and where these stand."""
    from samspil.tools.exchange.figures.tops import has_columns, place_of  # noqa: PLC0415 - heavy

    saved = Mapping.objects.filter(house=house, kind=DeliveryKind.FIGURES).prefetch_related("columns")
    for mapping in saved.order_by("-pk")[:REMEMBERED]:
        told = told_of(mapping.columns.all())
        if asked:
            top = next(each for each in found if each.sheet == asked.sheet)
            where = asked if has_columns(top.names(asked), told.wanted) else None
        else:
            where = place_of(found, told.place, told.wanted)
        if where and told.wanted:
            return mapping, where
    return None, None


def _fields_before(mapping: Mapping) -> dict[str, object]:
    same = ("name", "definition_id", "dimension", "lowest", "highest", "is_percent")
    return {each.removesuffix("_id"): getattr(mapping, each) for each in same}


def _numbered(told: Told) -> dict[str, object]:
    """The second column of a field is called `area_2`, and one that chooses rows has its word beside it."""
    fields: dict[str, object] = {}
    for each in told.columns:
        field = each.field or "only"
        names = (field, *(f"{field}_{number}" for number in range(2, 5)))
        name = next(name for name in names if name not in fields)
        fields[name] = each.heading
        if each.only:
            fields[f"{name}_word"] = each.only
    return fields


def _fields_guessed(found: TableMapping | None, headings: Collection[str]) -> Iterator[tuple[str, str]]:
    pattern = lone_pattern(tuple(headings))
    if found is None:
        yield from [(VALUE, pattern)] if pattern else []
        return
    yield from [(PERIOD, found.period)] if found.period else []
    several = ((AREA, found.area[:3]), (AREA_NAME, found.area_name[:3]), (STATUS, found.status[:2]))
    for field, columns in several:
        for number, heading in enumerate(columns, start=1):
            yield field if number == 1 else f"{field}_{number}", heading
    if not found.period and pattern:
        yield VALUE, pattern
    elif len(found.figures) == 1:
        yield VALUE, found.figures[0].column


def _unknown(
    guess: Guess, fields: dict[str, object], headings: Collection[str], known: Collection[Sign]
) -> list[str]:
    """Texts in the columns of figures that stand for something, and nobody has said for what."""
    years = year_columns(headings)
    chosen = [str(fields[each]) for each in FIGURES if fields.get(each)]
    if not chosen and guess.mapping:
        # Which of them it will be is open.
        chosen = [each.column for each in guess.mapping.figures]
    columns = [column for each in chosen for column in years.get(each, {each: ""})]
    said = {sign.lower() for sign, _meaning in known}
    found = (text for column in columns for text in guess.strangers.get(column, ()))
    return list({text.lower(): text for text in found if text.lower() not in said}.values())


def _signs(known: Iterable[Sign], unknown: Iterable[str]) -> dict[str, object]:
    fields: dict[str, object] = {}
    rows = [*((sign, str(meaning)) for sign, meaning in known), *((text, "") for text in unknown)]
    for number, (sign, meaning) in enumerate(rows[:MOST_SIGNS], start=1):
        fields |= {f"sign_{number}": sign, f"sign_{number}_means": meaning}
    return fields


def table_mapping(mapping: Mapping, told: Told) -> TableMapping:
    columns = told.columns
    at = {each.field: each.heading for each in columns if each.field}
    only: dict[str, list[str]] = {}
    for each in columns:
        if each.only:
            only.setdefault(each.heading, []).append(each.only)
    wanted = [each for each in FIGURES if each in at]
    return TableMapping(
        figures=tuple(FigureColumn(at[each], each, denominator=at.get(DENOMINATOR, "")) for each in wanted),
        # The first that is filled in counts: a municipality, else its region, else the country.
        area=tuple(each.heading for each in columns if each.field == AREA),
        area_name=tuple(each.heading for each in columns if each.field == AREA_NAME),
        period=at.get(PERIOD, ""),
        status=tuple(each.heading for each in columns if each.field == STATUS),
        only=tuple(Only(column, tuple(values)) for column, values in only.items()),
        bounds=tuple(_bounds(mapping, at)),
        markers=told.signs,
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
