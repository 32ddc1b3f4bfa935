"""Whether a series moves by more than chance: run charts and p charts, each with rules that have names."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import log2
from statistics import median

from samspil.tools.statistics.funnel import limits as chance
from samspil.tools.statistics.intervals import Interval

FEWEST = 10
SHIFT = 8
TREND = 6
# Three standard errors to each side.
LEVEL = 0.9973


class Rule(StrEnum):
    LONG_RUN = "long run"
    FEW_CROSSINGS = "few crossings"
    BEYOND = "beyond the limits"
    SHIFT = "shift"
    TREND = "trend"


@dataclass(frozen=True)
class Signal:
    """A rule that spoke, and the points (from 0) from the first to the last that made it."""

    rule: Rule
    first: int
    last: int


@dataclass(frozen=True)
class RunChart:
    """`is_enough` is False of fewer than ten useful points: then there are too few to say."""

    centre: float | None
    signals: tuple[Signal, ...]
    is_enough: bool


@dataclass(frozen=True)
class PChart:
    """`limits` are those of each point, as shares; None where nobody was."""

    centre: float | None
    limits: tuple[Interval | None, ...]
    signals: tuple[Signal, ...]


def run_chart(values: Sequence[float | None]) -> RunChart:
    """A series around its median, judged by Anhøj and Olesen (2014, doi 10.1371/journal.pone.0113825).

    Of n points that do not lie on the median, a run longer than round(log2 n) + 3 is a *long run*; fewer
    crossings of the median than the 5 percent quantile of a binomial of n - 1 fair coins are *few
    crossings*. Points nobody knows are left out.
    """
    from scipy.stats import binom  # noqa: PLC0415 - heavy, and few pages need it

    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if not known:
        return RunChart(None, (), False)
    centre = float(median(value for _, value in known))
    useful = [(place, value > centre) for place, value in known if value != centre]
    if len(useful) < FEWEST:
        return RunChart(centre, (), False)
    signals = [Signal(Rule.LONG_RUN, *run) for run in _runs(useful, round(log2(len(useful))) + 4)]
    crossings = sum(1 for one, other in pairwise(useful) if one[1] != other[1])
    if crossings < int(binom.ppf(0.05, len(useful) - 1, 0.5)):
        signals.append(Signal(Rule.FEW_CROSSINGS, useful[0][0], useful[-1][0]))
    return RunChart(centre, tuple(signals), True)


def p_chart(counts: Sequence[tuple[int, int] | None]) -> PChart:
    """Shares of changing numbers of people, each `(events, of)`, around the share of all (Shewhart 1931).

    Limits are three standard errors, wider where fewer people are, and exact where fewer than ten are
    expected in the event or out of it. *Beyond the limits*: one point outside. *Shift*: eight in a row on one
    side of the centre. *Trend*: six in a row that each rise, or each fall (Nelson 1984). A point of which
    nobody knows is left out, and the points around it follow each other. Of series of eight points in which
    nothing happened, up to two in a hundred have a signal.
    """
    some = [(place, *pair) for place, pair in enumerate(counts) if pair and pair[1]]
    people = sum(of for _, _, of in some)
    if not people:
        return PChart(None, tuple(None for _ in counts), ())
    centre = sum(events for _, events, _ in some) / people
    limits = tuple(chance(centre, pair[1], level=LEVEL) if pair and pair[1] else None for pair in counts)
    shares = [(place, events / of) for place, events, of in some]
    signals = [
        Signal(Rule.BEYOND, place, place)
        for place, share in shares
        if (each := limits[place]) and share not in each
    ]
    sides = [(place, share > centre) for place, share in shares if share != centre]
    signals += [Signal(Rule.SHIFT, *run) for run in _runs(sides, SHIFT)]
    signals += [Signal(Rule.TREND, *run) for run in _trends(shares)]
    return PChart(centre, limits, tuple(sorted(signals, key=lambda each: (each.first, each.rule))))


def _runs(sides: Sequence[tuple[int, bool]], longest: int) -> list[tuple[int, int]]:
    """First and last place of each run of at least `longest` points on one side."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in range(1, len(sides) + 1):
        if end == len(sides) or sides[end][1] != sides[start][1]:
            if end - start >= longest:
                found.append((sides[start][0], sides[end - 1][0]))
            start = end
    return found


def _trends(shares: Sequence[tuple[int, float]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start, direction = 0, 0
    for end in range(1, len(shares) + 1):
        step = 0 if end == len(shares) else _sign(shares[end][1] - shares[end - 1][1])
        if step != direction or not step:
            if direction and end - start >= TREND:
                found.append((shares[start][0], shares[end - 1][0]))
            start, direction = end - 1, step
    return found


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)
