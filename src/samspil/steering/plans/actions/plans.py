"""Making, moving and asking for plans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from samspil.ground.audit.actions import record
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.organisation.rules import APPROVERS, WRITERS
from samspil.steering.plans.models import Decision, Effort, Goal, Plan, PlanRequest
from samspil.steering.plans.queries import plan_facts
from samspil.steering.plans.rules import Mover, Refusal, State, refusals
from samspil.steering.strategy.models import Strategy


class MoveRefused(Exception):
    """The plan may not go there; `reasons` says all of why."""

    def __init__(self, reasons: list[Refusal]) -> None:
        self.reasons = reasons
        super().__init__(", ".join(reasons))


class MovedMeanwhile(Exception):
    """Somebody else moved the plan first."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        super().__init__(f"{plan} is {plan.state} already")


@dataclass(frozen=True)
class Follows:
    """What a change or a stop of a plan decides, what is expected of it, and when one looks back."""

    what: str
    expected: str
    look_back_on: date


class PlanExists(Exception):
    """The unit has a plan of that kind from that day already."""


@dataclass(frozen=True)
class Period:
    begins_on: date
    ends_on: date


def mover(me: Me, plan: Plan) -> Mover:
    """What the person may do where the plan lies."""
    return Mover(
        person=me.person.pk,
        may_write=me.is_any(WRITERS, plan.unit),
        may_approve=me.is_any(APPROVERS, plan.unit),
    )


@transaction.atomic
def make_plan(*, unit: Unit, kind: str, title: str, period: Period, strategy: Strategy, by: Person) -> Plan:
    if Plan.objects.filter(unit=unit, kind=kind, begins_on=period.begins_on).exists():
        raise PlanExists
    plan = Plan.objects.create(
        unit=unit,
        strategy=strategy,
        kind=kind,
        title=title,
        begins_on=period.begins_on,
        ends_on=period.ends_on,
    )
    record("plan made", target=plan, by=by, unit=unit.pk)
    return plan


@transaction.atomic
def make_local_plan(*, framework: Plan, unit: Unit, efforts: Iterable[Effort], by: Person) -> Plan:
    """A unit's own plan out of the central one: goals and wording come along, with a line back."""
    plan = Plan.objects.create(
        unit=unit,
        strategy=framework.strategy,
        kind=Plan.Kind.LOCAL,
        title=unit.name,
        begins_on=framework.begins_on,
        ends_on=framework.ends_on,
        framework=framework,
    )
    for effort in efforts:
        inherit_effort(plan=plan, effort=effort, by=by)
    record("local plan made", target=plan, by=by, unit=unit.pk)
    return plan


def inherit_effort(*, plan: Plan, effort: Effort, by: Person) -> Effort:
    """Take an effort of the framework into the local plan, words, goals, areas and statements with it."""
    copy = Effort.objects.create(
        plan=plan,
        number=next_number(plan),
        title=effort.title,
        about=effort.about,
        space=effort.space,
        part=effort.part,
        area=effort.area,
        owner=by,
        planned_start=effort.planned_start,
        planned_end=effort.planned_end,
        inherits=effort,
    )
    copy.further.set(effort.further.all())
    copy.statements.set(effort.statements.all())
    Goal.objects.bulk_create(
        Goal(
            effort=copy,
            text=goal.text,
            indicator=goal.indicator,
            observable=goal.observable,
            inherits=goal,
        )
        for goal in effort.goals.all()
    )
    return copy


def next_number(plan: Plan) -> int:
    last = plan.efforts.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


@transaction.atomic
def move_plan(*, plan: Plan, to: State, seen: State, me: Me) -> Plan:
    """Take the plan to its next state. `seen` is the state the person was looking at when they decided."""
    locked = Plan.objects.select_for_update(of=("self",)).select_related("unit").filter(pk=plan.pk).first()
    if locked is None:
        # Only who may write a plan can hold it fast; the row policies hide it from everyone else.
        raise MoveRefused([Refusal.NOT_YOUR_ROLE])
    if locked.state != seen:
        raise MovedMeanwhile(locked)
    if found := refusals(plan_facts(locked), to, mover(me, locked)):
        raise MoveRefused(found)
    locked.state = to
    _stamp(locked, to, me.person)
    locked.save()
    record(f"plan {to}", target=locked, by=me.person, unit=locked.unit_id)
    return locked


