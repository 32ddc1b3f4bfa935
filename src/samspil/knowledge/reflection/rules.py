"""When a review of the culture is due, and what may be told of answers without names. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samspil.ground.rulebook.rules import add_months

# Where no rule says how often the culture is looked at.
USUAL_MONTHS = 12
# A review is planned so soon where none ever was.
FIRST_IN_MONTHS = 1
# Colleagues return to what they agreed after so many weeks, unless they choose another day.
RETURN_WEEKS = 6
# Fewer answers than this tell who said what.
FEWEST = 5
# On the scale of five: from here on somebody knows what to do next.
LEAST, MOST, KNOWS = 1, 5, 4


class Feels(StrEnum):
    """Whether a group of actors feels that the strategy is its own."""

    YES = "yes"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


class Stands(StrEnum):
    """Where something with a day stands. It follows from its dates."""

    PLANNED = "planned"
    LATE = "late"
    DONE = "done"


def stands(*, due_on: date, done_on: date | None, today: date) -> Stands:
    if done_on:
        return Stands.DONE
    return Stands.LATE if due_on < today else Stands.PLANNED


def next_review(held_on: date, *, months: int) -> date:
    return add_months(held_on, months)


def month_of(day: date) -> date:
    """The first of the month: all that is kept of the day on which somebody answered."""
    return day.replace(day=1)


@dataclass(frozen=True)
class HalfYearAnswers:
    """Of one place and a half-year that is over: how many answered, and how many know what to do next."""

    begins_on: date
    answers: int
    know: int


def told_without_names(found: Iterable[HalfYearAnswers]) -> list[HalfYearAnswers]:
    """What may be shown: enough answers, and not all alike, for then each is known to have said it."""
    return [each for each in found if each.answers >= FEWEST and 0 < each.know < each.answers]
