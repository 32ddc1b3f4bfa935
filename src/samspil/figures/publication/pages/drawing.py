"""Drawings of figures. They take nothing but figures, so nothing hidden can be drawn, named or described."""

from collections import Counter
from collections.abc import Sequence
from math import ceil, floor

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.figures.publication.pages.lines import language
from samspil.figures.publication.queries import wording
from samspil.figures.publication.queries.figures import Told
from samspil.figures.publication.rules.content import Aim
from samspil.figures.publication.rules.figure import Figure, Status
from samspil.ground.base.alphabet import alphabetical
from samspil.tools.charts.chart import Chart
from samspil.tools.charts.funnel import Funnel, FunnelWords, Limits, Unit
from samspil.tools.charts.plot import Tick
from samspil.tools.charts.scales import nice_levels
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import Gap, Shown
from samspil.tools.charts.trend import Aimed, Measured, Trend, TrendWords
from samspil.tools.statistics.funnel import LEVELS, limits, overdispersion

GAPS = {
    Status.SUPPRESSED: Gap.HIDDEN,
    Status.TOO_FEW: Gap.HIDDEN,
    Status.MISSING: Gap.MISSING,
    Status.NOT_APPLICABLE: Gap.NOT_APPLICABLE,
}
FEWEST_POINTS, FEWEST_PLACES, SIZES = 2, 3, 24


def shown(figure: Figure) -> Shown:
    if figure.value is None:
        return Shown(figure.shown, gap=GAPS[figure.status])
    return Shown(figure.shown, figure.value, None, figure.low, figure.high, figure.interval)


def gap_words() -> tuple[tuple[Gap, str], ...]:
    words = {
        Gap.HIDDEN: wording.NOTHING[Status.SUPPRESSED],
        Gap.MISSING: wording.NOTHING[Status.MISSING],
        Gap.NOT_APPLICABLE: wording.NOTHING[Status.NOT_APPLICABLE],
    }
    return tuple((gap, str(said)) for gap, said in words.items())


def trend(told: Told, whole: Sequence[Figure], aim: Aim | None) -> Chart | None:
    """Year by year with the path to the target; nothing where there are too few points to draw."""
    numbers = [each for each in whole if each.value is not None]
    if len(numbers) < FEWEST_POINTS:
        return None
    points = tuple(
        Measured(
            float(each.period),
            each.year,
            shown(each),
            _("preliminary") if each.is_preliminary else "",
        )
        for each in whole
    )
    path = _path(aim, told.series.unit)
    name = told.series.said(language())
    return Trend(
        title=name,
        description=_told_in_words(name, numbers, path),
        points=points,
        levels=_levels(numbers, path, told.series.unit),
        words=_trend_words(told),
        path=path,
    )


def _trend_words(told: Told) -> TrendWords:
    return TrendWords(
        time=wording.year_head(told.series.is_school),
        figure=pgettext("figure", "Number"),
        interval=_("Interval (95 %)"),
        note=_("What to know"),
        path=_("Path to the target"),
        forecast=_("Forecast"),
        gaps=gap_words(),
    )


def _path(aim: Aim | None, unit: str) -> tuple[Aimed, ...]:
    if aim is None or aim.goal is None or not aim.goal_year:
        return ()
    goal = Aimed(
        float(aim.goal_year), aim.goal, _("Target: %(goal)s") % {"goal": wording.value_words(aim.goal, unit)}
    )
    if aim.baseline is None or not aim.baseline_year or aim.baseline_year >= aim.goal_year:
        return (goal,)
    return Aimed(float(aim.baseline_year), aim.baseline, wording.value_words(aim.baseline, unit)), goal


def _levels(numbers: Sequence[Figure], path: Sequence[Aimed], unit: str) -> tuple[Level, ...]:
    found = [
        each for number in numbers for each in (number.low, number.value, number.high) if each is not None
    ]
    found += [each.value for each in path]
    return level_lines(min(found), max(found), unit)


def level_lines(low: float, high: float, unit: str) -> tuple[Level, ...]:
    """Shares from zero; a mean on the part of its scale that it lies in, and no closer."""
    if unit == "mean":
        first, last = mean_ends(low, high)
        return tuple(
            Level(n / 2, wording.number(n / 2, 1)) for n in range(round(2 * first), round(2 * last) + 1)
        )
    steps = nice_levels(low, high)
    if unit == "share":
        told = (wording.number(100 * each, _places(100 * each)) for each in steps)
        return tuple(Level(each, wording.beside(said)) for each, said in zip(steps, told, strict=True))
    return tuple(Level(each, wording.number(each, _places(each))) for each in steps)


