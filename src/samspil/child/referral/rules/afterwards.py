"""What comes after a decision: a complaint's clocks, the yearly review, places and who waits for one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Answer(StrEnum):
    """What a reassessment comes to."""

    MET = "met"
    PARTLY = "partly"
    UPHELD = "upheld"


class Ruling(StrEnum):
    """What the board above came to."""

    UPHELD = "upheld"
    CHANGED = "changed"
    SENT_BACK = "sent_back"
    NOT_TAKEN = "not_taken"


class Cause(StrEnum):
    """Why a complaint succeeded: what the panel can learn from it."""

    NONE = "none"
    FACTS = "facts"
    REASONS = "reasons"
    HEARING = "hearing"
    OFFER = "offer"
    OTHER = "other"


class Clock(StrEnum):
    """What a complaint waits for."""

    REASSESS = "reassess"
    MAINTAIN = "maintain"
    FORWARD = "forward"
    RULING = "ruling"
    CLOSED = "closed"


def clock(
    *,
    is_late: bool,
    reassesses: bool,
    answer: str,
    maintained: bool | None,
    forwarded: bool,
    ruled: bool,
) -> Clock:
    """A late complaint is not reassessed: it is sent on at once, and the board decides on the lateness."""
    if ruled or answer == Answer.MET or maintained is False:
        return Clock.CLOSED
    if forwarded:
        return Clock.RULING
    if is_late or not reassesses or answer == Answer.UPHELD or maintained:
        return Clock.FORWARD
    return Clock.MAINTAIN if answer == Answer.PARTLY else Clock.REASSESS


class Verdict(StrEnum):
    """What a yearly review comes to: the way back is asked for first."""

    RETURN = "return"
    MORE = "more"
    STAY = "stay"
    CHANGE = "change"


@dataclass(frozen=True)
class Room:
    """An offer's places. `waiting` have a granted need and no place."""

    places: int
    taken: int
    waiting: int

    @property
    def free(self) -> int:
        return max(0, self.places - self.taken)

    @property
    def is_short(self) -> bool:
        """A granted need has no place: an alarm, whatever the sum of places."""
        return self.waiting > self.free


def end_of_declaration(begins_on: date, years: int, *, last_day: tuple[int, int]) -> date:
    """The last day of the school year that completes so many whole school years (NL: 31 July)."""
    month, day = last_day
    first = date(begins_on.year, month, day)
    if first <= begins_on:
        first = date(begins_on.year + 1, month, day)
    # Only a school year that is whole counts: a start in spring reaches into the one after.
    whole = (first - begins_on).days >= WHOLE_YEAR
    return date(first.year + years - (1 if whole else 0), month, day)


# From 1 August to 31 July, with a little grace for the first days of August.
WHOLE_YEAR = 330
