"""Reads across a file: its keys by the page, who looked, who is around. The database says what is mine."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path

from django.db import connection
from django.db.models import Q, QuerySet
from django.urls import reverse

from samspil.child.file import own
from samspil.child.file.models import (
    Agreed,
    Child,
    ChildView,
    Consent,
    Enrolment,
    Guardian,
    Hearing,
    Leisure,
    Participant,
    Position,
    Pupil,
    Question,
    RosterLink,
    Talk,
    TalkTemplate,
)
from samspil.child.file.rules import (
    FAMILY,
    Likeness,
    Named,
    Stay,
    Way,
    likeness,
    read_purpose,
)
from samspil.ground.base.together import together
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.organisation.rules import UnitKind
from samspil.ground.rulebook.models import Rule
from samspil.tools.packs.talk_pack import TalkPack, read_talk

EACH_PAGE = 25
# Of more than these nobody can say by looking which is which.
MOST_ALIKE = 8


@dataclass(frozen=True)
class Look:
    """One day's looks of one role for one purpose. No name is in it."""

    day: date
    role: str
    purpose: str
    words: str
    times: int


@dataclass(frozen=True)
class Around:
    person: int
    name: str
    part: str
    is_lead: bool


def my_keys(ways: Collection[str], *, letters: str = "", page: int = 1) -> tuple[list[int], int]:
    """The keys of one page of my files in the order of their names, and how many there are."""
    skip = (max(page, 1) - 1) * EACH_PAGE
    found = _rows(
        "SELECT child, total FROM my_children_page(%s, %s, %s, %s)", list(ways), letters, skip, EACH_PAGE
    )
    return [key for key, _total in found], found[0][1] if found else 0


def brings_in(child: int) -> bool:
    """Whether I bring colleagues into an opened file: who was asked in for some weeks does not."""
    return bool(_rows("SELECT 1 WHERE %s IN (SELECT file_brings_in())", child))


def looks(child: int, *, most: int = 1000) -> Iterator[Look]:
    """The newest first."""
    sql = "SELECT day, role, purpose, times FROM file_readings(%s, %s)"
    for day, role, purpose, times in _rows(sql, child, most):
        yield Look(day, role, *read_purpose(purpose), times)


def around(child: int) -> list[Around]:
    return [Around(*row) for row in _rows("SELECT person, name, part, is_lead FROM file_around(%s)", child)]


@dataclass(frozen=True)
class AtWork:
    """Who is around an opened file, the newest looks, and whether I bring colleagues into it."""

    around: list[Around]
    looks: list[Look]
    brings_in: bool


def at_work(child: int, *, most: int) -> AtWork:
    """The three in one question, for a page that asks many."""
    sql = """
        SELECT (SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM file_around(%s) AS one),
            (SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM file_readings(%s, %s) AS one),
            %s IN (SELECT file_brings_in())
    """
    around, read, brings_in = _rows(sql, child, child, most, child)[0]
    looks = [
        Look(date.fromisoformat(each["day"]), each["role"], *read_purpose(each["purpose"]), each["times"])
        for each in json.loads(read)
    ]
    return AtWork([Around(**each) for each in json.loads(around)], looks, brings_in)


@dataclass(frozen=True)
class Voices:
    """What guardians say, and the lines of those who work with the child now."""

    guardians: list[Guardian]
    hearings: list[Hearing]
    positions: list[Position]
    consents: list[Consent]
    questions: list[Question]
    participants: list[Participant]
    talks: list[Talk]
    leisure: list[Leisure]
    rules: list[Rule]


def voices(child: Child) -> Voices:
    """As far as the reader may see them. Each line has its guardian."""
    found = together(
        Guardian.objects.filter(child=child),
        *(each.objects.filter(child=child) for each in (Hearing, Position, Consent, Question)),
        Participant.objects.filter(child=child, ends_on=None),
        Talk.objects.filter(child=child),
        Leisure.objects.filter(child=child),
        own.rows(),
    )
    by_key = {each.pk: each for each in found[0]}
    for line in chain.from_iterable(found[1:5]):
        line.guardian = by_key.get(line.guardian_id)
    return Voices(*found)


def asked_of_me(child: Child) -> tuple[list[ChildView], list[Consent], list[Rule]]:
    """What I have told, as the young person, and the consents that ask for my own yes."""
    views, consents, rows = together(
        ChildView.objects.filter(child=child), Consent.objects.filter(child=child), own.rows()
    )
    return views, consents, rows


