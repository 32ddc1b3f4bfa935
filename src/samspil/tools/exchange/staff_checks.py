"""What must hold between the rows of plain lists: keys used once, persons the same, units that exist."""

from collections.abc import Iterable, Sequence

from samspil.tools.exchange.problems import Findings, Place
from samspil.tools.exchange.records import Record
from samspil.tools.exchange.references import Unresolved, circles
from samspil.tools.exchange.staff_rows import PersonRow, PupilRow, UnitRow


class UnitChecks:
    """Each unit number once."""

    def __init__(self) -> None:
        self._lines: dict[str, int] = {}

    def is_new(self, unit: UnitRow, record: Record) -> bool:
        """Whether the row counts; reports why not."""
        first = self._lines.setdefault(unit.unit_number, record.line)
        if unit.unit_number and first != record.line:
            record.report("duplicate_id", "unit_number", value=unit.unit_number, first_line=first)
        return record.is_sound


class PersonChecks:
    """One key, one person; each role once."""

    def __init__(self) -> None:
        self._persons: dict[str, tuple[tuple[str, ...], int]] = {}
        self._roles: dict[tuple[object, ...], int] = {}

    def is_new(self, person: PersonRow, record: Record) -> bool:
        """Whether the row counts; reports why not."""
        if not record.is_sound:
            return False
        same = (person.given_name, person.family_name, person.email)
        known, first = self._persons.setdefault(person.person_key, (same, record.line))
        if known != same:
            record.report("conflicting_person", "person_key", value=person.person_key, first_line=first)
            return False
        role = (person.person_key, person.unit_number, person.role, person.begins_on, person.ends_on)
        if role in self._roles:
            record.report("repeated_row", "person_key", first_line=self._roles[role])
            return False
        self._roles[role] = record.line
        return True


class PupilChecks:
    """One key, one child: two children under one are told of and never made one. Each place once."""

    def __init__(self) -> None:
        self._pupils: dict[str, tuple[tuple[object, ...], int]] = {}
        self._places: dict[tuple[str, str], int] = {}

    def is_new(self, pupil: PupilRow, record: Record) -> bool:
        """Whether the row counts; reports why not."""
        if not record.is_sound:
            return False
        same = (pupil.given_name, pupil.family_name, pupil.born_on)
        known, first = self._pupils.setdefault(pupil.pupil_key, (same, record.line))
        if known != same:
            record.report("two_children", "pupil_key", value=pupil.pupil_key, first_line=first)
            return False
        place = (pupil.pupil_key, pupil.unit_number)
        if self._places.setdefault(place, record.line) != record.line:
            record.report("repeated_row", "pupil_key", first_line=self._places[place])
            return False
        return True


def check_list(
    units: Sequence[UnitRow], persons: Sequence[PersonRow | PupilRow], findings: Findings
) -> tuple[Unresolved, ...]:
    """Report circles of parents; return the unit numbers that are not in the list, once each."""
    known = {each.unit_number: each for each in units}
    for circle in circles({each.unit_number: each.parent_number for each in units}):
        path = " → ".join((*circle, circle[0]))
        findings.add("cycle", _at(known[circle[0]].place, "parent_number"), path=path)
    found: dict[str, Unresolved] = {}
    for number, place in _used(units, persons):
        if number and number not in known:
            found.setdefault(number, Unresolved(place, "units", number))
    return tuple(found.values())


def _used(units: Iterable[UnitRow], persons: Iterable[PersonRow | PupilRow]) -> Iterable[tuple[str, Place]]:
    for unit in units:
        yield unit.parent_number, _at(unit.place, "parent_number")
        yield unit.successor_number, _at(unit.place, "successor_number")
    for person in persons:
        yield person.unit_number, _at(person.place, "unit_number")


def _at(place: Place, column: str) -> Place:
    return Place(place.file, place.line, column, place.sheet)
