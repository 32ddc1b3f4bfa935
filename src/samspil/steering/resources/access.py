"""Who may open or write what of the resources. Reading leans on the row policies."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from samspil.ground.organisation.access import Me, house_unit
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import APPROVERS, CONTRIBUTORS, PLAN_KINDS, STEERING, WRITERS, RoleKind
from samspil.steering.resources import queries
from samspil.steering.resources.models import Entry, LocalSolution, Room
from samspil.steering.resources.rules import Category

GRANTERS = APPROVERS | {RoleKind.LEADER}


def has_any(me: Me, kinds: frozenset[RoleKind]) -> bool:
    return any(role.kind in kinds for role in me.roles)


def require(me: Me, kinds: frozenset[RoleKind]) -> None:
    """404 for who has no role of these kinds anywhere."""
    if not has_any(me, kinds):
        raise Http404


def led_house(me: Me, kinds: frozenset[RoleKind]) -> Unit:
    """The whole municipality or region, for who leads or steers it as a whole."""
    for role in me.roles:
        if role.kind in kinds and role.unit_id == me.root:
            return role.unit
    raise Http404


def may_decide(me: Me) -> bool:
    return any(role.kind in APPROVERS and role.unit_id == me.root for role in me.roles)


def may_review(me: Me) -> bool:
    return any(role.kind in STEERING and role.unit_id == me.root for role in me.roles)


def readable_entry(me: Me, pk: int) -> Entry:
    return get_object_or_404(queries.entries_of(me.root), pk=pk)


def withdrawable_entry(me: Me, pk: int) -> Entry:
    found = readable_entry(me, pk)
    if found.withdrawn_on or not me.is_any(WRITERS, found.unit):
        raise Http404
    return found


def writable_units(me: Me) -> QuerySet[Unit]:
    """Every unit one writes for, the house itself included: money is granted there too."""
    mine = [unit.pk for unit in me.units(WRITERS)]
    return Unit.objects.filter(path__overlap=mine).open_on(localdate())


def place(me: Me, pk: int) -> Unit:
    """A place with children in my own house."""
    unit = house_unit(me, pk)
    if unit.kind not in PLAN_KINDS:
        raise Http404
    return unit


def category(name: str) -> Category:
    try:
        return Category(name)
    except ValueError as unknown:
        raise Http404 from unknown


def checked_place(me: Me, pk: int) -> Unit:
    """A place whose conditions I answer for."""
    unit = place(me, pk)
    if not me.is_any(WRITERS, unit):
        raise Http404
    return unit


def readable_room(me: Me, pk: int) -> Room:
    return get_object_or_404(queries.rooms_of(me.root), pk=pk)


def editable_room(me: Me, pk: int) -> Room:
    found = readable_room(me, pk)
    if not me.is_any(CONTRIBUTORS, found.unit):
        raise Http404
    return found


def readable_solution(me: Me, pk: int) -> LocalSolution:
    return get_object_or_404(queries.solutions_of(me.root), pk=pk)


def tellable_solution(me: Me, pk: int) -> LocalSolution:
    """Whoever works there may say whether it helped."""
    found = readable_solution(me, pk)
    if not me.is_any(GRANTERS | {RoleKind.PROFESSIONAL}, found.unit):
        raise Http404
    return found


def granted_solution(me: Me, pk: int) -> LocalSolution:
    """One that I could have granted: to end it, or to carry it on."""
    found = readable_solution(me, pk)
    if not me.is_any(GRANTERS, found.unit):
        raise Http404
    return found
