"""What bodies know of days and of waiting: fed to the reminders."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samspil.ground.reminders.queries import roles_now
from samspil.ground.reminders.registry import Ask, Due, Kind, Subject
from samspil.steering.meetings.models import Body, Consultation, Meeting, Membership, Task
from samspil.steering.meetings.rules import SPEAKERS

KINDS = (
    Kind("meeting", _("Meeting"), escalates=False, may_be_off=True, is_event=True),
    Kind("task", _("Task from a meeting")),
    Kind("question", _("Question that waits for an answer"), escalates=False, may_be_off=True),
)
CHUNK = 2000
KEPT = timedelta(days=366)


def what_is_due(ask: Ask) -> Iterator[Due]:
    yield from _meetings(ask)
    yield from _tasks(ask)
    yield from _questions(ask)


def _meetings(ask: Ask) -> Iterator[Due]:
    """Each member on the day of the meeting is expected there."""
    rows = Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=F("body__meetings__on")),
        begins_on__lte=F("body__meetings__on"),
        body__meetings__state=Meeting.State.PLANNED,
        body__meetings__on__gte=ask.today,
        body__unit__path__contains=[ask.root],
    )
    rows = rows.filter(person=ask.person) if ask.person else rows
    fields = (
        *("body__meetings__pk", "body__meetings__title", "body__name"),
        *("person_id", "body__unit_id", "body__meetings__on"),
    )
    for pk, title, name, person, unit, on in rows.order_by("pk").values_list(*fields).iterator(CHUNK):
        page = reverse("meeting", args=[pk])
        yield Due("meeting", str(pk), f"{name}: {title}", page, person, unit, on)


def _tasks(ask: Ask) -> Iterator[Due]:
    rows = Task.objects.filter(done_on=None, body__unit__path__contains=[ask.root])
    rows = rows.filter(owner=ask.person) if ask.person else rows
    fields = ("pk", "text", "body_id", "owner_id", "body__unit_id", "due_on")
    for pk, text, body, owner, unit, due in rows.order_by("pk").values_list(*fields).iterator(CHUNK):
        yield Due("task", str(pk), text, reverse("body", args=[body]), owner, unit, due)


def _questions(ask: Ask) -> Iterator[Due]:
    """Whoever speaks for the group that was asked may answer; one answer is enough for all."""
    rows = Consultation.objects.filter(answered_on=None, body__unit__path__contains=[ask.root])
    fields = ("pk", "question", "group", "body__unit_id", "due_on", "asked_on")
    asked = list(rows.order_by("pk").values_list(*fields))
    voices = _voices(ask, {group for _pk, _question, group, *_rest in asked})
    for pk, question, group, unit, due, since in asked:
        page = reverse("answer-consultation", args=[pk])
        for person in voices[group]:
            yield Due("question", str(pk), question[:300], page, person, unit, due, since)


def _voices(ask: Ask, groups: set[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    kinds = {kind for group in groups for kind in SPEAKERS[group]}
    for kind, person in roles_now(ask, kinds).values_list("kind", "person_id").iterator(CHUNK):
        for group in groups:
            if kind in SPEAKERS[group]:
                found[group].add(person)
    return found


def title_of_body(pk: int) -> str:
    return Body.objects.filter(pk=pk).values_list("name", flat=True).first() or ""


def days_of_body(pk: int, today: date) -> Iterator[Due]:
    """Its meetings, a year back and all that are planned, and its tasks, whoever has them."""
    body = Body.objects.get(pk=pk)
    meetings = Meeting.objects.filter(body=body, on__gte=today - KEPT).order_by("on", "pk")
    for pk, title, on in meetings.values_list("pk", "title", "on"):
        page = reverse("meeting", args=[pk])
        yield Due("meeting", str(pk), f"{body.name}: {title}", page, None, body.unit_id, on)
    tasks = Task.objects.filter(body=body, done_on=None, due_on__isnull=False).order_by("pk")
    for pk, text, due in tasks.values_list("pk", "text", "due_on"):
        page = reverse("body", args=[body.pk])
        yield Due("task", str(pk), text, page, None, body.unit_id, due)


BODY = Subject("body", _("The days of a group"), title_of_body, days_of_body)
