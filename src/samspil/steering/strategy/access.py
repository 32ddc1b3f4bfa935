"""Which strategy a person reads. A strategy is public; whose it is follows from the role."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from samspil.ground.organisation.access import Me
from samspil.steering.strategy.models import Statement, Strategy
from samspil.steering.strategy.queries import reading


def strategy_in_force(me: Me) -> Strategy:
    strategy = reading.in_force(me.root)
    if strategy is None:
        raise Http404
    return strategy


def readable_strategy(me: Me, pk: int) -> Strategy:
    return get_object_or_404(reading.strategies_of(me.root), pk=pk)


def readable_statement(me: Me, pk: int) -> Statement:
    return get_object_or_404(
        Statement.objects.select_related("strategy", "strategy__unit", "chapter"),
        pk=pk,
        strategy__unit_id=me.root,
    )
