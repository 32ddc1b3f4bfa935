"""Raw values as they stand: the latest snapshot of each group, as of a day."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from samspil.figures.indicators.models import Definition, Value
from samspil.tools.statistics.intervals import Interval
from samspil.tools.statistics.outcomes import Outcome

BETWEEN = "|"
UNKNOWN = "?"


def latest(
    definition: Definition, *, dimension: str = "", breakdown: str | None = "", as_of: date | None = None
) -> QuerySet[Value]:
    """One row for each place, period and cell: the snapshot of the newest data, of the same data the last.

    `breakdown` None means all of them; "" those of everybody. `as_of` leaves out data that is younger, so
    that what was known on that day can be told again. The row policies choose the places.
    """
    found = Value.objects.filter(definition=definition)
    if dimension:
        found = found.filter(dimension=dimension)
    if breakdown is not None:
        found = found.filter(breakdown=breakdown)
    if as_of is not None:
        found = found.filter(as_of__lte=as_of)
    identity = ("dimension", "unit_id", "area_id", "period", "breakdown", "cell")
    return found.order_by(*identity, "-as_of", "-pk").distinct(*identity)


def snapshots(value: Value) -> QuerySet[Value]:
    """Every snapshot of the same group, of all periods; the last of each is the one that stands."""
    same = ("definition", "dimension", "unit", "area", "breakdown", "cell")
    found = Value.objects.filter(**{each: getattr(value, each) for each in same})
    return found.order_by("period", "as_of", "pk")


def outcome_of(value: Value) -> Outcome:
    """The value as the statistics take it; its group is the period and the parts of the cell."""
    parts = tuple(value.cell.split(BETWEEN)) if value.cell else ()
    return Outcome(
        (value.period, *parts),
        value.n or 0,
        value.missing,
        value.pending,
        value.numerator,
        value.denominator,
        value.value,
        value.spread,
    )


def interval_kept(value: Value) -> Interval | None:
    """An interval that was found while the rows were at hand, as of a median."""
    if value.low is None or value.high is None:
        return None
    return Interval(value.low, value.high)


def courses(house: int, units: Collection[int], definitions: Collection[int]) -> list[Value]:
    """The latest figures of everybody, for some places and definitions at once."""
    identity = ("definition_id", "dimension", "unit_id", "period")
    found = Value.objects.filter(
        house_id=house, unit_id__in=units, definition_id__in=definitions, breakdown=""
    )
    return list(found.order_by(*identity, "-as_of", "-pk").distinct(*identity))


def newest_at(unit: int) -> list[Value]:
    """The last period's figure of each definition in force at a place, in the order of the packs."""
    found = Value.objects.filter(unit_id=unit, breakdown="", definition__replaced_on=None)
    identity = ("definition__pack_id", "definition__place", "definition_id")
    rows = found.select_related("definition__pack").order_by(*identity, "-period", "-as_of", "-pk")
    return list(rows.distinct(*identity))
