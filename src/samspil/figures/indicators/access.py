"""Who may see and compute which figures. Reading raw counts leans on the row policies."""

from django.db.models import F, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from samspil.figures.indicators import registry
from samspil.figures.indicators.models import Computation, Definition, Delivery, Pack, Target
from samspil.figures.indicators.queries.definitions import definitions
from samspil.figures.indicators.queries.targets import named
from samspil.figures.indicators.rules import DeliveryKind, DeliveryState
from samspil.ground.organisation.access import Me, house_unit
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import RoleKind

COMPUTERS = frozenset({RoleKind.ANALYST, RoleKind.DIRECTOR})
READERS = COMPUTERS | {RoleKind.HEAD}


def computes(me: Me) -> bool:
    """Whether the figures of the whole house are theirs to compute; `my_figures()` asks the same."""
    return any(role.kind in COMPUTERS and role.unit_id == me.root for role in me.roles)


def computed_house(me: Me) -> Unit:
    for role in me.roles:
        if role.kind in COMPUTERS and role.unit_id == me.root:
            return role.unit
    raise Http404


def reads_figures(me: Me) -> bool:
    """Whether they may see raw counts of some place at all."""
    return any(role.kind in READERS for role in me.roles)


def require_reader(me: Me) -> None:
    if not reads_figures(me):
        raise Http404


def readable_unit(me: Me, pk: int) -> Unit:
    """A place whose raw counts they may see."""
    unit = house_unit(me, pk)
    if not me.is_any(READERS, unit):
        raise Http404
    return unit


def page_of(me: Me, definition: Definition) -> str:
    """The name of the page that tells today what the figure counts, where they may open it."""
    return registry.page_of(definition.table, (role.kind for role in me.roles))


def definition_in_force(me: Me, key: str, language: str) -> Definition:
    """The version that counts now; the last there was, where none does any longer."""
    newest_first = (F("replaced_on").desc(nulls_first=True), "-version")
    found = definitions(me.root, language).filter(key=key).order_by(*newest_first).first()
    if found is None:
        raise Http404
    return found


def definition_version(me: Me, key: str, version: int, language: str) -> Definition:
    return get_object_or_404(definitions(me.root, language), key=key, version=version)


def readable_pack(me: Me, pk: int) -> Pack:
    return get_object_or_404(Pack, pk=pk, house_id=me.root)


def computed_delivery(me: Me, pk: int) -> Delivery:
    found = Delivery.objects.select_related("house", "by", "mapping", "mapping__definition__pack")
    return get_object_or_404(found, pk=pk, house=computed_house(me))


def computed_computation(me: Me, pk: int) -> Computation:
    found = Computation.objects.select_related("delivery", "by")
    return get_object_or_404(found, pk=pk, house=computed_house(me))


def house_of(me: Me) -> Unit:
    """The municipality or region the reader belongs to."""
    return me.roles[0].root


def countable_delivery(me: Me, pk: int) -> Delivery:
    """An extract that has been read and is still there."""
    ready = Delivery.objects.filter(kind=DeliveryKind.EXTRACT, state=DeliveryState.DONE).exclude(file="")
    return get_object_or_404(ready, pk=pk, house=computed_house(me))


def targets_of(me: Me, language: str) -> QuerySet[Target]:
    return named(registry.targets_of(me.root), language)


def measured_target(me: Me, pk: int, language: str) -> Target:
    return get_object_or_404(targets_of(me, language), pk=pk)
