"""Reads across plans: what a page needs, fetched in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Func,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce

from samspil.ground.organisation.models import Unit
from samspil.ground.rulebook.queries import rule_on
from samspil.ground.rulebook.rules import NoRule
from samspil.steering.plans.models import (
    Action,
    ApprovedWording,
    Contribution,
    CoOwner,
    Decision,
    Effort,
    Plan,
    PlanRequest,
    Understanding,
)
from samspil.steering.plans.rules import PlanFacts, State, Wording, fingerprint
from samspil.steering.strategy.models import Strategy

IN_FORCE = (State.APPROVED, State.RUNNING)
_NUMBERS = (
    Effort.statements.through.objects.filter(effort=OuterRef("pk"))
    .order_by("statement__place")
    .values("statement__number")
)
_FURTHER = Effort.further.through.objects.filter(effort=OuterRef("pk")).values("chapter_id")
SHARED_KINDS = (Plan.Kind.CENTRAL, Plan.Kind.AGENDA, Plan.Kind.COMPETENCE)


def plans_in(root: int) -> QuerySet[Plan]:
    """Every plan one may see under a municipality or region."""
    return Plan.objects.filter(unit__path__contains=[root]).select_related(
        "unit", "strategy", "framework", "approved_by", "submitted_by", "previous", "next"
    )


def briefly() -> QuerySet[Plan]:
    """Without the people and plans around it: the policies of each join would be planned anew each time."""
    return Plan.objects.select_related("unit", "strategy")


def central_plan(root: int) -> Plan | None:
    """The municipality's own plan now; else the newest there is."""
    plans = briefly().filter(unit_id=root, kind__in=[Plan.Kind.CENTRAL, Plan.Kind.AGENDA])
    in_force_first = Case(When(state__in=IN_FORCE, then=0), default=1)
    return plans.order_by(in_force_first, *Plan._meta.ordering).first()


def efforts_with_owners(**wanted: object) -> QuerySet[Effort]:
    found = _with_owners(Effort.objects.filter(**wanted))
    return found.select_related("plan", "plan__unit", "plan__strategy")


def efforts_of(plan: Plan) -> QuerySet[Effort]:
    """The same of one plan, which is not fetched with each of them anew."""
    return _with_owners(plan.efforts.all())


def _with_owners(efforts: QuerySet[Effort]) -> QuerySet[Effort]:
    return (
        efforts.select_related("area", "owner", "approved_wording")
        .annotate(numbers=ArraySubquery(_NUMBERS), further_ids=ArraySubquery(_FURTHER))
        .prefetch_related("owner__roles", "goals")
    )


def efforts_by_number(strategy: Strategy) -> dict[str, list[Effort]]:
    """Efforts of the municipality's own plans in force, by the number of the statement they carry out.

    By number, since a plan may have been made under an earlier version of the strategy.
    """
    found: dict[str, list[Effort]] = defaultdict(list)
    efforts = efforts_with_owners(
        plan__strategy__unit_id=strategy.unit_id, plan__kind__in=SHARED_KINDS, plan__state__in=IN_FORCE
    )
    for effort in efforts:
        for number in effort.numbers:
            found[number].append(effort)
    return found


def wording_of(effort: Effort, statements: Collection[int] | None = None) -> Wording:
    """What the effort says now; fetched with it, so that a form of the effort asks no second time.

    `statements`: where they are at hand, with an effort as `efforts_with_owners` fetched it.
    """
    if statements is None:
        prefetch_related_objects([effort], "further", "statements", "goals")
        statements = [each.pk for each in effort.statements.all()]
        further = [each.pk for each in effort.further.all()]
    else:
        further = effort.further_ids
    return Wording(
        title=effort.title,
        about=effort.about,
        part=effort.part,
        area=effort.area_id,
        further=frozenset(further),
        statements=frozenset(statements),
        goals=tuple((each.text, each.indicator, each.observable) for each in effort.goals.all()),
        deadline=effort.planned_end,
    )


def seen_of(effort: Effort | None) -> str:
    """What somebody who opens the effort now will have seen of it."""
    return fingerprint(wording_of(effort)) if effort else ""


def said_again(effort: Effort) -> QuerySet[ApprovedWording]:
    """What was kept of the effort, once the effort says it again."""
    same = Func("effort_id", function="plans_says_again", output_field=BooleanField())
    return ApprovedWording.objects.filter(effort=effort).annotate(same=same).filter(same=True)


def actions_with_owners(**wanted: object) -> QuerySet[Action]:
    found = _actions_with_owners(Action.objects.filter(**wanted))
    return found.select_related("effort__plan__unit", "effort__plan__strategy")


def actions_of(effort: Effort) -> QuerySet[Action]:
    """The same of one effort, which is not fetched with each of them anew."""
    return _actions_with_owners(effort.actions.all())


def _actions_with_owners(actions: QuerySet[Action]) -> QuerySet[Action]:
    return actions.select_related("owner", "stopped_by", "understanding").prefetch_related(
        "owner__roles", Prefetch("co_owners", CoOwner.objects.select_related("person", "unit"))
    )


def understanding_in(plan: Plan) -> QuerySet[Understanding]:
    return Understanding.objects.filter(action__effort__plan=plan).select_related("action")


def units_owing_plans(root: int, today: object) -> QuerySet[Unit]:
    return Unit.objects.under(root).open_on(today).with_children_in()


def days_asked_for(framework: Plan) -> dict[int, date]:
    """Per unit, the day by which its local plan is asked for."""
    return dict(PlanRequest.objects.filter(framework=framework).order_by().values_list("unit_id", "due_on"))


