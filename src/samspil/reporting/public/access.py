"""What anyone may open, and who reads what the public writes."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.timezone import localdate

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import STEERING
from samspil.reporting.public import queries
from samspil.reporting.public.models import Suggestion
from samspil.reporting.public.queries import House


def house(wanted: str = "") -> House | None:
    """The house asked for by number, else the installation's own; None while no strategy is in force."""
    found = queries.houses()
    if not wanted:
        return found[0] if found else None
    for each in found:
        if str(each.unit.pk) == wanted:
            return each
    raise Http404


def house_of(unit: int) -> House:
    found = house(str(unit))
    if found is None:
        raise Http404
    return found


def shown_place(pk: int) -> tuple[Unit, House]:
    """A place that is open and where children are, in a house with a strategy in force."""
    place = Unit.objects.open_on(localdate()).with_children_in().filter(pk=pk).first()
    if place is None:
        raise Http404
    return place, house_of(place.root)


def sender_address(request: HttpRequest) -> str:
    """Where the request comes from, as far as the proxies named in the settings can be trusted."""
    try:
        return get_adapter(request).get_client_ip(request)
    except PermissionDenied:
        return ""


def steered_houses(mine: Me) -> list[Unit]:
    """The houses whose letters one reads: those where one steers the whole; 404 for everybody else."""
    found = [role.unit for role in mine.roles if role.kind in STEERING and role.unit_id == role.root_id]
    if not found:
        raise Http404
    return found


def readable_suggestion(mine: Me, pk: int) -> Suggestion:
    units = [unit.pk for unit in steered_houses(mine)]
    found = queries.suggestions_to(units).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
