"""What waits for a person, and how far each place is."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Q, QuerySet

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import APPROVERS, WRITERS, RoleKind
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import Action, Contribution, Decision, Effort, Plan, PlanRequest
from samspil.steering.plans.rules import State


def my_units(me: Me, kinds: Iterable[str]) -> list[int]:
    return [role.unit_id for role in me.roles if role.kind in kinds]


def unanswered_requests(me: Me) -> QuerySet[PlanRequest]:
    """Requests for a local plan at a place I lead, where none has been sent in yet."""
    done = Plan.objects.filter(kind=Plan.Kind.LOCAL).exclude(state=State.DRAFT)
    return (
        PlanRequest.objects.filter(unit__in=my_units(me, [RoleKind.LEADER]))
        .filter(framework__state__in=plans.IN_FORCE)
        .exclude(unit_id__in=done.values("unit_id"), framework__local_plans__in=done)
        .select_related("framework", "unit")
    )


def drafts_of(me: Me) -> dict[tuple[int, int], Plan]:
    """Draft local plans at my places, by framework and unit."""
    units = my_units(me, [RoleKind.LEADER])
    drafts = Plan.objects.filter(unit__in=units, kind=Plan.Kind.LOCAL, state=State.DRAFT)
    return {(plan.framework_id, plan.unit_id): plan for plan in drafts}


def plans_to_approve(me: Me) -> QuerySet[Plan]:
    units = my_units(me, APPROVERS)
    return (
        Plan.objects.filter(state=State.SUBMITTED, unit__path__overlap=units)
        .exclude(submitted_by=me.person)
        .select_related("unit", "submitted_by")
    )


def efforts_to_approve(me: Me) -> QuerySet[Effort]:
    return (
        Effort.objects.filter(approved_at=None, plan__unit__path__overlap=my_units(me, APPROVERS))
        .filter(submitted_at__isnull=False, plan__state__in=plans.IN_FORCE)
        .exclude(submitted_by=me.person)
        .select_related("plan", "submitted_by")
    )


def my_efforts(me: Me) -> QuerySet[Effort]:
    return Effort.objects.filter(
        owner=me.person, stopped_on=None, plan__state__in=plans.IN_FORCE, approved_at__isnull=False
    ).select_related("plan", "plan__strategy")


def my_actions(me: Me) -> QuerySet[Action]:
    return Action.objects.filter(
        owner=me.person, stopped_on=None, effort__plan__state__in=plans.IN_FORCE
    ).select_related("effort", "effort__plan", "effort__plan__strategy")


def decisions_to_look_back_on(me: Me, until: date) -> QuerySet[Decision]:
    units = my_units(me, WRITERS)
    return Decision.objects.filter(
        Q(decided_by=me.person) | Q(effort__owner=me.person),
        looked_back_on=None,
        look_back_on__lte=until,
        plan__unit__path__overlap=units,
        effort__isnull=False,
    )


def unanswered_contributions(me: Me) -> QuerySet[Contribution]:
    return (
        Contribution.objects.filter(answered_on=None, unit__in=my_units(me, WRITERS))
        .exclude(by=me.person)
        .select_related("by", "unit")
    )


def last_activity(root: int) -> dict[int, date]:
    """Per unit, the last day on which anybody told or showed anything in its local plan."""
    rows = (
        Effort.objects.filter(plan__kind=Plan.Kind.LOCAL, plan__unit__path__contains=[root])
        .values("plan__unit_id")
        .annotate(effort_day=Max("news_on"), action_day=Max("actions__news_on"))
    )
    found = {}
    for row in rows:
        told = [day for day in (row["effort_day"], row["action_day"]) if day]
        if told:
            found[row["plan__unit_id"]] = max(told)
    return found


def local_efforts(framework: Plan) -> QuerySet[Effort]:
    """Every effort of the local plans in force under the framework, with the unit it belongs to."""
    return Effort.objects.filter(
        plan__framework=framework, plan__kind=Plan.Kind.LOCAL, plan__state__in=plans.IN_FORCE
    ).select_related("plan", "area")


def local_actions(framework: Plan) -> QuerySet[Action]:
    return Action.objects.filter(
        effort__plan__framework=framework,
        effort__plan__kind=Plan.Kind.LOCAL,
        effort__plan__state__in=plans.IN_FORCE,
    ).select_related("effort", "effort__plan")


def leaders_of(units: Iterable[Unit], today: date) -> dict[int, str]:
    """The name of the leader of each unit."""
    found: dict[int, str] = {}
    for unit in units:
        for role in unit.roles.all():
            if role.kind == RoleKind.LEADER and (role.ends_on is None or role.ends_on >= today):
                found.setdefault(unit.pk, role.person.name)
    return found
