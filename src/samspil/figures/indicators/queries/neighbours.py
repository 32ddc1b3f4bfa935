"""Whom a house is compared with, and by which figures others could be found alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from samspil.figures.indicators.models import Area, Definition, Neighbour, Value
from samspil.figures.indicators.queries.definitions import in_force
from samspil.ground.base.alphabet import alphabetical

BETWEEN = ":"
# The house itself among the codes of others: no code is written so.
OURS = "*"


@dataclass(frozen=True)
class Feature:
    """A figure that is known of the house and of others in the same year."""

    definition: Definition
    dimension: str
    period: int

    @property
    def key(self) -> str:
        return f"{self.definition.key}{BETWEEN}{self.dimension}"


def choices(house: int) -> list[list[Neighbour]]:
    """Each choice with its neighbours, the newest first: that is the one that counts."""
    found: dict[object, list[Neighbour]] = {}
    for each in Neighbour.objects.filter(house_id=house).select_related("area"):
        found.setdefault(each.begins_on, []).append(each)
    return list(found.values())


def chosen(house: int) -> list[Neighbour]:
    return next(iter(choices(house)), [])


def areas(house: int) -> QuerySet[Area]:
    return Area.objects.filter(house_id=house)


def in_order(house: int, first: Sequence[Area]) -> list[tuple[int, str]]:
    """Every place to choose from: those found alike first, then in the order of the alphabet."""
    rest = sorted((e for e in areas(house) if e not in first), key=lambda e: alphabetical(e.name))
    return [(each.pk, each.name) for each in (*first, *rest)]


def picked(house: int, numbers: Sequence[int]) -> list[Area]:
    """In the order in which they were named."""
    found = areas(house).in_bulk(numbers)
    return [found[each] for each in numbers]


def features(house: int, language: str) -> list[Feature]:
    """The newest year in which both the house and others have the figure."""
    definitions = {each.pk: each for each in in_force(house, language)}
    whole = Value.objects.filter(
        house_id=house, definition__in=definitions, breakdown="", value__isnull=False
    )
    columns = ("definition", "dimension", "period")
    others = set(whole.filter(area__isnull=False).values_list(*columns).order_by())
    ours = set(whole.filter(unit_id=house).values_list(*columns).order_by())
    newest: dict[tuple[int, str], int] = {}
    for pk, dimension, period in sorted(others & ours):
        newest[(pk, dimension)] = period
    return [Feature(definitions[pk], dimension, period) for (pk, dimension), period in newest.items()]


def table(house: int, wanted: Sequence[Feature], *, with_size: bool) -> dict[str, list[float | None]]:
    """By code what each place has of each feature; last of all how many the first of them counts."""
    rows: dict[str, list[float | None]] = {OURS: []} | {each.code: [] for each in areas(house)}
    for feature in wanted:
        found = _values(house, feature)
        for code, row in rows.items():
            row.append(found[code].value if code in found else None)
    if with_size and wanted:
        found = _values(house, wanted[0])
        for code, row in rows.items():
            row.append(float(found[code].n) if code in found and found[code].n is not None else None)
    return rows


def _values(house: int, feature: Feature) -> dict[str, Value]:
    """The newest snapshot of each place."""
    found: Iterable[Value] = (
        Value.objects.filter(
            definition=feature.definition, dimension=feature.dimension, period=feature.period, breakdown=""
        )
        .select_related("area")
        .order_by("as_of", "pk")
    )
    return {
        each.area.code if each.area else OURS: each for each in found if each.area or each.unit_id == house
    }
