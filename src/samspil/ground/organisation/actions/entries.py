"""Carries a planned import into the tables, in the order in which its parts lean on each other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q

from samspil.ground.organisation.actions.units import Misplaced, move_subtree
from samspil.ground.organisation.models import Account, Group, Person, Role, Succession, Unit
from samspil.ground.organisation.queries.planned import Planned, known_of
from samspil.ground.organisation.queries.records import ROOT, UnitRecord
from samspil.ground.organisation.rules import Table
from samspil.tools.exchange.comparison import Change

AT_ONCE = 500
# Told after each part: which table, how many done, how many in all.
Told = Callable[[str, int, int], None]


@dataclass(slots=True)
class Entry:
    """One import on its way into the tables."""

    plan: Planned
    into: Unit
    today: date
    told: Told

    @property
    def source(self) -> str:
        return self.plan.present.source


def enter(entry: Entry) -> None:
    """Units before groups and people, people before roles; what ends, ends last."""
    enter_units(entry)
    entry.told(Table.UNIT, *_both(entry, Table.UNIT))
    _enter_groups(entry)
    entry.told(Table.GROUP, *_both(entry, Table.GROUP))
    _enter_people(entry)
    entry.told(Table.PERSON, *_both(entry, Table.PERSON))
    _enter_roles(entry)
    entry.told(Table.ROLE, *_both(entry, Table.ROLE))
    if entry.plan.tally.changes:
        entry.plan.pupils.enter(known_of(entry.plan))


def _both(entry: Entry, table: str) -> tuple[int, int]:
    sizes = [len(each.added) + len(each.changed) + len(each.ended) for each in entry.plan.tables.values()]
    at = list(entry.plan.tables).index(Table(table))
    return sum(sizes[: at + 1]), sum(sizes)


def enter_units(entry: Entry) -> None:
    """New units from the top down: a policy lets a unit in only beneath one that is there already."""
    units, ids = entry.plan.units, entry.plan.present.units.ids
    waiting: dict[str, UnitRecord] = dict(units.added)
    while waiting:
        level = {key: each for key, each in waiting.items() if (each.parent or ROOT) in ids}
        assert level, "the readers refuse circles and unknown parents"
        _add_units(entry, level)
        waiting = {key: each for key, each in waiting.items() if key not in level}
    for key, change in units.changed.items():
        _change_unit(entry, key, change)
    _move_units(entry)
    ending = [ids[key] for key in units.ended]
    Unit.objects.filter(pk__in=ending).update(closed_on=entry.today)
    _add_successions(entry)


def _add_units(entry: Entry, level: dict[str, UnitRecord]) -> None:
    ids = entry.plan.present.units.ids
    parents = Unit.objects.in_bulk({ids[each.parent or ROOT] for each in level.values()})
    made = []
    for number, (key, each) in zip(_new_numbers(len(level)), level.items(), strict=True):
        parent = parents[ids[each.parent or ROOT]]
        made.append(
            Unit(
                pk=number,
                name=each.name,
                kind=each.kind,
                number=each.number,
                key=entry.source + key,
                parent=parent,
                path=[*parent.path, number],
                country=parent.country,
                opened_on=each.opened_on,
                closed_on=each.closed_on,
            )
        )
    Unit.objects.bulk_create(made, AT_ONCE)
    ids.update(zip(level, (each.pk for each in made), strict=True))


def _new_numbers(count: int) -> list[int]:
    """Numbers for new units ahead of the rows, because a unit's path ends with its own number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('organisation_unit', 'id')) FROM generate_series(1, %s)",
            [count],
        )
        return [row[0] for row in cursor.fetchall()]


def _change_unit(entry: Entry, key: str, change: Change[UnitRecord]) -> None:
    ids = entry.plan.present.units.ids
    unit = Unit.objects.get(pk=ids[key])
    changed = {each.field: each.after for each in change.fields}
    unit.key = entry.source + key
    for name in changed.keys() & {"name", "kind", "number", "opened_on", "closed_on"}:
        setattr(unit, name, changed[name])
    unit.save(update_fields=["key", "name", "kind", "number", "opened_on", "closed_on"])


def _move_units(entry: Entry) -> None:
    """Where two units change places, the one that would lie beneath itself waits for the other."""
    ids = entry.plan.present.units.ids
    moves = [
        (ids[key], ids[str(each.after)])
        for key, change in entry.plan.units.changed.items()
        for each in change.fields
        if each.field == "parent"
    ]
    while moves:
        waiting = [pair for pair in moves if not _moved(*pair)]
        if len(waiting) == len(moves):
            raise Misplaced
        moves = waiting


