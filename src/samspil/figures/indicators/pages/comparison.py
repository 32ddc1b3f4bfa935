"""A house beside those it is fairly compared with: drawn on one scale, told by the alphabet, never ranked."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext as _

from samspil.figures.indicators.models import Neighbour, Value
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.course import Course, marker_word
from samspil.figures.indicators.pages.drawings import gap_words, level_lines, scaled, shown
from samspil.figures.indicators.pages.spread import told_of
from samspil.figures.indicators.queries.values import outcome_of
from samspil.ground.base.alphabet import alphabetical
from samspil.tools.charts.neighbours import Neighbours, NeighbourWords, Place
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import Shown
from samspil.tools.statistics.indicators import Indicator
from samspil.tools.statistics.intervals import interval_of

# A mark alone beside ours would be a match of two.
FEWEST_DRAWN = 3


@dataclass(frozen=True)
class AreaLine:
    name: str
    figure: str
    interval: str
    told: str
    is_us: bool


@dataclass(frozen=True)
class Comparison:
    period: str
    lines: tuple[AreaLine, ...]
    source: str
    chart: Neighbours | None


def comparison(
    found: Course, house: str, values: Sequence[Value], neighbours: Sequence[Neighbour]
) -> Comparison | None:
    """The house beside those it is fairly compared with, in the order of the alphabet; never a ranking."""
    wanted = {each.area_id for each in neighbours}
    indicator = found.indicator
    rows = [each for each in values if each.area_id and (each.area_id in wanted or not wanted)]
    if not rows:
        return None
    last = max(each.period for each in rows)
    current = [each for each in rows if each.period == last]
    lines = [_area(indicator, each.area.name, each, is_us=False) for each in current]
    own = next((each for each in found.values if each.period == last), None)
    if own:
        lines.append(_area(indicator, house, own, is_us=True))
    source = neighbours[0].source if neighbours else ""
    in_order = tuple(sorted(lines, key=lambda each: alphabetical(each.name)))
    return Comparison(found.years.name(last), in_order, source, _drawn(found, house, own, current))


def _drawn(found: Course, house: str, own: Value | None, others: Sequence[Value]) -> Neighbours | None:
    """All of one year, where several are known."""
    measure = found.indicator.measure
    known = sorted(each.value for each in others if each.value is not None)
    if own is None or own.value is None or len(known) < FEWEST_DRAWN:
        return None
    mine = shown(found, own)
    middle = median(known)
    ends = [scaled(each, measure) for each in known]
    ends += [each for each in (mine.low, mine.value, mine.high) if each is not None]
    marks = [Place(each.area.name, _mark(found, each)) for each in others]
    places = tuple(sorted(marks, key=lambda each: alphabetical(each.label)))
    return Neighbours(
        title=_("Beside others"),
        description="; ".join(f"{each.label}: {each.shown.words}" for each in (Place(house, mine), *places)),
        own=Place(house, mine),
        others=places,
        levels=level_lines(min(ends), max(ends), measure),
        words=NeighbourWords(
            _("Place"),
            _("Figure"),
            _("Interval (95 %)"),
            _("Places like it"),
            _("In the middle of them"),
            gap_words(),
        ),
        middle=Level(scaled(middle, measure), numbers.figure(middle, measure)),
    )


def _mark(found: Course, value: Value) -> Shown:
    """Alone: the course's own points are ours."""
    measure = found.indicator.measure
    if value.value is None:
        return shown(found, value)
    return Shown(numbers.figure(value.value, measure), scaled(value.value, measure))


def _area(indicator: Indicator, name: str, value: Value, *, is_us: bool) -> AreaLine:
    outcome = outcome_of(value)
    has_counts = value.numerator is not None or value.spread is not None
    about = interval_of(indicator.measure, outcome) if has_counts else None
    return AreaLine(
        name,
        numbers.figure(outcome.value, indicator.measure) or marker_word(value),
        numbers.interval(about, indicator.measure),
        told_of(indicator, value) if value.n else "",
        is_us,
    )