def mean_ends(low: float, high: float) -> tuple[float, float]:
    """Half points around what is drawn: a small wobble is not to look like a fall."""
    return floor((low - 0.25) * 2) / 2, ceil((high + 0.25) * 2) / 2


def axis_note(whole: Sequence[Figure], unit: str) -> str:
    """Where the axis is cut, the page says so."""
    found = [each for f in whole for each in (f.low, f.value, f.high) if each is not None]
    if unit != "mean" or not found:
        return ""
    low, high = mean_ends(min(found), max(found))
    return _("The axis shows only %(low)s–%(high)s.") % {
        "low": wording.number(low, 1),
        "high": wording.number(high, 1),
    }


def _places(value: float) -> int:
    return 0 if abs(value - round(value)) < 1e-9 else 1


def _told_in_words(name: str, numbers: Sequence[Figure], path: Sequence[Aimed]) -> str:
    said = [f"{each.year}: {each.shown}" for each in numbers]
    if path:
        said.append(f"{path[-1].at:.0f}: {path[-1].words}")
    return f"{name}. {'; '.join(said)}."


def funnel(told: Told, newest: Figure) -> Funnel | None:
    """Places of the kind that most are of, against their size. No ranking: in the order of the alphabet."""
    units = _alike(told, newest)
    pairs = [
        (round((each.value or 0.0) * (each.n or 0)), each.n or 0) for each in units if each.value is not None
    ]
    people, events = sum(n for _e, n in pairs), sum(e for e, _n in pairs)
    if told.series.unit != "share" or len(pairs) < FEWEST_PLACES or not 0 < events < people:
        return None
    centre = events / people
    spread = overdispersion(pairs, target=centre)
    sizes = [n for _e, n in pairs]
    lines = tuple(_limits(centre, n, spread) for n in _steps(min(sizes), max(sizes)))
    values = [each.value or 0.0 for each in units if each.value is not None]
    levels = level_lines(0.0, max(*values, *(each.outer[1] for each in lines)), "share")
    name = told.series.said(language())
    made = tuple(_unit(each, centre, spread) for each in units if each.n)
    return Funnel(
        title=name,
        description=_funnel_words(name, made),
        units=made,
        limits=lines,
        centre=Level(centre, _("all of them %(share)s") % {"share": wording.percent(centre)}),
        levels=levels,
        sizes=tuple(
            Tick(float(n), wording.number(n)) for n in nice_levels(min(sizes), max(sizes), from_zero=False)
        ),
        words=_words_of_funnel(),
    )


def _alike(told: Told, newest: Figure) -> list[Figure]:
    places = [each for each in told.content.places if each.is_part]
    mine = {each.node: [f for f in told.of(each.node) if f.period == newest.period] for each in places}
    there = [each for each in places if mine[each.node]]
    if not there:
        return []
    kind = Counter(each.kind for each in there).most_common(1)[0][0]
    return [
        mine[each.node][0] for each in sorted(there, key=lambda e: alphabetical(e.name)) if each.kind == kind
    ]


def _steps(low: int, high: int) -> list[int]:
    if low == high:
        return [max(1, low - 1), low + 1]
    return sorted({round(low + (high - low) * step / SIZES) for step in range(SIZES + 1)})


def _limits(centre: float, n: int, spread: float) -> Limits:
    inner, outer = (limits(centre, n, level=level, spread=spread) for level in LEVELS)
    return Limits(float(n), (inner.low, inner.high), (outer.low, outer.high))


def _unit(figure: Figure, centre: float, spread: float) -> Unit:
    n, name = figure.n or 0, figure.label.rpartition(", ")[0]
    inside = limits(centre, n, level=LEVELS[0], spread=spread)
    is_outside = figure.value is not None and figure.value not in inside
    words = _("outside the 95 % limits") if is_outside else _("within the 95 % limits")
    return Unit(
        name, float(n), figure.n_shown, shown(figure), words if figure.value is not None else "–", is_outside
    )


def _words_of_funnel() -> FunnelWords:
    return FunnelWords(
        unit=_("Place"),
        of=_("Counted"),
        figure=pgettext("figure", "Number"),
        interval=_("Interval (95 %)"),
        verdict=_("Against the others"),
        inner=_("95 % limit"),
        outer=_("99.8 % limit"),
        inside=_("within the 95 % limits"),
        outside=_("outside the 95 % limits"),
        gaps=gap_words(),
    )


def _funnel_words(name: str, units: Sequence[Unit]) -> str:
    return f"{name}. " + "; ".join(f"{each.label}: {each.shown.words}" for each in units) + "."
