"""The drawings of a figure: its course with the path to the target, its pair below it, and the funnel."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samspil.figures.indicators.models import Value
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.course import Course, Pair, marker_word
from samspil.figures.indicators.pages.spread import Spread, beyond_word
from samspil.figures.indicators.pages.targets import Stand, number_words, target_words
from samspil.tools.charts.funnel import Funnel, FunnelWords, Limits, Unit
from samspil.tools.charts.pairing import Pairing, Panel
from samspil.tools.charts.plot import Tick
from samspil.tools.charts.scales import nice_levels
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import Gap, GapWords, Shown
from samspil.tools.charts.trend import Aimed, Expected, Measured, Trend, TrendWords
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.statistics.course import Point
from samspil.tools.statistics.funnel import limits
from samspil.tools.statistics.questions import Count, Days, Measure, Rate

PARTS = 40
GAPS = {
    Meaning.SUPPRESSED.value: Gap.HIDDEN,
    Meaning.LOW.value: Gap.HIDDEN,
    Meaning.NOT_APPLICABLE.value: Gap.NOT_APPLICABLE,
}


def trend_chart(found: Course, name: str, stands: Sequence[Stand]) -> Trend | None:
    """None of fewer than two years: then there is no course to draw."""
    if len(found.points) < 2:
        return None
    measure = found.indicator.measure
    points = tuple(_measured(found, each) for each in found.values)
    goals = [each for each in stands if each.goal and each.course is found and each.goal.goal_year]
    path, fan = _path(found, goals[0]) if goals else (), _fan(found, goals[0]) if goals else ()
    tops = [each.shown.high or each.shown.value or 0.0 for each in points]
    tops += [each.value for each in path] + [each.high for each in fan]
    lows = [each.shown.low if each.shown.low is not None else each.shown.value or 0.0 for each in points]
    return Trend(
        title=name,
        description=_description(found),
        points=points,
        levels=level_lines(min([*lows, *(each.low for each in fan)]), max(tops), measure),
        words=TrendWords(
            _("Year"),
            name,
            _("Interval (95 %)"),
            _("Know this"),
            _("Path to the target"),
            _("Forecast"),
            gap_words(),
        ),  # fmt: skip
        path=path,
        fan=fan,
    )


def pair_chart(found: Course, name: str, pairs: Sequence[Pair]) -> Pairing | None:
    """The figure above, the first of its pairs that are measured below it, on one scale of years."""
    others = [each for each in pairs if each.course and len(each.course.points) > 1][:2]
    if len(found.points) < 2 or not others:
        return None
    periods = [each.period for each in found.values]
    panels = [_panel(name, found, periods), *(_panel(each.name, each.course, periods) for each in others)]
    told = [f"{each.name}: {each.figure}. {each.change}." for each in others]
    return Pairing(
        title=_("Taking part, and benefiting"),
        description=" ".join([_description(found), *told]),
        corner=_("Year"),
        times=tuple(Tick(float(each), found.years.name(each)) for each in periods),
        panels=tuple(panels),
        interval=_("Interval (95 %)"),
        gaps=gap_words(),
    )


def funnel_chart(spread: Spread, names: dict[str, str]) -> Funnel | None:
    """`names` by the number of a unit, as the funnel knows it."""
    found = spread.funnel
    if found is None:
        return None
    sizes = [each.of for each in found.units]
    smallest, largest = min(sizes), max(sizes)
    steps = range(max(5, smallest * 9 // 10), largest * 11 // 10 + 2, max(1, (largest - smallest) // PARTS))
    edges = tuple(_limits(found.target, each, found.spread) for each in steps)
    shares = [each.share * 100 for each in found.units]
    top = max([*shares, *(each.outer[1] for each in edges)])
    return Funnel(
        title=spread.sentence,
        description=_("%(count)s places of the kind %(kind)s; together %(share)s.")
        % {"count": len(sizes), "kind": spread.kind, "share": numbers.percent(found.target)},
        units=tuple(
            Unit(
                names[each.name],
                float(each.of),
                numbers.whole(each.of),
                Shown(numbers.percent(each.share), each.share * 100),
                beyond_word(each, found.spread),
                each.beyond is not None,
            )
            for each in found.units
        ),
        limits=edges,
        centre=Level(found.target * 100, _("all: %(share)s") % {"share": numbers.percent(found.target)}),
        levels=tuple(Level(each, numbers.percent(each / 100, 0)) for each in nice_levels(0.0, top)),
        sizes=tuple(
            Tick(each, numbers.whole(each))
            for each in nice_levels(float(smallest), float(largest), from_zero=False)
            if smallest <= each <= largest
        ),
        words=FunnelWords(
            _("Place"), _("Of how many"), _("Figure"), _("Interval (95 %)"), _("Against all of them"),
            _("95 % limit"), _("99.8 % limit"), _("Within the 95 % limits"), _("Outside the 95 % limits"),
            gap_words(),
        ),
    )  # fmt: skip


def _limits(target: float, of: int, spread: float) -> Limits:
    inner, outer = (limits(target, of, level=level, spread=spread) for level in (0.95, 0.998))
    return Limits(float(of), (inner.low * 100, inner.high * 100), (outer.low * 100, outer.high * 100))


def _measured(found: Course, value: Value) -> Measured:
    note = value.get_finality_display() if value.finality == "preliminary" else ""
    return Measured(float(value.period), found.years.name(value.period), shown(found, value), note)


def shown(found: Course, value: Value) -> Shown:
    measure = found.indicator.measure
    point = next((each for each in found.points if each.period == value.period), None)
    if point is None or point.outcome.value is None:
        return Shown(marker_word(value), gap=GAPS.get(value.marker, Gap.MISSING))
    words = numbers.figure(point.outcome.value, measure)
    if point.interval is None:
        return Shown(words, scaled(point.outcome.value, measure))
    low, high = (scaled(each, measure) for each in (point.interval.low, point.interval.high))
    said = numbers.interval(point.interval, measure)
    return Shown(words, scaled(point.outcome.value, measure), low=low, high=high, interval=said)


def _panel(name: str, found: Course | None, periods: Sequence[int]) -> Panel:
    assert found is not None
    at = {each.period: each for each in found.values}
    missing = Shown(_("Missing"), gap=Gap.MISSING)
    drawn = tuple(shown(found, at[each]) if each in at else missing for each in periods)
    known = [value for each in drawn for value in (each.low, each.value, each.high) if value is not None]
    measure = found.indicator.measure
    levels = nice_levels(min(known), max(known), most=4, from_zero=_from_zero(measure))
    note = axis_note(found)
    return Panel(name, drawn, tuple(Level(each, _level(each, measure)) for each in levels), note)


def level_lines(low: float, high: float, measure: Measure) -> tuple[Level, ...]:
    from_zero = _from_zero(measure)
    return tuple(Level(each, _level(each, measure)) for each in nice_levels(low, high, from_zero=from_zero))


def _from_zero(measure: Measure) -> bool:
    """Where nought is nobody or nothing; scores have another end."""
    return numbers.is_share(measure) or isinstance(measure, Count | Rate | Days)


def axis_note(found: Course) -> str:
    """Where the axis is cut, the page says so."""
    return "" if _from_zero(found.indicator.measure) else _("The axis does not begin at zero.")


def _level(value: float, measure: Measure) -> str:
    if numbers.is_share(measure):
        return numbers.percent(value / 100, 0 if float(value).is_integer() else 1)
    return numbers.bare(value, measure)


def _path(course: Course, found: Stand) -> tuple[Aimed, ...]:
    goal = found.goal
    if goal is None or goal.baseline is None or goal.baseline_year is None or goal.goal_year is None:
        return ()
    measure, target = course.indicator.measure, found.target
    start, end = (scaled(each, measure) for each in (goal.baseline, goal.goal))
    assert target.baseline is not None
    return (
        Aimed(float(goal.baseline_year), start, number_words(target.baseline, target.unit)),
        Aimed(float(goal.goal_year), end, _("Target: %(goal)s") % {"goal": target_words(target)}),
    )


def _fan(course: Course, found: Stand) -> tuple[Expected, ...]:
    ahead, last = found.forecast, course.last
    if ahead is None or last is None or last.outcome.value is None:
        return ()
    now = last.outcome.value * 100
    low, high = ahead.interval.low * 100, ahead.interval.high * 100
    limits_ = f"{numbers.percent(ahead.interval.low)}–{numbers.percent(ahead.interval.high)}"
    said = f"{numbers.percent(ahead.share)} ({limits_})"
    here = Expected(float(last.period), course.years.name(last.period), now, now, now, "")
    then = Expected(float(ahead.year), course.years.name(ahead.year), ahead.share * 100, low, high, said)
    return here, then


def _description(found: Course) -> str:
    measure = found.indicator.measure

    def told(point: Point) -> str:
        return f"{found.years.name(point.period)}: {numbers.figure(point.outcome.value, measure)}"

    return f"{'; '.join(told(each) for each in found.points)}."


def scaled(value: float, measure: Measure) -> float:
    return value * 100 if numbers.is_share(measure) else value


def gap_words() -> GapWords:
    return (
        (Gap.HIDDEN, _("hidden by who counted")),
        (Gap.MISSING, _("missing")),
        (Gap.NOT_APPLICABLE, _("does not apply")),
    )
