"""Says by what a target is measured."""

from django.db import transaction
from django.utils.timezone import now

from samspil.figures.indicators.models import Definition, Target, Yardstick
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit


@transaction.atomic
def choose_yardstick(
    *, target: Target, definition: Definition, dimension: str, house: Unit, by: Person | None
) -> Yardstick:
    """From now on the target is measured by this definition; what it was measured by before is kept."""
    made = Yardstick.objects.create(
        house=house,
        target=target,
        definition=definition,
        dimension=dimension,
        chosen_at=now(),
        chosen_by=by,
    )
    record("yardstick chosen", target=made, by=by, unit=house.pk)
    return made
