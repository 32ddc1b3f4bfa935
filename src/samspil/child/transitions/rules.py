"""Decisions about transitions: when what is due, what a handover lacks, where it stands. Plain Python."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samspil.ground.rulebook.rules import (
    MonthDay,
    add_months,
    add_working_days,
    is_working_day,
    month_day,
    on_day,
)


class Kind(StrEnum):
    """From where to where. Between special and general there are two, one for each way."""

    HOME_DAYCARE = "home-daycare"
    DAYCARE_DAYCARE = "daycare-daycare"
    DAYCARE_SCHOOL = "daycare-school"
    LEISURE = "leisure"
    YOUTH = "youth"
    TO_SPECIAL = "to-special"
    TO_GENERAL = "to-general"
    SCHOOL_SCHOOL = "school-school"
    OTHER = "other"


class Side(StrEnum):
    """On which side of a handover a person stands. The database decides it (functions.sql)."""

    GIVER = "giver"
    TAKER = "taker"
    GLASS = "glass"
    GUARDIAN = "guardian"
    SELF = "self"


STAFF = frozenset({Side.GIVER, Side.TAKER, Side.GLASS})
BOTH = frozenset({Side.GIVER, Side.TAKER})
FAMILY = frozenset({Side.GUARDIAN, Side.SELF})
EVERY_SIDE = frozenset(Side)


class Whose(StrEnum):
    """The three who are heard before, and asked again after."""

    CHILD = "child"
    PARENTS = "parents"
    STAFF = "staff"


class Ground(StrEnum):
    LAW = "law"
    CONSENT = "consent"


class Topic(StrEnum):
    """What one piece of what is handed over is about. What works and what to avoid are always there."""

    WORKS = "works"
    AVOID = "avoid"
    FRIENDS = "friends"
    SURROUNDINGS = "surroundings"
    TRIED = "tried"
    LANGUAGE = "language"
    LEISURE = "leisure"
    HEALTH = "health"
    PRACTICAL = "practical"


class Area(StrEnum):
    """What the new place prepares: the group first."""

    GROUP = "group"
    ROOM = "room"
    STAFF = "staff"
    FIRST_WEEKS = "first_weeks"
    LEISURE = "leisure"


class Went(StrEnum):
    WELL = "well"
    PARTLY = "partly"
    BADLY = "badly"


# Fewer answers than this are not shown as a share: they would tell whose they are.
FEWEST = 5


@dataclass(frozen=True)
class Row:
    """What a rule of the time plan says: a day of the year, or so long before or after the start."""

    key: str
    day: str = ""
    amount: int = 0
    unit: str = ""
    status: str = "house-rule"


class Step(StrEnum):
    """The steps of a time plan in their order."""

    BEGIN = "begin"
    HAND = "hand"
    CHECK_FROM = "check-from"
    CHECK_TO = "check-to"
    READ_FOR = "read-for"


BEFORE = frozenset({Step.BEGIN, Step.HAND})
USUAL = {
    Step.BEGIN: Row("transition-begin", amount=3, unit="months"),
    Step.HAND: Row("transition-hand", amount=2, unit="weeks"),
    Step.CHECK_FROM: Row("transition-check-from", amount=6, unit="weeks"),
    Step.CHECK_TO: Row("transition-check-to", amount=8, unit="weeks"),
    Step.READ_FOR: Row("transition-read-for", amount=12, unit="months"),
}
ANSWER_WITHIN = 5


@dataclass(frozen=True)
class Planned:
    """One step of a time plan: its day, and the rule it follows from."""

    step: Step
    on: date
    rule: Row


def row_for(step: Step, kind: str, rows: Mapping[str, Row]) -> Row:
    """The row of the kind of transition, else that of every kind, else the usual one."""
    return rows.get(f"transition-{step}-{kind}") or rows.get(f"transition-{step}") or USUAL[step]


def time_plan(
    kind: str,
    begins_on: date,
    rows: Mapping[str, Row],
    country: str,
    *,
    closed: Collection[MonthDay] = (),
) -> tuple[Planned, ...]:
    """When what is due around a start. What is due before it moves back to a working day, the rest on.

    A day of the year is the last such day before the start. Raises ValueError for a unit that is none.
    """
    found = []
    for step in Step:
        row = row_for(step, kind, rows)
        on = _day_before(row, begins_on) if row.day else _counted(row, begins_on, -1 if step in BEFORE else 1)
        if step is not Step.READ_FOR:
            on = _working(on, country, closed, back=step in BEFORE)
        found.append(Planned(step, on, row))
    return tuple(found)


def answer_by(handed_on: date, country: str, *, closed: Collection[MonthDay] = ()) -> date:
    """Until when the new place says that it has read what was handed over."""
    return add_working_days(handed_on, ANSWER_WITHIN, country, closed=closed)


def _day_before(row: Row, begins_on: date) -> date:
    days = (on_day(begins_on.year - back, month_day(row.day)) for back in (0, 1))
    return next(each for each in days if each < begins_on)


def _counted(row: Row, start: date, way: int) -> date:
    match row.unit:
        case "days":
            return start + timedelta(days=row.amount * way)
        case "weeks":
            return start + timedelta(weeks=row.amount * way)
        case "months":
            return add_months(start, row.amount * way)
    raise ValueError(f"{row.key}: no time plan is counted in {row.unit}")


def _working(on: date, country: str, closed: Collection[MonthDay], *, back: bool) -> date:
    while not is_working_day(on, country, closed=closed):
        on += timedelta(days=-1 if back else 1)
    return on


def is_lawful(*, purpose: str, ground: str, statute: str, consent_holds: bool) -> bool:
    """Nothing is handed over without a purpose, and a consent that holds or a rule by its key."""
    if not purpose.strip():
        return False
    return bool(statute) if ground == Ground.LAW else ground == Ground.CONSENT and consent_holds


class Lack(StrEnum):
    """What keeps a handover back, in the order in which it is asked for."""

    PLACE = "place"
    COMMUNITY = "community"
    WORKS = "works"
    AVOID = "avoid"
    CHILD = "child"
    PARENTS = "parents"
    STAFF = "staff"
    GROUND = "ground"
    PIECE = "piece"


@dataclass(frozen=True)
class Gathered:
    """What there is of a handover."""

    has_place: bool
    community: str
    topics: Collection[str]
    voices: Collection[str]
    is_lawful: bool
    unlawful_pieces: int = 0


def lacks(gathered: Gathered) -> tuple[Lack, ...]:
    """Each thing that is missing before it may be handed over. A reason counts as a voice."""
    there = {
        Lack.PLACE: gathered.has_place,
        Lack.COMMUNITY: bool(gathered.community.strip()),
        Lack.WORKS: Topic.WORKS in gathered.topics,
        Lack.AVOID: Topic.AVOID in gathered.topics,
        **{Lack(each.value): each in gathered.voices for each in Whose},
        Lack.GROUND: gathered.is_lawful,
        Lack.PIECE: not gathered.unlawful_pieces,
    }
    return tuple(each for each, is_there in there.items() if not is_there)


class State(StrEnum):
    """Where a handover stands. It follows from its days and from what was said."""

    MOVED = "moved"
    DRAFT = "draft"
    LATE = "late"
    SHUT = "shut"
    COMING = "coming"
    HANDED = "handed"
    RECEIVED = "received"
    CHECK = "check"
    CLOSED = "closed"


@dataclass(frozen=True)
class Days:
    due_on: date
    begins_on: date
    check_from: date
    handed_on: date | None = None
    acknowledged_on: date | None = None
    moved_on: date | None = None


def state(days: Days, *, is_lawful: bool, checked: Collection[str], today: date) -> State:
    """`checked`: those who were asked afterwards, or have a reason. Closed once all three are."""
    if days.moved_on:
        return State.MOVED
    if days.handed_on is None:
        return State.LATE if today > days.due_on else State.DRAFT
    if set(Whose) <= set(checked):
        return State.CLOSED
    if not is_lawful:
        return State.SHUT
    return _standing(days, days.handed_on, today)


def _standing(days: Days, handed_on: date, today: date) -> State:
    if today < handed_on:
        return State.COMING
    if today >= days.check_from:
        return State.CHECK
    return State.RECEIVED if days.acknowledged_on else State.HANDED


@dataclass(frozen=True)
class Share:
    """So many of so many; not shown where the few would tell who they are."""

    part: int
    whole: int

    @property
    def is_shown(self) -> bool:
        return self.whole >= FEWEST

    @property
    def percent(self) -> int:
        return round(100 * self.part / self.whole) if self.whole else 0


def share(answers: Iterable[bool]) -> Share:
    return Share(sum(found := list(answers)), len(found))
