"""Decisions about sparring and measures: clocks, results, how quickly help comes. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

from samspil.tools.statistics.intervals import Interval, wilson
from samspil.tools.statistics.plain import quantile


class Mode(StrEnum):
    """On which lawful ground a sparring speaks of a child, or of none."""

    PRACTICE = "practice"
    CONSENT = "consent"
    EXCHANGE = "exchange"


class Direction(StrEnum):
    """Whom or what a try-out changes. The child is the last of them."""

    GROUP = "group"
    ADULTS = "adults"
    ENVIRONMENT = "environment"
    CHILD = "child"


class Result(StrEnum):
    WORKED = "worked"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


class Next(StrEnum):
    KEEP = "keep"
    ADJUST = "adjust"
    STOP = "stop"


class Part(StrEnum):
    """What a follow-up looks at: the three parts of inclusion, and relations, which are a theme of each."""

    ACADEMIC = "academic"
    SOCIAL = "social"
    EXPERIENCED = "experienced"
    RELATIONS = "relations"


class Stage(StrEnum):
    """Where a request stands. It follows from its dates."""

    ASKED = "asked"
    BOOKED = "booked"
    HELD = "held"


# What a session agrees on is looked at again after so long, unless they choose another day.
TRY_FOR = timedelta(weeks=6)
# Where no rule says how many days are agreed.
USUAL_DAYS = 14
# Sparring is interdisciplinary with two professions at the table, beside whoever asks.
PROFESSIONS = 2


def stage(*, booked: bool, held: bool) -> Stage:
    if held:
        return Stage.HELD
    return Stage.BOOKED if booked else Stage.ASKED


def is_lawful(mode: str, *, has_child: bool, has_consent: bool, ground: str) -> bool:
    """A practice question names no child; with one there is a consent that holds, or a ground in words."""
    if mode == Mode.PRACTICE:
        return not has_child
    return has_child and (has_consent if mode == Mode.CONSENT else bool(ground.strip()))


@dataclass(frozen=True)
class Asked:
    """From a concern to the first session about it, as days know it; nothing about whom."""

    raised_on: date
    held_on: date | None
    was_referred: bool = False


@dataclass(frozen=True)
class Quickness:
    """How quickly help came. `waiting`: asked, and no session yet."""

    held: int
    waiting: int
    waiting_longest: int | None
    median: float | None
    ninetieth: float | None
    within: int
    interval: Interval | None

    @property
    def share(self) -> float | None:
        return self.within / self.held if self.held else None


def quickness(asked: Iterable[Asked], *, agreed: int, today: date) -> Quickness:
    """Median and 90th percentile of the days to the first session, and the share within `agreed` days.

    Type 7 quantiles and Wilson's interval, as `tools.statistics` has them. Who still waits is counted apart:
    a short queue of answers must not hide a long queue of waiting.
    """
    asked = list(asked)
    took = [(each.held_on - each.raised_on).days for each in asked if each.held_on]
    waits = [(today - each.raised_on).days for each in asked if each.held_on is None]
    within = sum(days <= agreed for days in took)
    return Quickness(
        held=len(took),
        waiting=len(waits),
        waiting_longest=max(waits, default=None),
        median=quantile(took, 0.5),
        ninetieth=quantile(took, 0.9),
        within=within,
        interval=wilson(within, len(took)),
    )


# Goal attainment scaling: five steps about the expected level.
LOWEST, EXPECTED, HIGHEST = -2, 0, 2
BETWEEN_GOALS = 0.3


def goal_attainment(scores: Sequence[int], *, weights: Sequence[float] = ()) -> float | None:
    """The T-score of Kiresuk and Sherman (1968): 50 is what was expected. None without a goal.

    Raises ValueError for a score off the scale.
    """
    if any(not LOWEST <= each <= HIGHEST for each in scores):
        raise ValueError("a goal is scored from -2 to 2")
    if not scores:
        return None
    weights = weights or [1.0] * len(scores)
    total = sum(weight * score for weight, score in zip(weights, scores, strict=True))
    squares, whole = sum(weight**2 for weight in weights), sum(weights) ** 2
    return 50 + 10 * total / sqrt((1 - BETWEEN_GOALS) * squares + BETWEEN_GOALS * whole)


def is_due(*, check_on: date, checked_on: date | None, today: date) -> bool:
    return checked_on is None and check_on <= today
