"""Every write on resources: one act by one person, on record."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.timezone import localdate

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.steering.resources.models import (
    Condition,
    Entry,
    LocalSolution,
    PriorityReview,
    Room,
    ShareTarget,
)
from samspil.steering.resources.rules import half_year

Fields = Mapping[str, object]


class AlreadyDone(Exception):
    """Somebody else was first; what they wrote stands."""


@transaction.atomic
def enter(*, fields: Fields, by: Person) -> Entry:
    """Write a line in the ledger: a grant, or a move from one provision or place to another."""
    entry = Entry.objects.create(by=by, **fields)
    record("resource entered", target=entry, by=by, unit=entry.unit_id)
    return entry


@transaction.atomic
def withdraw(*, entry: Entry, why: str, by: Person) -> None:
    """The line stays, struck out and with a reason. Of two who withdraw at once the first is kept."""
    rows = Entry.objects.filter(pk=entry.pk, withdrawn_on=None)
    if not rows.update(withdrawn_on=localdate(), withdrawn_by=by, withdrawn_why=why):
        raise AlreadyDone
    record("resource withdrawn", target=entry, by=by, unit=entry.unit_id, note=why)


@transaction.atomic
def set_share(*, unit: Unit, fields: Fields, by: Person) -> ShareTarget:
    """Set the share of a year. A new decision on it takes the old one's place; the history keeps both."""
    fields = dict(fields)
    key = {"unit": unit, "kind": fields.pop("kind"), "year": fields.pop("year")}
    target, _is_new = ShareTarget.objects.update_or_create(**key, defaults={**fields, "by": by})
    record("share decided", target=target, by=by, unit=unit.pk)
    return target


@transaction.atomic
def hold_review(*, unit: Unit, fields: Fields, by: Person) -> PriorityReview:
    """Put a look at the priorities on record; one for each half-year."""
    half = half_year(fields["held_on"])
    key = {"unit": unit, "year": half.year, "number": half.number}
    review, is_new = PriorityReview.objects.get_or_create(**key, defaults={**fields, "by": by})
    if not is_new:
        raise AlreadyDone
    record("priorities reviewed", target=review, by=by, unit=unit.pk)
    return review


@transaction.atomic
def check_condition(*, unit: Unit, category: str, fields: Fields, by: Person) -> Condition:
    """Say how one of the six conditions stands. When it is there, nobody owes anything any more."""
    told = {**fields, "checked_on": localdate(), "checked_by": by}
    if fields["state"] in ("enough", "unknown"):
        told |= {"shortage": "", "owner": None, "due_on": None}
    condition, _is_new = Condition.objects.update_or_create(unit=unit, category=category, defaults=told)
    record("condition checked", target=condition, by=by, unit=unit.pk)
    return condition


@transaction.atomic
def save_room(*, room: Room | None, fields: Fields, by: Person) -> Room:
    saved, what = (room, "room changed") if room else (Room(), "room added")
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.checked_on, saved.checked_by = localdate(), by
    saved.save()
    record(what, target=saved, by=by, unit=saved.unit_id)
    return saved


@transaction.atomic
def grant_solution(*, follows: LocalSolution | None, fields: Fields, by: Person) -> LocalSolution:
    """The leader grants it here and now. One may be carried on once, after a look at what it did."""
    if follows and (follows.checked_on is None or LocalSolution.objects.filter(follows=follows).exists()):
        raise AlreadyDone
    made = LocalSolution.objects.create(granted_by=by, granted_on=localdate(), follows=follows, **fields)
    record("local solution granted", target=made, by=by, unit=made.unit_id)
    return made


@transaction.atomic
def tell_effect(*, solution: LocalSolution, result: str, effect: str, by: Person) -> None:
    """Whether it helped. Told once."""
    rows = LocalSolution.objects.filter(pk=solution.pk, checked_on=None)
    if not rows.update(result=result, effect=effect, checked_on=localdate(), checked_by=by):
        raise AlreadyDone
    record("effect of a local solution told", target=solution, by=by, unit=solution.unit_id)


@transaction.atomic
def end_solution(*, solution: LocalSolution, by: Person) -> None:
    """Before its last day, because it is not needed any more or does not help."""
    if not LocalSolution.objects.filter(pk=solution.pk, ended_on=None).update(
        ended_on=localdate(), ended_by=by
    ):
        raise AlreadyDone
    record("local solution ended", target=solution, by=by, unit=solution.unit_id)
