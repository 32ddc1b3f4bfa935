"""Every write on reflection: one act by one person, on record. Who knows the next step is on no record."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.reflection.models import (
    CultureReview,
    NextStep,
    Ownership,
    Participant,
    Reflection,
)
from samspil.knowledge.reflection.rules import month_of

Fields = Mapping[str, object]


@transaction.atomic
def write_session(*, unit: Unit, fields: Fields, people: Iterable[Person], by: Person) -> Reflection:
    made = Reflection(unit=unit, written_by=by, **fields)
    made.save(force_insert=True)
    for person in {by.pk: by, **{each.pk: each for each in people}}.values():
        Participant.objects.create(reflection=made, person=person)
    record("reflection written", target=made, by=by, unit=unit.pk)
    return made


@transaction.atomic
def return_to(*, session: Reflection, came_of_it: str, by: Person) -> None:
    session.returned_on, session.returned_by, session.came_of_it = localdate(), by, came_of_it
    session.save(update_fields=["returned_on", "returned_by", "came_of_it"])
    record("reflection returned to", target=session, by=by, unit=session.unit_id)


@transaction.atomic
def say_next_step(*, unit: Unit, value: int) -> None:
    """An answer of nobody's: without a person, without a day, and on no record, which would have both."""
    NextStep(unit=unit, on=month_of(localdate()), value=value).save(force_insert=True)


@transaction.atomic
def plan_culture_review(*, unit: Unit, due_on: date, by: Person) -> CultureReview:
    made = CultureReview(unit=unit, due_on=due_on, planned_by=by)
    made.save(force_insert=True)
    record("culture review planned", target=made, by=by, unit=unit.pk)
    return made


@transaction.atomic
def hold_culture_review(
    *, review: CultureReview, fields: Fields, owners: Mapping[str, str], next_on: date, by: Person
) -> None:
    """What was seen and what is done next; and with it, when it is looked at again."""
    for name, value in fields.items():
        setattr(review, name, value)
    review.held_on, review.held_by = localdate(), by
    review.save(update_fields=[*fields, "held_on", "held_by"])
    for group, feels in owners.items():
        Ownership.objects.create(review=review, group=group, feels=feels)
    record("culture review held", target=review, by=by, unit=review.unit_id)
    plan_culture_review(unit=review.unit, due_on=next_on, by=by)
