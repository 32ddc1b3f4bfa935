"""Which place a code in a file or a register is: the house itself, one of its units, or somewhere else."""

from dataclasses import dataclass

from samspil.figures.indicators.models import Area
from samspil.ground.organisation.models import Unit


@dataclass(frozen=True)
class Places:
    """`units` by official number, `areas` by code; the house's own number is among the units."""

    house: Unit
    units: dict[str, int]
    areas: dict[str, int]

    def unit(self, code: object) -> int | None:
        return self.units.get(str(code).strip()) if code is not None else None

    def area(self, code: object) -> int | None:
        return self.areas.get(str(code).strip()) if code is not None else None


def places_of(house: Unit) -> Places:
    """A number that two units carry names the one that is open; a closed one only where it is alone."""
    found: dict[str, int] = {}
    for unit in (
        Unit.objects.filter(path__contains=[house.pk]).exclude(number="").order_by("-closed_on", "pk")
    ):
        found[unit.number] = unit.pk
    areas = dict(Area.objects.filter(house=house).values_list("code", "pk"))
    return Places(house, found, areas)
