"""Where a target stands: its path, what it takes in whole children, and its standing. Decides nothing of
colour.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor


class Standing(StrEnum):
    RUNNING = "running"
    REACHED = "reached"
    NOT_REACHED = "not reached"
    LAPSED = "lapsed"
    RENEWED = "renewed"


class Readiness(StrEnum):
    """Whether there is something to compute a target from."""

    DATA_MISSING = "data missing"
    READY = "ready"
    UPDATE_AVAILABLE = "update available"
    COMPUTED = "computed"


class Aim(StrEnum):
    LESS = "less"
    MORE = "more"


@dataclass(frozen=True)
class Target:
    """A number to reach by a year: a share as a fraction, or what is no share (`is_share`) in its own unit.
    `definition` is the indicator's key; "" is *definition unknown*.

    Raises ValueError for a goal of nought: special provision stays for the children who need it (MAL-10).
    """

    goal: float
    goal_year: int | None
    aim: Aim
    baseline: float | None = None
    baseline_year: int | None = None
    definition: str = ""
    decision: str = ""
    is_renewed: bool = False
    is_share: bool = True

    def __post_init__(self) -> None:
        if self.is_share and not 0 < self.goal <= 1:
            raise ValueError(f"A goal is a share above 0 and at most 1, not {self.goal}.")
        if not self.goal > 0:
            raise ValueError(f"A goal lies above 0, not at {self.goal}.")
        years = (self.baseline_year, self.goal_year)
        if None not in years and years[0] >= years[1]:  # type: ignore[operator]
            raise ValueError(f"The goal's year {self.goal_year} does not come after {self.baseline_year}.")


@dataclass(frozen=True)
class Effort:
    """`children` fewer (or more) than now; `each_year`, rounded up, until the goal's year, if that lies
    ahead.
    """

    children: int
    each_year: int | None


def standing(target: Target, values: dict[int, float], *, year: int) -> Standing:
    """`values` by year, under the target's own definition; `year` is the one that runs now.

    A target without a definition, or with no value in its year, cannot be judged: once its year is past it
    lapses. A target without a year runs.
    """
    if target.is_renewed:
        return Standing.RENEWED
    if target.goal_year is None or year <= target.goal_year and target.goal_year not in values:
        return Standing.RUNNING
    value = values.get(target.goal_year)
    if value is None or not target.definition:
        return Standing.LAPSED if year > target.goal_year else Standing.RUNNING
    return Standing.REACHED if is_there(target, value) else Standing.NOT_REACHED


def is_there(target: Target, value: float) -> bool:
    return value <= target.goal if target.aim is Aim.LESS else value >= target.goal


def on_path(target: Target, year: int) -> float | None:
    """The number that the straight path to the goal has in `year`; None outside it or where no path is."""
    start, end = target.baseline_year, target.goal_year
    if target.baseline is None or start is None or end is None or not start <= year <= end:
        return None
    return target.baseline + (target.goal - target.baseline) * (year - start) / (end - start)


def what_it_takes(target: Target, events: int, of: int, *, year: int) -> Effort:
    """In whole children: how many fewer (or more) of `of` would have to be in the event for the goal to be
    met.

    As if the number of children stayed; 0 where it is met already.
    """
    at_goal = Fraction(str(target.goal)) * of
    missing = events - floor(at_goal) if target.aim is Aim.LESS else ceil(at_goal) - events
    children = max(0, missing)
    left = target.goal_year - year if target.goal_year is not None else 0
    return Effort(children, ceil(children / left) if left > 0 else None)


def readiness(*, data_as_of: date | None, computed_from: date | None) -> Readiness:
    """`data_as_of`: the newest data that is there; `computed_from`: the data of the figure that is shown."""
    if data_as_of is None:
        return Readiness.DATA_MISSING
    if computed_from is None:
        return Readiness.READY
    return Readiness.UPDATE_AVAILABLE if data_as_of > computed_from else Readiness.COMPUTED
