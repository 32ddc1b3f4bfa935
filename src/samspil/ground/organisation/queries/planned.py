"""What an import would do: the file compared with what we hold. Nothing is written here."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.models import ROLE_KINDS, UNIT_KINDS, Group, Import
from samspil.ground.organisation.queries.present import Held, Present, present_state
from samspil.ground.organisation.queries.records import ROOT, Rows, Wanted, filled
from samspil.ground.organisation.queries.roster import wanted_of_roster
from samspil.ground.organisation.queries.staff import group_key, wanted_of_list
from samspil.ground.organisation.registry import Counting, Known, Taking, Tally
from samspil.ground.organisation.rules import ChangeKind, ImportKind, Table
from samspil.tools.exchange.comparison import Comparison, compare
from samspil.tools.exchange.problems import Place


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the preview."""

    kind: str
    table: str
    key: str
    label: str
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    wanted: Wanted
    present: Present
    units: Comparison[str, Any]
    groups: Comparison[str, Any]
    persons: Comparison[str, Any]
    roles: Comparison[Any, Any]
    pupils: Taking = field(default_factory=Counting)
    tally: Tally = field(default_factory=Tally)

    @property
    def tables(self) -> dict[str, Comparison[Any, Any]]:
        return {
            Table.UNIT: self.units,
            Table.GROUP: self.groups,
            Table.PERSON: self.persons,
            Table.ROLE: self.roles,
        }

    @property
    def unchanged(self) -> int:
        return sum(len(each.unchanged) for each in self.tables.values())

    def lines(self) -> Iterator[Line]:
        for table, comparison in self.tables.items():
            yield from _lines(self, table, comparison)

    def print_of(self) -> str:
        """The same for two plans that would do the same, in any language."""
        said = sha256()
        for table, comparison in self.tables.items():
            for part in (comparison.added, comparison.changed, comparison.ended):
                for key, record in part.items():
                    said.update(repr((table, key, getattr(record, "fields", record))).encode())
        said.update(self.tally.mark.encode())
        return said.hexdigest()


def read_file(imported: Import, pupils: Taking, *, today: date) -> Wanted:
    """What the stored file says; its pupils are handed on as they come. Raises OSError when it is gone."""
    with imported.file.open("rb") as stream:
        if imported.kind == ImportKind.ONEROSTER:
            return wanted_of_roster(stream, pupils, into=imported.unit.name, today=today)
        return wanted_of_list(stream, pupils, name=imported.file_name, into=imported.unit, today=today)


def with_pupils(plan: Planned, pupils: Taking) -> Planned:
    """The plan with what would happen to the pupils of the file, if it speaks of any."""
    if plan.wanted.is_refused or plan.wanted.has_all_pupils is None:
        return plan
    return replace(plan, pupils=pupils, tally=pupils.compare(known_of(plan)))


def known_of(plan: Planned) -> Known:
    """The rows behind the keys that the file uses for places and groups, as they are now."""
    units = plan.present.units.ids
    keys = dict(units) | {each: units[ROOT] for each in plan.wanted.tops if ROOT in units}
    source, is_whole = plan.present.source, plan.wanted.has_all_pupils is True
    if source.startswith("list:"):
        of_unit = {pk: key for key, pk in keys.items()}
        found = Group.objects.filter(unit__in=of_unit, ended_on=None).values_list("unit", "name", "pk")
        return Known(keys, {group_key(of_unit[unit], name): pk for unit, name, pk in found}, is_whole)
    rows = Group.objects.filter(key__startswith=source).values_list("key", "pk")
    coming = frozenset(plan.groups.added)
    return Known(keys, {key.removeprefix(source): pk for key, pk in rows}, is_whole, coming)


