"""Who holds which role now, how the rulebook wants people reminded, and what they were reminded of."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import connection
from django.db.models import CharField, Max, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from samspil.ground.organisation.models import Person, Role
from samspil.ground.reminders.models import Choice, Notice, Run
from samspil.ground.reminders.registry import Ask, Due
from samspil.ground.reminders.rules import TOLD_UP, Rhythm
from samspil.ground.rulebook.models import Rule
from samspil.ground.rulebook.rules import Span, holds, whole_numbers

Thing = TypeVar("Thing", bound=Model)


def roles_now(ask: Ask, kinds: Iterable[str] | None = None) -> QuerySet[Role]:
    """Roles in the house on the day, of these kinds; with a person in the question, that person's only."""
    held = Q(ends_on=None) | Q(ends_on__gte=ask.today)
    roles = Role.objects.filter(held, root_id=ask.root, begins_on__lte=ask.today)
    roles = roles if kinds is None else roles.filter(kind__in=list(kinds))
    return roles.filter(person_id=ask.person) if ask.person else roles


def holders(ask: Ask, kinds: Iterable[str]) -> dict[int, list[int]]:
    """The people who hold such a role, by the unit it lies in."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = roles_now(ask, kinds).order_by("pk").values_list("unit_id", "person_id")
    for unit, person in rows.iterator():
        if person not in found[unit]:
            found[unit].append(person)
    return dict(found)


def rhythm(country: str, today: date) -> Rhythm:
    """What the rulebook says of reminding on the day; what it does not say is as in Rhythm."""
    rows = Rule.objects.filter(country=country, key__startswith="reminder-")
    said = {each.key.removeprefix("reminder-"): each for each in rows if holds(each, today)}
    found: dict[str, object] = {}
    for key, name in (("days-before", "before"), ("days-after", "after")):
        if key in said:
            found[name] = whole_numbers(said[key].text)
    for name in ("every", "gap", "weekday"):
        if name in said:
            found[name] = int(said[name].amount)
    if "escalation" in said:
        found["escalate_after"] = Span(int(said["escalation"].amount), said["escalation"].unit)
    return Rhythm(**found)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody with a way in and a role in the house: who can be written to."""

    email: str
    language: str
    name: str


def readers(ask: Ask) -> dict[int, Reader]:
    rows = roles_now(ask).filter(person__account__is_active=True).order_by().distinct()
    fields = ("person_id", "person__account__email", "person__account__language", "person__given_name")
    return {who: Reader(*rest) for who, *rest in rows.values_list(*fields).iterator()}


def choices(people: Collection[int]) -> dict[int, Choice]:
    return {each.person_id: each for each in Choice.objects.filter(person__in=list(people))}


def choice_of(person: Person, country: str, today: date) -> dict[str, object]:
    """How somebody is reminded now: as chosen, else on the house's day and of everything."""
    choice = Choice.objects.filter(person=person).first()
    weekday = choice.weekday if choice else rhythm(country, today).weekday
    return {"weekday": weekday, "off": choice.off if choice else []}


def last_notices(things: Collection[Due]) -> dict[tuple[int, str, str], date]:
    """When each person was last reminded of each of these things."""
    rows = _about(things).exclude(step=TOLD_UP).order_by().values_list("person_id", "kind", "key")
    return {(who, kind, key): last for who, kind, key, last in rows.annotate(last=Max("noticed_on"))}


def told_up(things: Collection[Due]) -> set[tuple[str, str, date | None]]:
    """The things, each with its day, that a leader above has been told of."""
    return set(_about(things).filter(step=TOLD_UP).order_by().values_list("kind", "key", "due_on"))


def _about(things: Collection[Due]) -> QuerySet[Notice]:
    return Notice.objects.filter(
        kind__in={each.kind for each in things}, key__in={each.key for each in things}
    )


def last_run(root: int, today: date) -> Run | None:
    return Run.objects.filter(root=root, on__lte=today).order_by("-on").first()


def notices_of(person: Person) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person).select_related("about", "unit")


def told_about(person: Person) -> QuerySet[Notice]:
    """What leaders above were told of what this person owes."""
    return Notice.objects.filter(about=person).select_related("person", "unit")


@dataclass(frozen=True)
class Told:
    """The leader above who was told of a thing, and when."""

    who: str
    on: date


def with_leader_told(things: QuerySet[Thing], kind: str) -> QuerySet[Thing]:
    """Each with who was told of it and its present deadline, as far as one may know."""
    told = Notice.objects.filter(
        kind=kind, key=Cast(OuterRef("pk"), CharField()), due_on=OuterRef("planned_end"), step=TOLD_UP
    ).order_by("pk")
    name = Concat("person__given_name", Value(" "), "person__family_name")
    return things.annotate(
        told_up_on=Subquery(told.values("noticed_on")[:1]), told_up_to=Subquery(told.values(who=name)[:1])
    )


def told_of(thing: object) -> Told | None:
    """From a row fetched with_leader_told; nothing is said of what has ended."""
    on = getattr(thing, "told_up_on", None)
    is_over = getattr(thing, "ended_on", None) or getattr(thing, "stopped_on", None)
    return None if on is None or is_over else Told(thing.told_up_to.strip(), on)


@dataclass(frozen=True)
class PostLine:
    """What an administrator sees of a letter: that it waits or fails, not what it says."""

    letter: int
    person: int
    on: date
    state: str
    tries: int
    fault: str


def post_of_my_houses(*, days: int, today: date) -> tuple[dict[str, int], list[PostLine]]:
    """How many letters of the last days stand how, and those that somebody must look at."""
    since = date.fromordinal(today.toordinal() - days)
    with connection.cursor() as cursor:
        cursor.execute('SELECT state, count(*) FROM reminders_post() WHERE "on" >= %s GROUP BY 1', [since])
        counts = dict(cursor.fetchall())
        cursor.execute(
            'SELECT id, person, "on", state, tries, fault FROM reminders_post()'
            " WHERE state IN ('failed', 'unsure') ORDER BY id DESC LIMIT 100"
        )
        return counts, [PostLine(*row) for row in cursor.fetchall()]
