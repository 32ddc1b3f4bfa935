"""Plain lists of units, persons and pupils in our words."""

from datetime import date
from typing import IO

from samspil.ground.organisation.models import ROLE_KINDS, Unit
from samspil.ground.organisation.queries.records import (
    ROOT,
    Open,
    PersonRecord,
    RoleKey,
    RoleRecord,
    UnitRecord,
    Wanted,
    check_lengths,
)
from samspil.ground.organisation.rules import BY_HAND, KIND_BY_WORD, ROLE_BY_WORD, UnitKind
from samspil.tools.exchange.problems import Place
from samspil.tools.exchange.pupils import HOMEROOM, Pupils
from samspil.tools.exchange.staff_list import StaffList, Wording, read_staff_list
from samspil.tools.exchange.staff_rows import PersonRow, PupilRow, UnitRow
from samspil.tools.exchange.uploads import Upload


def wanted_of_list(stream: IO[bytes], pupils: Pupils, *, name: str, into: Unit, today: date) -> Wanted:
    """`name` is the file's as the person knows it."""
    found = read_staff_list([Upload(name, stream)], wording=Wording(kinds=KIND_BY_WORD))
    wanted = Wanted()
    wanted.problems.extend((*found.problems, *found.notes))
    wanted.tops = tops = _tops(found, into)
    wanted.open.extend(
        Open("unit", each.sourced_id, each.as_problem())
        for each in found.unresolved
        if each.sourced_id not in tops
    )
    if not found.is_refused:
        wanted.units.is_bulk = found.has_units
        wanted.persons.is_bulk = wanted.roles.is_bulk = found.has_persons
        _take_units(found, wanted, tops)
        _take_people(found, wanted, tops, today)
        wanted.has_all_pupils = True if found.has_pupils else None
        wanted.pupils = len({each.pupil_key for each in found.pupils})
        for each in found.pupils:
            _hand_on(each, pupils)
    return wanted


def _hand_on(row: PupilRow, pupils: Pupils) -> None:
    pupils.person(row.pupil_key, (row.given_name, row.family_name), row.born_on, (row.unit_number,))
    group = group_key(row.unit_number, row.group) if row.group else ""
    pupils.stay(row.pupil_key, row.unit_number, group, (row.begins_on, row.ends_on), HOMEROOM)


def group_key(unit: str, name: str) -> str:
    """A plain list knows classes by place and name."""
    return f"{unit} {name.lower()}"


def _tops(found: StaffList, into: Unit) -> frozenset[str]:
    """The numbers in the list that mean the unit we import into."""
    own = [each.unit_number for each in found.units if _is_top(each, into)]
    return frozenset((*own, into.number) if into.number else own)


def _is_top(row: UnitRow, into: Unit) -> bool:
    if into.number:
        return row.unit_number == into.number
    return row.kind == into.kind == UnitKind.MUNICIPALITY and not row.parent_number


def _key(number: str, tops: frozenset[str]) -> str:
    return ROOT if number in tops else number


def _take_units(found: StaffList, wanted: Wanted, tops: frozenset[str]) -> None:
    for row in found.units:
        if row.unit_number in tops:
            continue
        unit = UnitRecord(
            name=row.name,
            kind=row.kind,
            number=row.unit_number,
            parent=_key(row.parent_number, tops),
            opened_on=row.opened_on,
            closed_on=row.closed_on,
            successor=row.successor_number,
        )
        check_lengths(wanted, "unit", unit, row.place)
        wanted.units.rows[row.unit_number] = unit


def _take_people(found: StaffList, wanted: Wanted, tops: frozenset[str], today: date) -> None:
    for row in found.persons:
        kind = ROLE_BY_WORD.get(row.role.strip().lower())
        if kind is None:
            allowed = ", ".join(str(each) for each in ROLE_KINDS.values())
            wanted.add_problem("unknown_value", _at(row, "role"), value=row.role, allowed=allowed)
            continue
        person = PersonRecord(row.given_name, row.family_name, row.email)
        check_lengths(wanted, "person", person, row.place)
        if kind in BY_HAND:
            wanted.add_problem("role_by_hand", _at(row, "role"), value=row.role)
            wanted.maybe[row.person_key] = person
            continue
        if row.ends_on and row.ends_on < today:
            continue  # over already: whoever has nothing else in the list has left
        wanted.persons.rows[row.person_key] = person
        _take_role(wanted, row, (row.person_key, kind, _key(row.unit_number, tops)))


def _take_role(wanted: Wanted, row: PersonRow, key: RoleKey) -> None:
    if key in wanted.roles.rows:
        wanted.add_problem("role_twice", row.place)
    is_plain = row.role.lower().replace(" ", "_") == key[1]
    wanted.roles.rows[key] = RoleRecord("" if is_plain else row.role[:120], row.begins_on, row.ends_on)


def _at(row: PersonRow, column: str) -> Place:
    return Place(row.place.file, row.place.line, column, row.place.sheet)
