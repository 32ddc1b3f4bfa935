"""Whether a figure moves by more than chance over all its years: the named rules of run and p charts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.course import Course
from samspil.tools.statistics.runs import FEWEST, Rule, Signal, p_chart, run_chart

RULES = {
    Rule.BEYOND: (
        gettext_lazy("Beyond the limits"),
        gettext_lazy("A year lies more than three standard errors from the share of all years together."),
    ),
    Rule.SHIFT: (gettext_lazy("Shift"), gettext_lazy("Eight years in a row on one side of it.")),
    Rule.TREND: (gettext_lazy("Trend"), gettext_lazy("Six years in a row that each rise, or each fall.")),
    Rule.LONG_RUN: (
        gettext_lazy("Long run"),
        gettext_lazy("More years in a row on one side of the median than chance makes."),
    ),
    Rule.FEW_CROSSINGS: (
        gettext_lazy("Few crossings"),
        gettext_lazy("The median is crossed more seldom than by chance."),
    ),
}
OF_SHARES = (Rule.BEYOND, Rule.SHIFT, Rule.TREND)
OF_OTHERS = (Rule.LONG_RUN, Rule.FEW_CROSSINGS)
FEWEST_SHARES = 3


@dataclass(frozen=True)
class RuleLine:
    """A rule, what it looks for, and the years of which it spoke."""

    name: str
    text: str
    years: str


@dataclass(frozen=True)
class Signals:
    sentence: str
    lines: tuple[RuleLine, ...]
    spoke: int = 0


def signals(found: Course) -> Signals | None:
    """Shares of children by the p chart, from three years; all else by the run chart, which needs ten."""
    known = {each.period: each.outcome for each in found.points}
    if len(known) < FEWEST_SHARES:
        return None
    periods = range(min(known), max(known) + 1)
    told = [known.get(each) for each in periods]
    if numbers.is_of_children(found.indicator.measure):
        counts = [(each.numerator, each.n) if each and each.numerator is not None else None for each in told]
        spoke = p_chart(counts).signals if any(counts) else None
    else:
        chart = run_chart([each.value if each else None for each in told])
        spoke = chart.signals if chart.is_enough else None
    if spoke is None:
        return Signals(_("Too few years for signals: %(count)s are needed") % {"count": FEWEST}, ())
    rules = OF_SHARES if numbers.is_of_children(found.indicator.measure) else OF_OTHERS
    lines = tuple(
        _line(found, periods, rule, [each for each in spoke if each.rule is rule]) for rule in rules
    )
    return Signals(_sentence(len(spoke), len(known)), lines, len(spoke))


def _sentence(spoke: int, years: int) -> str:
    if not spoke:
        return _("No signal in %(count)s years") % {"count": years}
    said = ngettext("%(count)s signal in %(years)s years", "%(count)s signals in %(years)s years", spoke)
    return said % {"count": spoke, "years": years}


def _line(found: Course, periods: range, rule: Rule, spoke: list[Signal]) -> RuleLine:
    name, text = RULES[rule]
    years = (
        "–".join(dict.fromkeys(found.years.name(periods[place]) for place in (each.first, each.last)))
        for each in spoke
    )
    return RuleLine(str(name), str(text), ", ".join(years) or _("no signal"))