def _moved(unit: int, parent: int) -> bool:
    try:
        move_subtree(Unit.objects.get(pk=unit), Unit.objects.get(pk=parent))
    except Misplaced:
        return False
    return True


def _add_successions(entry: Entry) -> None:
    """A unit that several others go into has merged them; a unit with one predecessor has moved."""
    ids = entry.plan.present.units.ids
    after = [*entry.plan.units.added.items()]
    after += [
        (key, each.after)
        for key, each in entry.plan.units.changed.items()
        if any(change.field == "successor" for change in each.fields)
    ]
    pairs = [(ids[key], ids[each.successor], each.closed_on) for key, each in after if each.successor]
    into = [successor for _one, successor, _on in pairs]
    Succession.objects.bulk_create(
        [
            Succession(
                predecessor_id=one,
                successor_id=other,
                on=on or entry.today,
                kind="merge" if into.count(other) > 1 else "move",
            )
            for one, other, on in pairs
        ],
        ignore_conflicts=True,
    )


def _enter_groups(entry: Entry) -> None:
    groups, held, units = entry.plan.groups, entry.plan.present.groups, entry.plan.present.units.ids
    Group.objects.bulk_create(
        [
            Group(key=entry.source + key, unit_id=units[each.unit], name=each.name, grade=each.grade)
            for key, each in groups.added.items()
        ],
        AT_ONCE,
    )
    changed = []
    for key, change in groups.changed.items():
        group, each = Group(pk=held.ids[key]), change.after
        group.unit_id, group.name, group.grade = units[each.unit], each.name, each.grade
        group.ended_on = each.ended_on
        changed.append(group)
    Group.objects.bulk_update(changed, ["unit", "name", "grade", "ended_on"], AT_ONCE)
    Group.objects.filter(pk__in=[held.ids[key] for key in groups.ended]).update(ended_on=entry.today)


def _enter_people(entry: Entry) -> None:
    people, held = entry.plan.persons, entry.plan.present.persons
    made = Person.objects.bulk_create(
        [_person(entry, key, each) for key, each in people.added.items()],
        AT_ONCE,
    )
    changed = [_person(entry, key, each.after, pk=held.ids[key]) for key, each in people.changed.items()]
    Person.objects.bulk_update(changed, ["given_name", "family_name", "email", "key", "ended_on"], AT_ONCE)
    held.ids.update(zip(people.added, (each.pk for each in made), strict=True))
    Person.objects.filter(pk__in=[held.ids[key] for key in people.ended]).update(ended_on=entry.today)


def _person(entry: Entry, key: str, record: Any, **fields: Any) -> Person:
    return Person(
        given_name=record.given_name,
        family_name=record.family_name,
        email=record.email,
        ended_on=record.ended_on,
        key=entry.source + key,
        **fields,
    )


def _enter_roles(entry: Entry) -> None:
    roles, ids = entry.plan.roles, entry.plan.present.roles.ids
    Role.objects.bulk_create([_role(entry, key, each) for key, each in roles.added.items()], AT_ONCE)
    for key, change in roles.changed.items():
        begins_on = change.after.begins_on or change.before.begins_on
        Role.objects.filter(pk=ids[key]).update(
            title=change.after.title, begins_on=begins_on, ends_on=change.after.ends_on
        )
    _end_roles([ids[key] for key in roles.ended], entry.today)
    gone = [entry.plan.present.persons.ids[key] for key in entry.plan.persons.ended]
    _close_accounts(gone, entry.today)


def _role(entry: Entry, key: tuple[str, str, str], record: Any) -> Role:
    person, kind, unit = key
    return Role(
        person_id=entry.plan.present.persons.ids[person],
        kind=kind,
        unit_id=entry.plan.present.units.ids[unit],
        root_id=entry.into.root,
        title=record.title,
        begins_on=record.begins_on or entry.today,
        ends_on=record.ends_on,
        source=entry.source,
    )


def _end_roles(ids: Iterable[int], today: date) -> None:
    """A role counts on its last day; one that has not begun ends before it counts."""
    for role in Role.objects.filter(pk__in=ids):
        role.ends_on = max(today, role.begins_on)
        role.save(update_fields=["ends_on"])


def _close_accounts(people: list[int], today: date) -> None:
    """Whoever has left and has no other role may no longer sign in."""
    current = Q(ends_on=None) | Q(ends_on__gt=today)
    still = Role.objects.filter(current, person__in=people).values_list("person_id", flat=True)
    Account.objects.filter(person__in=set(people) - set(still)).update(is_active=False)
