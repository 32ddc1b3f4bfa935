"""How units differ beyond chance, without a league table (Spiegelhalter 2005, doi 10.1002/sim.1970)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist, quantiles

from samspil.tools.statistics.intervals import Interval

# Two and three standard errors to each side: 95 and 99.8 percent.
LEVELS = (0.95, 0.998)
EXACT_BELOW = 10.0
WINSOR = 10


@dataclass(frozen=True)
class Placed:
    """One unit: `z` is its distance from the target in standard errors, widened where units are
    overdispersed.

    `limits` belong to the levels of the funnel; `beyond` is the highest level outside which the unit lies,
    or None.
    """

    name: str
    events: int
    of: int
    share: float
    z: float
    limits: tuple[Interval, ...]
    beyond: float | None


@dataclass(frozen=True)
class Funnel:
    """`spread` is phi: 1 where units differ as chance would have it. Units stand in the order given, never
    by rank.
    """

    target: float
    spread: float
    levels: tuple[float, ...]
    units: tuple[Placed, ...]


def funnel(
    units: Mapping[str, tuple[int, int]], *, target: float | None = None, levels: Sequence[float] = LEVELS
) -> Funnel:
    """Units as name -> (events, of); `target` is a share, or that of all together. Units of nobody are left
    out.

    Raises ValueError where nobody is, or where the target is 0 or 1: then nothing can differ.
    """
    some = {name: pair for name, pair in units.items() if pair[1]}
    people = sum(of for _, of in some.values())
    if not people:
        raise ValueError("A funnel needs at least one unit with somebody in it.")
    middle = sum(events for events, _ in some.values()) / people if target is None else target
    if not 0 < middle < 1:
        raise ValueError(f"Around {middle:.0%} no unit can differ by chance.")
    spread = overdispersion(list(some.values()), target=middle)
    placed = tuple(_placed(name, pair, middle, spread, tuple(levels)) for name, pair in some.items())
    return Funnel(middle, spread, tuple(levels), placed)


def overdispersion(units: Sequence[tuple[int, int]], *, target: float) -> float:
    """Phi: the mean square of the z-scores, the outer tenth on each side drawn in to the tenth (winsorised).

    1 unless phi is above I/(I - 1), I being the number of units: less spread than chance is chance.
    """
    if len(units) < 2:
        return 1.0
    scores = [(events / of - target) / _error(target, of) for events, of in units]
    tenths = quantiles(scores, n=WINSOR, method="inclusive")
    drawn = [min(max(score, tenths[0]), tenths[-1]) for score in scores]
    phi = sum(score**2 for score in drawn) / len(drawn)
    return phi if phi > len(units) / (len(units) - 1) else 1.0


def limits(target: float, of: int, *, level: float, spread: float = 1.0) -> Interval:
    """Between what a unit of `of` people lies by chance, as shares; cut at 0 and 1.

    The normal limits; where fewer than ten are expected in the event or out of it, the exact ones of the
    binomial distribution. Overdispersion widens both by the root of phi.
    """
    if min(of * target, of * (1 - target)) < EXACT_BELOW:
        fewest, most = exact_counts(target, of, level=level)
        low, high = fewest / of, most / of
        if spread == 1:
            # As the share of a unit is divided, so that one that lies on a limit lies within it.
            return Interval(low, high)
    else:
        reach = NormalDist().inv_cdf((1 + level) / 2) * _error(target, of)
        low, high = target - reach, target + reach
    wider = spread**0.5
    return Interval(max(0.0, target + (low - target) * wider), min(1.0, target + (high - target) * wider))


def exact_counts(target: float, of: int, *, level: float) -> tuple[int, int]:
    """The fewest and the most events that chance explains: binomial quantiles at both ends of `level`."""
    from scipy.stats import binom  # noqa: PLC0415 - heavy, and few pages need it

    low, high = binom.ppf([(1 - level) / 2, (1 + level) / 2], of, target)
    return int(low), int(high)


def _placed(
    name: str, pair: tuple[int, int], target: float, spread: float, levels: tuple[float, ...]
) -> Placed:
    events, of = pair
    found = tuple(limits(target, of, level=level, spread=spread) for level in levels)
    share = events / of
    outside = [level for level, each in zip(levels, found, strict=True) if share not in each]
    z = (share - target) / (_error(target, of) * spread**0.5)
    return Placed(name, events, of, share, z, found, max(outside, default=None))


def _error(target: float, of: int) -> float:
    return float((target * (1 - target) / of) ** 0.5)