def _stamp(plan: Plan, to: State, by: Person) -> None:
    if to is State.DRAFT:
        plan.submitted_at = plan.submitted_by = None
    elif to is State.SUBMITTED:
        plan.submitted_at, plan.submitted_by = now(), by
    elif to is State.APPROVED:
        plan.approved_at, plan.approved_by = now(), by
        plan.efforts.filter(approved_at=None).update(approved_at=now(), approved_by=by)
        if plan.previous_id:
            # Local plans that went ahead of their framework find it now that it may be seen.
            ahead = Plan.objects.filter(previous__framework=plan.previous_id, framework=None)
            ahead.update(framework=plan)
    elif to is State.RUNNING:
        plan.started_on, plan.started_by = localdate(), by
    elif to is State.EVALUATED:
        plan.evaluated_on, plan.evaluated_by = localdate(), by


@transaction.atomic
def evaluate_plan(
    *, plan: Plan, text: str, verdict: str, opens_next: bool, me: Me, follows: Follows | None = None
) -> Plan | None:
    """Close the year with what it showed; unless the verdict is stop, the next cycle opens as a draft.

    `follows` is what a change or a stop decides; the database takes neither without it.
    """
    moved = move_plan(plan=plan, to=State.EVALUATED, seen=State(plan.state), me=me)
    moved.evaluation, moved.verdict = text, verdict
    moved.save()
    if follows:
        _decide(moved, follows, text, me.person)
    if verdict == Plan.Verdict.STOP or not opens_next:
        return None
    return _open_next(moved, me.person)


def _decide(plan: Plan, follows: Follows, text: str, by: Person) -> None:
    made = Decision.objects.create(
        plan=plan,
        title=follows.what,
        alternatives=_("Going on as before, or changing it."),
        reason=text,
        expected=follows.expected,
        decided_on=localdate(),
        decided_by=by,
        look_back_on=follows.look_back_on,
    )
    record("decision made", target=made, by=by, unit=plan.unit_id)


def _open_next(plan: Plan, by: Person) -> Plan:
    following, is_new = Plan.objects.get_or_create(
        unit=plan.unit,
        kind=plan.kind,
        begins_on=_next_year(plan.begins_on),
        defaults={
            "strategy": plan.strategy,
            "title": plan.title,
            "about": plan.about,
            "ends_on": _next_year(plan.ends_on),
            "previous": plan,
            "is_public": plan.is_public,
            "framework": getattr(plan.framework, "next", None),
        },
    )
    if not is_new:
        # Somebody has begun next year's plan already; what it holds is theirs.
        return following
    for effort in plan.efforts.filter(ended_on=None, stopped_on=None).prefetch_related("goals"):
        copy = inherit_effort(plan=following, effort=effort, by=by)
        Effort.objects.filter(pk=copy.pk).update(
            owner=effort.owner,
            is_shared=effort.is_shared,
            planned_start=following.begins_on,
            planned_end=following.ends_on,
        )
    record("next cycle opened", target=following, by=by, unit=plan.unit_id)
    return following


def _next_year(day: date) -> date:
    # 29 February has no next year; the day before does.
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


@transaction.atomic
def ask_for_plans(*, framework: Plan, units: Iterable[Unit], due_on: date, note: str, by: Person) -> int:
    """Ask each unit for a local plan by a date; one asked before gets the new date."""
    asked = 0
    for unit in units:
        asking, is_new = PlanRequest.objects.get_or_create(
            framework=framework,
            unit=unit,
            defaults={"due_on": due_on, "note": note, "asked_at": now(), "asked_by": by},
        )
        if not is_new:
            asking.due_on, asking.note = due_on, note
            asking.save(update_fields=["due_on", "note"])
        asked += 1
    record(
        "local plans asked for", target=framework, by=by, unit=framework.unit_id, note=f"{asked}, {due_on}"
    )
    return asked
