"""How places differ, without ranking: a funnel of like places, a changed mix, fair comparison."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.figures.indicators.models import Value
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.course import marker_word
from samspil.figures.indicators.pages.plain import Plain
from samspil.figures.indicators.queries.values import BETWEEN, UNKNOWN, interval_kept, outcome_of
from samspil.figures.indicators.rules import CROSSED
from samspil.ground.base.alphabet import alphabetical
from samspil.ground.organisation.models import UNIT_KINDS
from samspil.tools.statistics.composition import Shift, composition_shift
from samspil.tools.statistics.course import Point
from samspil.tools.statistics.funnel import Funnel, Placed, funnel
from samspil.tools.statistics.indicators import Indicator
from samspil.tools.statistics.intervals import interval_of

FEWEST_PLACES = 3


@dataclass(frozen=True)
class PlaceLine:
    """One place, in the order of the alphabet. `beyond` says in words whether chance explains it."""

    name: str
    url_pk: int | None
    kind: str
    figure: str
    interval: str
    told: str
    beyond: str


@dataclass(frozen=True)
class Spread:
    period: str
    places: tuple[PlaceLine, ...]
    funnel: Funnel | None
    kind: str
    sentence: str
    limits: str


def spread(indicator: Indicator, years: numbers.Years, values: Iterable[Value]) -> Spread | None:
    """The last period of the units; those of the kind that most are of are judged against each other."""
    rows = [each for each in values if each.unit_id]
    if not rows:
        return None
    last = max(each.period for each in rows)
    current = sorted(
        (each for each in rows if each.period == last), key=lambda each: alphabetical(each.unit.name)
    )
    kind = Counter(each.unit.kind for each in current).most_common(1)[0][0]
    found = _funnel(indicator, [each for each in current if each.unit.kind == kind])
    placed = {each.name: each for each in found.units} if found else {}
    lines = tuple(_line(indicator, each, found, placed.get(str(each.unit_id))) for each in current)
    name = str(UNIT_KINDS[kind])
    return Spread(years.name(last), lines, found, name, _sentence(found), _limits(found))


def _funnel(indicator: Indicator, rows: Sequence[Value]) -> Funnel | None:
    if not numbers.is_of_children(indicator.measure) or len(rows) < FEWEST_PLACES:
        return None
    pairs = {
        str(each.unit_id): (each.numerator or 0, each.n or 0) for each in rows if each.numerator is not None
    }
    try:
        return funnel(pairs)
    except ValueError:
        # Nobody or everybody in the event: then nothing can differ.
        return None


def _line(indicator: Indicator, value: Value, found: Funnel | None, placed: Placed | None) -> PlaceLine:
    outcome = outcome_of(value)
    about = interval_kept(value) or interval_of(indicator.measure, outcome)
    return PlaceLine(
        value.unit.name,
        value.unit_id,
        value.unit.get_kind_display(),
        numbers.figure(outcome.value, indicator.measure) or marker_word(value),
        numbers.interval(about, indicator.measure),
        told_of(indicator, value),
        beyond_word(placed, found.spread) if placed and found else "",
    )


def told_of(indicator: Indicator, value: Value) -> str:
    return numbers.told(Point(value.period, outcome_of(value), None, None), indicator.measure)


def beyond_word(placed: Placed, spread: float) -> str:
    """Against the limits. Where places differ by more than chance, it explains nothing within them."""
    if placed.beyond is None:
        return _("Within what chance explains") if spread == 1 else _("Within how places differ here")
    if placed.beyond >= 0.99:
        return (
            _("Outside the 99.8 % limits: higher") if placed.z > 0 else _("Outside the 99.8 % limits: lower")
        )
    return _("Outside the 95 % limits: higher") if placed.z > 0 else _("Outside the 95 % limits: lower")


def _sentence(found: Funnel | None) -> str:
    if found is None:
        return ""
    outside = sum(1 for each in found.units if each.beyond is not None)
    if found.spread > 1:
        return (
            _("They differ by more than chance; few stand out")
            if outside
            else _("They differ by more than chance, and none stands out")
        )
    if not outside:
        return _("All differences between them can be chance")
    if outside * 2 > len(found.units):
        return _("Many differ by more than chance")
    return _("Most differences between them can be chance")


def _limits(found: Funnel | None) -> str:
    """What it means to lie outside, and how much wider the limits are than chance alone would have them."""
    if found is None:
        return ""
    told = _("Of twenty places that do not differ, one lies outside the 95 % limits by chance alone.")
    if found.spread == 1:
        return told
    wider = numbers.decimal(found.spread**0.5, 1)
    return (
        told + " " + _("Here the limits are %(times)s times as wide as chance makes them.") % {"times": wider}
    )


@dataclass(frozen=True)
class ShiftLine:
    group: str
    mix: str
    rate: str


@dataclass(frozen=True)
class ShiftPart:
    """How much of a change is a changed mix of grades and sex."""

    sentence: str
    shift: Shift
    first: str
    last: str
    lines: tuple[ShiftLine, ...]


MOST_GROUPS = 10


def shift_part(
    indicator: Indicator, years: numbers.Years, values: Sequence[Value], plain: Plain
) -> ShiftPart | None:
    """Between the first and the last period, from the cells of grade and sex."""
    periods = sorted({each.period for each in values})
    if len(periods) < 2 or not numbers.is_of_children(indicator.measure):
        return None
    sides = [_side(values, period) for period in (periods[0], periods[-1])]
    found = composition_shift(*sides)
    if found is None:
        return None
    said = {"total": points(found.total), "mix": points(found.mix), "rate": points(found.rate)}
    sentence = (
        _("Of %(total)s, %(mix)s is another mix of pupils, and %(rate)s other shares within groups") % said
    )
    names = years.name(periods[0]), years.name(periods[-1])
    return ShiftPart(sentence, found, *names, tuple(_shift_lines(found, plain)))


def _shift_lines(found: Shift, plain: Plain) -> Iterator[ShiftLine]:
    """The groups that moved it most, the others together, and all of them: the lines add up."""
    parts = sorted(found.parts, key=lambda each: abs(each.mix) + abs(each.rate), reverse=True)
    for each in parts[:MOST_GROUPS]:
        yield ShiftLine(_group(str(each.group), plain), points(each.mix), points(each.rate))
    if rest := parts[MOST_GROUPS:]:
        mix, rate = sum(each.mix for each in rest), sum(each.rate for each in rest)
        yield ShiftLine(_("The other groups together"), points(mix), points(rate))
    yield ShiftLine(_("All of them"), points(found.mix), points(found.rate))


def _group(cell: str, plain: Plain) -> str:
    """`8, boys` for a cell of grade and sex."""
    told = (
        pgettext("group", "not known") if code == UNKNOWN else plain.code(column, code)
        for column, code in zip(CROSSED, cell.split(BETWEEN), strict=True)
    )
    return ", ".join(each[:1].lower() + each[1:] for each in told)


def _side(values: Iterable[Value], period: int) -> dict[str, tuple[int, int]]:
    return {
        each.cell: (each.numerator or 0, each.n or 0)
        for each in values
        if each.period == period and each.numerator is not None
    }


def points(share: float) -> str:
    """A difference of shares with its sign: `−1,2 percentage points`."""
    return _("%(size)s percentage points") % {"size": signed(share)}


def signed(share: float) -> str:
    """The same without its unit; what rounds to nought has no sign."""
    size = numbers.percent(abs(share), 2).replace("%", "").strip()
    tells = round(abs(100 * share), 2) > 0
    return f"{'' if not tells else '+' if share > 0 else '−'}{size}"
