"""A granted need gets its place, its way back, its yearly review; and offers say how many they take."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from samspil.child.file.models import Placement
from samspil.child.file.rules import Kind
from samspil.child.referral import queries
from samspil.child.referral.models import Offer, Place, ReturnStep, Review
from samspil.child.referral.rules.afterwards import Verdict
from samspil.child.referral.rules.procedure import PROFILES
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit

Fields = Mapping[str, object]
OF_WEEK = ("shared_minutes", "total_minutes", "home_group", "tie", "contact")


@transaction.atomic
def give_place(*, spot: Place, fields: Fields, by: Person) -> None:
    """From a day on, in an offer; support in the class without one. The week stands in the child's file."""
    offer, begins = fields.get("offer"), fields["begins_on"]
    unit = offer.unit if offer else spot.decision.referral.unit
    Placement.objects.filter(child=spot.child_id, ends_on=None).update(ends_on=max(begins, localdate()))
    week = Placement(
        child_id=spot.child_id, unit=unit, kind=Kind.SPECIAL if offer else Kind.GENERAL, begins_on=begins,
        **{name: fields[name] for name in OF_WEEK},
    )  # fmt: skip
    week.save(force_insert=True)
    country = unit.country
    due = queries.due_by(country, localdate())
    rest = {name: value for name, value in fields.items() if name not in OF_WEEK}
    _save(
        spot, **rest, placement=week, owner=by,
        plan_due_on=due(begins, "opp-due"), review_on=due(begins, PROFILES[country].review) or spot.review_on,
    )  # fmt: skip
    record("place given", target=spot, by=by, unit=unit.pk)


@transaction.atomic
def agree_plan(*, spot: Place, fields: Fields, by: Person) -> None:
    """What the parents say to the action part. Without their consent the child is helped all the same."""
    _save(spot, **fields)
    record("plan agreed on", target=spot, by=by, unit=spot.house_id)


@transaction.atomic
def add_return_step(*, spot: Place, fields: Fields, by: Person) -> ReturnStep:
    made = ReturnStep.objects.create(spot=spot, **fields)
    record("step of the way back added", target=made, by=by, unit=spot.house_id)
    return made


@transaction.atomic
def finish_return_step(*, step: ReturnStep, by: Person) -> None:
    step.done_on, step.done_by = localdate(), by
    step.save(update_fields=["done_on", "done_by"])
    record("step of the way back done", target=step, by=by, unit=step.spot.house_id)


@transaction.atomic
def review_place(*, spot: Place, fields: Fields, by: Person) -> Review:
    """The yearly look. A return ends the place, and the child is where it came from."""
    today = localdate()
    is_over = fields["verdict"] == Verdict.RETURN
    made = Review.objects.create(
        spot=spot, on=today, by=by, **{**fields, "next_on": None if is_over else fields["next_on"]}
    )
    if is_over:
        _save(spot, ends_on=max(today, spot.begins_on or today))
        _end_week(spot, today)
    else:
        _save(spot, review_on=made.next_on)
    record("special place reviewed", target=made, by=by, unit=spot.house_id)
    return made


def _end_week(spot: Place, today: date) -> None:
    if spot.placement and (spot.placement.ends_on is None):
        spot.placement.ends_on = max(today, spot.placement.begins_on)
        spot.placement.save(update_fields=["ends_on"])


@transaction.atomic
def add_offer(*, house: Unit, fields: Fields, by: Person) -> Offer:
    made = Offer.objects.create(house=house, **fields)
    record("offer added", target=made, by=by, unit=made.unit_id)
    return made


@transaction.atomic
def change_offer(*, offer: Offer, fields: Fields, by: Person) -> None:
    for name, value in fields.items():
        setattr(offer, name, value)
    offer.save(update_fields=list(fields))
    record("offer changed", target=offer, by=by, unit=offer.unit_id)


def _save(spot: Place, **fields: object) -> None:
    for name, value in fields.items():
        setattr(spot, name, value)
    spot.save(update_fields=list(fields))
