"""Whether a change is one: three verdicts, and none of them is a colour."""

from dataclasses import dataclass
from enum import StrEnum

from samspil.tools.statistics.intervals import LEVEL, Interval


class Verdict(StrEnum):
    """What may be said of a change. Nothing is told as better or worse that moved within chance."""

    CLEAR = "clear change"
    NOT_CLEAR = "no clear change"
    TOO_FEW = "too few to say"


@dataclass(frozen=True)
class Caution:
    """When there are too few to say: house rules, to be given from the rulebook.

    `fewest`: people on either side. `expected`: how many on the smaller side would be expected to be, and
    not to be, in the event if nothing had changed (Cochran 1954 asks for five). `pending`: of how large a
    part it may not be known yet, on either side, for a change of days to be clear.
    """

    fewest: int = 20
    expected: float = 5.0
    pending: float = 0.05


@dataclass(frozen=True)
class Change:
    """`difference` is after minus before, with its interval; `z` is the test statistic where there is one."""

    verdict: Verdict
    difference: float | None
    interval: Interval | None = None
    z: float | None = None


CAREFUL = Caution()
Some = tuple[int, int]  # how many, of how many


def share_change(before: Some, after: Some, *, level: float = LEVEL, caution: Caution = CAREFUL) -> Change:
    """Two shares, each `(events, of)`, of different people or of years apart, as fractions.

    The interval is Newcombe's from two of Wilson (Newcombe 1998, method 10), `z` that of the pooled test. A
    change is clear when the interval leaves out zero.
    """
    if not before[1] or not after[1]:
        return Change(Verdict.TOO_FEW, None)
    from statsmodels.stats.proportion import (  # noqa: PLC0415 - heavy, and few pages need it
        confint_proportions_2indep,
        proportions_ztest,
    )

    low, high = confint_proportions_2indep(*after, *before, method="newcomb", compare="diff", alpha=1 - level)
    difference = after[0] / after[1] - before[0] / before[1]
    events, people = before[0] + after[0], before[1] + after[1]
    is_mixed = 0 < events < people
    z = float(proportions_ztest([after[0], before[0]], [after[1], before[1]])[0]) if is_mixed else 0.0
    smaller = min(before[1], after[1])
    expected = smaller * min(events, people - events) / people
    is_few = smaller < caution.fewest or expected < caution.expected
    return _judged(difference, Interval(float(low), float(high)), is_few, z)


def mean_change(
    before: tuple[float, float | None, int],
    after: tuple[float, float | None, int],
    *,
    level: float = LEVEL,
    caution: Caution = CAREFUL,
) -> Change:
    """Two means, each `(mean, spread, n)`, by Welch's test (1947): the spreads may differ."""
    (mean_before, spread_before, n_before), (mean_after, spread_after, n_after) = before, after
    if spread_before is None or spread_after is None or min(n_before, n_after) < 2:
        return Change(Verdict.TOO_FEW, mean_after - mean_before)
    from scipy.stats import t  # noqa: PLC0415 - heavy, and few pages need it

    parts = (spread_before**2 / n_before, spread_after**2 / n_after)
    error = sum(parts) ** 0.5
    if not error:
        return Change(Verdict.TOO_FEW, mean_after - mean_before)
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (n_before - 1) + parts[1] ** 2 / (n_after - 1))
    difference = mean_after - mean_before
    reach = float(t.ppf((1 + level) / 2, freedom)) * error
    is_few = min(n_before, n_after) < caution.fewest
    return _judged(difference, Interval(difference - reach, difference + reach), is_few, difference / error)


def figure_change(
    before: tuple[float, Interval | None, int],
    after: tuple[float, Interval | None, int],
    *,
    caution: Caution = CAREFUL,
) -> Change:
    """Two figures, each `(value, interval, n)`, of which only the intervals are known.

    The interval of the difference is recovered from the two (Zou and Donner 2008, doi 10.1002/sim.3095), as
    Newcombe's is from two of Wilson.
    """
    (value_before, about_before, n_before), (value_after, about_after, n_after) = before, after
    difference = value_after - value_before
    if about_before is None or about_after is None:
        return Change(Verdict.TOO_FEW, difference)
    down = ((value_after - about_after.low) ** 2 + (about_before.high - value_before) ** 2) ** 0.5
    up = ((about_after.high - value_after) ** 2 + (value_before - about_before.low) ** 2) ** 0.5
    is_few = min(n_before, n_after) < caution.fewest
    return _judged(difference, Interval(difference - down, difference + up), is_few, None)


def _judged(difference: float, interval: Interval, is_few: bool, z: float | None) -> Change:
    if is_few:
        return Change(Verdict.TOO_FEW, difference, interval, z)
    verdict = Verdict.NOT_CLEAR if 0.0 in interval else Verdict.CLEAR
    return Change(verdict, difference, interval, z)