def planned(wanted: Wanted, imported: Import, *, today: date) -> Planned:
    """Compare, and report in `wanted` what the file refers to and we do not know."""
    present = present_state(wanted, into=imported.unit, kind=imported.kind, today=today)
    for key, person in wanted.maybe.items():
        if key in present.persons.records:
            wanted.persons.rows.setdefault(key, person)
    _check_open(wanted, present)
    units = _compared(present.units, wanted.units, wanted.kept)
    return Planned(
        wanted,
        present,
        units=units,
        groups=_compared(present.groups, wanted.groups),
        persons=_compared(present.persons, wanted.persons),
        roles=_compared(present.roles, _not_by_hand(present, wanted)),
    )


def _compared(
    held: Held[Any, Any], wanted: Rows[Any, Any], kept: frozenset[str] = frozenset()
) -> Comparison[Any, Any]:
    """Only what came from such a file can be ended by one; the rest counts if the file speaks of it."""
    current = {key: record for key, record in held.records.items() if key in held.ours or key in wanted.rows}
    incoming = {
        key: filled(record, current.get(key), kept if key in current else frozenset())
        for key, record in wanted.rows.items()
    }
    ending = wanted.ending & held.ours
    return compare(current, incoming, is_bulk=wanted.is_bulk, ending=ending)


def _not_by_hand(present: Present, wanted: Wanted) -> Rows[Any, Any]:
    """A role that a person gave stays as that person gave it, whatever a file says of it."""
    by_hand = present.roles.records.keys() - present.roles.ours
    rows = {key: record for key, record in wanted.roles.rows.items() if key not in by_hand}
    return Rows(rows, wanted.roles.ending, wanted.roles.is_bulk)


def _check_open(wanted: Wanted, present: Present) -> None:
    known = {
        "unit": present.units.ids.keys() | wanted.units.rows.keys(),
        "person": present.persons.ids.keys() | wanted.persons.rows.keys(),
    }
    for each in wanted.open:
        if each.key not in known[each.table]:
            wanted.problems.append(each.problem)
    for key, unit in wanted.units.rows.items():
        if unit.number in present.doubtful and key not in present.units.records:
            wanted.add_problem("two_match", Place("", None, "number"), value=unit.number)


def _lines(plan: Planned, table: str, comparison: Comparison[Any, Any]) -> Iterator[Line]:
    for key, record in comparison.added.items():
        yield Line(ChangeKind.ADDED, table, _text(key), _label(plan, table, key, record))
    for key, change in comparison.changed.items():
        label = _label(plan, table, key, change.before)
        for each in change.fields:
            before, after = _said(plan, each.field, each.before), _said(plan, each.field, each.after)
            yield Line(ChangeKind.CHANGED, table, _text(key), label, each.field, before, after)
    for key, record in comparison.ended.items():
        yield Line(ChangeKind.ENDED, table, _text(key), _label(plan, table, key, record))


def _text(key: Any) -> str:
    return key if isinstance(key, str) else " · ".join(key)


def _label(plan: Planned, table: str, key: Any, record: Any) -> str:
    if table == Table.UNIT:
        return f"{record.name} ({UNIT_KINDS[record.kind]})"
    if table == Table.GROUP:
        return f"{record.name}, {_name(plan, 'unit', record.unit)}"
    if table == Table.PERSON:
        return f"{record.given_name} {record.family_name}".strip()
    person, kind, unit = key
    what = record.title or str(ROLE_KINDS[kind])
    return f"{_name(plan, 'person', person)}: {what}, {_name(plan, 'unit', unit)}"


def _name(plan: Planned, table: str, key: str) -> str:
    if table == "unit" and key in plan.wanted.units.rows:
        return plan.wanted.units.rows[key].name
    if table == "person" and key in plan.wanted.persons.rows:
        person = plan.wanted.persons.rows[key]
        return f"{person.given_name} {person.family_name}".strip()
    return plan.present.names.get(f"{table}:{key}", key)


def _said(plan: Planned, name: str, value: object) -> str:
    if isinstance(value, bool):
        return _("by this kind of file") if value else _("by hand")
    if isinstance(value, date):
        return short_day(value, date.min)
    if name == "kind":
        return str(UNIT_KINDS[value])
    if name in ("parent", "successor", "unit") and value:
        return _name(plan, "unit", str(value))
    return str(value or "")
