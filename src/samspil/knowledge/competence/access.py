"""Who may stand in the directory: whoever works with children. The policies keep each to their own line."""

from django.http import Http404

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import RoleKind
from samspil.knowledge.competence.models import ResourcePerson

OFFERING = (RoleKind.PROFESSIONAL, RoleKind.LEADER, RoleKind.HEAD, RoleKind.FOLLOW_UP)


def may_offer(me: Me) -> bool:
    return any(role.kind in OFFERING for role in me.roles)


def places_to_offer_from(me: Me) -> list[Unit]:
    if not may_offer(me):
        raise Http404
    return list({unit.pk: unit for unit in me.units(OFFERING)}.values())


def own_line(me: Me) -> ResourcePerson | None:
    return ResourcePerson.objects.filter(person=me.person, house=me.root).first()
