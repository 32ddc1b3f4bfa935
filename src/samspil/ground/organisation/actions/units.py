"""Keeps the unit tree: adds, changes and closes units, and says what followed them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Succession, Unit


class Misplaced(Exception):
    """A unit cannot lie beneath itself, nor in another municipality."""


@dataclass(frozen=True)
class UnitFields:
    """What a person says of a unit."""

    name: str
    kind: str
    number: str
    parent: Unit
    opened_on: date | None = None


@dataclass(frozen=True)
class Closing:
    """That a unit closes: `kind` is merge, split or move when others follow it."""

    on: date
    kind: str = ""
    successors: Sequence[Unit] = ()


@transaction.atomic
def add_unit(*, fields: UnitFields, by: Person) -> Unit:
    unit = Unit.objects.create(
        name=fields.name,
        kind=fields.kind,
        number=fields.number,
        parent=fields.parent,
        path=fields.parent.path,
        country=fields.parent.country,
        opened_on=fields.opened_on,
    )
    unit.path = [*fields.parent.path, unit.pk]
    unit.save(update_fields=["path"])
    record("unit added", target=unit, by=by, unit=unit.pk)
    return unit


@transaction.atomic
def change_unit(*, unit: Unit, fields: UnitFields, by: Person) -> None:
    """Raises Misplaced."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    before = f"{unit.name}, {unit.get_kind_display()}, {unit.number}"
    unit.name, unit.kind, unit.number = fields.name, fields.kind, fields.number
    unit.opened_on = fields.opened_on
    unit.save(update_fields=["name", "kind", "number", "opened_on"])
    if unit.parent_id != fields.parent.pk:
        move_subtree(unit, fields.parent)
    record("unit changed", target=unit, by=by, unit=unit.pk, note=before)


@transaction.atomic
def close_unit(*, unit: Unit, closing: Closing, by: Person) -> None:
    """Close the unit on a day and say what followed it."""
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    unit.closed_on = closing.on
    unit.save(update_fields=["closed_on"])
    Succession.objects.filter(predecessor=unit).delete()
    Succession.objects.bulk_create(
        Succession(predecessor=unit, successor=each, on=closing.on, kind=closing.kind)
        for each in closing.successors
    )
    names = ", ".join(each.name for each in closing.successors)
    record("unit closed", target=unit, by=by, unit=unit.pk, note=names)


def move_subtree(unit: Unit, parent: Unit) -> None:
    """Place the unit beneath another, and everything beneath it along. Raises Misplaced."""
    if unit.pk in parent.path or unit.root != parent.root:
        raise Misplaced
    depth = len(unit.path)
    beneath = list(Unit.objects.under(unit.pk).select_for_update())
    for each in beneath:
        each.path = [*parent.path, unit.pk, *each.path[depth:]]
    Unit.objects.bulk_update(beneath, ["path"], 500)
    unit.parent, unit.path = parent, [*parent.path, unit.pk]
    unit.save(update_fields=["parent", "path"])
