"""Which session or review one may open and who may write. Reading leans on the row policies."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import CONTRIBUTORS, PLAN_KINDS, RoleKind
from samspil.knowledge.reflection import queries
from samspil.knowledge.reflection.models import CultureReview, Participant, Reflection

LEADING = (RoleKind.LEADER, RoleKind.HEAD, RoleKind.DIRECTOR, RoleKind.FOLLOW_UP)


def reflects(me: Me) -> bool:
    return any(role.kind in CONTRIBUTORS for role in me.roles)


def answers(me: Me) -> bool:
    return bool(_own_places(me))


def leads(me: Me) -> bool:
    return any(role.kind in LEADING for role in me.roles)


def places_to_reflect_at(me: Me) -> list[Unit]:
    return _or_404({each.pk: each for each in me.units(CONTRIBUTORS)})


def places_to_answer_from(me: Me) -> list[Unit]:
    return _or_404(_own_places(me))


def _own_places(me: Me) -> dict[int, Unit]:
    """Where one works and does not read how all of them answered."""
    read = {each.pk for each in me.units(LEADING)}
    return {each.pk: each for each in me.units((RoleKind.PROFESSIONAL,)) if each.pk not in read}


def require_reflects(me: Me) -> None:
    if not reflects(me):
        raise Http404


def require_leads(me: Me) -> None:
    if not leads(me):
        raise Http404


def session(pk: int) -> Reflection:
    return get_object_or_404(queries.sessions(), pk=pk)


def sat_in(found: Reflection, me: Me) -> bool:
    return Participant.objects.filter(reflection=found, person=me.person).exists()


def open_session(me: Me, pk: int) -> Reflection:
    """One I sat in and that nobody has returned to."""
    found = session(pk)
    if found.returned_on or not sat_in(found, me):
        raise Http404
    return found


def culture_review(pk: int) -> CultureReview:
    return get_object_or_404(queries.culture_reviews(), pk=pk)


def holdable_review(me: Me, pk: int) -> CultureReview:
    found = culture_review(pk)
    if found.held_on or not me.is_any((RoleKind.LEADER,), found.unit):
        raise Http404
    return found


def place_to_plan_for(me: Me, pk: int) -> Unit:
    """A place of children that I lead and that has no review ahead."""
    unit = get_object_or_404(Unit.objects.filter(kind__in=PLAN_KINDS).open_on(localdate()), pk=pk)
    if not me.is_any((RoleKind.LEADER,), unit) or unit_is_planned(unit):
        raise Http404
    return unit


def unit_is_planned(unit: Unit) -> bool:
    return CultureReview.objects.filter(unit=unit, held_on=None).exists()


def _or_404(places: dict[int, Unit]) -> list[Unit]:
    if not places:
        raise Http404
    return list(places.values())
