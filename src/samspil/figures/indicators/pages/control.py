"""A figure's years against chance: a p chart of a share, a run chart of anything else with years enough."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from samspil.figures.indicators.models import Value
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.course import Course
from samspil.figures.indicators.pages.drawings import gap_words, level_lines, scaled, shown
from samspil.tools.charts import control as charts
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import Gap, Shown
from samspil.tools.statistics.intervals import Interval
from samspil.tools.statistics.runs import TREND, Rule, Signal, p_chart, run_chart

# With fewer years no rule but the limits could speak.
FEWEST_YEARS = TREND
Year = tuple[int, Value | None]


@dataclass(frozen=True)
class Control:
    """What the rules say of the years, and the drawing they are marked in."""

    sentence: str
    text: str
    chart: charts.Control


def control(found: Course, name: str) -> Control | None:
    """None where there are too few years to say."""
    years = _every_year(found)
    counts = [_pair(value) for _period, value in years]
    if numbers.is_of_children(found.indicator.measure) and sum(map(bool, counts)) >= FEWEST_YEARS:
        chart = p_chart(counts)
        return _drawn(found, name, years, (chart.centre, chart.limits, chart.signals), _of_shares())
    run = run_chart([value.value if value else None for _period, value in years])
    if not run.is_enough:
        return None
    return _drawn(found, name, years, (run.centre, (None,) * len(years), run.signals), _of_runs())


def _every_year(found: Course) -> list[Year]:
    """From the first to the last, those of which nothing was kept too."""
    kept = {each.period: each for each in found.values}
    return [(period, kept.get(period)) for period in range(min(kept), max(kept) + 1)] if kept else []


def _pair(value: Value | None) -> tuple[int, int] | None:
    if value is None or value.value is None or value.numerator is None or not value.n:
        return None
    return value.numerator, value.n


def _of_shares() -> str:
    return _(
        "The dashed line is all years together. The band is what chance explains for as many as were counted"
        " in each year: three standard errors to either side."
    )


def _of_runs() -> str:
    return _("The dashed line is the median of all years. By chance a figure crosses it now and then.")


def _caution() -> str:
    return _(
        "A rule says that something changed; not why, and not whether it is good. Many are counted again the"
        " year after, so years that follow each other are alike. Of a hundred figures in which nothing"
        " happens, a few break a rule all the same."
    )


def _drawn(
    found: Course,
    name: str,
    years: Sequence[Year],
    judged: tuple[float | None, Sequence[Interval | None], Sequence[Signal]],
    text: str,
) -> Control:
    centre, limits, signals = judged
    measure = found.indicator.measure
    sentence = (
        _("The years differ by more than chance explains")
        if signals
        else _("The years differ no more than chance explains")
    )
    steps = tuple(_step(found, *each) for each in zip(years, limits, strict=True))
    ends = [edge for each in steps for edge in (*(each.limits or ()), each.shown.value) if edge is not None]
    middle = scaled(centre or 0.0, measure)
    chart = charts.Control(
        title=sentence,
        description=f"{name}. {'; '.join(f'{each.label}: {each.shown.words}' for each in steps)}.",
        steps=steps,
        centre=Level(middle, _("all years: %(figure)s") % {"figure": numbers.figure(centre, measure)}),
        levels=level_lines(min(*ends, middle), max(*ends, middle), measure),
        signals=tuple(_signals(found, years, signals)),
        words=charts.ControlWords(
            _("Year"),
            name,
            _("What chance explains"),
            _("A rule that is broken"),
            _("All years"),
            gap_words(),
        ),
    )
    return Control(sentence, f"{text} {_caution()}", chart)


def _step(found: Course, at: Year, limits: Interval | None) -> charts.Step:
    period, value = at
    label, measure = found.years.name(period), found.indicator.measure
    point = shown(found, value) if value else Shown(_("Missing"), gap=Gap.MISSING)
    if limits is None or point.gap is not None:
        return charts.Step(label, point)
    said = f"{numbers.percent(limits.low)}\N{EN DASH}{numbers.percent(limits.high)}"
    return charts.Step(label, point, (scaled(limits.low, measure), scaled(limits.high, measure)), said)


def _signals(found: Course, years: Sequence[Year], signals: Iterable[Signal]) -> Iterator[charts.Signal]:
    for each in _together(signals):
        said = _said(found, years[each.first], years[each.last], each.rule)
        yield charts.Signal(each.first, each.last, said)


def _together(signals: Iterable[Signal]) -> Iterator[Signal]:
    """Years beyond the limits that follow each other are told as one."""
    last: Signal | None = None
    for each in signals:
        if last and each.rule is last.rule is Rule.BEYOND and each.first == last.last + 1:
            last = replace(last, last=each.last)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def _said(found: Course, begin: Year, end: Year, rule: Rule) -> str:
    first, last = (found.years.name(period) for period, _value in (begin, end))
    years = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    low, high = (value.value or 0.0 if value else 0.0 for _period, value in (begin, end))
    is_up = high > low
    rules = {
        Rule.BEYOND: _("Beyond what chance explains: %(years)s"),
        Rule.SHIFT: _("Eight or more in a row on one side of the line: %(years)s"),
        Rule.TREND: _("Six or more in a row, each higher than the one before: %(years)s")
        if is_up
        else _("Six or more in a row, each lower than the one before: %(years)s"),
        Rule.LONG_RUN: _("Unusually many in a row on one side of the line: %(years)s"),
        Rule.FEW_CROSSINGS: _("The line is crossed unusually seldom: %(years)s"),
    }
    return rules[rule] % {"years": years}
