"""What waits for a person, and how far each place is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, When

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Role, Unit
from samspil.ground.organisation.rules import APPROVERS, WRITERS, RoleKind
from samspil.ground.reminders.models import Notice
from samspil.ground.reminders.rules import TOLD_UP
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import (
    Action,
    Contribution,
    Decision,
    Effort,
    Goal,
    Plan,
    PlanRequest,
)
from samspil.steering.plans.rules import Course, State
from samspil.steering.strategy.models import Statement, Strategy

# What a status is computed from.
COURSE = (
    *("planned_start", "planned_end", "started_on", "ended_on", "stopped_on"),
    *("news_on", "evidence_count"),
)


def my_units(me: Me, kinds: Iterable[str]) -> list[int]:
    return [role.unit_id for role in me.roles if role.kind in kinds]


def unanswered_requests(me: Me) -> QuerySet[PlanRequest]:
    """Requests for a local plan at a place I lead, where none has been sent in yet; `draft` is one begun."""
    own = Plan.objects.filter(
        kind=Plan.Kind.LOCAL, unit=OuterRef("unit"), framework=OuterRef("framework")
    ).order_by()
    return (
        PlanRequest.objects.filter(unit__in=my_units(me, [RoleKind.LEADER]))
        .filter(framework__state__in=plans.IN_FORCE)
        .exclude(Exists(own.exclude(state=State.DRAFT)))
        .annotate(draft=Subquery(own.filter(state=State.DRAFT).values("pk")[:1]))
        .select_related("framework", "unit")
    )


@dataclass(frozen=True)
class MyPlans:
    """Plans that wait for my approval, and the plan that each of my places works by."""

    waiting: list[Plan]
    at: dict[int, Plan]


def plans_of(me: Me, units: list[int]) -> MyPlans:
    """One query for both: the first page has few to spend."""
    submitted = Q(state=State.SUBMITTED, unit__path__overlap=my_units(me, APPROVERS))
    to_approve = submitted & ~Q(submitted_by=me.person)
    found = list(
        _newest_first(Plan.objects.filter(to_approve | Q(unit__in=units)))
        .annotate(waits=Case(When(to_approve, then=True), default=False))
        .select_related("unit", "submitted_by", "strategy")
    )
    at: dict[int, Plan] = {}
    for plan in found:
        if plan.unit_id in units and plan.kind != Plan.Kind.COMPETENCE:
            at.setdefault(plan.unit_id, plan)
    return MyPlans([plan for plan in found if plan.waits], at)


def _newest_first(plans_there: QuerySet[Plan]) -> QuerySet[Plan]:
    """What is not evaluated before what is, then the newest."""
    return plans_there.order_by(Case(When(state=State.EVALUATED, then=1), default=0), *Plan._meta.ordering)


def efforts_to_approve(me: Me) -> QuerySet[Effort]:
    """New efforts somebody asks approval for, and approved ones that were changed; never one's own."""
    asked = Q(approved_at=None, submitted_at__isnull=False) & ~Q(submitted_by=me.person)
    changed = Q(approved_wording__isnull=False) & ~Q(approved_wording__writers__contains=[me.person.pk])
    return Effort.objects.filter(
        asked | changed, plan__unit__path__overlap=my_units(me, APPROVERS), plan__state__in=plans.IN_FORCE
    ).select_related("plan", "submitted_by", "approved_wording")


def my_efforts(me: Me) -> QuerySet[Effort]:
    return Effort.objects.filter(
        owner=me.person, stopped_on=None, plan__state__in=plans.IN_FORCE, approved_at__isnull=False
    ).select_related("plan", "plan__strategy")


def my_actions(me: Me) -> QuerySet[Action]:
    return Action.objects.filter(
        owner=me.person,
        stopped_on=None,
        effort__stopped_on=None,
        effort__plan__state__in=plans.IN_FORCE,
    ).select_related("effort", "effort__plan", "effort__plan__strategy")


def decisions_to_look_back_on(me: Me, until: date) -> QuerySet[Decision]:
    units = my_units(me, WRITERS)
    return Decision.objects.filter(
        Q(decided_by=me.person) | Q(effort__owner=me.person),
        looked_back_on=None,
        look_back_on__lte=until,
        plan__unit__path__overlap=units,
    )


def unanswered_contributions(me: Me) -> QuerySet[Contribution]:
    return (
        Contribution.objects.filter(answered_on=None, unit__in=my_units(me, WRITERS))
        .exclude(by=me.person)
        .select_related("by", "unit")
    )


def last_activity(root: int) -> dict[int, date]:
    """Per unit, the last day on which anybody told or showed anything in its local plan.

    News of an action moves the day of its effort too (plans/functions.sql), so efforts alone answer.
    """
    rows = (
        Effort.objects.filter(plan__kind=Plan.Kind.LOCAL, plan__unit__path__contains=[root])
        .filter(news_on__isnull=False)
        .order_by()
        .values_list("plan__unit_id")
        .annotate(day=Max("news_on"))
    )
    return dict(rows)


@dataclass(frozen=True)
class ToFollow:
    """Of an effort, what decides whether it can be followed."""

    plan: int
    quiet_days: int
    owner_id: int | None
    has_goal: bool
    next_on: date | None
    course: Course


def efforts_to_follow(framework: Plan) -> list[ToFollow]:
    """The efforts of the local plans under the framework that are not over: hundreds, so no whole rows."""
    dates = ("planned_start", "planned_end", "started_on", "news_on")
    rows = (
        Effort.objects.filter(plan__framework=framework, plan__kind=Plan.Kind.LOCAL)
        .filter(ended_on=None, stopped_on=None)
        .order_by()
        .annotate(has_goal=Exists(Goal.objects.filter(effort=OuterRef("pk"))))
        .values_list("plan_id", "plan__strategy__quiet_days", "owner_id", "has_goal", "next_on", *dates)
    )
    return [ToFollow(*row[:5], Course(**dict(zip(dates, row[5:], strict=True)))) for row in rows]


