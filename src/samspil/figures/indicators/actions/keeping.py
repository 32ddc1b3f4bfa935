"""Keeps values: what is new or has become another is a snapshot more; what is the same is left alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.timezone import now

from samspil.figures.indicators.models import Computation, Definition, Delivery, Value
from samspil.figures.indicators.queries.values import latest
from samspil.figures.indicators.rules import Counted, Identity, Snapshot, emptied, is_same
from samspil.ground.organisation.models import Unit

AT_ONCE = 2000


@dataclass(frozen=True)
class Origin:
    """Where values come from, and what is said of those that become others."""

    house: Unit
    as_of: date
    source: str
    finality: str
    why: str
    delivery: Delivery | None = None
    computation: Computation | None = None


@dataclass
class Kept:
    """What came of it. `standing`: what stood before, by group."""

    standing: Mapping[Identity, Value] = field(default_factory=dict)
    added: list[Counted] = field(default_factory=list)
    revised: list[tuple[Value, Counted]] = field(default_factory=list)
    unchanged: int = 0
    unknown: tuple[str, ...] = ()


def compared(
    definition: Definition, counted: Iterable[Counted], origin: Origin, nobody: Counted | None = None
) -> Kept:
    """Which figures are new, which revise a standing one, and how many say what is known already.

    Data older than what a figure stands on revises nothing. `nobody`: what is kept of a group that was
    counted once and in which nobody is any longer; without it such a group is left as it stands.
    """
    kept, fresh = Kept(_standing(definition)), list(counted)
    if nobody:
        stood = [identity for identity, value in kept.standing.items() if value.computation_id]
        fresh += emptied(fresh, stood, origin.house.pk, nobody)
    for each in fresh:
        before = kept.standing.get(each.identity)
        if before is None:
            kept.added.append(each)
        elif before.as_of > origin.as_of or is_same(_snapshot(before, before.finality), _fresh(each, origin)):
            kept.unchanged += 1
        else:
            kept.revised.append((before, each))
    return kept


def keep(definition: Definition, kept: Kept, origin: Origin) -> None:
    at = now()
    rows = [_row(definition, each, origin, at) for each in kept.added]
    for before, each in kept.revised:
        row = _row(definition, each, origin, at)
        row.revises_id, row.why = before.pk, origin.why
        rows.append(row)
    Value.objects.bulk_create(rows, batch_size=AT_ONCE)


def _standing(definition: Definition) -> Mapping[Identity, Value]:
    return {
        (each.dimension, each.unit_id, each.area_id, each.period, each.breakdown, each.cell): each
        for each in latest(definition, breakdown=None)
    }


def _snapshot(value: Value | Counted, finality: str) -> Snapshot:
    return Snapshot(
        value.n,
        value.numerator,
        value.denominator,
        value.missing,
        value.pending,
        value.value,
        value.marker,
        finality,
    )


def _fresh(counted: Counted, origin: Origin) -> Snapshot:
    return _snapshot(counted, origin.finality)


def _row(definition: Definition, counted: Counted, origin: Origin, at: datetime) -> Value:
    return Value(
        house=origin.house,
        definition=definition,
        dimension=counted.dimension,
        unit_id=counted.unit,
        area_id=counted.area,
        period=counted.period,
        breakdown=counted.breakdown,
        cell=counted.cell,
        n=counted.n,
        numerator=counted.numerator,
        denominator=counted.denominator,
        missing=counted.missing,
        pending=counted.pending,
        value=counted.value,
        spread=counted.spread,
        low=counted.low,
        high=counted.high,
        marker=counted.marker,
        as_of=origin.as_of,
        source=origin.source,
        finality=origin.finality,
        delivery=origin.delivery,
        computation=origin.computation,
        kept_at=at,
    )
