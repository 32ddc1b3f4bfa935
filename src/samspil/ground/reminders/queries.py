"""Who holds which role now: what sources ask to find who owes a thing."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from samspil.ground.organisation.models import Role
from samspil.ground.reminders.registry import Ask


def roles_now(ask: Ask, kinds: Iterable[str]) -> QuerySet[Role]:
    """Roles of these kinds in the house on the day; with a person in the question, that person's only."""
    held = Q(ends_on=None) | Q(ends_on__gte=ask.today)
    roles = Role.objects.filter(held, root_id=ask.root, kind__in=list(kinds), begins_on__lte=ask.today)
    return roles.filter(person_id=ask.person) if ask.person else roles


def holders(ask: Ask, kinds: Iterable[str]) -> dict[int, list[int]]:
    """The people who hold such a role, by the unit it lies in."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = roles_now(ask, kinds).order_by("pk").values_list("unit_id", "person_id")
    for unit, person in rows.iterator():
        if person not in found[unit]:
            found[unit].append(person)
    return dict(found)
