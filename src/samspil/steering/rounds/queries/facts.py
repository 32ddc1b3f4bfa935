"""What is known of a round's efforts and actions without asking anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.access import owners_for
from samspil.steering.plans.models import Action, Effort, Evidence, News, Plan
from samspil.steering.plans.queries import IN_FORCE
from samspil.steering.plans.rules import Course, Status, status
from samspil.steering.rounds.models import Ask, Review, Round
from samspil.steering.rounds.rules import Work
from samspil.steering.strategy.models import Strategy

NUMBERS = Effort.statements.through.objects.filter(effort=OuterRef("effort_id")).values("statement__number")


def plan_at(unit: Unit) -> Plan | None:
    """The local plan in force at the place, which the round asks about."""
    plans = Plan.objects.filter(unit=unit, kind=Plan.Kind.LOCAL, state__in=IN_FORCE)
    return plans.select_related("strategy", "unit").order_by("-begins_on").first()


def asked_at(unit: Unit, since: date) -> QuerySet[Effort]:
    """The place's efforts in force; of those that are over, the ones that ended within the period."""
    over = Q(ended_on__lt=since) | Q(stopped_on__lt=since)
    return _in_force(Unit.objects.filter(pk=unit.pk)).exclude(over)


def with_all(efforts: QuerySet[Effort], since: date) -> QuerySet[Effort]:
    """With what the form shows of each: its actions, and how much evidence is new."""
    shown = Evidence.objects.filter(effort=OuterRef("pk"), at__date__gte=since).order_by().values("effort")
    actions = Prefetch("actions", Action.objects.order_by("planned_end", "pk"))
    found = efforts.select_related("plan__unit", "plan__strategy", "owner")
    found = found.annotate(shown=Subquery(shown.annotate(n=Count("pk")).values("n")))
    return found.prefetch_related(actions).order_by("plan__begins_on", "plan", "number")


def news_since(efforts: Iterable[Effort], since: date) -> QuerySet[News]:
    return News.objects.filter(effort__in=efforts, at__date__gte=since).select_related("by")


def said_before(efforts: Iterable[Effort], round: Round) -> dict[int, Review]:
    """What the last evaluation of each effort, or of the one it was carried on from, ended in."""
    found = (
        Review.objects.filter(effort__in=efforts, closed_at__isnull=False)
        .exclude(ask__round=round)
        .select_related("action", "decision", "owner", "ask__round")
        .order_by("closed_at")
    )
    return {review.effort_id: review for review in found}


def owners(plan: Plan) -> list[Person]:
    return list(owners_for(plan))


@dataclass(frozen=True)
class Fact:
    """One effort of one place in a round: what the dates say, and what the people said."""

    effort: int
    title: str
    origin: int | None
    area: int
    unit: int
    place: str
    status: Status
    moved: bool
    ask: int
    verdict: str
    words: str


FIELDS = (
    "pk", "title", "inherits_id", "area_id", "plan__unit_id", "plan__unit__name", "planned_start",
    "planned_end", "started_on", "ended_on", "stopped_on", "news_on", "evidence_count",
)  # fmt: skip
COURSE = ("planned_start", "planned_end", "started_on", "ended_on", "stopped_on", "news_on")


def facts_of(round: Round, *, today: date) -> list[Fact]:
    """Every effort of the places that were asked; in a closed round as it was when they answered."""
    asks = dict(Ask.objects.filter(round=round).values_list("unit_id", "pk"))
    # What is not sent is the place's own.
    said = {each.effort_id: each for each in Review.objects.filter(ask__round=round, closed_at__isnull=False)}
    if round.is_open:
        over = Q(ended_on__lt=round.since) | Q(stopped_on__lt=round.since)
        rows = _in_force(Ask.objects.filter(round=round).values("unit_id")).exclude(over)
    else:
        rows = Effort.objects.filter(pk__in=said)
    found = rows.order_by("plan__unit__name", "number").values(*FIELDS)
    quiet = round.strategy.quiet_days
    return [
        _fact(row, said.get(row["pk"]), round, status(_course(row), today=today, quiet_days=quiet))
        for row in found
        if row.setdefault("ask", asks.get(row["plan__unit_id"]))
    ]


