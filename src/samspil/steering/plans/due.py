"""What plans know of days and of waiting: fed to the reminders."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.rules import APPROVERS, RoleKind
from samspil.ground.reminders.queries import holders
from samspil.ground.reminders.registry import Ask, Due, Kind, Subject
from samspil.steering.plans.models import Action, Contribution, Decision, Effort, Plan, PlanRequest
from samspil.steering.plans.queries import IN_FORCE, days_to_answer
from samspil.steering.plans.rules import State

KINDS = (
    Kind("plan-request", _("Local plan asked for")),
    Kind("plan-approval", _("Plan that waits for your approval")),
    Kind("effort-approval", _("Effort that waits for your approval")),
    Kind("effort", _("Deadline of an effort")),
    Kind("next-step", _("Next step of an effort"), escalates=False, may_be_off=True),
    Kind("action", _("Deadline of an action")),
    Kind("contribution", _("Contribution that waits for an answer"), escalates=False),
    Kind("look-back", _("Decision to look back on"), escalates=False, may_be_off=True),
)
PLAN_KINDS = (
    Kind("plan-begins", _("A plan begins"), escalates=False, is_event=True),
    Kind("plan-ends", _("A plan ends"), escalates=False, is_event=True),
)
CHUNK = 2000


def what_is_due(ask: Ask) -> Iterator[Due]:
    yield from _requests(ask)
    yield from _approvals(ask)
    yield from _efforts(ask)
    yield from _next_steps(ask)
    yield from _actions(ask)
    yield from _look_backs(ask)
    yield from _contributions(ask)


def _requests(ask: Ask) -> Iterator[Due]:
    """Local plans asked for and not sent in; each leader of the place owes one."""
    sent_in = Plan.objects.filter(
        kind=Plan.Kind.LOCAL, unit=OuterRef("unit"), framework=OuterRef("framework")
    ).exclude(state=State.DRAFT)
    rows = PlanRequest.objects.filter(
        ~Exists(sent_in), unit__path__contains=[ask.root], framework__state__in=IN_FORCE
    ).exclude(unit__closed_on__lte=ask.today)
    leaders = holders(ask, [RoleKind.LEADER])
    fields = ("pk", "framework_id", "unit_id", "unit__name", "due_on", "asked_at")
    for pk, framework, unit, name, due, asked in rows.order_by("pk").values_list(*fields).iterator(CHUNK):
        path = reverse("make-local-plan", args=[framework, unit])
        for person in leaders.get(unit, [] if ask.person else [None]):
            yield Due("plan-request", str(pk), name, path, person, unit, due, localdate(asked))


def _approvals(ask: Ask) -> Iterator[Due]:
    """Owed by the nearest who may approve and did not send it in themselves."""
    everybody = holders(Ask(ask.root, ask.today), APPROVERS)
    plans = Plan.objects.filter(state=State.SUBMITTED, unit__path__contains=[ask.root])
    fields = ("pk", "title", "unit_id", "unit__path", "submitted_by_id", "submitted_at")
    for pk, title, unit, path, sender, sent in plans.order_by("pk").values_list(*fields).iterator(CHUNK):
        for person in _nearest(everybody, path, sender, ask.person):
            page = reverse("plan", args=[pk])
            yield Due("plan-approval", str(pk), title, page, person, unit, since=localdate(sent))
    efforts = Effort.objects.filter(
        approved_at=None, submitted_at__isnull=False, plan__state__in=IN_FORCE
    ).filter(plan__unit__path__contains=[ask.root])
    fields = ("pk", "title", "plan__unit_id", "plan__unit__path", "submitted_by_id", "submitted_at")
    for pk, title, unit, path, sender, sent in efforts.order_by("pk").values_list(*fields).iterator(CHUNK):
        for person in _nearest(everybody, path, sender, ask.person):
            page = reverse("effort", args=[pk])
            yield Due("effort-approval", str(pk), title, page, person, unit, since=localdate(sent))


def _nearest(
    approvers: dict[int, list[int]], path: list[int], sender: int | None, only: int | None
) -> Iterable[int]:
    for unit in reversed(path):
        found = [each for each in approvers.get(unit, ()) if each != sender]
        if found:
            return [each for each in found if only in (None, each)]
    return ()


_EFFORT = Q(stopped_on=None, ended_on=None, approved_at__isnull=False, plan__state__in=IN_FORCE)
_ACTION = Q(stopped_on=None, ended_on=None, effort__stopped_on=None, effort__plan__state__in=IN_FORCE)


def _efforts(ask: Ask) -> Iterator[Due]:
    rows = Effort.objects.filter(_EFFORT, planned_end__isnull=False, plan__unit__path__contains=[ask.root])
    fields = ("pk", "title", "owner_id", "plan__unit_id", "planned_end", "planned_start")
    for pk, title, owner, unit, due, since in _owned(rows, ask).values_list(*fields).iterator(CHUNK):
        yield Due("effort", str(pk), title, reverse("effort", args=[pk]), owner, unit, due, since)


def _next_steps(ask: Ask) -> Iterator[Due]:
    """A step is taken when something has been told on its day or later."""
    rows = Effort.objects.filter(
        _EFFORT, Q(news_on=None) | Q(news_on__lt=F("next_on")), next_on__isnull=False, owner__isnull=False
    ).filter(plan__unit__path__contains=[ask.root])
    fields = ("pk", "next_step", "title", "owner_id", "plan__unit_id", "next_on", "news_on")
    for pk, step, title, owner, unit, due, told in _owned(rows, ask).values_list(*fields).iterator(CHUNK):
        page = reverse("tell-news", args=["effort", pk])
        yield Due("next-step", str(pk), step or title, page, owner, unit, due, told)


def _actions(ask: Ask) -> Iterator[Due]:
    rows = Action.objects.filter(
        _ACTION, planned_end__isnull=False, effort__plan__unit__path__contains=[ask.root]
    )
    fields = ("pk", "title", "owner_id", "effort__plan__unit_id", "planned_end", "planned_start")
    for pk, title, owner, unit, due, since in _owned(rows, ask).values_list(*fields).iterator(CHUNK):
        yield Due("action", str(pk), title, reverse("action", args=[pk]), owner, unit, due, since)


def _look_backs(ask: Ask) -> Iterator[Due]:
    rows = Decision.objects.filter(looked_back_on=None, plan__unit__path__contains=[ask.root])
    rows = rows.filter(decided_by=ask.person) if ask.person else rows
    fields = ("pk", "title", "decided_by_id", "plan__unit_id", "look_back_on", "decided_on")
    for pk, title, who, unit, due, since in rows.order_by("pk").values_list(*fields).iterator(CHUNK):
        yield Due("look-back", str(pk), title, reverse("look-back", args=[pk]), who, unit, due, since)


def _contributions(ask: Ask) -> Iterator[Due]:
    """Owed by the leader of the place, else by the nearest above; never by who brought it."""
    answering = holders(Ask(ask.root, ask.today), [RoleKind.LEADER, *APPROVERS])
    days = timedelta(days=days_to_answer(ask.root, ask.today))
    rows = Contribution.objects.filter(answered_on=None, unit__path__contains=[ask.root])
    fields = ("pk", "unit_id", "unit__name", "unit__path", "by_id", "on")
    for pk, unit, name, path, writer, on in rows.order_by("pk").values_list(*fields).iterator(CHUNK):
        page = reverse("answer-contribution", args=[pk])
        for person in _nearest(answering, path, writer, ask.person):
            # The place and not the words: what somebody brought does not go into letters.
            yield Due("contribution", str(pk), name, page, person, unit, on + days, on)


def _owned(rows, ask: Ask):
    return (rows.filter(owner=ask.person) if ask.person else rows).order_by("pk")


def title_of_plan(pk: int) -> str:
    return Plan.objects.filter(pk=pk).values_list("title", flat=True).first() or ""


def days_of_plan(pk: int, today: date) -> Iterator[Due]:
    """Its own days and those of its efforts, actions and decisions, whoever they fall to."""
    plan = Plan.objects.get(pk=pk)
    page = reverse("plan", args=[pk])
    yield Due("plan-begins", str(pk), plan.title, page, None, plan.unit_id, plan.begins_on)
    yield Due("plan-ends", str(pk), plan.title, page, None, plan.unit_id, plan.ends_on)
    asked = PlanRequest.objects.filter(framework=plan).order_by("due_on").values_list("due_on", flat=True)
    for due in asked.distinct():
        yield Due("plan-request", f"{pk}.{due}", plan.title, page, None, plan.unit_id, due)
    open_ones = Q(stopped_on=None, ended_on=None)
    approved = Effort.objects.filter(open_ones, plan=plan, approved_at__isnull=False)
    for pk, title, step, ends, following in approved.order_by("pk").values_list(
        "pk", "title", "next_step", "planned_end", "next_on"
    ):
        page = reverse("effort", args=[pk])
        yield Due("effort", str(pk), title, page, None, plan.unit_id, ends)
        yield Due("next-step", str(pk), step or title, page, None, plan.unit_id, following)
    actions = Action.objects.filter(open_ones, effort__in=approved, planned_end__isnull=False)
    for pk, title, ends in actions.order_by("pk").values_list("pk", "title", "planned_end"):
        yield Due("action", str(pk), title, reverse("action", args=[pk]), None, plan.unit_id, ends)
    decisions = Decision.objects.filter(plan=plan, looked_back_on=None)
    for pk, title, on in decisions.order_by("pk").values_list("pk", "title", "look_back_on"):
        yield Due("look-back", str(pk), title, reverse("look-back", args=[pk]), None, plan.unit_id, on)


PLAN = Subject("plan", _("The days of a plan"), title_of_plan, days_of_plan)
