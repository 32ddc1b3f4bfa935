"""What may be said of published numbers: since when they changed, and how they stand to a target.

Made of nothing but what is published: the value, its interval, and how many are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import hypot, inf
from typing import Protocol, TypeVar

from samspil.tools.statistics.changes import CAREFUL, Caution, Verdict
from samspil.tools.statistics.intervals import Interval
from samspil.tools.statistics.targets import Aim, Target, is_there, on_path, what_it_takes


class Number(Protocol):
    """As far as a finding needs a figure."""

    @property
    def period(self) -> int: ...
    @property
    def value(self) -> float | None: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def n(self) -> int | None: ...


Told = TypeVar("Told", bound=Number)


@dataclass(frozen=True)
class Change:
    """From `before` to `now`; the interval is of the difference, now minus before."""

    verdict: Verdict
    since: int
    before: float | None
    now: float | None
    interval: Interval | None

    @property
    def difference(self) -> float:
        return (self.now or 0.0) - (self.before or 0.0)

    @property
    def is_clear(self) -> bool:
        return self.verdict is Verdict.CLEAR


def change(before: Number, now: Number, *, is_share: bool, caution: Caution = CAREFUL) -> Change:
    """The interval of the difference from the two intervals: Newcombe's where they are Wilson's (method 10),
    and Zou and Donner's (2008, doi 10.1002/sim.3095) of other kinds."""
    told = (before.value, before.low, before.high, now.value, now.low, now.high)
    if None in told:
        return Change(Verdict.TOO_FEW, before.period, before.value, now.value, None)
    old, old_low, old_high, new, low, high = (float(each or 0.0) for each in told)
    difference = new - old
    interval = Interval(
        difference - hypot(new - low, old_high - old), difference + hypot(high - new, old - old_low)
    )
    if _is_few(before, now, is_share, caution):
        return Change(Verdict.TOO_FEW, before.period, old, new, interval)
    verdict = Verdict.NOT_CLEAR if 0.0 in interval else Verdict.CLEAR
    return Change(verdict, before.period, old, new, interval)


def _is_few(before: Number, now: Number, is_share: bool, caution: Caution) -> bool:
    people = [each.n or 0 for each in (before, now)]
    if min(people) < caution.fewest:
        return True
    if not is_share:
        return False
    events = sum((each.value or 0.0) * n for each, n in zip((before, now), people, strict=True))
    share = events / sum(people)
    return min(people) * min(share, 1 - share) < caution.expected


def last_and_before(numbers: Sequence[Number]) -> tuple[Number | None, Number | None]:
    """The newest number that is told, and the newest before it."""
    told = [each for each in numbers if each.value is not None]
    return (told[-1] if told else None), (told[-2] if len(told) > 1 else None)


def later(shown: Told, numbers: Sequence[Told]) -> Told | None:
    """The last year of which no number is shown, where it is after the newest that is."""
    last = max(numbers, key=lambda each: each.period, default=shown)
    return last if last.period > shown.period else None


class Course(StrEnum):
    """How the newest number stands to the path to its target."""

    NO_TARGET = "no target"
    NO_PATH = "no path"
    REACHED = "reached"
    ON_PATH = "on the path"
    AHEAD = "ahead of the path"
    BEHIND = "behind the path"


@dataclass(frozen=True)
class Toward:
    """`path` is what the straight path says for the year; `children` what is left, `years` for how long."""

    course: Course
    goal: float | None = None
    goal_year: int | None = None
    path: float | None = None
    children: int | None = None
    years: int = 0


def toward(
    now: Number | None,
    *,
    goal: float | None,
    goal_year: int | None,
    baseline: float | None,
    baseline_year: int | None,
    is_less: bool,
    is_share: bool = True,
) -> Toward:
    """Nothing is called behind that cannot be told from the path."""
    if goal is None or now is None or now.value is None or not 0 < goal <= (1 if is_share else inf):
        return Toward(Course.NO_TARGET, goal, goal_year)
    aim = Aim.LESS if is_less else Aim.MORE
    target = Target(goal, goal_year, aim, baseline, baseline_year, is_share=is_share)
    path = on_path(target, now.period)
    years = max(0, (goal_year or now.period) - now.period)
    said = (goal, goal_year, path, _children(target, now), years)
    # Before its year nothing is reached: a share can lie there for once, and for no reason.
    if is_there(target, now.value) and not years:
        return Toward(Course.REACHED, *said)
    if path is None or now.low is None or now.high is None:
        return Toward(Course.NO_PATH, *said)
    if now.low <= path <= now.high:
        return Toward(Course.ON_PATH, *said)
    return Toward(Course.AHEAD if (now.value < path) == is_less else Course.BEHIND, *said)


def _children(target: Target, now: Number) -> int | None:
    """Whole children are told of a share of them alone."""
    if not target.is_share or not now.n or now.value is None:
        return None
    return what_it_takes(target, round(now.value * now.n), now.n, year=now.period).children
