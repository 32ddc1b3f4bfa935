"""Whom a place may be compared with: those most alike in what the figure depends on, not all in order of
rank.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEWEST = 3


@dataclass(frozen=True)
class Neighbour:
    """`distance` is 0 for a twin; it has no unit, and compares only with distances from the same place."""

    name: str
    distance: float


def neighbours(
    features: Mapping[str, Sequence[float | None]],
    *,
    of: str,
    count: int = 10,
    weights: Sequence[float] | None = None,
) -> tuple[Neighbour, ...]:
    """The `count` places nearest to `of`, nearest first, by standardised Euclidean distance (SciPy's
    `seuclidean`).

    `features` gives each place its numbers, all in one order and each in its own unit; `weights` count for
    more or less. A feature that is the same everywhere tells nothing and is left out; a place that lacks a
    number cannot be compared and is left out too. Raises ValueError where `of` is unknown or lacks a number
    itself.
    """
    import numpy  # noqa: PLC0415 - heavy, and few pages need it
    from scipy.spatial.distance import cdist  # noqa: PLC0415 - heavy, and few pages need it

    whole = {name: [x for x in row if x is not None] for name, row in features.items() if None not in row}
    if of not in whole:
        raise ValueError(f"`{of}` is not there, or one of its numbers is not known.")
    names = sorted(name for name in whole if name != of)
    table = numpy.array([whole[of], *(whole[name] for name in names)], dtype=float)
    if len(names) < FEWEST:
        raise ValueError(f"Only {len(names)} places can be compared with `{of}`; {FEWEST} are needed.")
    told = table.var(axis=0, ddof=1)
    varied = told > 0
    if not varied.any():
        return tuple(Neighbour(name, 0.0) for name in names[:count])
    importance = numpy.ones(len(told)) if weights is None else numpy.asarray(weights, dtype=float)
    # A weight stretches its own axis, which is a smaller variance to divide by.
    scaled = table[:, varied] * numpy.sqrt(importance[varied])
    apart = cdist(scaled[:1], scaled[1:], "seuclidean", V=told[varied])[0]
    found = sorted(zip(apart.tolist(), names, strict=True))
    return tuple(Neighbour(name, float(distance)) for distance, name in found[:count])
