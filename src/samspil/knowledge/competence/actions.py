"""The one write on the directory: what somebody offers, under their own name."""

from collections.abc import Mapping

from django.db import transaction

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person
from samspil.knowledge.competence.models import ResourcePerson


@transaction.atomic
def offer_help(
    *, line: ResourcePerson | None, house: int, fields: Mapping[str, object], by: Person
) -> ResourcePerson:
    saved = line or ResourcePerson(person=by, house_id=house)
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.save()
    record("help offered", target=saved, by=by, unit=saved.unit_id)
    return saved
