"""Decisions about plans. Plain Python: no database, no clock, no request."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from hashlib import blake2b

FRESH_DAYS = 30
# A start within a week of its day is not worth a heading.
START_GRACE_DAYS = 7


class Status(StrEnum):
    """What is happening, computed from dates and evidence; in the order in which it asks for attention."""

    LATE = "late"
    QUIET = "quiet"
    UNPROVED = "unproved"
    RUNNING = "running"
    PLANNED = "planned"
    DONE = "done"
    STOPPED = "stopped"
    NONE = "none"


class Freshness(StrEnum):
    NEW = "new"
    MIDDLE = "mid"
    OLD = "old"
    ENDED = "end"


class State(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RUNNING = "running"
    EVALUATED = "evaluated"


@dataclass(frozen=True)
class Course:
    """The facts a status is computed from."""

    planned_start: date | None
    planned_end: date | None
    started_on: date | None = None
    ended_on: date | None = None
    stopped_on: date | None = None
    news_on: date | None = None
    has_evidence: bool = False


def status(course: Course, *, today: date, quiet_days: int) -> Status:
    """Nobody types a status: it follows from dates, news and evidence."""
    if course.stopped_on:
        return Status.STOPPED
    if course.ended_on:
        return Status.DONE if course.has_evidence else Status.UNPROVED
    if _deadline_passed(course, today):
        return Status.LATE
    if not course.started_on:
        return Status.PLANNED
    if days_since_news(course, today=today) > quiet_days:
        return Status.QUIET
    return Status.RUNNING


def _deadline_passed(course: Course, today: date) -> bool:
    if course.planned_end and today > course.planned_end:
        return True
    return bool(not course.started_on and course.planned_start and today > course.planned_start)


def days_since_news(course: Course, *, today: date) -> int:
    """Days since anybody told anything; the start itself is news."""
    told = [day for day in (course.news_on, course.started_on) if day]
    return (today - max(told)).days if told else 0


def freshness(course: Course, *, today: date, quiet_days: int) -> Freshness:
    if course.ended_on or course.stopped_on:
        return Freshness.ENDED
    days = days_since_news(course, today=today)
    if days <= FRESH_DAYS:
        return Freshness.NEW
    return Freshness.MIDDLE if days <= quiet_days else Freshness.OLD


def worst(found: Iterable[Status]) -> Status:
    """A statement is where the worst of its efforts is; what was stopped counts last."""
    order = list(Status)
    return min(found, key=order.index, default=Status.NONE)


_NEXT = {
    State.DRAFT: {State.SUBMITTED},
    State.SUBMITTED: {State.APPROVED, State.DRAFT},
    State.APPROVED: {State.RUNNING},
    State.RUNNING: {State.EVALUATED},
    State.EVALUATED: set(),
}


# While a plan waits for approval, or is over, what it says stands still.
REWRITABLE = frozenset({State.DRAFT, State.APPROVED, State.RUNNING})


@dataclass(frozen=True)
class Wording:
    """What an approver says yes to. Owner, start, news and next step are not in it: they move freely."""

    title: str
    about: str
    part: str
    area: int
    further: frozenset[int]
    statements: frozenset[int]
    goals: tuple[tuple[str, str, str], ...]
    deadline: date | None


def asks_again(approved: Wording, now: Wording) -> tuple[str, ...]:
    """The fields whose change needs a new approval; a deadline may come nearer without one."""
    later = approved.deadline is not None and (now.deadline is None or now.deadline > approved.deadline)
    return tuple(
        field.name
        for field in fields(Wording)
        if (later if field.name == "deadline" else getattr(approved, field.name) != getattr(now, field.name))
    )


def fingerprint(wording: Wording) -> str:
    """The same for the same words, to notice that somebody changed them meanwhile."""
    said = [
        sorted(value) if isinstance(value, frozenset) else value
        for value in (getattr(wording, field.name) for field in fields(Wording))
    ]
    return blake2b(repr(said).encode(), digest_size=12).hexdigest()


class Refusal(StrEnum):
    """Why a plan may not move."""

    NOT_FROM_HERE = "not_from_here"
    NOT_YOUR_ROLE = "not_your_role"
    OWN_WORK = "own_work"
    EFFORT_WITHOUT_GOAL = "effort_without_goal"
    NO_EFFORT = "no_effort"
    HALF_EMPTY = "half_empty"
    WAITS = "waits"
    OVER = "over"
    CHANGED_MEANWHILE = "changed_meanwhile"


@dataclass(frozen=True)
class PlanFacts:
    """What decides whether a plan may move."""

    state: State
    efforts: int
    efforts_without_goal: int
    parts: frozenset[str]
    needs_both_parts: bool
    submitted_by: int | None = None


@dataclass(frozen=True)
class Mover:
    """Who wants to move it, and what they may do where it lies."""

    person: int
    may_write: bool
    may_approve: bool


def refusals(facts: PlanFacts, to: State, mover: Mover) -> list[Refusal]:
    """Every reason why `mover` may not take the plan to `to`; empty means go."""
    found = [] if to in _NEXT[facts.state] else [Refusal.NOT_FROM_HERE]
    if not _has_role(facts, to, mover):
        found.append(Refusal.NOT_YOUR_ROLE)
    if to is State.APPROVED and mover.person == facts.submitted_by:
        found.append(Refusal.OWN_WORK)
    if to in (State.SUBMITTED, State.APPROVED):
        found += gaps(facts)
    return found


def _has_role(facts: PlanFacts, to: State, mover: Mover) -> bool:
    if to is State.APPROVED:
        return mover.may_approve
    if facts.state is State.SUBMITTED and to is State.DRAFT:
        return mover.may_approve or mover.may_write
    return mover.may_write


def gaps(facts: PlanFacts) -> list[Refusal]:
    """What a plan lacks before anyone may be asked to approve it."""
    found = []
    if not facts.efforts:
        found.append(Refusal.NO_EFFORT)
    if facts.efforts_without_goal:
        found.append(Refusal.EFFORT_WITHOUT_GOAL)
    if facts.needs_both_parts and facts.efforts and len(facts.parts) < 2:
        found.append(Refusal.HALF_EMPTY)
    return found


def rewriting_refusals(state: State) -> list[Refusal]:
    """Why what a plan says may not be changed now; a plan sent in is first taken back."""
    if state in REWRITABLE:
        return []
    return [Refusal.WAITS if state is State.SUBMITTED else Refusal.OVER]


def approval_refusals(
    *, is_in_force: bool, asked_by: Collection[int], has_goal: bool, mover: Mover
) -> list[Refusal]:
    """Why `mover` may not approve one effort; `asked_by` is whose work waits, empty when nothing does."""
    found = [] if is_in_force and asked_by else [Refusal.NOT_FROM_HERE]
    if not mover.may_approve:
        found.append(Refusal.NOT_YOUR_ROLE)
    if mover.person in asked_by:
        found.append(Refusal.OWN_WORK)
    if not has_goal:
        found.append(Refusal.EFFORT_WITHOUT_GOAL)
    return found


@dataclass(frozen=True)
class Quality:
    """How well something can be followed: four facts, no score."""

    owner: bool
    goal: bool
    next_date: bool
    news: bool

    @property
    def held(self) -> int:
        return sum((self.owner, self.goal, self.next_date, self.news))

    @property
    def is_whole(self) -> bool:
        return self.owner and self.goal and self.next_date and self.news


class Start(StrEnum):
    """How the day on which something was to start was kept."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    AHEAD = "ahead"
    NO_DAY = "no_day"


def days_late(*, planned: date | None, started: date | None, today: date) -> int | None:
    """How long after its day it started, or has been waited for; None without a day."""
    return None if planned is None else max(0, ((started or today) - planned).days)


def start_of(*, planned: date | None, started: date | None, today: date) -> Start:
    late = days_late(planned=planned, started=started, today=today)
    if planned is None or late is None:
        return Start.NO_DAY
    if late > START_GRACE_DAYS:
        return Start.LATE if started else Start.OVERDUE
    return Start.ON_TIME if started else Start.AHEAD


class LookBack(StrEnum):
    """Where a decision stands; in the order in which it asks for attention."""

    DUE = "due"
    LATER = "later"
    DONE = "done"


def look_back(*, on: date, done_on: date | None, today: date) -> LookBack:
    """One looks back on the day that was set, or after it."""
    if done_on:
        return LookBack.DONE
    return LookBack.DUE if on <= today else LookBack.LATER


def balance(directions: Collection[str], known: Collection[str]) -> dict[str, int]:
    """How many actions point at the child, the group, the adults, the surroundings; none is shown as 0."""
    return {each: sum(1 for one in directions if one == each) for each in known}