def local_actions(framework: Plan) -> QuerySet[Action]:
    """Thousands in a large municipality, so no more than what is counted and listed."""
    return (
        Action.objects.filter(
            effort__plan__framework=framework,
            effort__plan__kind=Plan.Kind.LOCAL,
            effort__plan__state__in=plans.IN_FORCE,
        )
        .select_related("effort__plan__unit")
        .only(*COURSE, "title", "direction", "environment", "effort__area", "effort__plan__unit__name")
        .order_by()
    )


def unproved_actions(framework: Plan) -> QuerySet[Action]:
    """Key, title and place of each action of the local plans in force that ended and has nothing to show."""
    ended = local_actions(framework).filter(ended_on__isnull=False, stopped_on=None, effort__stopped_on=None)
    unproved = ended.filter(evidence_count=0).order_by("ended_on", "pk")
    return unproved.values_list("pk", "title", "effort__plan__unit__name")


def statements_without_effort(strategy: Strategy) -> QuerySet[Statement]:
    """Sentences that no shared plan in force carries out, by number, as on the strategy's page."""
    worked_on = Effort.statements.through.objects.filter(
        effort__plan__strategy__unit_id=strategy.unit_id,
        effort__plan__kind__in=plans.SHARED_KINDS,
        effort__plan__state__in=plans.IN_FORCE,
    )
    return strategy.statements.exclude(number__in=worked_on.values("statement__number"))


def efforts_on(strategy: Strategy, number: str) -> QuerySet[Effort]:
    """The shared efforts in force that carry out one sentence, whichever version gave it the number."""
    carried = Effort.statements.through.objects.filter(effort=OuterRef("pk"), statement__number=number)
    return plans.efforts_with_owners(
        plan__strategy__unit_id=strategy.unit_id,
        plan__kind__in=plans.SHARED_KINDS,
        plan__state__in=plans.IN_FORCE,
    ).filter(Exists(carried))


def house_plans(root: int) -> QuerySet[Plan]:
    """The plans that are not a place's own local one, briefly: what a list shows of them."""
    return plans.briefly().filter(unit__path__contains=[root]).exclude(kind=Plan.Kind.LOCAL)


def begun_local_plans(framework: Plan) -> dict[int, Plan]:
    """The local plan of each unit, and of its actions only whether there is any (`is_begun`)."""
    going = Action.objects.filter(effort__plan=OuterRef("pk"), stopped_on=None, effort__stopped_on=None)
    found = Plan.objects.filter(framework=framework, kind=Plan.Kind.LOCAL).annotate(is_begun=Exists(going))
    return {plan.unit_id: plan for plan in found.only("unit", "state").order_by()}


def efforts_with_gaps(root: int) -> QuerySet[Effort]:
    """Efforts in force without a goal or a statement; the flags say which."""
    return (
        Effort.objects.filter(
            plan__unit__path__contains=[root], plan__state__in=plans.IN_FORCE, stopped_on=None
        )
        .annotate(
            has_goal=Exists(Goal.objects.filter(effort=OuterRef("pk"))),
            has_statement=Exists(Effort.statements.through.objects.filter(effort=OuterRef("pk"))),
        )
        .filter(Q(has_goal=False) | Q(has_statement=False))
        .annotate(place=F("plan__unit__name"))
        .only("title")
    )


def actions_with_gaps(root: int) -> QuerySet[Action]:
    """Actions in force without an owner, a date, or evidence of having ended."""
    unproved = Q(ended_on__isnull=False, evidence_count=0)
    return (
        Action.objects.filter(
            Q(owner=None) | Q(planned_start=None) | Q(planned_end=None) | unproved,
            effort__plan__unit__path__contains=[root],
            effort__plan__state__in=plans.IN_FORCE,
            stopped_on=None,
            effort__stopped_on=None,
        )
        .annotate(place=F("effort__plan__unit__name"))
        .only("title", "owner", "planned_start", "planned_end", "ended_on", "evidence_count")
    )


def leaders_of(root: int, today: date) -> dict[int, str]:
    """The name of the leader of each unit."""
    roles = Role.objects.filter(root_id=root, kind=RoleKind.LEADER, begins_on__lte=today)
    found: dict[int, str] = {}
    named = roles.select_related("person").only("unit_id", "person__given_name", "person__family_name")
    for role in named.exclude(ends_on__lt=today).order_by("pk"):
        found.setdefault(role.unit_id, role.person.name)
    return found


def plans_at(units: Iterable[int]) -> dict[int, Plan]:
    """For each unit the plan it works by: the newest that is not evaluated, else the newest."""
    found: dict[int, Plan] = {}
    plans_there = Plan.objects.filter(unit__in=units).exclude(kind=Plan.Kind.COMPETENCE)
    for plan in _newest_first(plans_there.select_related("strategy")):
        found.setdefault(plan.unit_id, plan)
    return found


def latest_request(unit: Unit) -> PlanRequest | None:
    return PlanRequest.objects.filter(unit=unit).order_by("-due_on").first()


def actions_of(found: Iterable[Plan]) -> QuerySet[Action]:
    return Action.objects.filter(effort__plan__in=found).select_related("effort")


def leaders_told(framework: Plan) -> dict[int, Notice]:
    """Per unit, that the leader above was told that its local plan does not come."""
    told = Notice.objects.filter(kind="plan-request", step=TOLD_UP, root_id=framework.unit.root)
    told = told.filter(noticed_on__gte=framework.begins_on).select_related("person")
    return {each.unit_id: each for each in told.order_by("noticed_on")}
