"""Which plan, effort or action a person may open or write. Reading leans on the row policies."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person, Role, Unit
from samspil.ground.organisation.rules import (
    CONTRIBUTORS,
    STEERING,
    WRITERS,
    RoleKind,
    actor_group,
)
from samspil.ground.reminders.queries import with_leader_told
from samspil.steering.plans import queries
from samspil.steering.plans.models import Action, Contribution, Decision, Effort, Evidence, Plan
from samspil.steering.strategy.models import Statement


def readable_plan(me: Me, pk: int) -> Plan:
    return get_object_or_404(queries.plans_in(me.root), pk=pk)


def editable_plan(me: Me, pk: int) -> Plan:
    plan = readable_plan(me, pk)
    if not me.is_any(WRITERS, plan.unit):
        raise Http404
    return plan


def steered_plan(me: Me, pk: int) -> Plan:
    """The municipality's or region's own plan, for those who steer it."""
    plan = readable_plan(me, pk)
    if not me.is_any(STEERING, plan.unit) or plan.kind not in (Plan.Kind.CENTRAL, Plan.Kind.AGENDA):
        raise Http404
    return plan


def readable_effort(me: Me, pk: int) -> Effort:
    efforts = queries.efforts_with_owners(plan__unit__path__contains=[me.root])
    return get_object_or_404(with_leader_told(queries.with_heirs(efforts), "effort"), pk=pk)


def editable_effort(me: Me, pk: int) -> Effort:
    """For who writes the plan, and for who owns the effort."""
    effort = readable_effort(me, pk)
    if not me.is_any(WRITERS, effort.plan.unit) and effort.owner_id != me.person.pk:
        raise Http404
    return effort


def tellable_effort(me: Me, pk: int) -> Effort:
    """For who works where the effort is: news, evidence, actions."""
    effort = readable_effort(me, pk)
    if not me.is_any(CONTRIBUTORS, effort.plan.unit) and effort.owner_id != me.person.pk:
        raise Http404
    return effort


def readable_action(me: Me, pk: int) -> Action:
    actions = queries.actions_with_owners(effort__plan__unit__path__contains=[me.root])
    return get_object_or_404(with_leader_told(actions, "action"), pk=pk)


def editable_action(me: Me, pk: int) -> Action:
    action = readable_action(me, pk)
    if not works_with(me, action):
        raise Http404
    return action


def going_action(me: Me, pk: int) -> Action:
    """An action one may stop: it is neither ended nor stopped."""
    action = editable_action(me, pk)
    if action.ended_on or action.stopped_on:
        raise Http404
    return action


def works_with(me: Me, action: Action) -> bool:
    """Who owns the action or its effort, and who works where it is."""
    owners = (action.owner_id, action.effort.owner_id)
    return me.person.pk in owners or me.is_any(CONTRIBUTORS, action.effort.plan.unit)


def readable_evidence(me: Me, pk: int) -> Evidence:
    return get_object_or_404(Evidence, pk=pk, effort__plan__unit__path__contains=[me.root])


def editable_decision(me: Me, pk: int) -> Decision:
    decision = get_object_or_404(Decision.objects.select_related("plan__unit"), pk=pk)
    if not me.is_any(WRITERS, decision.plan.unit):
        raise Http404
    return decision


def answerable_contribution(me: Me, pk: int) -> Contribution:
    contribution = get_object_or_404(Contribution.objects.select_related("unit"), pk=pk)
    if not me.is_any(WRITERS, contribution.unit):
        raise Http404
    return contribution


def planning_unit(me: Me) -> Unit:
    """Where the person may make a plan of the house's own: the place itself for who leads one."""
    found = next((role.unit for role in me.roles if role.kind in WRITERS), None)
    if found is None:
        raise Http404
    return found


def framework(me: Me, pk: int) -> Plan:
    """A plan that local plans are made from: the municipality's or region's own, in force."""
    plan = readable_plan(me, pk)
    if plan.kind not in (Plan.Kind.CENTRAL, Plan.Kind.AGENDA) or plan.state not in queries.IN_FORCE:
        raise Http404
    return plan


def led_unit(me: Me, pk: int) -> Unit:
    """A place where children are that one leads, or steers from above."""
    unit = get_object_or_404(Unit.objects.with_children_in(), pk=pk)
    if not me.is_any(WRITERS, unit):
        raise Http404
    return unit


def owners_for(plan: Plan) -> QuerySet[Person]:
    """Who may be asked to own something in the plan: those who work where it lies, or lead above it."""
    today = localdate()
    kinds = CONTRIBUTORS if plan.kind == Plan.Kind.LOCAL else WRITERS
    below = Q(unit__path__contains=[plan.unit_id], kind__in=kinds)
    above = Q(unit__in=plan.unit.path, kind__in=WRITERS)
    current = Role.objects.filter(below | above, begins_on__lte=today).exclude(ends_on__lt=today)
    return Person.objects.filter(pk__in=current.values("person_id"))


def may_write(me: Me, effort: Effort) -> bool:
    return me.is_any(WRITERS, effort.plan.unit)


def place_in_house(me: Me, pk: int) -> Unit:
    return get_object_or_404(Unit.objects.under(me.root), pk=pk)


def leads(me: Me, unit: Unit) -> bool:
    return me.is_any((RoleKind.DIRECTOR, RoleKind.HEAD, RoleKind.LEADER), unit)


@dataclass(frozen=True)
class Subject:
    """What a contribution is about; always a place, and perhaps a statement or an effort."""

    unit: Unit
    statement: Statement | None = None
    effort: Effort | None = None
    group: str = ""

    @property
    def fields(self) -> dict[str, object]:
        return {"statement": self.statement, "effort": self.effort, "group": self.group}


def contribution_subject(me: Me, asked: Mapping[str, str]) -> Subject:
    """A contribution comes from the person's first role, unless an effort's place is nearer."""
    role = me.roles[0]
    group = actor_group(role.kind)
    if asked.get("effort", "").isdecimal():
        effort = readable_effort(me, int(asked["effort"]))
        return Subject(effort.plan.unit, effort=effort, group=group)
    if asked.get("statement", "").isdecimal():
        statement = get_object_or_404(
            Statement.objects.select_related("strategy"),
            pk=int(asked["statement"]),
            strategy__unit_id=me.root,
        )
        return Subject(role.unit, statement=statement, group=group)
    return Subject(role.unit, group=group)