def local_plans_of(framework: Plan) -> dict[int, Plan]:
    """The local plan of each unit within this framework, and how the actions stand that were not stopped."""
    going = Q(efforts__actions__stopped_on=None, efforts__stopped_on=None)
    ended = Q(efforts__actions__ended_on__isnull=False)
    proved, unproved = Q(efforts__actions__evidence_count__gt=0), Q(efforts__actions__evidence_count=0)
    # One chain of joins, so that no action is met twice and none need be told apart.
    plans = Plan.objects.filter(framework=framework, kind=Plan.Kind.LOCAL).annotate(
        action_count=Count("efforts__actions", filter=going),
        proved_count=Count("efforts__actions", filter=going & ended & proved),
        unproved_count=Count("efforts__actions", filter=going & ended & unproved),
        done_count=Count("efforts__actions", filter=going & ended),
    )
    return {plan.unit_id: plan for plan in plans.order_by()}


def plan_facts(plan: Plan) -> PlanFacts:
    """What decides whether the plan may move on."""
    efforts = list(plan.efforts.annotate(goal_count=Count("goals")).values_list("part", "goal_count"))
    return PlanFacts(
        state=State(plan.state),
        efforts=len(efforts),
        efforts_without_goal=sum(1 for _part, goals in efforts if not goals),
        parts=frozenset(part for part, _goals in efforts),
        needs_both_parts=plan.kind == Plan.Kind.CENTRAL,
        submitted_by=plan.submitted_by_id,
    )


def units_working_on(strategy: Strategy, number: str) -> int:
    """How many units have an effort on the statement in a local plan one may see."""
    return (
        Effort.objects.filter(
            plan__kind=Plan.Kind.LOCAL,
            plan__state__in=IN_FORCE,
            plan__strategy__unit_id=strategy.unit_id,
            statements__number=number,
        )
        .values("plan__unit_id")
        .distinct()
        .count()
    )


def with_heirs(efforts: QuerySet[Effort]) -> QuerySet[Effort]:
    """Each effort with `heir_count`: how many places have taken it along into a local plan in force."""
    heirs = Effort.objects.filter(
        inherits=OuterRef("pk"), plan__kind=Plan.Kind.LOCAL, plan__state__in=IN_FORCE
    ).order_by()
    places = heirs.values("inherits").annotate(n=Count("plan__unit", distinct=True)).values("n")
    return efforts.annotate(heir_count=Coalesce(Subquery(places), 0))


def local_plan(framework: Plan, unit: Unit) -> Plan | None:
    """The unit's plan within the framework, or the one it has for the same year already."""
    same = Q(framework=framework) | Q(begins_on=framework.begins_on)
    return Plan.objects.filter(same, unit=unit, kind=Plan.Kind.LOCAL).first()


def shared_efforts(framework: Plan) -> QuerySet[Effort]:
    """What local plans may take along: decided, and not over."""
    return framework.efforts.filter(
        is_shared=True, approved_at__isnull=False, approved_wording=None, stopped_on=None, ended_on=None
    ).prefetch_related("goals")


def partners_for(plan: Plan) -> QuerySet[Unit]:
    """The places that may own something in the plan together: the rest of the house, two levels down."""
    root = plan.unit.path[0]
    return Unit.objects.under(root).filter(path__len__lte=3).order_by("name")


def contributions_since(root: int, day: date) -> QuerySet[Contribution]:
    return Contribution.objects.filter(on__gte=day, unit__path__contains=[root]).select_related(
        "by", "unit", "statement", "effort", "answered_by"
    )


def decisions_of(plan: Plan) -> QuerySet[Decision]:
    return plan.decisions.select_related("decided_by", "looked_back_by", "effort")


def contributions_by_group(found: QuerySet[Contribution]) -> dict[str, int]:
    return dict(found.order_by().values_list("group").annotate(n=Count("pk")))


def distribution(actions: list[Action], field: str) -> tuple[tuple[str, int], ...]:
    """How the actions spread over a choice field; what nobody does is shown as 0."""
    return tuple(
        (str(label), sum(1 for action in actions if getattr(action, field) == key))
        for key, label in Action._meta.get_field(field).choices
    )


def partners_of(plan: Plan) -> list[tuple[Unit, int]]:
    """The partners of a region's agenda, and how many of its agreements each owns together with others."""
    partners = Unit.objects.filter(parent_id=plan.unit_id).order_by("kind", "name")
    owned = dict(
        CoOwner.objects.filter(action__effort__plan=plan, unit__isnull=False)
        .order_by()
        .values_list("unit_id")
        .annotate(n=Count("action", distinct=True))
    )
    return [(unit, owned.get(unit.pk, 0)) for unit in partners]


# What holds where the rulebook has no row of its own (key survey-answers).
FEWEST_ANSWERS = 5


def fewest_answers(country: str, on: date) -> int:
    """Among fewer, a count of answers could be read as somebody's own."""
    try:
        amount = rule_on("survey-answers", country, on).amount
    except NoRule:
        return FEWEST_ANSWERS
    return int(amount or FEWEST_ANSWERS)


# The same for key contribution-answer.
DAYS_TO_ANSWER = 14


def days_to_answer(root: int, on: date) -> int:
    """Within how many days somebody who brought something hears what came of it."""
    country = Unit.objects.values_list("country", flat=True).get(pk=root)
    try:
        return int(rule_on("contribution-answer", country, on).amount or DAYS_TO_ANSWER)
    except NoRule:
        return DAYS_TO_ANSWER
