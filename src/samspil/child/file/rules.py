"""Decisions about a child's file: ways in, purposes, what the thread lacks. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Way(StrEnum):
    """How a person comes to a file. The database decides it (functions.sql), never the program."""

    PARTICIPANT = "participant"
    LEADER = "leader"
    GLASS = "glass"
    GUARDIAN = "guardian"
    HIDDEN = "hidden"
    SELF = "self"


WORKERS = frozenset({Way.PARTICIPANT, Way.LEADER})
STAFF = WORKERS | {Way.GLASS}
FAMILY = frozenset({Way.GUARDIAN, Way.HIDDEN})
EVERY_WAY = frozenset(Way)


class Purpose(StrEnum):
    """Why a file is opened. Parents read it, so each is a reason they can understand."""

    FOLLOW_UP = "follow_up"
    SPARRING = "sparring"
    REFERRAL = "referral"
    HANDOVER = "handover"
    OTHER = "other"
    LIST = "list"
    EMERGENCY = "emergency"
    OWN = "own"


CHOOSABLE = (Purpose.FOLLOW_UP, Purpose.SPARRING, Purpose.REFERRAL, Purpose.HANDOVER, Purpose.OTHER)
# The log keeps so many letters; beyond the word itself they are the reader's own.
PURPOSE_LENGTH = 60


def logged_purpose(purpose: str, words: str = "") -> str:
    """As it stands in the log: the reason, and for another reason the reader's words."""
    told = " ".join(words.split())
    return f"{purpose}: {told}"[:PURPOSE_LENGTH] if purpose == Purpose.OTHER and told else purpose


def read_purpose(logged: str) -> tuple[str, str]:
    """What the log says: the reason and the words behind it."""
    purpose, _colon, words = logged.partition(": ")
    return purpose, words


class ClosingReason(StrEnum):
    """Why a file is closed."""

    HELPED = "helped"
    MOVED = "moved"
    GROWN = "grown"
    MISTAKE = "mistake"


class Kind(StrEnum):
    """Where a child is taught: among all, or in a special offer."""

    GENERAL = "general"
    SPECIAL = "special"


class TakesPart(StrEnum):
    """Whether a child takes part in leisure. Not to know is an answer, and asks for another."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


# EASIE: a setting is inclusive from four fifths of the week with mainstream peers.
LARGEST_PART = 0.8


def shared_part(shared: int, total: int) -> float:
    """The part of the week with mainstream peers, from 0 to 1.

    Raises ValueError where minutes cannot be so.
    """
    if total <= 0 or not 0 <= shared <= total:
        raise ValueError("the minutes with peers are part of all minutes")
    return shared / total


def is_mostly_together(shared: int, total: int) -> bool:
    """Whether the largest part of the week is with mainstream peers."""
    return shared_part(shared, total) >= LARGEST_PART


class Voice(StrEnum):
    """The form in which a child says what it thinks."""

    SOUND = "sound"
    DRAWING = "drawing"
    TEXT = "text"
    PHOTO = "photo"
    TALK = "talk"


class Audience(StrEnum):
    """Who else may know what a child has said. Whom it was said to always knows."""

    PARENTS = "parents"
    TEAM = "team"
    LEADER = "leader"


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "against"
    UNSURE = "unsure"
    CALL_ME = "call_me"
    NOT_OBTAINED = "not_obtained"


def is_view_closed(*, influence: str, could_not: str, told_back_on: date | None) -> bool:
    """A child's view is done with once it is said what came of it, and the child was told."""
    return bool(influence or could_not) and told_back_on is not None


@dataclass(frozen=True)
class Stay:
    """One place in a childhood. `received_on`: the place has acknowledged what was handed over to it."""

    place: int
    begins_on: date
    ends_on: date | None
    received_on: date | None
    is_leisure: bool = False


