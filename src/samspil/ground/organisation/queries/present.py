"""What we hold of the organisation under one unit, by the keys of the file that is being compared."""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from django.db.models import Q

from samspil.ground.organisation.models import Group, Person, Role, Succession, Unit
from samspil.ground.organisation.queries.records import (
    ROOT,
    GroupRecord,
    PersonRecord,
    RoleKey,
    RoleRecord,
    UnitRecord,
    Wanted,
)
from samspil.ground.organisation.rules import ImportKind

Key = TypeVar("Key", bound=Hashable)
Record = TypeVar("Record")


@dataclass(slots=True)
class Held(Generic[Key, Record]):
    """The records that the file can speak of, and their rows. `ours`: those that a file may end."""

    records: dict[Key, Record] = field(default_factory=dict)
    ids: dict[Key, int] = field(default_factory=dict)
    ours: set[Key] = field(default_factory=set)

    def add(self, key: Key, record: Record, number: int, *, is_ours: bool) -> None:
        self.records[key] = record
        self.ids[key] = number
        if is_ours:
            self.ours.add(key)


@dataclass(slots=True)
class Present:
    source: str
    units: Held[str, UnitRecord] = field(default_factory=Held)
    groups: Held[str, GroupRecord] = field(default_factory=Held)
    persons: Held[str, PersonRecord] = field(default_factory=Held)
    roles: Held[RoleKey, RoleRecord] = field(default_factory=Held)
    names: dict[str, str] = field(default_factory=dict)  # of units and people, by "unit:key"
    doubtful: set[str] = field(default_factory=set)  # numbers that several units have


def source_of(kind: str, unit: int) -> str:
    """What stands before the keys of a file, so that two municipalities may use the same ones."""
    return f"{'list' if kind == ImportKind.STAFF_LIST else 'oneroster'}:{unit}:"


def present_state(wanted: Wanted, *, into: Unit, kind: str, today: date) -> Present:
    present = Present(source_of(kind, into.pk))
    keys = _take_units(present, wanted, into, kind, today)
    _take_groups(present, wanted, keys, today)
    people = _take_people(present, wanted, into, today)
    _take_roles(present, wanted, keys, people, today)
    return present


def _unit_keys(present: Present, wanted: Wanted, units: list[Unit], kind: str) -> dict[int, str]:
    """The key of each unit: the file's own, or by its number, or one that no file has."""
    numbers = Counter(each.number for each in units if each.number)
    by_number = {record.number: key for key, record in wanted.units.rows.items() if record.number}
    present.doubtful = {number for number, count in numbers.items() if count > 1}
    linked = {each.key for each in units if each.key.startswith(present.source)}
    keys = {}
    for each in units:
        found = each.key.removeprefix(present.source) if each.key in linked else ""
        if not found and numbers[each.number] == 1:
            found = by_number.get(each.number, each.number if kind == ImportKind.STAFF_LIST else "")
            found = "" if f"{present.source}{found}" in linked else found
        keys[each.pk] = found or f"#{each.pk}"
    return keys


def _take_units(present: Present, wanted: Wanted, into: Unit, kind: str, today: date) -> dict[int, str]:
    units = list(Unit.objects.under(into.pk).exclude(pk=into.pk))
    keys = {into.pk: ROOT} | _unit_keys(present, wanted, units, kind)
    successors = dict(
        Succession.objects.filter(predecessor__in=units).values_list("predecessor_id", "successor_id")
    )
    for each in units:
        key = keys[each.pk]
        present.names[f"unit:{key}"] = each.name
        is_closed = each.closed_on is not None and each.closed_on <= today
        if is_closed and key not in wanted.units.rows:
            continue
        # A closing to come, or one with a successor, is our own: only a date in the file changes it.
        is_settled = each.pk in successors or not is_closed
        said = wanted.units.rows.get(key)
        record = UnitRecord(
            name=each.name,
            kind=each.kind,
            number=each.number,
            parent=keys.get(each.parent_id or 0, ""),
            opened_on=each.opened_on,
            closed_on=None if is_settled and not (said and said.closed_on) else each.closed_on,
            successor=keys.get(successors.get(each.pk, 0), ""),
            is_linked=each.key.startswith(present.source),
        )
        present.units.add(key, record, each.pk, is_ours=record.is_linked)
    present.units.ids[ROOT] = into.pk
    present.names[f"unit:{ROOT}"] = into.name
    return keys


def _take_groups(present: Present, wanted: Wanted, keys: dict[int, str], today: date) -> None:
    for each in Group.objects.filter(key__startswith=present.source):
        key = each.key.removeprefix(present.source)
        if each.ended_on and each.ended_on <= today and key not in wanted.groups.rows:
            continue
        record = GroupRecord(keys.get(each.unit_id, "#"), each.name, each.grade, each.ended_on)
        present.groups.add(key, record, each.pk, is_ours=True)


def _take_people(present: Present, wanted: Wanted, into: Unit, today: date) -> dict[int, str]:
    """People with a key of this source, and those whom the file knows by their e-mail address alone."""
    rows = wanted.persons.rows | wanted.maybe
    beneath = Q(roles__unit__path__contains=[into.pk])
    people = list(Person.objects.filter(beneath | Q(key__startswith=present.source)).distinct())
    mails = Counter(each.email.lower() for each in people if each.email)
    by_mail = {record.email.lower(): key for key, record in rows.items() if record.email}
    linked = {each.key for each in people if each.key.startswith(present.source)}
    keys: dict[int, str] = {}
    for each in people:
        key = each.key.removeprefix(present.source) if each.key in linked else ""
        if not key and mails[each.email.lower()] == 1:
            key = by_mail.get(each.email.lower(), "")
            key = "" if f"{present.source}{key}" in linked else key
        if not key:
            continue
        keys[each.pk] = key
        present.names[f"person:{key}"] = each.name
        if each.ended_on and each.ended_on <= today and key not in rows:
            continue
        record = PersonRecord(
            each.given_name, each.family_name, each.email, each.ended_on, is_linked=each.key in linked
        )
        present.persons.add(key, record, each.pk, is_ours=each.key in linked)
    return keys


def _take_roles(
    present: Present, wanted: Wanted, units: dict[int, str], people: dict[int, str], today: date
) -> None:
    """Roles that hold or will; one that is over only when the file speaks of that same period again."""
    roles = Role.objects.filter(unit__in=units, person__in=people).order_by("begins_on")
    for each in roles:
        key = (people[each.person_id], str(each.kind), units[each.unit_id])
        said = wanted.roles.rows.get(key)
        is_over = each.ends_on is not None and each.ends_on <= today
        if is_over and not (said and (each.ends_on == today or said.begins_on == each.begins_on)):
            continue
        record = RoleRecord(each.title, each.begins_on, each.ends_on)
        present.roles.add(key, record, each.pk, is_ours=each.source == present.source)
