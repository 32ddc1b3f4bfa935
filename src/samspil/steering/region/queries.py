"""Reads the register of barriers."""

from django.db.models import QuerySet

from samspil.steering.region.models import Barrier


def barriers_of(house: int) -> QuerySet[Barrier]:
    return Barrier.objects.filter(house=house).select_related("unit")
