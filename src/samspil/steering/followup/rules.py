"""What needs a person first. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

# So far ahead a date is worth mentioning.
AHEAD = timedelta(days=14)
# More of one kind than this is shown as one line that opens.
MOST_OF_A_KIND = 3


class Urgency(StrEnum):
    """In the order in which the page shows them."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    QUIET = "quiet"


@dataclass(frozen=True)
class Need:
    """One thing that waits for somebody: what, since or until when, and where it is done."""

    kind: str
    due: date | None
    title: str
    text: str
    url: str
    hand_over_url: str = ""


@dataclass(frozen=True)
class Bundle:
    """Things of one kind that wait with the same urgency."""

    kind: str
    urgency: Urgency
    needs: tuple[Need, ...]

    @property
    def due(self) -> date | None:
        return self.needs[0].due


def urgency(due: date | None, *, today: date) -> Urgency:
    """No date means that somebody waits for words, not for a day."""
    if due is None:
        return Urgency.QUIET
    if due < today:
        return Urgency.OVERDUE
    return Urgency.TODAY if due == today else Urgency.SOON


def bundles(needs: Iterable[Need], *, today: date) -> list[Bundle]:
    """The most urgent first; of each kind at most three lines of their own, the rest as one."""
    order = list(Urgency)
    sorted_needs = sorted(
        needs, key=lambda each: (order.index(urgency(each.due, today=today)), each.kind, each.due or today)
    )
    found: list[Bundle] = []
    for (level, kind), group in groupby(
        sorted_needs, key=lambda each: (urgency(each.due, today=today), each.kind)
    ):
        members = tuple(group)
        if len(members) > MOST_OF_A_KIND:
            found.append(Bundle(kind, level, members))
        else:
            found += [Bundle(kind, level, (each,)) for each in members]
    return sorted(found, key=lambda each: (order.index(each.urgency), each.due or today))


def whole_percent(part: int, whole: int) -> int:
    """Rounded down, so that only all is 100; of nothing it is 0."""
    return 100 * part // whole if whole else 0


class Coverage(StrEnum):
    """Where a unit stands with its local plan."""

    LATE = "late"
    NONE = "none"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    NO_ACTION = "no_action"
    RUNNING = "running"


def coverage(*, state: str | None, actions: int, due: date | None, today: date) -> Coverage:
    """Who has a plan, who is late, whose plan has no action."""
    if state is None or state == "draft":
        if due is not None and due < today:
            return Coverage.LATE
        return Coverage.NONE if state is None else Coverage.DRAFT
    if state == "submitted":
        return Coverage.SUBMITTED
    return Coverage.RUNNING if actions else Coverage.NO_ACTION
