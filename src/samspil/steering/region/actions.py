"""Every write on the register: noted, changed, its effect seen. Each by one person, on record."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person
from samspil.steering.region.models import Barrier


@transaction.atomic
def note_barrier(*, house: int, fields: Mapping[str, object], by: Person) -> Barrier:
    made = Barrier(house_id=house, noted_on=localdate(), noted_by=by, **fields)
    made.save(force_insert=True)
    record("barrier noted", target=made, by=by, unit=made.unit_id)
    return made


@transaction.atomic
def tell_change(*, barrier: Barrier, change: str, on: date, by: Person) -> None:
    barrier.changed_on, barrier.changed_by, barrier.change = on, by, change
    barrier.save(update_fields=["changed_on", "changed_by", "change"])
    record("barrier changed", target=barrier, by=by, unit=barrier.unit_id)


@transaction.atomic
def tell_effect(*, barrier: Barrier, effect: str, by: Person) -> None:
    barrier.seen_on, barrier.seen_by, barrier.effect = localdate(), by, effect
    barrier.save(update_fields=["seen_on", "seen_by", "effect"])
    record("effect on barrier told", target=barrier, by=by, unit=barrier.unit_id)
