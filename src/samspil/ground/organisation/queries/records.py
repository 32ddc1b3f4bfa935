"""Units, groups, people and roles by the keys of a file: what it says, and what we hold of the same."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Generic, TypeVar

from django.utils.translation import gettext_noop as _

from samspil.tools.exchange.problem_texts import TEXTS
from samspil.tools.exchange.problems import Place, Problem
from samspil.tools.exchange.severities import Severity, Text

ROOT = "."  # the key of the unit that the file is imported into
ENDS = ("closed_on", "ended_on", "ends_on")
RoleKey = tuple[str, str, str]  # person, kind, unit
Key = TypeVar("Key", bound=Hashable)
Record = TypeVar("Record")
# What only we can find: the readers of files know neither our units nor our roles.
WORDS: Mapping[str, Text] = TEXTS | {
    "top_is_root": Text(Severity.NOTE, _("“%(name)s” is taken to be %(unit)s, the unit you import into.")),
    "unit_kind_unknown": Text(
        Severity.WARNING,
        _("“%(value)s” is not a kind of unit here; a new unit is entered as a service."),
        _("Change the kind on the unit's page after the import."),
    ),
    "role_by_hand": Text(
        Severity.WARNING,
        _("“%(value)s” opens the administration of Samspil; no file can give it. The row is passed over."),
        _("Give the role by hand on the person's page."),
    ),
    "role_twice": Text(
        Severity.WARNING,
        _("An earlier line gives the same role in the same unit for another period; the later line counts."),
        _("Keep one row for each role."),
    ),
    "two_match": Text(
        Severity.ERROR,
        _("“%(value)s” fits more than one of the units in Samspil, so it is not clear which is meant."),
        _("Give each unit a number of its own in Samspil, then import again."),
    ),
}


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """Blank where the file does not say; `parent` and `successor` are keys."""

    name: str
    kind: str
    number: str = ""
    parent: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    successor: str = ""
    is_linked: bool = True


@dataclass(frozen=True, slots=True)
class GroupRecord:
    unit: str
    name: str
    grade: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class PersonRecord:
    given_name: str
    family_name: str
    email: str = ""
    ended_on: date | None = None
    is_linked: bool = True


@dataclass(frozen=True, slots=True)
class RoleRecord:
    title: str = ""
    begins_on: date | None = None
    ends_on: date | None = None


@dataclass(slots=True)
class Rows(Generic[Key, Record]):
    """One table as the file tells it. In bulk, what is not in it has ended."""

    rows: dict[Key, Record] = field(default_factory=dict)
    ending: set[Key] = field(default_factory=set)
    is_bulk: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """A key that the file uses and does not explain; it must be known already."""

    table: str
    key: str
    problem: Problem


@dataclass(slots=True)
class Wanted:
    """All that a file says of the organisation. `kept` names the fields on which our own word stands."""

    units: Rows[str, UnitRecord] = field(default_factory=Rows)
    groups: Rows[str, GroupRecord] = field(default_factory=Rows)
    persons: Rows[str, PersonRecord] = field(default_factory=Rows)
    roles: Rows[RoleKey, RoleRecord] = field(default_factory=Rows)
    kept: frozenset[str] = frozenset()
    maybe: dict[str, PersonRecord] = field(default_factory=dict)  # changed, if we know them
    pupils: int = 0
    guardians: int = 0
    # Whether the file tells all pupils there are; None where it speaks of none.
    has_all_pupils: bool | None = None
    tops: frozenset[str] = frozenset()  # the file's keys of the unit it is imported into
    problems: list[Problem] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        return any(WORDS[each.code].severity is Severity.ERROR for each in self.problems)

    def add_problem(self, code: str, place: Place, **params: str | int) -> None:
        assert code in WORDS
        self.problems.append(Problem(code, place, params))


def filled(wanted: Record, present: Record | None, kept: frozenset[str] = frozenset()) -> Record:
    """What the file leaves blank, and what is ours to say, stays as it is; but a blank end is no end."""
    if present is None:
        return wanted
    names = (each.name for each in fields(wanted))  # type: ignore[arg-type]
    ours = {
        name: getattr(present, name)
        for name in names
        if name in kept or (name not in ENDS and getattr(wanted, name) in ("", None))
    }
    return replace(wanted, **ours)  # type: ignore[type-var]


LONGEST: Mapping[str, Mapping[str, int]] = {
    "unit": {"name": 200, "number": 40},
    "group": {"name": 120, "grade": 20},
    "person": {"given_name": 100, "family_name": 100, "email": 254},
    "role": {"title": 120},
}


def check_lengths(wanted: Wanted, table: str, record: object, place: Place) -> None:
    """A text that does not fit is an error here, not a broken import later."""
    for name, limit in LONGEST[table].items():
        length = len(getattr(record, name))
        if length > limit:
            wanted.add_problem(
                "too_long", Place(place.file, place.line, name, place.sheet), length=length, limit=limit
            )
