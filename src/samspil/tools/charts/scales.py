"""Round numbers for the ends and steps of a scale."""

import math

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_NOTHING = 1e-8


def nice_levels(low: float, high: float, *, most: int = 6, from_zero: bool = True) -> tuple[float, ...]:
    """At most `most` round numbers, evenly apart, from `low` to `high`, and to zero with `from_zero`.

    A range of one value gets steps of its own. Raises ValueError for what is no range, or fewer than three.
    """
    if not (math.isfinite(low) and math.isfinite(high)) or high < low or most < 3:
        raise ValueError("a scale reaches from low to high")
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < _NOTHING * max(1.0, abs(low), abs(high)):
        high = low + (abs(low) if abs(low) > _NOTHING else 1.0)
    step = _step(low, high, most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(n * step, 10) for n in range(first, last + 1))


def _step(low: float, high: float, most: int) -> float:
    """The smallest round step of which so many reach."""
    size = 10.0 ** math.floor(math.log10((high - low) / most))
    while True:
        for each in _STEPS:
            step = each * size
            if math.ceil(high / step - 1e-9) - math.floor(low / step + 1e-9) + 1 <= most:
                return step
        size *= 10.0
