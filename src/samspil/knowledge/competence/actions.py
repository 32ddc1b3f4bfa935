"""The writes on the directory and on supervision: what somebody offers or asks, under their own name."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.competence.models import ResourcePerson, SupervisionAsk, SupervisionOffer


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


@transaction.atomic
def save_supervision(
    *, offer: SupervisionOffer | None, house: int, fields: Mapping[str, object], by: Person
) -> SupervisionOffer:
    saved = offer or SupervisionOffer(giver=by, house_id=house)
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.save(update_fields=list(fields) if offer else None)
    record("supervision offered", target=saved, by=by, unit=saved.unit_id)
    return saved


@transaction.atomic
def ask_for_supervision(*, offer: SupervisionOffer, unit: Unit, wish: str, by: Person) -> SupervisionAsk:
    made = SupervisionAsk(offer=offer, person=by, unit=unit, wish=wish, asked_on=localdate())
    made.save(force_insert=True)
    # Of no place: who asks is known to who gives it, and to nobody who reads what happens there.
    record("supervision asked for", target=made, by=by, unit=None)
    return made


@transaction.atomic
def begin_supervision(*, ask: SupervisionAsk, on: date, by: Person) -> None:
    ask.begins_on = on
    ask.save(update_fields=["begins_on"])
    record("supervision begun", target=ask, by=by, unit=ask.unit_id)


@transaction.atomic
def take_back_ask(*, ask: SupervisionAsk, by: Person) -> None:
    ask.withdrawn_on = localdate()
    ask.save(update_fields=["withdrawn_on"])
    record("ask for supervision taken back", target=ask, by=by, unit=None)