def without_handover(stays: Iterable[Stay]) -> list[Stay]:
    """The starts that no handover was acknowledged for: gaps in the thread.

    The first place has nobody before it, and leisure begins beside what goes on.
    """
    known: set[int] = set()
    found = []
    for each in sorted((each for each in stays if not each.is_leisure), key=lambda stay: stay.begins_on):
        if known and each.place not in known and each.received_on is None:
            found.append(each)
        known.add(each.place)
    return found


class Act(StrEnum):
    """What a consent or a position is about. The rulebook names those that need the young person's own."""

    SPARRING = "sparring"
    HANDOVER = "handover"
    EXCHANGE = "exchange"
    REFERRAL = "referral"
    OTHER = "other"


@dataclass(frozen=True)
class OwnRule:
    """From which age the young person's own yes is asked for beside the parents', and for which acts."""

    age: int
    acts: frozenset[str]


def own_rule(age: float | None, acts: str | None) -> OwnRule | None:
    """By the two rows of the rulebook; none where either is missing."""
    if age is None or not acts:
        return None
    return OwnRule(int(age), frozenset(each.strip() for each in acts.split(",")))


def age_on(born_on: date, today: date) -> int:
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def needs_own(act: str, *, born_on: date, rule: OwnRule | None, today: date) -> bool:
    """Whether the young person's own consent or position is needed. In rows: `file_needs_own`.

    What is called something else asks for it too: else the name would be the way round it.
    """
    if rule is None or not (act in rule.acts or act == Act.OTHER):
        return False
    return age_on(born_on, today) >= rule.age


def may_say_own(answer: str, *, gave: date | None, took_back: date | None, for_them: bool) -> bool:
    """Whether yes or no can be said now. What the young person took back nobody gives again for them."""
    stands = gave is not None and took_back is None
    return stands if answer == "no" else answer == "yes" and not stands and not (for_them and took_back)


class Given(Protocol):
    """A consent as far as it says whether it holds."""

    begins_on: date
    ends_on: date | None
    withdrawn_on: date | None
    own_on: date | None
    own_withdrawn_on: date | None


class Gap(StrEnum):
    """Why a consent does not hold."""

    WITHDRAWN = "withdrawn"
    OVER = "over"
    LATER = "later"
    OWN_WITHDRAWN = "own_withdrawn"
    OWN = "own"


def consent_gap(consent: Given, *, asks_own: bool, today: date) -> Gap | None:
    """Why a consent is not in force; none where it is. In rows: `file_consent_holds`, which all ask."""
    gaps = {
        Gap.WITHDRAWN: consent.withdrawn_on is not None,
        Gap.OVER: consent.ends_on is not None and consent.ends_on < today,
        Gap.LATER: consent.begins_on > today,
        Gap.OWN_WITHDRAWN: consent.own_withdrawn_on is not None,
        Gap.OWN: asks_own and consent.own_on is None,
    }
    return next((gap for gap, is_there in gaps.items() if is_there), None)


def is_withdrawable(*, ends_on: date | None, withdrawn_on: date | None, today: date) -> bool:
    """A consent that holds can be taken back, at any time."""
    return withdrawn_on is None and (ends_on is None or ends_on >= today)


class Likeness(StrEnum):
    """What says that a pupil of a class list may be the child of a file. Nothing but a yes makes it so."""

    BOTH = "both"
    NAME = "name"
    BIRTHDAY = "birthday"


@dataclass(frozen=True)
class Named:
    """Whom a file or a class list names. A roster need not tell a birthday."""

    given: str
    family: str
    born_on: date | None


def likeness(child: Named, pupil: Named) -> Likeness | None:
    """A name that was mistyped or changed leaves the birthday and one of the names; none is a match alone.

    Another birthday with the same name is another child: twins and namesakes are not to be mixed up.
    """
    same = [
        ours.casefold().strip() == theirs.casefold().strip()
        for ours, theirs in ((child.given, pupil.given), (child.family, pupil.family))
    ]
    if pupil.born_on is None:
        return Likeness.NAME if all(same) else None
    if pupil.born_on != child.born_on or not any(same):
        return None
    return Likeness.BOTH if all(same) else Likeness.BIRTHDAY
