"""Who may offer and ask for help: whoever works with children. The policies keep each to their own lines."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import RoleKind
from samspil.knowledge.competence import queries
from samspil.knowledge.competence.models import ResourcePerson, SupervisionAsk, SupervisionOffer

OFFERING = (RoleKind.PROFESSIONAL, RoleKind.LEADER, RoleKind.HEAD, RoleKind.FOLLOW_UP)


def may_offer(me: Me) -> bool:
    return any(role.kind in OFFERING for role in me.roles)


def places_to_offer_from(me: Me) -> list[Unit]:
    if not may_offer(me):
        raise Http404
    return list({unit.pk: unit for unit in me.units(OFFERING)}.values())


def own_line(me: Me) -> ResourcePerson | None:
    return ResourcePerson.objects.filter(person=me.person, house=me.root).first()


def own_supervision(me: Me, pk: int) -> SupervisionOffer:
    return get_object_or_404(queries.supervision_of(me.root), pk=pk, giver=me.person)


def supervision_to_ask_for(me: Me, pk: int) -> SupervisionOffer:
    """Open, given by somebody else, and not waited for already."""
    found = get_object_or_404(queries.supervision_of(me.root).exclude(giver=me.person), pk=pk, is_open=True)
    if not may_offer(me) or queries.still_waiting().filter(offer=found, person=me.person).exists():
        raise Http404
    return found


def ask_to_me(me: Me, pk: int) -> SupervisionAsk:
    """One that waits for supervision I give."""
    return get_object_or_404(queries.still_waiting().select_related("offer"), pk=pk, offer__giver=me.person)


def own_ask(me: Me, pk: int) -> SupervisionAsk:
    return get_object_or_404(queries.still_waiting(), pk=pk, person=me.person)
