"""Reads across the ledger, conditions, rooms and local solutions, in a fixed number of queries."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person, Role, Unit
from samspil.ground.organisation.rules import CONTRIBUTORS, PLAN_KINDS
from samspil.ground.rulebook.queries import rule_on
from samspil.ground.rulebook.rules import NoRule
from samspil.steering.resources.models import (
    Condition,
    Entry,
    LocalSolution,
    PriorityReview,
    Room,
    ShareTarget,
)

# Where the rulebook has no row, a local solution may last a quarter.
LONGEST = 92


def entries_of(root: int) -> QuerySet[Entry]:
    return Entry.objects.filter(unit__path__contains=[root]).select_related(
        "unit", "from_unit", "statement", "by", "withdrawn_by"
    )


def targets_of(root: int) -> QuerySet[ShareTarget]:
    return ShareTarget.objects.filter(unit=root)


def reviews_of(root: int) -> QuerySet[PriorityReview]:
    return PriorityReview.objects.filter(unit=root).select_related("by")


def places(root: int, today: date) -> QuerySet[Unit]:
    """Where children are: every one has the six conditions."""
    return Unit.objects.under(root).open_on(today).with_children_in()


def conditions_at(units: Iterable[int]) -> dict[tuple[int, str], Condition]:
    rows = Condition.objects.filter(unit__in=units).select_related("owner", "checked_by")
    return {(row.unit_id, row.category): row for row in rows}


def rooms_of(root: int) -> QuerySet[Room]:
    return Room.objects.filter(unit__path__contains=[root], closed_on=None).select_related("unit")


def solutions_of(root: int) -> QuerySet[LocalSolution]:
    """Those one may read: the policies leave out what other places granted."""
    return LocalSolution.objects.filter(unit__path__contains=[root]).select_related(
        "unit", "granted_by", "checked_by", "follows", "followed_by"
    )


def counts_at(unit: Unit, today: date) -> tuple[int, int]:
    """How many rooms a place has, and how many of its local solutions run: those one may read."""
    rooms = Room.objects.filter(unit=OuterRef("pk"), closed_on=None)
    running = LocalSolution.objects.filter(
        unit=OuterRef("pk"), begins_on__lte=today, expires_on__gte=today, ended_on=None
    )
    found = Unit.objects.filter(pk=unit.pk).values_list(_count(rooms), _count(running))
    return found.get()


def _count(rows: QuerySet) -> Coalesce:
    counted = rows.order_by().values("unit").annotate(n=Count("*")).values("n")
    return Coalesce(Subquery(counted), 0)


def places_under(me: Me, kinds: Iterable[str], today: date) -> QuerySet[Unit]:
    """The places with children that my roles of these kinds reach."""
    mine = [unit.pk for unit in me.units(list(kinds))]
    return Unit.objects.filter(path__overlap=mine, kind__in=PLAN_KINDS).open_on(today)


def workers_at(unit: Unit, today: date) -> QuerySet[Person]:
    """Who may see to something there: with a role in the place or above it."""
    roles = Role.objects.filter(unit__in=unit.path, kind__in=CONTRIBUTORS, begins_on__lte=today)
    return Person.objects.filter(pk__in=roles.exclude(ends_on__lt=today).values("person"))


def longest_solution(country: str, today: date) -> int:
    """The most days a local solution may last: the row of the rulebook that holds today."""
    try:
        return int(rule_on("local-solution-longest", country, today).amount)
    except NoRule:
        return LONGEST
