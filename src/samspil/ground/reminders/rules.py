"""When a person is reminded, and when the leader above is told. No database, no clock."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from samspil.ground.rulebook.rules import MonthDay, Span, deadline

WEEK = 7
FIRST, WAITING, TOLD_UP = "first", "waiting", "told-up"


class LetterState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNSURE = "unsure"
    FAILED = "failed"


@dataclass(frozen=True)
class Rhythm:
    """What the rulebook says; the values here hold where it has no row.

    `weekday`: 1 is Monday, the day of the week's letter unless a person chose another.
    """

    before: tuple[int, ...] = (30, 7, 1)
    after: tuple[int, ...] = (1, 7, 30)
    every: int = 30
    gap: int = 5
    weekday: int = 1
    escalate_after: Span = field(default_factory=lambda: Span(14, "days"))


@dataclass(frozen=True)
class Step:
    """A day on which a thing is worth a word. An urgent one does not wait for the week's letter."""

    name: str
    on: date
    is_urgent: bool = False


@dataclass(frozen=True)
class Thing:
    """A due thing as far as reminding goes: `last` is the day of the last notice of it."""

    due: date | None
    since: date | None = None
    last: date | None = None
    is_event: bool = False


def notice_due(thing: Thing, *, today: date, rhythm: Rhythm, is_letter_day: bool) -> Step | None:
    """The notice to give today, if any.

    The first is always given. After it, the latest step that was reached and not told yet: so a day on which
    nothing ran loses nothing, and nobody is told the same twice. The week's letter looks ahead to the next
    one, for otherwise "seven days before" would come too late.
    """
    step = _reached(thing, today, rhythm, ahead=WEEK - 1 if is_letter_day else 0)
    if thing.since and thing.since > today:  # it has not begun
        return None
    if thing.last is None:
        is_urgent = bool(step and step.is_urgent)
        step = None if _is_over(thing, today) else Step(FIRST, today, is_urgent)
    elif step and (_is_told(thing.last, step) or today - thing.last < timedelta(days=rhythm.gap)):
        step = None
    return step if step and (step.is_urgent or is_letter_day) else None


def escalates_on(due: date, rhythm: Rhythm, country: str, *, closed: Collection[MonthDay] = ()) -> date:
    """The day from which the leader above is told of a thing that is still not done."""
    return deadline(due, rhythm.escalate_after, country, roll="none", closed=closed).due


def is_letter_day(weekday: int, *, last_run: date | None, today: date) -> bool:
    """Whether the person's weekday is today, or was on a day since the last run."""
    first = last_run + timedelta(days=1) if last_run else today
    days = min((today - first).days, WEEK - 1)
    return any((today - timedelta(days=each)).isoweekday() == weekday for each in range(days + 1))


def _reached(thing: Thing, today: date, rhythm: Rhythm, *, ahead: int) -> Step | None:
    """The latest step reached, or about to be within `ahead` days."""
    if thing.due is None:
        return _waiting(thing.last, today, rhythm)
    steps = (*_before(thing.due, rhythm), *(() if thing.is_event else _after(thing.due, today, rhythm)))
    reached = [each for each in steps if each.on <= today + _look(each, thing.due, today, ahead)]
    return None if _is_over(thing, today) else max(reached, key=lambda each: each.on, default=None)


def _look(step: Step, due: date, today: date, ahead: int) -> timedelta:
    """Only what lies before the day is looked ahead to, and never what has its own letter."""
    return timedelta(days=ahead if step.on <= due and today <= due and not step.is_urgent else 0)


def _before(due: date, rhythm: Rhythm) -> Iterable[Step]:
    last = min(rhythm.before, default=0)
    for days in rhythm.before:
        yield Step(f"before-{days}", due - timedelta(days=days), is_urgent=days == last)


def _after(due: date, today: date, rhythm: Rhythm) -> Iterable[Step]:
    first, longest = min(rhythm.after, default=0), max(rhythm.after, default=0)
    for days in rhythm.after:
        yield Step(f"after-{days}", due + timedelta(days=days), is_urgent=days == first)
    beyond = ((today - due).days - longest) // rhythm.every
    if beyond > 0:
        days = longest + beyond * rhythm.every
        yield Step(f"after-{days}", due + timedelta(days=days))


def _waiting(last: date | None, today: date, rhythm: Rhythm) -> Step | None:
    """A thing without a day is told again every so often, for as long as somebody waits."""
    if last is None or today - last < timedelta(days=rhythm.every):
        return None
    return Step(f"{WAITING}-{today.isoformat()}", today)


def _is_told(last: date, step: Step) -> bool:
    """A notice in the week before an unhurried step has said it already."""
    said = timedelta(days=0 if step.is_urgent or step.name.startswith("after") else WEEK - 1)
    return last >= step.on - said


def _is_over(thing: Thing, today: date) -> bool:
    return thing.is_event and thing.due is not None and thing.due < today


# Why nobody knows whether a letter arrived. It is kept so; the page says it in the reader's language.
LOST = "The worker stopped while it was sent."
RESTORED = "A backup was put back. The letter waited when it was made, and may have gone out since."
# A worker hands a letter over within a minute or two; a claim as old as this has lost its worker.
LOST_AFTER = timedelta(minutes=15)
_FIRST_WAIT, _LONGEST_WAIT, _GIVES_UP_AFTER = timedelta(minutes=5), timedelta(hours=6), timedelta(days=5)


def next_try(tries: int, *, made: datetime, now: datetime) -> datetime | None:
    """When a letter that could not be handed over is tried again; None once it is too old to be of use."""
    if now - made > _GIVES_UP_AFTER:
        return None
    wait: timedelta = min(_FIRST_WAIT * 2 ** min(max(tries - 1, 0), 10), _LONGEST_WAIT)
    return now + wait


# An address of 256 random bits cannot be guessed; who tries so often within ten minutes has another aim.
SECRET_LENGTH, MOST_GUESSES = 43, 20
