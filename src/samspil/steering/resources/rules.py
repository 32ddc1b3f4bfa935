"""Decisions about staff hours, money, rooms and conditions. Plain Python: no database, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import median


class Kind(StrEnum):
    """The three kinds of resource a strategy can move."""

    HOURS = "hours"
    MONEY = "money"
    ROOMS = "rooms"


class Provision(StrEnum):
    GENERAL = "general"
    SPECIAL = "special"


@dataclass(frozen=True)
class Line:
    """One line of the ledger: what goes to `target`; `source` is empty when it is granted, not moved."""

    on: date
    amount: Decimal
    source: str
    target: str


@dataclass(frozen=True)
class Balance:
    """What general and special provision have, and what has gone from special to general."""

    general: Decimal
    special: Decimal
    moved: Decimal

    @property
    def share(self) -> Decimal | None:
        """General provision's share in percent; None while what was granted has not been written down."""
        whole = self.general + self.special
        if whole <= 0 or self.general < 0 or self.special < 0:
            return None
        return 100 * self.general / whole


def balance(lines: Iterable[Line]) -> Balance:
    """Adds up grants and moves; a move takes from one provision exactly what it gives the other."""
    has = {Provision.GENERAL: Decimal(0), Provision.SPECIAL: Decimal(0)}
    moved = Decimal(0)
    for line in lines:
        has[Provision(line.target)] += line.amount
        if line.source:
            has[Provision(line.source)] -= line.amount
            moved += _towards_general(line)
    return Balance(has[Provision.GENERAL], has[Provision.SPECIAL], moved)


def _towards_general(line: Line) -> Decimal:
    if line.source == line.target:
        return Decimal(0)
    return line.amount if line.target == Provision.GENERAL else -line.amount


def running_sum(lines: Iterable[Line]) -> list[tuple[date, Decimal]]:
    """Day by day, what has gone from special to general provision in all."""
    total, found = Decimal(0), {}
    for line in sorted(lines, key=lambda each: each.on):
        if line.source and line.source != line.target:
            total += _towards_general(line)
            found[line.on] = total
    return list(found.items())


@dataclass(frozen=True, order=True)
class HalfYear:
    """January to June, or July to December."""

    year: int
    number: int

    @property
    def begins_on(self) -> date:
        return date(self.year, 1 if self.number == 1 else 7, 1)

    @property
    def ends_on(self) -> date:
        return date(self.year, 6, 30) if self.number == 1 else date(self.year, 12, 31)

    @property
    def before(self) -> "HalfYear":
        return HalfYear(self.year, 1) if self.number == 2 else HalfYear(self.year - 1, 2)


def half_year(day: date) -> HalfYear:
    return HalfYear(day.year, 1 if day.month <= 6 else 2)


class Review(StrEnum):
    """Where the half-yearly look at priorities stands."""

    HELD = "held"
    DUE = "due"
    LATE = "late"


def review_state(held: Iterable[HalfYear], *, today: date) -> Review:
    """Late when the half-year before this one passed without a look at the priorities."""
    seen, now = set(held), half_year(today)
    if now in seen:
        return Review.HELD
    return Review.DUE if now.before in seen or not seen else Review.LATE


class Category(StrEnum):
    """The six kinds of condition a place must have. Six, because the strategy names six."""

    ROOMS = "rooms"
    AIDS = "aids"
    GUIDANCE = "guidance"
    SUPPORT = "support"
    TEACHING = "teaching"
    STAFFING = "staffing"


class Supply(StrEnum):
    """How far a condition is there; in the order in which it asks for attention."""

    LACKING = "lacking"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    ENOUGH = "enough"


def shortage_is_late(*, state: str, due_on: date | None, today: date) -> bool:
    return state in (Supply.LACKING, Supply.PARTLY) and due_on is not None and due_on < today


class Standing(StrEnum):
    """Where a local solution stands; in the order in which it asks for attention."""

    UNCHECKED = "unchecked"
    CHECK_DUE = "check_due"
    RUNNING = "running"
    PLANNED = "planned"
    OVER = "over"


@dataclass(frozen=True)
class Term:
    """The days of a local solution: it ends by itself."""

    begins_on: date
    check_on: date
    expires_on: date
    checked_on: date | None = None
    ended_on: date | None = None


def standing(term: Term, *, today: date) -> Standing:
    """It expires without anybody doing anything; that nobody looked at its effect stays visible."""
    if today > term.expires_on or term.ended_on:
        return Standing.OVER if term.checked_on else Standing.UNCHECKED
    if today < term.begins_on:
        return Standing.PLANNED
    if today >= term.check_on and not term.checked_on:
        return Standing.CHECK_DUE
    return Standing.RUNNING


class Misfit(StrEnum):
    """What is wrong with the days of a local solution."""

    CHECK_OUTSIDE = "check_outside"
    ENDS_FIRST = "ends_first"
    TOO_LONG = "too_long"
    NEED_AFTER_START = "need_after_start"


def misfits(term: Term, *, needed_on: date, longest: int) -> list[Misfit]:
    """Every reason why these days cannot be; `longest` is the most days a local solution may last."""
    found = []
    if term.expires_on < term.begins_on:
        found.append(Misfit.ENDS_FIRST)
    elif not term.begins_on <= term.check_on <= term.expires_on:
        found.append(Misfit.CHECK_OUTSIDE)
    if term.expires_on > term.begins_on + timedelta(days=longest):
        found.append(Misfit.TOO_LONG)
    if needed_on > term.begins_on:
        found.append(Misfit.NEED_AFTER_START)
    return found


# Of fewer than this many one long wait would decide what is said of all.
FEWEST = 5


@dataclass(frozen=True)
class Waits:
    """How long it took from need to start, in days."""

    count: int
    median: float
    longest: int


def waits(spans: Iterable[tuple[date, date]]) -> Waits | None:
    """From need to start; None when there are too few to say anything."""
    days = sorted((start - need).days for need, start in spans)
    if len(days) < FEWEST:
        return None
    return Waits(len(days), median(days), days[-1])
