"""Says whom a house is compared with, and on what basis."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from samspil.figures.indicators.models import Area, Neighbour
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit


@transaction.atomic
def choose_neighbours(
    *, house: Unit, areas: Sequence[Area], source: str, on: date, by: Person | None
) -> None:
    """In this order, from this day; what counted before is kept. Of one day the last choice counts."""
    Neighbour.objects.filter(house=house, begins_on=on).delete()
    Neighbour.objects.bulk_create(
        Neighbour(house=house, area=each, place=place, source=source, begins_on=on)
        for place, each in enumerate(areas, start=1)
    )
    record("neighbours chosen", target=house, by=by, unit=house.pk, note=source)
