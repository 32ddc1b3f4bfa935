"""Which strategy a person reads. A strategy is public; whose it is follows from the role."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import RoleKind
from samspil.steering.strategy.models import Statement, Strategy
from samspil.steering.strategy.queries import reading

ADOPTERS = (RoleKind.ADMINISTRATOR, RoleKind.DIRECTOR)


def adopting_unit(me: Me) -> Unit:
    """The municipality or region, for those who may take a strategy into use there."""
    found = next((role.unit for role in me.roles if role.kind in ADOPTERS and role.unit_id == me.root), None)
    if found is None:
        raise Http404
    return found


def has_strategy(me: Me) -> bool:
    return reading.in_force(me.root) is not None


def strategy_in_force(me: Me) -> Strategy:
    strategy = reading.in_force(me.root)
    if strategy is None:
        raise Http404
    return strategy


def readable_strategy(me: Me, pk: int) -> Strategy:
    return get_object_or_404(reading.strategies_of(me.root), pk=pk)


def readable_statement(me: Me, pk: int) -> Statement:
    found = Statement.objects.select_related("strategy", "strategy__unit", "chapter")
    return get_object_or_404(reading.with_areas(found), pk=pk, strategy__unit_id=me.root)
