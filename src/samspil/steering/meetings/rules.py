"""Decisions about bodies: who should sit in them, and whom they should have heard. Plain Python."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from samspil.ground.organisation.rules import ActorGroup, RoleKind

# Those who are not members are asked at least once a year.
HEARD_WITHIN = timedelta(days=365)


class BodyKind(StrEnum):
    FOLLOW_UP = "follow_up"
    COMMITTEE = "committee"
    BOARD = "board"
    STAFF = "staff"
    PARENTS = "parents"
    PUPILS = "pupil_council"


class Category(StrEnum):
    """In what capacity somebody sits in a body."""

    DIRECTOR = "director"
    CENTRE_HEAD = "centre_head"
    LEADER = "leader"
    UNION = "union"
    STAFF = "staff"
    POLITICIAN = "politician"
    PARENT = "parent"
    PUPIL = "pupil"


class Lack(StrEnum):
    """What a follow-up group lacks to be the group the strategy asks for."""

    NOT_LED_BY_DIRECTOR = "not_led_by_director"
    NO_CENTRE_HEAD = "no_centre_head"
    NO_LEADER = "no_leader"
    NO_UNION = "no_union"


class Hearing(StrEnum):
    """Whether a group outside the body has been heard lately."""

    HEARD = "heard"
    WAITING = "waiting"
    LONG_AGO = "long_ago"
    NEVER = "never"


@dataclass(frozen=True)
class Seat:
    category: str
    is_chair: bool = False


@dataclass(frozen=True)
class Question:
    """A consultation, as far as the hearing goes."""

    asked_on: date
    answered_on: date | None = None


# The Danish strategy of 2012, on the follow-up group: led by the director, with heads of centres, leaders and
# representatives of the professional organisations. The Dutch guide names no unions.
_NEEDED = {
    "DK": (
        (Category.CENTRE_HEAD, Lack.NO_CENTRE_HEAD),
        (Category.LEADER, Lack.NO_LEADER),
        (Category.UNION, Lack.NO_UNION),
    ),
    "NL": ((Category.CENTRE_HEAD, Lack.NO_CENTRE_HEAD), (Category.LEADER, Lack.NO_LEADER)),
}
# Who sits in a follow-up group; parents and young people are asked, not seated.
_FOLLOW_UP_SEATS = (
    Category.DIRECTOR,
    Category.CENTRE_HEAD,
    Category.LEADER,
    Category.UNION,
    Category.STAFF,
)
CONSULTED = (ActorGroup.PARENTS, ActorGroup.CHILDREN)

# Whose own words an answer is. Elected parents sit in boards, so a board member may answer for the parents.
SPEAKERS = {
    ActorGroup.POLITICIANS: frozenset({RoleKind.POLITICIAN}),
    ActorGroup.ADMINISTRATION: frozenset({RoleKind.DIRECTOR, RoleKind.HEAD, RoleKind.FOLLOW_UP}),
    ActorGroup.LEADERS: frozenset({RoleKind.LEADER}),
    ActorGroup.STAFF: frozenset({RoleKind.PROFESSIONAL, RoleKind.UNION}),
    ActorGroup.BOARDS: frozenset({RoleKind.BOARD_MEMBER}),
    ActorGroup.PARENTS: frozenset({RoleKind.PARENT, RoleKind.BOARD_MEMBER}),
    ActorGroup.CHILDREN: frozenset({RoleKind.PUPIL}),
}


def categories(kind: str) -> tuple[Category, ...]:
    """The capacities one may sit in a body of this kind in."""
    return _FOLLOW_UP_SEATS if kind == BodyKind.FOLLOW_UP else tuple(Category)


def lacks(seats: Collection[Seat], country: str) -> tuple[Lack, ...]:
    """What a follow-up group with these seats lacks; empty means that it is put together as it should be."""
    led = any(seat.is_chair and seat.category == Category.DIRECTOR for seat in seats)
    held = {seat.category for seat in seats}
    missing = (lack for category, lack in _NEEDED.get(country, _NEEDED["DK"]) if category not in held)
    return (() if led else (Lack.NOT_LED_BY_DIRECTOR,)) + tuple(missing)


def hearing(questions: Iterable[Question], *, today: date) -> Hearing:
    """How it stands with one group: an answer within the year counts, a question alone does not."""
    asked = tuple(questions)
    answers = [each.answered_on for each in asked if each.answered_on]
    if any(today - day <= HEARD_WITHIN for day in answers):
        return Hearing.HEARD
    if any(each.answered_on is None for each in asked):
        return Hearing.WAITING
    return Hearing.LONG_AGO if answers else Hearing.NEVER


def speaks_for(group: str, roles: Iterable[str]) -> bool:
    """Whether one of these roles makes somebody a voice of the group."""
    return not SPEAKERS[ActorGroup(group)].isdisjoint(roles)


def groups_of(roles: Iterable[str]) -> tuple[ActorGroup, ...]:
    held = frozenset(roles)
    return tuple(group for group, kinds in SPEAKERS.items() if kinds & held)
