"""Who may replace the language guide of a house: who administers it, and who leads the follow-up."""

from django.http import Http404

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import RoleKind

LOADERS = (RoleKind.ADMINISTRATOR, RoleKind.FOLLOW_UP, RoleKind.DIRECTOR)


def loads_guides(me: Me) -> bool:
    return me.is_any(LOADERS, me.roles[0].root)


def house_to_load_for(me: Me) -> Unit:
    if not loads_guides(me):
        raise Http404
    return me.roles[0].root