@dataclass(frozen=True)
class OwnVoices:
    """What I have said as a guardian, and what my child lets me know."""

    views: list[ChildView]
    positions: list[Position]
    consents: list[Consent]
    questions: list[Question]
    talks: list[Talk]
    agreed: list[Agreed]
    rules: list[Rule]


def own_voices(child: Child, guardian: Person) -> OwnVoices:
    return OwnVoices(
        *together(
            ChildView.objects.filter(child=child),
            Position.objects.filter(child=child, guardian__person=guardian),
            Consent.objects.filter(child=child),
            Question.objects.filter(child=child),
            Talk.objects.filter(child=child),
            Agreed.objects.filter(talk__child=child),
            own.rows(),
        )
    )


def talk_template_text(house: Unit) -> str:
    """What a house has loaded; else what comes for its country."""
    own = TalkTemplate.objects.filter(house=house).first()
    shipped = Path(__file__).with_name("packs") / f"talk-{house.country.lower()}.yaml"
    return own.text if own else shipped.read_text("utf-8")


def talk_template(house: Unit) -> TalkPack:
    return _read_talk(talk_template_text(house))


@lru_cache(maxsize=8)
def _read_talk(text: str) -> TalkPack:
    return read_talk(text, file="talk")


def stays(enrolments: Collection[Enrolment], received: Mapping[int, date]) -> list[Stay]:
    """`received`: by place, the day on which it acknowledged a handover. What was ticked before there were
    any still counts."""
    leisure = (UnitKind.LEISURE, UnitKind.YOUTH_CLUB, UnitKind.AFTER_SCHOOL)
    return [
        Stay(
            each.unit_id,
            each.begins_on,
            each.ends_on,
            received.get(each.unit_id, each.received_on),
            each.unit.kind in leisure,
        )
        for each in enrolments
    ]


def class_lists(places: Collection[Unit], letters: str, today: date) -> QuerySet[Pupil]:
    """The pupils who go to these places today, as rosters told it."""
    begins = Q(given_name__istartswith=letters) | Q(family_name__istartswith=letters)
    there = Pupil.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=today), unit__in=places, begins_on__lte=today
    )
    return there.filter(begins).select_related("unit", "group")


def follows_a_list(child: Child) -> bool:
    return RosterLink.objects.filter(child=child).exists()


def pupils_like(child: Child, places: Collection[Unit], today: date) -> list[tuple[Pupil, Likeness]]:
    """Those on the lists of these places whom the file may be about, the likest first."""
    ours = Named(child.given_name, child.family_name, child.born_on)
    there = class_lists(places, "", today).filter(Q(born_on=child.born_on) | Q(born_on=None))
    near = there.filter(Q(given_name__iexact=ours.given) | Q(family_name__iexact=ours.family))
    found = [(each, likeness(ours, Named(each.given_name, each.family_name, each.born_on))) for each in near]
    order = list(Likeness)
    alike = [(each, how) for each, how in found if how]
    return sorted(alike, key=lambda pair: order.index(pair[1]))[:MOST_ALIKE]


@dataclass(frozen=True)
class ClosedFile:
    """A file that is closed: a key, a place and days, and no word about the child."""

    key: int
    place: str
    reason: str
    closed_on: date
    kept_until: date | None


def closed_files() -> list[ClosedFile]:
    """Of which I answer for the deletion, the first due first."""
    return [
        ClosedFile(*row)
        for row in _rows("SELECT child, place, reason, closed_on, kept_until FROM file_closed()")
    ]


def is_taken(child: Child, marks: list[str]) -> bool:
    """Whether another file of the house has this number: of two twins one is mistyped."""
    kept = Child.objects.filter(pk=child.pk, fingerprint__in=marks)
    return bool(marks) and is_there(child.house_id, marks) and not kept.exists()


def is_there(house: int, fingerprints: list[str]) -> bool:
    return _rows("SELECT file_is_there(%s, %s)", house, fingerprints)[0][0]


def _rows(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def beginning() -> str:
    """Where somebody without a role begins: the young person on their page, a parent with their child."""
    sql = "SELECT EXISTS (SELECT FROM my_children(%s)), EXISTS (SELECT FROM my_children(%s))"
    is_own, is_family = _rows(sql, [Way.SELF], list(FAMILY))[0]
    if is_own:
        return reverse("my-page")
    return reverse("my-children") if is_family else ""
