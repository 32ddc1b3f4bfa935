"""The rows of a roster as they reach us: slim, frozen, each with its line. Nothing is kept that nobody needs.

Left out on purpose: passwords, telephone numbers, demographics, and the `identifier` of persons, which is
often their civil number.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    ACTIVE = "active"
    INACTIVE = "inactive"  # OneRoster 1.0; still met
    ENDING = "tobedeleted"


@dataclass(frozen=True, slots=True)
class Org:
    sourced_id: str
    name: str
    kind: str  # department, school, district, local, state, national or, in 1.2, ext:...
    identifier: str
    parent_id: str
    status: Status
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class AcademicSession:
    sourced_id: str
    title: str
    kind: str  # gradingPeriod, semester, schoolYear, term
    starts_on: date | None
    ends_on: date | None
    parent_id: str
    status: Status
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """A class in OneRoster's words."""

    sourced_id: str
    title: str
    kind: str  # homeroom, scheduled
    code: str
    grades: tuple[str, ...]
    org_id: str
    session_ids: tuple[str, ...]
    status: Status
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class User:
    sourced_id: str
    given_name: str
    family_name: str
    preferred_given_name: str
    preferred_family_name: str
    username: str
    email: str
    is_enabled: bool
    primary_org_id: str
    agent_ids: tuple[str, ...]
    status: Status
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Role:
    """A person's role in a unit. In 1.1 made from users.csv, one for each unit, without id, type or dates."""

    sourced_id: str
    user_id: str
    org_id: str
    role: str
    role_type: str  # primary, secondary; empty in 1.1
    begins_on: date | None
    ends_on: date | None
    status: Status
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Enrolment:
    sourced_id: str
    group_id: str
    org_id: str
    user_id: str
    role: str
    is_primary: bool
    begins_on: date | None
    ends_on: date | None
    status: Status
    line: int = field(compare=False)


RosterRow = Org | AcademicSession | Group | User | Role | Enrolment
