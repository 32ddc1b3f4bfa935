"""Between what a figure would lie if chance alone were at work. SciPy does the sums; here is which and when.

All intervals are 95 percent unless `level` says otherwise. Shares are fractions from 0 to 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samspil.tools.statistics.outcomes import Outcome
from samspil.tools.statistics.questions import Cohort, Flow, Mean, Measure, Rate, Share

LEVEL = 0.95
RESAMPLES = 2000


@dataclass(frozen=True)
class Interval:
    """From `low` to `high`, in the unit of the figure itself."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


def wilson(events: int, of: int, *, level: float = LEVEL) -> Interval | None:
    """Wilson's score interval of a share (Wilson 1927); None of nobody. Raises ValueError if events > of."""
    return _share(events, of, level, "wilson")


def exact(events: int, of: int, *, level: float = LEVEL) -> Interval | None:
    """The interval of Clopper and Pearson (1934): never too narrow, for the few; None of nobody."""
    return _share(events, of, level, "exact")


def _share(events: int, of: int, level: float, method: str) -> Interval | None:
    from scipy.stats import binomtest  # noqa: PLC0415 - heavy, and few pages need it

    if not 0 <= events <= of:
        raise ValueError(f"A share is of some, none to all of them; not {events} of {of}.")
    if of == 0:
        return None
    found = binomtest(events, of).proportion_ci(confidence_level=level, method=method)
    # Rounding may leave a limit a hair outside what was seen.
    seen = events / of
    return Interval(max(0.0, min(float(found.low), seen)), min(1.0, max(float(found.high), seen)))


def wilsons(events: Sequence[int], of: Sequence[int], *, level: float = LEVEL) -> list[Interval | None]:
    """`wilson` of many shares in one go. SciPy takes them one at a time and tests each of them first."""
    import numpy  # noqa: PLC0415 - heavy, and few pages need it
    from scipy.special import ndtri  # noqa: PLC0415 - heavy, and few pages need it

    k, n = numpy.asarray(events, dtype=float), numpy.asarray(of, dtype=float)
    if (k < 0).any() or (k > n).any():
        raise ValueError("A share is of some, none to all of them.")
    n = numpy.where(n, n, numpy.nan)
    z, seen = ndtri((1 + level) / 2), k / n
    middle, reach = seen + z**2 / (2 * n), z * numpy.sqrt(seen * (1 - seen) / n + (z / (2 * n)) ** 2)
    scale = 1 + z**2 / n
    low = numpy.where(k == 0, 0.0, numpy.minimum((middle - reach) / scale, seen))
    high = numpy.where(k == n, 1.0, numpy.maximum((middle + reach) / scale, seen))
    limits = zip(low.tolist(), high.tolist(), of, strict=True)
    return [Interval(one, other) if many else None for one, other, many in limits]


def of_rate(events: int, of: int, *, per: int, level: float = LEVEL) -> Interval | None:
    """A Poisson count's exact interval (Garwood 1936), as `per` of the denominator; None of nobody."""
    from scipy.special import gammaincinv  # noqa: PLC0415 - heavy, and few pages need it

    if of == 0:
        return None
    # Half of chi-square's quantile; `scipy.stats` around it takes a second to load.
    low = float(gammaincinv(events, (1 - level) / 2)) if events else 0.0
    high = float(gammaincinv(events + 1, (1 + level) / 2))
    return Interval(per * low / of, per * high / of)


def of_mean(mean: float, spread: float | None, n: int, *, level: float = LEVEL) -> Interval | None:
    """Student's interval of a mean with standard deviation `spread`; None of fewer than two."""
    from scipy.special import stdtrit  # noqa: PLC0415 - heavy, and few pages need it

    if n < 2 or spread is None:
        return None
    reach = float(stdtrit(n - 1, (1 + level) / 2)) * spread / n**0.5
    return Interval(mean - reach, mean + reach)


def of_percentile(
    days: Sequence[float], *, percentile: int = 50, level: float = LEVEL, seed: int = 1
) -> Interval | None:
    """The percentile bootstrap (Efron 1979) of a median or other percentile; None of fewer than five.

    2,000 draws from a fixed seed, so that the same days give the same interval.
    """
    import numpy  # noqa: PLC0415 - heavy, and few pages need it
    from scipy.stats import bootstrap  # noqa: PLC0415 - heavy, and few pages need it

    if len(days) < 5:
        return None

    def statistic(drawn: Any, axis: int) -> Any:
        return numpy.percentile(drawn, percentile, axis=axis)

    found = bootstrap(
        (numpy.asarray(days, dtype=float),), statistic, n_resamples=RESAMPLES, confidence_level=level,
        method="percentile", vectorized=True, rng=numpy.random.default_rng(seed),
    ).confidence_interval  # fmt: skip
    return Interval(float(found.low), float(found.high))


def of_minutes(
    weeks: Mapping[tuple[int, int], int], *, level: float = LEVEL, seed: int = 1
) -> Interval | None:
    """The percentile bootstrap (Efron 1979) of a sum of minutes by a sum of minutes; None of fewer than five.

    `weeks`: how many children have so many minutes (part, whole). Children are drawn, as many as there are,
    2,000 times from a fixed seed: by how often each week is drawn, which is the same, and as quick for a
    country as for a school.
    """
    import numpy  # noqa: PLC0415 - heavy, and few pages need it

    if sum(weeks.values()) < 5:
        return None
    # In one order, so that the same children give the same interval.
    kinds = numpy.array(sorted(weeks), dtype=float)
    counts = numpy.array([weeks[each] for each in sorted(weeks)])
    draws = numpy.random.default_rng(seed).multinomial(counts.sum(), counts / counts.sum(), size=RESAMPLES)
    parts, wholes = (draws @ kinds).T
    low, high = numpy.quantile(parts / wholes, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high))


def interval_of(measure: Measure, outcome: Outcome, *, level: float = LEVEL) -> Interval | None:
    """The interval of an outcome, in the unit of its value; None where the outcome alone cannot tell.

    A share, flow or cohort: Wilson. A rate: Garwood. A mean: Student. A count of all is what it is. A
    percentile needs the days themselves (`of_percentile`), and minutes the weeks (`of_minutes`). A figure
    that was given without how many are in the event has none.
    """
    if outcome.value is None:
        return None
    match measure:
        case Share() | Flow() | Cohort() if outcome.numerator is not None:
            return wilson(outcome.numerator, outcome.n, level=level)
        case Rate(per=per) if outcome.numerator is not None:
            return of_rate(outcome.numerator, outcome.n, per=per, level=level)
        case Mean():
            return of_mean(outcome.value, outcome.spread, outcome.n, level=level)
        case _:
            return None


def intervals_of(
    measure: Measure, outcomes: Sequence[Outcome], *, level: float = LEVEL
) -> list[Interval | None]:
    """`interval_of` each outcome of one measure, shares all in one go."""
    if not isinstance(measure, Share | Flow | Cohort):
        return [interval_of(measure, each, level=level) for each in outcomes]
    known = [each.value is not None and each.numerator is not None for each in outcomes]
    people = [each.n if told else 0 for each, told in zip(outcomes, known, strict=True)]
    events = [(each.numerator or 0) if told else 0 for each, told in zip(outcomes, known, strict=True)]
    return wilsons(events, people, level=level)
