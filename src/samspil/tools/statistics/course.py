"""A figure through the years: each with its interval, and what may be said of how it moved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from samspil.tools.statistics.changes import (
    CAREFUL,
    Caution,
    Change,
    Verdict,
    figure_change,
    mean_change,
    share_change,
)
from samspil.tools.statistics.intervals import Interval, interval_of
from samspil.tools.statistics.outcomes import Outcome
from samspil.tools.statistics.questions import Cohort, Days, Flow, Mean, Measure, Share


@dataclass(frozen=True)
class Point:
    """One period. `change` is from the last period before with a value; None where there is none."""

    period: int
    outcome: Outcome
    interval: Interval | None
    change: Change | None


def course(
    measure: Measure,
    outcomes: Mapping[int, Outcome],
    *,
    known: Mapping[int, Interval] | None = None,
    caution: Caution = CAREFUL,
) -> tuple[Point, ...]:
    """The periods in order. `known`: intervals that cannot be had from the outcome, as of a median."""
    found: list[Point] = []
    for period in sorted(outcomes):
        outcome = outcomes[period]
        interval = (known or {}).get(period) or interval_of(measure, outcome)
        point = Point(period, outcome, interval, None)
        before = next((each for each in reversed(found) if each.outcome.value is not None), None)
        change = None
        if before and outcome.value is not None:
            change = change_between(measure, before, point, caution=caution)
        found.append(Point(period, outcome, interval, change))
    return tuple(found)


def change_between(measure: Measure, before: Point, after: Point, *, caution: Caution = CAREFUL) -> Change:
    """Shares by Newcombe, means by Welch; what else has an interval, by the two intervals.

    Whole figures without an interval, such as a count of all, are never called a clear change: they are
    `TOO_FEW` to say. A figure that was given without its counts is judged by nothing, too. Days of which
    more than a little part still runs are never called clear.
    """
    one, other = before.outcome, after.outcome
    if isinstance(measure, Share | Flow | Cohort) and None not in (one.numerator, other.numerator):
        sides = ((one.numerator or 0, one.n), (other.numerator or 0, other.n))
        return share_change(*sides, caution=caution)
    if one.value is None or other.value is None:
        return Change(Verdict.TOO_FEW, None)
    if isinstance(measure, Mean):
        means = ((one.value, one.spread, one.n), (other.value, other.spread, other.n))
        return mean_change(*means, caution=caution)
    figures = ((one.value, before.interval, one.n), (other.value, after.interval, other.n))
    change = figure_change(*figures, caution=caution)
    if isinstance(measure, Days) and change.verdict is Verdict.CLEAR:
        # Who still waits is in no figure, and waits longest: it looks shorter than it will be.
        waiting = max(each.pending / (each.n + each.pending) for each in (one, other))
        return replace(change, verdict=Verdict.NOT_CLEAR) if waiting > caution.pending else change
    return change