def _in_force(units: QuerySet) -> QuerySet[Effort]:
    return Effort.objects.filter(
        plan__unit__in=units,
        plan__kind=Plan.Kind.LOCAL,
        plan__state__in=IN_FORCE,
        approved_at__isnull=False,
    )


def _course(row: dict[str, Any]) -> Course:
    return Course(*(row[name] for name in COURSE), has_evidence=row["evidence_count"] > 0)


def _fact(row: dict[str, Any], said: Review | None, round: Round, now: Status) -> Fact:
    then = Status(said.status) if said and said.status and not round.is_open else now
    days = (row["started_on"], row["ended_on"], row["stopped_on"], row["news_on"])
    return Fact(
        effort=row["pk"],
        title=row["title"],
        origin=row["inherits_id"],
        area=row["area_id"],
        unit=row["plan__unit_id"],
        place=row["plan__unit__name"],
        status=then,
        moved=any(day and day >= round.since for day in days),
        ask=row["ask"],
        verdict=said.verdict if said else "",
        words=said.words if said else "",
    )


def actions_asked(round: Round) -> QuerySet[Action]:
    """Actions of the places that were asked, in plans in force, that nobody stopped."""
    places = Ask.objects.filter(round=round).values("unit_id")
    return Action.objects.filter(
        effort__plan__unit__in=places,
        effort__plan__kind=Plan.Kind.LOCAL,
        effort__plan__state__in=IN_FORCE,
        stopped_on=None,
        effort__stopped_on=None,
    )


def blocked(round: Round) -> QuerySet[Action]:
    """What stands still, with what holds it and what would release it; the house's own plan too."""
    mine = actions_asked(round).filter(ended_on=None)
    central = Action.objects.filter(
        effort__plan=round.framework_id or 0, ended_on=None, stopped_on=None, effort__stopped_on=None
    )
    found = (mine | central).exclude(blocked_by="")
    return (
        found.select_related("effort__plan__unit", "owner")
        .order_by("effort__plan__unit__name", "pk")
        .distinct()
    )


def works(round: Round) -> list[Work]:
    """Every action that is not over, for finding those that do the same."""
    rows = (
        actions_asked(round)
        .filter(ended_on=None)
        .annotate(numbers=ArraySubquery(NUMBERS))
        .order_by("pk")
        .values_list("pk", "effort__plan__unit_id", "numbers", "direction", "environment", "title")
    )
    return [Work(pk, unit, tuple(numbers), *rest) for pk, unit, numbers, *rest in rows]


def actions_named(pks: Iterable[int]) -> dict[int, Action]:
    found = Action.objects.filter(pk__in=pks).select_related("effort__plan__unit", "owner")
    return {each.pk: each for each in found}


def numbers_at_work(round: Round) -> set[str]:
    """Statements that some place that was asked does something about."""
    rows = Effort.statements.through.objects.filter(effort__in=actions_asked(round).values("effort"))
    return set(rows.values_list("statement__number", flat=True))


def numbers_in_plan(strategy: Strategy, plan: Plan | None) -> set[str]:
    """Statements that the house's own plan has an effort for."""
    rows = Effort.statements.through.objects.filter(effort__plan=plan, effort__stopped_on=None)
    return set(rows.values_list("statement__number", flat=True)) if plan else set()


def branches_asked(round: Round) -> QuerySet[Unit]:
    """The branches of the house right beneath it in which places were asked."""
    return Unit.objects.filter(pk__in=Ask.objects.filter(round=round).values(branch=F("unit__path__1")))


def areas_by_branch(round: Round) -> set[tuple[int, int]]:
    """In which focus areas each branch of the house has an action."""
    rows = actions_asked(round).order_by().values_list("effort__plan__unit__path__1", "effort__area_id")
    return set(rows.distinct())
