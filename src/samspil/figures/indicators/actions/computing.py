"""Counts a definition anew from a source, in every dimension and breakdown that it offers."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction

from samspil.figures.indicators.actions.keeping import Kept, Origin, compared, keep
from samspil.figures.indicators.actions.turns import take_turn
from samspil.figures.indicators.models import Area, Definition
from samspil.figures.indicators.queries.counting import ColumnsMissing, Rows
from samspil.figures.indicators.queries.definitions import indicator_of
from samspil.figures.indicators.queries.places import Places
from samspil.figures.indicators.queries.values import BETWEEN, UNKNOWN
from samspil.figures.indicators.rules import UNIT, Counted, period_of, wishes
from samspil.tools.statistics.indicators import Indicator
from samspil.tools.statistics.intervals import Interval, of_minutes, of_percentile
from samspil.tools.statistics.outcomes import Group, Outcome, combined, is_additive, outcome
from samspil.tools.statistics.questions import Days, Minutes, Question


@dataclass
class Counting:
    """One definition being counted. `unknown` gathers the numbers of places that nobody knows."""

    indicator: Indicator
    rows: Rows
    places: Places
    today: date
    is_of_all: bool = False
    unknown: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Wish:
    """One way of keeping an answer: in a dimension, told apart by columns, for units or for whole places."""

    dimension: str
    by: tuple[str, ...]
    is_by_unit: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """By what the rows are told apart for it, beside the place of the dimension."""
        return (*self.by, UNIT) if self.is_by_unit and self.dimension != UNIT else self.by


@transaction.atomic
def count_definition(*, definition: Definition, rows: Rows, places: Places, origin: Origin) -> Kept:
    """Every figure of the definition that the rows can tell, or none. Raises ColumnsMissing, ValueError."""
    take_turn(places.house.pk)
    is_of_all = bool(origin.delivery and origin.delivery.is_of_all)
    counting = Counting(indicator_of(definition), rows, places, origin.as_of, is_of_all)
    kept = compared(definition, counted(counting), origin, _nobody(counting.indicator))
    kept.unknown = tuple(sorted(counting.unknown))
    keep(definition, kept, origin)
    return kept


def _nobody(indicator: Indicator) -> Counted:
    none = outcome(indicator.question, (), {"rows": 0, "n": 0})
    told = (none.n, none.numerator, none.denominator, none.missing, none.pending, none.value)
    return Counted("", None, None, 0, "", "", *told)


def counted(counting: Counting) -> Iterator[Counted]:
    """The figures of every dimension that the rows have the columns of."""
    missing: ColumnsMissing | None = None
    found = False
    for dimension in counting.indicator.places:
        try:
            yield from _in_dimension(counting, dimension)
            found = True
        except ColumnsMissing as error:
            missing = error
    if missing and not found:
        raise missing


def _in_dimension(counting: Counting, dimension: str) -> Iterator[Counted]:
    indicator = counting.indicator
    offered = tuple(each for each in indicator.by if each in counting.rows.columns)
    wanted = [Wish(dimension, by, is_by_unit) for by, is_by_unit in wishes(dimension, offered)]
    if is_additive(indicator.measure):
        asked = indicator.asking(dimension, *offered)
        answers = counting.rows.answer(asked, counting.today)
        for wish in wanted:
            figures = _kept(counting, wish, asked, answers, offered)
            apart = indicator.asking(dimension, *wish.columns)
            yield from _with_intervals(counting, wish, apart, figures)
        return
    for wish in wanted:
        asked = indicator.asking(dimension, *wish.columns)
        if dimension == UNIT and not wish.is_by_unit:
            asked = replace(asked, place=())
        answers = counting.rows.answer(asked, counting.today)
        yield from _with_intervals(counting, wish, asked, _kept(counting, wish, asked, answers, wish.columns))


Key = tuple[int | None, int | None, int, str]


def _kept(
    counting: Counting, wish: Wish, asked: Question, answers: list[Outcome], by: tuple[str, ...]
) -> Iterator[Counted]:
    """The answers added up to what the wish is for."""
    parts: dict[Key, list[Outcome]] = {}
    for each in answers:
        if key := _key(counting, wish, asked, each.group, by):
            for mine in (key, *_above(counting, wish, asked, key)):
                parts.setdefault(mine, []).append(each)
    for (unit, area, period, cell), outcomes in parts.items():
        # Of a percentile there is one; two numbers of one place cannot be told as one.
        whole = outcomes[0] if len(outcomes) == 1 else combined(asked, (), outcomes)
        yield Counted(
            wish.dimension, unit, area, period, BETWEEN.join(wish.by), cell,
            whole.n, whole.numerator, whole.denominator, whole.missing, whole.pending, whole.value,
            whole.spread,
        )  # fmt: skip


def _key(counting: Counting, wish: Wish, asked: Question, group: Group, by: tuple[str, ...]) -> Key | None:
    """Whose figure the group belongs to; None where it is of no place that counts here."""
    period = period_of(group, bool(asked.period), counting.today.year)
    parts = list(group[1:] if asked.period else group)
    place = parts.pop(0) if asked.place else None
    told = dict(zip(by, parts, strict=True))
    unit, area = _where(counting, wish, place, told)
    if period is None or (unit is None and area is None):
        return None
    cells = (UNKNOWN if told[each] is None else str(told[each]) for each in wish.by)
    return unit, area, period, BETWEEN.join(cells)


def _above(counting: Counting, wish: Wish, asked: Question, key: Key) -> Iterator[Key]:
    """Those who live in a region are those who live in its municipalities, added up."""
    unit, _area, *rest = key
    house = counting.places.house.pk
    is_part = wish.dimension != UNIT and not wish.is_by_unit and unit not in (None, house)
    if is_part and is_additive(asked.measure):
        period, cell = rest
        yield house, None, period, cell


def _where(
    counting: Counting, wish: Wish, place: object, told: dict[str, object]
) -> tuple[int | None, int | None]:
    house = counting.places.house.pk
    if wish.dimension == UNIT:
        return (_unit(counting, place), None) if wish.is_by_unit else (house, None)
    if (ours := counting.places.unit(place)) is not None:
        # The house itself, or in an agency one of the municipalities beneath it.
        return (_unit(counting, told[UNIT]), None) if wish.is_by_unit else (ours, None)
    if counting.is_of_all and place is not None and not wish.is_by_unit:
        return None, _area(counting, str(place))
    return None, None


def _unit(counting: Counting, code: object) -> int | None:
    found = counting.places.unit(code)
    if found is None and code is not None and str(code).strip():
        counting.unknown.add(str(code))
    return found if found != counting.places.house.pk else None


def _area(counting: Counting, code: str) -> int:
    areas = counting.places.areas
    if code not in areas:
        areas[code] = Area.objects.create(house=counting.places.house, code=code, name=code).pk
    return areas[code]


def _with_intervals(
    counting: Counting, wish: Wish, asked: Question, figures: Iterable[Counted]
) -> Iterator[Counted]:
    """Medians and minutes of places and units with their interval, which needs the rows themselves."""
    if wish.by or not isinstance(asked.measure, Days | Minutes):
        yield from figures
        return
    intervals = _of_rows(counting, wish, asked)
    for each in figures:
        about = intervals.get((each.unit, each.area, each.period, each.cell))
        yield replace(each, low=about.low, high=about.high) if about else each


def _of_rows(counting: Counting, wish: Wish, asked: Question) -> dict[Key, Interval | None]:
    """The interval of each place and period."""
    if isinstance(asked.measure, Minutes):
        weeks: dict[Key, Counter[tuple[int, int]]] = {}
        for group, kinds in counting.rows.weeks(asked).items():
            if key := _key(counting, wish, asked, group, wish.columns):
                weeks.setdefault(key, Counter()).update(kinds)
        return {key: of_minutes(kinds) for key, kinds in weeks.items()}
    assert isinstance(asked.measure, Days)
    waits: dict[Key, list[float]] = {}
    for group, days in counting.rows.waits(asked).items():
        if key := _key(counting, wish, asked, group, wish.columns):
            waits.setdefault(key, []).extend(days)
    percentile = asked.measure.percentile
    return {key: of_percentile(days, percentile=percentile) for key, days in waits.items()}
