"""Reads for the overview: a fixed number, however large the house."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from samspil.ground.organisation.models import Unit
from samspil.steering.meetings.models import Meeting
from samspil.steering.overview.rules import ActionDays
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import Action, Decision, Effort, Plan, PlanRequest
from samspil.steering.plans.queries import IN_FORCE
from samspil.steering.rounds.models import Round


def own_actions(effort: Effort) -> QuerySet[Action]:
    return effort.actions.select_related("effort")


def actions_of_heirs(effort: Effort) -> QuerySet[Action]:
    """What places do about the effort in their own plans in force."""
    return (
        Action.objects.filter(effort__inherits=effort, effort__plan__state__in=IN_FORCE)
        .select_related("effort__plan__unit")
        .order_by("effort__plan__unit__name", "planned_start", "pk")
    )


def actions_behind(framework: Plan, *, unit: int | None, area: int | None) -> QuerySet[Action]:
    """The actions that a field of the coverage counts."""
    wanted: dict[str, object] = {
        "effort__plan__framework": framework,
        "effort__plan__kind": Plan.Kind.LOCAL,
        "effort__plan__state__in": IN_FORCE,
    }
    if unit is not None:
        wanted["effort__plan__unit_id"] = unit
    if area is not None:
        wanted["effort__area_id"] = area
    order = ("effort__plan__unit__name", "effort__number", "planned_end", "pk")
    return plans.actions_with_owners(**wanted).order_by(*order)


def plans_of_the_year(root: int, begins_on: date, ends_on: date) -> QuerySet[Plan]:
    """The house's own plans that begin or end in the year."""
    own = Q(unit_id=root) | ~Q(kind=Plan.Kind.LOCAL)
    turns = Q(begins_on__range=(begins_on, ends_on)) | Q(ends_on__range=(begins_on, ends_on))
    return Plan.objects.filter(own, turns, unit__path__contains=[root])


def requests_due(root: int, begins_on: date, ends_on: date) -> list[tuple[date, str, int]]:
    """Day, plan and how many places are asked."""
    found = PlanRequest.objects.filter(due_on__range=(begins_on, ends_on), unit__path__contains=[root])
    days: dict[tuple[date, str], int] = {}
    for due, title in found.order_by("due_on", "pk").values_list("due_on", "framework__title"):
        days[due, title] = days.get((due, title), 0) + 1
    return [(due, title, count) for (due, title), count in days.items()]


def meetings_in(root: int, begins_on: date, ends_on: date) -> QuerySet[Meeting]:
    """Of the house's own bodies; what single places hold would drown them."""
    return (
        Meeting.objects.filter(on__range=(begins_on, ends_on), body__unit_id=root)
        .select_related("body")
        .order_by("on", "pk")
    )


def rounds_in(root: int, begins_on: date, ends_on: date) -> QuerySet[Round]:
    return Round.objects.filter(unit_id=root, opened_at__date__lte=ends_on, due_on__gte=begins_on).order_by(
        "opened_at", "pk"
    )


def looks_back_in(root: int, begins_on: date, ends_on: date) -> QuerySet[Decision]:
    return Decision.objects.filter(look_back_on__range=(begins_on, ends_on), plan__unit_id=root).order_by(
        "look_back_on", "pk"
    )


def effort_ends_in(root: int, begins_on: date, ends_on: date) -> QuerySet[Effort]:
    """Deadlines of the house's own efforts in force."""
    return Effort.objects.filter(
        planned_end__range=(begins_on, ends_on),
        plan__unit_id=root,
        plan__state__in=IN_FORCE,
        stopped_on=None,
    ).order_by("planned_end", "pk")


def efforts_to_map(**wanted: object) -> QuerySet[Effort]:
    return (
        Effort.objects.filter(**wanted)
        .select_related(
            "area", "plan__unit", "plan__strategy", "inherits__plan__unit", "inherits__plan__strategy"
        )
        .prefetch_related("goals", "statements")
        .order_by("plan__kind", "plan__unit__name", "number")
    )


def heirs_of(efforts: Iterable[Effort]) -> QuerySet[Effort]:
    return (
        Effort.objects.filter(inherits__in=list(efforts), plan__state__in=IN_FORCE)
        .select_related("plan__unit", "plan__strategy")
        .order_by("plan__unit__name", "number")
    )


@dataclass(frozen=True)
class Followable:
    """Of the efforts that ran on a day: of how many history speaks, and what those had."""

    on: date
    efforts: int
    known: int
    with_owner: int
    with_goal: int
    with_date: int
    with_news: int


def followable(days: list[date], place: int, area: int | None) -> list[Followable]:
    """One statement, whatever the house has; the database reads the history that the web may not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM overview_quality(%s::date[], %s, %s)", [days, place, area])
        return [Followable(*row) for row in cursor.fetchall()]


def units_with_plans(framework: Plan) -> QuerySet[Unit]:
    """Places with a local plan in force, in the order of the alphabet."""
    local = Plan.objects.filter(framework=framework, kind=Plan.Kind.LOCAL, state__in=IN_FORCE)
    return Unit.objects.filter(pk__in=local.values("unit")).order_by("name")


def action_days_of(plan: Plan) -> list[ActionDays]:
    """Actions of approved efforts, none that was stopped; each is agreed once its effort is approved."""
    found = Action.objects.filter(effort__plan=plan, effort__approved_at__isnull=False, stopped_on=None)
    columns = (
        "effort__area_id", "effort__approved_at", "started_on", "ended_on", "result", "evidence_count",
    )  # fmt: skip
    return [
        ActionDays(area, localdate(approved), started, ended, bool(result or evidence))
        for area, approved, started, ended, result, evidence in found.values_list(*columns)
    ]
