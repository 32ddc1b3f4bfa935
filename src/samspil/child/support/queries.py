"""Reads across sparring: what I asked, what I am asked, what is due, how quickly help came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from samspil.child.support import registry
from samspil.child.support.models import Concern, Measure, Session, Sparring
from samspil.child.support.registry import Waiting
from samspil.ground.base.together import together
from samspil.ground.organisation.models import Group, Person
from samspil.knowledge.competence.registry import Asked


@dataclass(frozen=True)
class Invited:
    """A question to me, before my yes: about what and from where, never about whom."""

    invitation: int
    sparring: int
    has_child: bool
    topic: str
    unit: str
    asked_on: date


@dataclass(frozen=True)
class Dated:
    measure: int
    child: int | None
    title: str
    owner: int
    unit: int
    begins_on: date
    check_on: date


@dataclass(frozen=True)
class AboutChild:
    sparring: int
    topic: str
    unit: str
    asked_on: date
    booked_on: date | None
    held_on: date | None


@dataclass(frozen=True)
class Days:
    unit: int
    raised_on: date
    held_on: date | None
    professions: int


def asks_me() -> list[Invited]:
    found = _rows("SELECT invitation, sparring, child, topic, unit, asked_on FROM support_asks_me()")
    return [Invited(pk, of, child is not None, *rest) for pk, of, child, *rest in found]


def due(house: int, person: int | None) -> Iterable[Dated]:
    sql = "SELECT measure, child, title, owner, unit, begins_on, check_on FROM support_due(%s, %s)"
    return [Dated(*row) for row in _rows(sql, house, person)]


@dataclass(frozen=True)
class Broken:
    """A file opened in an emergency that this leader has not looked at yet."""

    glass: int
    child: int
    leader: int
    unit: int
    broken_on: date


def glasses(house: int, person: int | None) -> Iterable[Broken]:
    sql = "SELECT glass, child, leader, unit, broken_on FROM file_glasses_to_tell(%s, %s)"
    return [Broken(*row) for row in _rows(sql, house, person)]


def waiting(house: int, person: int) -> list[Waiting]:
    """All kinds at once, with those of the apps above: the first page asks for it."""
    own = """
        SELECT 'try-out', measure, title, '', check_on FROM support_due(%(house)s, %(person)s)
        UNION ALL SELECT 'invitation', invitation, unit, topic, NULL FROM support_asks_me()
        UNION ALL SELECT 'emergency', child, '', '', broken_on FROM file_glasses_unseen()
    """
    sql = " UNION ALL ".join([own, *(each.sql for each in registry.parts)])
    with connection.cursor() as cursor:
        cursor.execute(sql, {"house": house, "person": person})
        return [Waiting(*row) for row in cursor.fetchall()]


@dataclass(frozen=True)
class LookAgain:
    """A try-out at a place I lead that is to be looked at again; nothing about whom."""

    measure: int
    has_child: bool
    sparring: int | None
    place: str
    check_on: date


def to_look_at() -> list[LookAgain]:
    return [LookAgain(*row) for row in _rows("SELECT * FROM support_to_look_at()")]


def asked(unit: int, since: date) -> int:
    """How often a place asked for sparring since a day."""
    return _rows("SELECT support_asked(%s, %s)", unit, since)[0][0]


def loads(house: int) -> dict[int, int]:
    return dict(_rows("SELECT helper, load FROM support_loads(%s)", house))


def asked_of_helpers(house: int) -> Asked:
    said = _rows(
        "SELECT helper, load, NULL FROM support_loads(%s)"
        " UNION ALL SELECT NULL, NULL, taken FROM support_answers(%s) AS taken",
        *(house, house),
    )
    return Asked({row[0]: row[1] for row in said if row[0]}, [row[2] for row in said if not row[0]])


def days() -> list[Days]:
    return [Days(*row) for row in _rows("SELECT unit, raised_on, held_on, professions FROM support_days()")]


def about_children() -> list[AboutChild]:
    return [AboutChild(*row) for row in _rows("SELECT * FROM support_mine_about_children()")]


def child_of(kind: str, pk: int) -> int | None:
    """The child a `sparring`, `session` or `measure` is about, for who comes to its file."""
    return _rows("SELECT support_child_of(%s, %s)", kind, pk)[0][0]


def practice_questions(person: Person) -> QuerySet[Sparring]:
    """Those I see: mine, those I was asked for, those of a place I lead."""
    found = Sparring.objects.filter(child=None).select_related("unit", "asked_by")
    return found.prefetch_related("invitations__helper__person", "sessions")


def told_of(
    child: int, *, with_sessions: bool
) -> tuple[list[Measure], list[Concern], list[Session], dict[int, str]]:
    """What was tried, which concerns there were, the days people sat together; and how groups are called."""
    sessions = Session.objects.filter(sparring__child=child)
    tried = Measure.objects.filter(child=child)
    measures, concerns, held, groups = together(
        tried.order_by("-begins_on", "-pk"),
        Concern.objects.filter(child=child),
        sessions if with_sessions else sessions.none(),
        Group.objects.filter(pk__in=tried.values("group")),
    )
    return measures, concerns, held, {each.pk: each.name for each in groups}


def _rows(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()
