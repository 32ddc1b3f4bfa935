"""Between what a figure is expected, from others of the same group: what lies beyond may be a mistype."""

from collections.abc import Sequence

from samspil.tools.statistics.intervals import Interval

LEVEL = 0.999
FEWEST = 4
# Of figures that hardly differ, a little more is no mistype either.
ROOM = 0.1


def expected(others: Sequence[float], *, level: float = LEVEL) -> Interval | None:
    """Where one more figure like `others`, in their unit, lies at `level`; None of fewer than four.

    The prediction interval of normal figures: mean and Student's t times the deviation of one more (Hahn and
    Meeker 1991, Statistical Intervals, 4.8), at least a tenth of the mean to either side. Meant to find a
    figure that was typed wrongly, not one that has changed.
    """
    from scipy.special import stdtrit  # noqa: PLC0415 - heavy, and few pages need it

    count = len(others)
    if count < FEWEST:
        return None
    mean = sum(others) / count
    variance = sum((each - mean) ** 2 for each in others) / (count - 1)
    beyond = float(stdtrit(count - 1, (1 + level) / 2)) * (variance * (1 + 1 / count)) ** 0.5
    room = max(beyond, ROOM * abs(mean))
    return Interval(mean - room, mean + room)
