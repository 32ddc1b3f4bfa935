"""Reads across bodies: what a page needs, in a fixed number of queries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from samspil.ground.base.together import together
from samspil.ground.organisation.models import Person
from samspil.steering.meetings.models import Body, Consultation, Item, Meeting, Membership, Task
from samspil.steering.meetings.rules import Question

_HELD = Q(meetings__state=Meeting.State.HELD)


def bodies_in(root: int) -> QuerySet[Body]:
    """Every body one may see in a municipality or region."""
    return Body.objects.filter(unit__path__contains=[root]).select_related("unit")


def with_agendas(bodies: QuerySet[Body], *, since: date, today: date) -> QuerySet[Body]:
    """With the next and the latest meeting, and what the meetings held since a day had on the agenda."""
    this_year = _HELD & Q(meetings__on__gte=since)
    return bodies.order_by("unit__name", "name", "pk").annotate(
        held=Count("meetings", filter=this_year, distinct=True),
        inclusion=Count("meetings", filter=this_year & Q(meetings__items__is_inclusion=True), distinct=True),
        evaluation=Count(
            "meetings", filter=this_year & Q(meetings__items__is_evaluation=True), distinct=True
        ),
        next_on=Min("meetings__on", filter=Q(meetings__state=Meeting.State.PLANNED, meetings__on__gte=today)),
        last_on=Max("meetings__on", filter=_HELD),
    )


def with_inclusion(bodies: QuerySet[Body], *, since: date) -> int:
    """How many of the bodies have had inclusion on the agenda of a meeting held since a day."""
    items = Item.objects.filter(
        is_inclusion=True,
        meeting__state=Meeting.State.HELD,
        meeting__on__gte=since,
        meeting__body__in=bodies.values("pk"),
    )
    return items.aggregate(n=Count("meeting__body", distinct=True))["n"]


def count_by_kind(bodies: QuerySet[Body]) -> dict[str, int]:
    return dict(bodies.order_by().values_list("kind").annotate(n=Count("pk")))


def members_on(body: Body, day: date) -> QuerySet[Membership]:
    sitting = body.memberships.filter(begins_on__lte=day).exclude(ends_on__lt=day)
    return sitting.select_related("person").prefetch_related("person__roles")


def seats_of(person: Person, day: date) -> QuerySet[Body]:
    """The bodies somebody sits in."""
    sitting = Membership.objects.filter(person=person, begins_on__lte=day).exclude(ends_on__lt=day)
    return Body.objects.filter(pk__in=sitting.values("body")).select_related("unit")


def meetings_with_agenda(body: Body, state: str) -> QuerySet[Meeting]:
    """Those to come in their order; those held with the latest first."""
    order = ("on", "pk") if state == Meeting.State.PLANNED else ("-on", "-pk")
    return (
        body.meetings.filter(state=state)
        .annotate(
            items_count=Count("items"),
            inclusion=Count("items", filter=Q(items__is_inclusion=True)),
            evaluation=Count("items", filter=Q(items__is_evaluation=True)),
        )
        .order_by(*order)
    )


def agenda(meeting: Meeting) -> QuerySet[Item]:
    return meeting.items.select_related("decision")


def outcomes(body: Body) -> QuerySet[Item]:
    """What came of items at meetings held, newest first."""
    items = Item.objects.filter(meeting__body=body, meeting__state=Meeting.State.HELD)
    told = items.exclude(outcome="", decision=None)
    return told.select_related("meeting", "decision").order_by("-meeting__on", "place")


def tasks_in(body: Body) -> QuerySet[Task]:
    """Open ones first, by deadline; then those done, latest first."""
    tasks = body.tasks.select_related("owner", "item__meeting").prefetch_related("owner__roles")
    return tasks.order_by(Coalesce("done_on", date.max).desc(), "due_on", "pk")


def open_tasks_of(person: Person) -> QuerySet[Task]:
    """What bodies asked somebody to do and is not done."""
    return Task.objects.filter(owner=person, done_on=None).select_related("body__unit", "owner")


def waiting_for_answer(root: int, groups: Collection[str]) -> QuerySet[Consultation]:
    """Questions in the house to these groups that nobody has answered."""
    asked = Consultation.objects.filter(group__in=groups, answered_on=None, body__unit__path__contains=[root])
    return asked.select_related("body__unit").order_by("due_on", "pk")


@dataclass(frozen=True)
class Waiting:
    """What bodies wait for from one person: tasks to do, questions to answer. `more`: what else was asked."""

    tasks: list[Task]
    questions: list[Consultation]
    more: list[list[Any]]


def waiting_for(person: Person, root: int, groups: Collection[str], *more: QuerySet[Any]) -> Waiting:
    """In one question, with more of others': the first page has few to spend."""
    tasks = open_tasks_of(person).select_related(None)
    asked = waiting_for_answer(root, groups).select_related(None)
    theirs = Q(pk__in=tasks.order_by().values("body")) | Q(pk__in=asked.order_by().values("body"))
    found, questions, bodies, *rest = together(tasks, asked, Body.objects.filter(theirs), *more)
    by_key = {each.pk: each for each in bodies}
    for each in (*found, *questions):
        if each.body_id in by_key:
            each.body = by_key[each.body_id]
    # As with a join: of a body that I may not see, nothing.
    tasks_seen, seen = ([each for each in some if each.body_id in by_key] for some in (found, questions))
    return Waiting(tasks_seen, seen, rest)


def questions_by_group(consultations: Collection[Consultation]) -> dict[str, list[Question]]:
    found: dict[str, list[Question]] = {}
    for each in consultations:
        found.setdefault(each.group, []).append(Question(each.asked_on, each.answered_on))
    return found


def last_place(meeting: Meeting) -> int:
    return meeting.items.aggregate(last=Max(F("place")))["last"] or 0
