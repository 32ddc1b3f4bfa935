"""Reads across transitions: what a handover holds, what is mine this year, what is owed, how starts went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from samspil.child.file.models import Child, Consent, Guardian
from samspil.child.file.own import that_hold
from samspil.child.transitions.models import (
    BackQuestion,
    Check,
    Meeting,
    Piece,
    Preparation,
    Transition,
    Voice,
)
from samspil.child.transitions.rules import Days, Gathered, Ground, Row, is_lawful
from samspil.ground.base.together import together
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import PLAN_KINDS
from samspil.ground.rulebook.models import Rule
from samspil.ground.rulebook.rules import MonthDay, holds, month_days


@dataclass(frozen=True)
class Held:
    """All that one handover holds, as far as its reader may see it."""

    pieces: list[Piece]
    voices: list[Voice]
    checks: list[Check]
    preparations: list[Preparation]
    questions: list[BackQuestion]
    meeting: Meeting | None
    consents: list[Consent]
    guardians: list[Guardian]


def held(transition: Transition) -> Held:
    found = together(
        *(each.objects.filter(transition=transition) for each in (Piece, Voice, Check, Preparation)),
        *(each.objects.filter(transition=transition) for each in (BackQuestion, Meeting)),
        that_hold(Consent.objects.filter(child=transition.child_id)),
        Guardian.objects.filter(child=transition.child_id),
    )
    pieces, voices, checks, preparations, questions, meetings, consents, guardians = found
    return Held(
        pieces, voices, checks, preparations, questions, next(iter(meetings), None), consents, guardians
    )


@dataclass(frozen=True)
class Gist:
    """What a list says of several handovers: who was heard, what is there, who was asked afterwards."""

    topics: dict[int, set[str]]
    voices: dict[int, set[str]]
    prepared: dict[int, int]
    checked: dict[int, set[str]]
    consents: set[int]
    unlawful: dict[int, int]


def gist(transitions: list[Transition]) -> Gist:
    """Of handovers that have been opened for the list already, in one question."""
    keys, children = [each.pk for each in transitions], [each.child_id for each in transitions]
    pieces, voices, preparations, checks, consents = together(
        *(each.objects.filter(transition__in=keys) for each in (Piece, Voice, Preparation, Check)),
        that_hold(Consent.objects.filter(child__in=children)),
    )
    standing = {each.pk for each in consents}
    return Gist(
        topics=_sets((each.transition_id, each.topic) for each in pieces),
        voices=_sets((each.transition_id, each.whose) for each in voices),
        prepared=_counts(each.transition_id for each in preparations if each.done_on),
        checked=_sets((each.transition_id, each.whose) for each in checks),
        consents=standing,
        unlawful=_counts(each.transition_id for each in pieces if not lawful(each, standing)),
    )


def lawful(thing: Transition | Piece, consents: set[int]) -> bool:
    """`consents`: those that hold. To the new place, which reads none, what it sees is lawful."""
    return is_lawful(
        purpose=thing.purpose,
        ground=thing.ground,
        statute=thing.statute,
        consent_holds=thing.ground == Ground.CONSENT and thing.consent_id in consents,
    )


def gathered(
    transition: Transition,
    consents: set[int],
    *,
    topics: Iterable[str],
    voices: Iterable[str],
    unlawful: int,
) -> Gathered:
    return Gathered(
        has_place=bool(transition.taker_id or transition.outside),
        community=transition.community,
        topics=set(topics),
        voices=set(voices),
        is_lawful=lawful(transition, consents),
        unlawful_pieces=unlawful,
    )


def days(transition: Transition) -> Days:
    return Days(
        due_on=transition.due_on,
        begins_on=transition.begins_on,
        check_from=transition.check_from,
        handed_on=transition.handed_on,
        acknowledged_on=transition.acknowledged_on,
        moved_on=transition.moved_on,
    )


@dataclass(frozen=True)
class Mine:
    """One handover of mine in a list: the other place, and its name only where it is open to me."""

    transition: int
    side: str
    is_open: bool
    place: str
    begins_on: date
    due_on: date


def mine(since: date, until: date, *, most: int = 200) -> list[Mine]:
    return [Mine(*row) for row in _rows("SELECT * FROM transitions_mine(%s, %s, %s)", since, until, most)]


def why_shut(pk: int) -> str:
    """Why a handover that came to me may not be read any more; "" where none came."""
    return _rows("SELECT coalesce(transitions_why_shut(%s), '')", pk)[0][0]


def is_familys(person: int) -> bool:
    """Whether it was a parent or a child who wrote a line."""
    return _rows("SELECT transitions_is_familys(%s)", person)[0][0]


def class_keys(unit: int, group: int | None) -> list[int]:
    """The children of a class list whose files I work with."""
    return [key for (key,) in _rows("SELECT * FROM transitions_class(%s, %s)", unit, group)]


def names(keys: list[int]) -> list[Child]:
    """Of files that have been opened for a list."""
    return list(Child.objects.filter(pk__in=keys).order_by("given_name", "family_name", "pk"))


@dataclass(frozen=True)
class Owed:
    kind: str
    transition: int
    place: str
    owner: int | None
    unit: int
    since: date
    due: date


def due(house: int, person: int | None) -> list[Owed]:
    return [Owed(*row) for row in _rows("SELECT * FROM transitions_due(%s, %s)", house, person)]


@dataclass(frozen=True)
class Start:
    """One start, without whose: in time, with the parents' words, and what each answered afterwards."""

    kind: str
    unit: int
    in_time: bool
    has_parents: bool
    child: str | None
    parents: str | None
    staff: str | None


def starts() -> list[Start]:
    return [Start(*row) for row in _rows("SELECT * FROM transitions_went()")]


@dataclass(frozen=True)
class Rulebook:
    """What the rulebook says of transitions on a day: the time plan, the grounds and the closed days."""

    plan: dict[str, Row]
    grounds: dict[str, Rule]
    closed: tuple[MonthDay, ...]


def rulebook(country: str, today: date) -> Rulebook:
    found = [each for each in Rule.objects.filter(country=country) if holds(each, today)]
    closed = next((each.text for each in found if each.key == "closed-days"), "")
    return Rulebook(
        plan={each.key: _row(each) for each in found if each.key.startswith("transition-")},
        grounds={each.key: each for each in found if each.key.startswith("handover-ground-")},
        closed=month_days(closed) if closed else (),
    )


def _row(rule: Rule) -> Row:
    return Row(rule.key, rule.day, int(rule.amount or 0), rule.unit, rule.status)


def new_places(house: int, today: date) -> QuerySet[Unit]:
    return Unit.objects.under(house).filter(kind__in=PLAN_KINDS).open_on(today)


def of_child(child: int) -> QuerySet[Transition]:
    """The handovers of an opened file that its reader may see, with their places and meetings."""
    return Transition.objects.filter(child=child).select_related("giver", "taker", "meeting")


def _sets(pairs: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for key, word in pairs:
        found.setdefault(key, set()).add(word)
    return found


def _counts(keys: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for key in keys:
        found[key] = found.get(key, 0) + 1
    return found


def _rows(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
