"""Makers for barriers: `from make.region import barrier`."""

from django.utils.timezone import localdate

from samspil.steering.region.models import Barrier


def barrier(unit, by, *, noted_on=None, **fields):
    words = {
        "what": "To ansøgninger om det samme.", "rule": "Hver forvaltning har sit skema.", "level": "house",
    }  # fmt: skip
    return Barrier.objects.create(
        house_id=unit.path[0], unit=unit, noted_by=by, noted_on=noted_on or localdate(), **words | fields
    )


def changed(unit, by, **fields):
    return barrier(unit, by, changed_on=localdate(), changed_by=by, change="Ét skema.", **fields)
