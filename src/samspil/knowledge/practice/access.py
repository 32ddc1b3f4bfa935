"""Which method, use or entry a person may open or write. Reading leans on the row policies."""

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.organisation.rules import CONTRIBUTORS, STEERING, WRITERS
from samspil.knowledge.practice import queries
from samspil.knowledge.practice.models import Development, Method, Use
from samspil.steering.plans.models import Action
from samspil.steering.plans.queries import IN_FORCE


def readable_method(me: Me, pk: int) -> Method:
    return get_object_or_404(queries.methods_for(me.root).select_related("unit", "author"), pk=pk)


def may_change(me: Me, method: Method) -> bool:
    """Who wrote it, and who steers where it belongs."""
    if me.is_any(STEERING, method.unit):
        return True
    return method.author_id == me.person.pk and method.unit_id == me.root and works_here(me)


def editable_method(me: Me, pk: int) -> Method:
    found = readable_method(me, pk)
    if not may_change(me, found):
        raise Http404
    return found


def works_here(me: Me) -> bool:
    return any(role.kind in CONTRIBUTORS for role in me.roles)


def may_share(me: Me) -> bool:
    """Whether I may let other municipalities read what this one has."""
    return any(role.kind in STEERING and role.unit_id == me.root for role in me.roles)


def home_of_methods(me: Me) -> Unit:
    """The municipality or region whose catalogue I may add to."""
    if not works_here(me):
        raise Http404
    return get_object_or_404(Unit, pk=me.root)


def places_of(me: Me) -> QuerySet[Unit]:
    """The places I can speak for: where I work, and all beneath."""
    mine = [unit.pk for unit in me.units(CONTRIBUTORS)]
    return Unit.objects.filter(path__overlap=mine).open_on(localdate())


def places_without(me: Me, method: Method) -> QuerySet[Unit]:
    """Of those places, the ones that do not use the method yet; 404 when there is none."""
    places = places_of(me).exclude(uses__method=method)
    if not places.exists():
        raise Http404
    return places


def actions_of(me: Me) -> QuerySet[Action]:
    """The actions in force of the places where my own roles lie, to which a use may belong."""
    mine = [unit.pk for unit in me.units(CONTRIBUTORS)]
    return Action.objects.filter(
        effort__plan__unit__in=mine, effort__plan__state__in=IN_FORCE, stopped_on=None
    ).select_related("effort__plan__unit")


def editable_use(me: Me, pk: int) -> Use:
    uses = Use.objects.select_related("method", "unit")
    found = get_object_or_404(uses, pk=pk, unit__path__contains=[me.root])
    if not me.is_any(CONTRIBUTORS, found.unit):
        raise Http404
    return found


def leads(me: Me) -> bool:
    """Whether I keep a record of what I learn as a leader."""
    return any(role.kind in WRITERS for role in me.roles)


def require_leader(me: Me) -> None:
    if not leads(me):
        raise Http404


def own_development(me: Me, pk: int) -> Development:
    return get_object_or_404(Development, pk=pk, person=me.person)


def leader_below(me: Me, pk: int) -> Person:
    """A leader whose learning I answer for; nobody else's record has an address for me."""
    mine = queries.leaders_under(me.roles, localdate()).filter(person=pk).values("person")
    return get_object_or_404(Person, pk__in=mine)
