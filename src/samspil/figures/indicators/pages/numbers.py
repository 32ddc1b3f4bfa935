"""Figures as people read them: percent, days, means, intervals. One way for page, table and file."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.figures.indicators.rules import places_of_mean
from samspil.tools.statistics.changes import Change, Verdict
from samspil.tools.statistics.course import Point
from samspil.tools.statistics.indicators import Indicator, Table, year_words
from samspil.tools.statistics.intervals import Interval
from samspil.tools.statistics.questions import Cohort, Count, Days, Flow, Mean, Measure, Minutes, Rate, Share


def figure(value: float | None, measure: Measure) -> str:
    """`5,3 %`, `4,07`, `12 days`; empty where there is none."""
    if value is None:
        return ""
    match measure:
        case Share() | Flow() | Cohort() | Minutes():
            return _("%(number)s %%") % {"number": _number(value * 100, 1)}
        case Rate(per=per):
            return _("%(number)s per %(per)s") % {"number": _number(value, 1), "per": _number(per, 0)}
        case Days():
            return ngettext("%(number)s day", "%(number)s days", _many(value)) % {
                "number": _number(value, _places(value))
            }
        case Mean():
            return _number(value, places_of_mean(value))
        case Count():
            return _number(value, 0)
    raise AssertionError(measure)


def interval(about: Interval | None, measure: Measure) -> str:
    """`4,7–6,1 %`; empty where there is none."""
    if about is None:
        return ""
    low, high = (bare(each, measure) for each in (about.low, about.high))
    said = f"{low}–{high}"
    return _("%(number)s %%") % {"number": said} if is_share(measure) else said


def difference(change: Change, measure: Measure) -> str:
    """How much, without a sign: `0,4 percentage points`."""
    if change.difference is None:
        return ""
    size = abs(change.difference)
    if is_share(measure):
        said = ngettext("%(number)s percentage point", "%(number)s percentage points", _many(size * 100))
        return said % {"number": _apart(size, measure)}
    return bare(size, measure)


def signed_interval(change: Change, measure: Measure) -> str:
    """`1,4 lower to 0,6 higher`: where the difference lies."""
    if change.interval is None:
        return ""
    low, high = (_signed(each, measure) for each in (change.interval.low, change.interval.high))
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _signed(value: float, measure: Measure) -> str:
    said = {"number": _apart(abs(value), measure)}
    return _("%(number)s higher") % said if value > 0 else _("%(number)s lower") % said


def _apart(size: float, measure: Measure) -> str:
    """The size of a difference: a small one is told finer, or it would be nought and yet clear."""
    is_small = is_share(measure) and 0 < size < 0.001
    return _number(size * 100, 2) if is_small else bare(size, measure)


def decimal(value: float, places: int) -> str:
    return _number(value, places)


def is_share(measure: Measure) -> bool:
    return isinstance(measure, Share | Flow | Cohort | Minutes)


def is_of_children(measure: Measure) -> bool:
    """Whether the share counts children: minutes have a share too, and no children in it."""
    return is_share(measure) and not isinstance(measure, Minutes)


def verdict(change: Change | None) -> str:
    """Three words, and none of them a colour."""
    if change is None:
        return ""
    if change.verdict is Verdict.TOO_FEW:
        return _("Too few to say")
    if change.verdict is Verdict.NOT_CLEAR:
        return _("No clear change")
    return _("Clear change: higher") if (change.difference or 0) > 0 else _("Clear change: lower")


def told(point: Point, measure: Measure) -> str:
    """`213 of 3.998`, or how many were counted."""
    outcome = point.outcome
    if outcome.numerator is not None and outcome.denominator is not None and not isinstance(measure, Minutes):
        parts = {"part": _number(outcome.numerator, 0), "whole": _number(outcome.denominator, 0)}
        # Those in a rate need not be among those it is a rate of.
        words = _("%(part)s for %(whole)s") if isinstance(measure, Rate) else _("%(part)s of %(whole)s")
        return words % parts
    return _("%(number)s counted") % {"number": _number(outcome.n, 0)}


def whole(number: float) -> str:
    return _number(number, 0)


def percent(share: float, places: int = 1) -> str:
    return _("%(number)s %%") % {"number": _number(share * 100, places)}


@dataclass(frozen=True)
class Years:
    """How periods are named: by school year where children are counted in autumn."""

    is_school: bool

    def name(self, period: int) -> str:
        return year_words(period, is_school=self.is_school)


def years_of(indicator: Indicator, table: Table | None) -> Years:
    return Years(table is not None and table.has_school_years(indicator.question.period))


def bare(value: float, measure: Measure) -> str:
    if is_share(measure):
        return _number(value * 100, 1)
    if isinstance(measure, Days):
        return _number(value, _places(value))
    if isinstance(measure, Mean):
        return _number(value, places_of_mean(value))
    return _number(value, 0 if isinstance(measure, Count) and float(value).is_integer() else 1)


def _many(value: float) -> int:
    """The number that the plural is chosen by: 1,0 is one, everything else is many."""
    return 1 if round(value, 1) == 1 else 2


def _places(value: float) -> int:
    return 0 if float(value).is_integer() else 1


def _number(value: float, places: int) -> str:
    return number_format(round(value, places), decimal_pos=places, use_l10n=True, force_grouping=True)
