"""Reads for anyone. Each asks for what is approved and public, whoever asks; the row policies ask again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from samspil.ground.organisation.models import Unit
from samspil.reporting.public.models import Suggestion
from samspil.steering.plans.models import Action, Effort, Goal, Plan
from samspil.steering.plans.queries import IN_FORCE, SHARED_KINDS, units_owing_plans
from samspil.steering.strategy.models import Statement, StatementWording, Strategy
from samspil.steering.strategy.queries.reading import Words
from samspil.steering.strategy.rules import spoken

_NUMBERS = (
    Effort.statements.through.objects.filter(effort=OuterRef("pk"))
    .order_by("statement__place")
    .values("statement__number")
)
_APPROVED = Q(approved_at__isnull=False, plan__is_public=True, plan__state__in=IN_FORCE)


@dataclass(frozen=True)
class House:
    """A municipality or region with a strategy in force; `others` live in the same installation."""

    strategy: Strategy
    others: tuple[Strategy, ...]
    is_main: bool

    @property
    def unit(self) -> Unit:
        return self.strategy.unit

    @property
    def url(self) -> str:
        return reverse("public") if self.is_main else reverse("public-house", args=[self.unit.pk])

    @property
    def query(self) -> str:
        """What an address needs behind it to mean this house."""
        return "" if self.is_main else f"?house={self.unit.pk}"


def houses() -> list[House]:
    """Every house with a strategy in force; the first is the installation's own."""
    found = list(
        Strategy.objects.filter(replaced_on=None, unit__parent=None)
        .select_related("unit")
        .order_by("unit_id")
    )
    return [
        House(each, (*found[:place], *found[place + 1 :]), is_main=place == 0)
        for place, each in enumerate(found)
    ]


def shared_efforts(strategy: Strategy) -> list[Effort]:
    """Approved efforts of the house's own public plans in force, with the numbers of what they carry out."""
    return _approved(_APPROVED, plan__strategy__unit_id=strategy.unit_id, plan__kind__in=SHARED_KINDS)


def efforts_of(plans: Iterable[Plan]) -> list[Effort]:
    """The same of plans that are over."""
    return _approved(approved_at__isnull=False, plan__is_public=True, plan__in=list(plans))


def _approved(*which: Q, **wanted: object) -> list[Effort]:
    found = Effort.objects.filter(*which, **wanted).select_related("plan", "approved_wording", "area")
    return _as_approved(found.annotate(numbers=ArraySubquery(_NUMBERS)))


def words_for(strategy: Strategy, language: str, audience: str) -> dict[int, Words]:
    """The words for one audience, by statement; a statement without any is left out."""
    texts: dict[int, dict[str, str]] = {}
    rows = StatementWording.objects.filter(
        statement__strategy=strategy, audience=audience, language__in=[language, strategy.language]
    )
    for row in rows.defer("search"):
        texts.setdefault(row.statement_id, {})[row.language] = row.text
    return {pk: Words(*spoken(each, language, strategy.language)) for pk, each in texts.items()}


def public_local_plans() -> QuerySet[Plan]:
    return Plan.objects.filter(kind=Plan.Kind.LOCAL, state__in=IN_FORCE, is_public=True)


def places(root: int, today: date) -> QuerySet[Unit]:
    """Where children are, each with whether it shows a local plan in force."""
    plans = public_local_plans().filter(unit=OuterRef("pk"))
    return units_owing_plans(root, today).annotate(has_plan=Exists(plans))


def places_by_kind(root: int, today: date) -> list[tuple[str, int, int]]:
    """Kind of place, how many show a local plan in force, how many there are."""
    counted = (
        places(root, today)
        .order_by("kind")
        .values("kind")
        .annotate(total=Count("pk"), planned=Count("pk", filter=Q(has_plan=True)))
    )
    return [(row["kind"], row["planned"], row["total"]) for row in counted]


def local_plan(unit: Unit) -> Plan | None:
    return public_local_plans().filter(unit=unit).select_related("strategy").first()


def local_efforts(plan: Plan) -> list[Effort]:
    found = Effort.objects.filter(_APPROVED, plan=plan)
    return _as_approved(found.select_related("approved_wording").prefetch_related("goals"))


def approved_goals(effort: Effort) -> list[Goal]:
    """The goals somebody approved."""
    kept = getattr(effort, "approved_wording", None)
    if kept is None:
        return list(effort.goals.all())
    return [Goal(text=text, indicator=indicator, observable=seen) for text, indicator, seen in kept.goals]


def _as_approved(efforts: Iterable[Effort]) -> list[Effort]:
    """Each effort in the words somebody approved: a change that waits stays in the house."""
    found = list(efforts)
    kept = [each.approved_wording for each in found if hasattr(each, "approved_wording")]
    cited = Statement.objects.filter(pk__in={pk for each in kept for pk in each.statements}) if kept else ()
    numbers = {each.pk: each.number for each in cited}
    for each in kept:
        effort = each.effort
        effort.title, effort.about, effort.planned_end = each.title, each.about, each.planned_end
        effort.part, effort.area_id = each.part, each.area_id
        effort.numbers = [numbers[pk] for pk in each.statements if pk in numbers]
    return found


def local_actions(efforts: Iterable[Effort]) -> QuerySet[Action]:
    return Action.objects.filter(effort__in=[each.pk for each in efforts])


def suggestions_to(units: Iterable[int]) -> QuerySet[Suggestion]:
    """Unanswered first, the longest waiting on top; then the answered, newest first."""
    return Suggestion.objects.filter(unit__in=list(units)).select_related("unit", "answered_by")
