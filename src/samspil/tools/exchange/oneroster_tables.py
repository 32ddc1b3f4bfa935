"""The tables of OneRoster CSV 1.1 and 1.2 that are read: their columns, their words, their rows.

Source: 1EdTech OneRoster 1.1 CSV Tables (final 1.1.1) and OneRoster CSV Binding 1.2.1. Stricter than neither:
a column that the standard requires and that nothing here depends on is asked for with a warning.
"""

from collections.abc import Callable
from dataclasses import dataclass
from sys import intern

from samspil.tools.exchange.oneroster_rows import (
    AcademicSession,
    Enrolment,
    Group,
    Org,
    Role,
    RosterRow,
    Status,
    User,
)
from samspil.tools.exchange.records import Need, Record

MUST, STANDARD, MAY = Need.MUST, Need.STANDARD, Need.MAY


def _words(*words: str) -> dict[str, str]:
    return {word.lower(): word for word in words}


STATUSES = _words("active", "inactive", "tobedeleted")
ORG_KINDS = _words("department", "school", "district", "local", "state", "national")
SESSION_KINDS = _words("gradingPeriod", "semester", "schoolYear", "term")
GROUP_KINDS = _words("homeroom", "scheduled")
ROLES_1_1 = _words("administrator", "aide", "guardian", "parent", "proctor", "relative", "student", "teacher")
ROLES_1_2 = _words(
    *("aide", "counselor", "districtAdministrator", "guardian", "parent", "principal", "proctor", "relative"),
    *("siteAdministrator", "student", "systemAdministrator", "teacher"),
)
# The standard allows four; sets met in practice also use the roles of users.
ENROLMENT_ROLES = _words(
    "administrator", "proctor", "student", "teacher", "aide", "guardian", "parent", "relative"
)
ROLE_TYPES = _words("primary", "secondary")
# 1.2 lets a supplier add words to a list in this way.
EXTENSION = "ext:"


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A file of the set. `row` makes a row; what it returns counts only when the record stayed sound."""

    name: str
    columns: dict[str, Need]
    row: Callable[[Record, "TableSpec"], RosterRow]
    extension: str = ""  # prefix of words beyond the lists
    status_need: Need = MAY  # a delta must say what became of each row


def org(record: Record, spec: TableSpec) -> Org:
    return Org(
        sourced_id=intern(record.text("sourcedId", MUST)),
        name=record.text("name", MUST),
        kind=intern(record.choice("type", ORG_KINDS, extension=spec.extension)),
        identifier=record.text("identifier"),
        parent_id=intern(record.text("parentSourcedId")),
        status=status(record, spec),
        line=record.line,
    )


def session(record: Record, spec: TableSpec) -> AcademicSession:
    starts_on, ends_on = record.period("startDate", "endDate", MUST)
    return AcademicSession(
        sourced_id=intern(record.text("sourcedId", MUST)),
        title=record.text("title", MUST),
        kind=intern(record.choice("type", SESSION_KINDS, extension=spec.extension)),
        starts_on=starts_on,
        ends_on=ends_on,
        parent_id=intern(record.text("parentSourcedId")),
        status=status(record, spec),
        line=record.line,
    )


def group(record: Record, spec: TableSpec) -> Group:
    return Group(
        sourced_id=intern(record.text("sourcedId", MUST)),
        title=record.text("title", MUST),
        kind=intern(record.choice("classType", GROUP_KINDS, extension=spec.extension)),
        code=record.text("classCode"),
        grades=tuple(intern(each) for each in record.texts("grades")),
        org_id=intern(record.text("schoolSourcedId", MUST)),
        session_ids=tuple(intern(each) for each in record.texts("termSourcedIds", STANDARD)),
        status=status(record, spec),
        line=record.line,
    )


def user(record: Record, spec: TableSpec) -> User:
    is_enabled = record.flag("enabledUser", STANDARD)
    return User(
        sourced_id=intern(record.text("sourcedId", MUST)),
        given_name=record.text("givenName", MUST),
        family_name=record.text("familyName", MUST),
        preferred_given_name=record.text("preferredGivenName"),
        preferred_family_name=record.text("preferredFamilyName"),
        username=record.text("username", STANDARD),
        email=record.email("email"),
        is_enabled=is_enabled is not False,
        primary_org_id=intern(record.text("primaryOrgSourcedId")),
        agent_ids=record.texts("agentSourcedIds"),
        status=status(record, spec),
        line=record.line,
    )


def roles_of_user(record: Record, spec: TableSpec, user: User) -> list[Role]:
    """The roles that 1.1 writes into users.csv: one word, any number of units."""
    word = intern(record.choice("role", ROLES_1_1, extension=spec.extension))
    org_ids = record.texts("orgSourcedIds", MUST)
    return [
        Role("", user.sourced_id, intern(each), word, "", None, None, user.status, user.line)
        for each in org_ids
    ]


def role(record: Record, spec: TableSpec) -> Role:
    begins_on, ends_on = record.period("beginDate", "endDate")
    return Role(
        sourced_id=record.text("sourcedId", MUST),
        user_id=intern(record.text("userSourcedId", MUST)),
        org_id=intern(record.text("orgSourcedId", MUST)),
        role=intern(record.choice("role", ROLES_1_2, extension=spec.extension)),
        role_type=intern(record.choice("roleType", ROLE_TYPES, STANDARD)),
        begins_on=begins_on,
        ends_on=ends_on,
        status=status(record, spec),
        line=record.line,
    )


def enrolment(record: Record, spec: TableSpec) -> Enrolment:
    begins_on, ends_on = record.period("beginDate", "endDate")
    return Enrolment(
        sourced_id=record.text("sourcedId", MUST),
        group_id=intern(record.text("classSourcedId", MUST)),
        org_id=intern(record.text("schoolSourcedId", MUST)),
        user_id=intern(record.text("userSourcedId", MUST)),
        role=intern(record.choice("role", ENROLMENT_ROLES, extension=spec.extension)),
        is_primary=bool(record.flag("primary")),
        begins_on=begins_on,
        ends_on=ends_on,
        status=status(record, spec),
        line=record.line,
    )


def status(record: Record, spec: TableSpec) -> Status:
    """Blank is active: bulk files leave it out."""
    return Status(record.choice("status", STATUSES, spec.status_need) or "active")


def table_specs(version: str, *, deltas: frozenset[str]) -> tuple[TableSpec, ...]:
    """The tables of a version in the order in which they refer to each other."""
    is_1_1 = version.startswith("1.1")
    extension = "" if is_1_1 else EXTENSION
    return tuple(
        TableSpec(name, columns, row, extension, STANDARD if name in deltas else MAY)
        for name, columns, row in (_TABLES_1_1 if is_1_1 else _TABLES_1_2)
    )


_COMMON = {"sourcedId": MUST, "status": MAY, "dateLastModified": MAY}
_ORGS = _COMMON | {"name": MUST, "type": MUST, "identifier": MAY, "parentSourcedId": MAY}
_SESSIONS = _COMMON | {
    **{"title": MUST, "type": MUST, "startDate": MUST, "endDate": MUST},
    **{"parentSourcedId": MAY, "schoolYear": STANDARD},
}
_GROUPS = _COMMON | {
    **{"title": MUST, "grades": MAY, "courseSourcedId": STANDARD, "classCode": MAY, "classType": MUST},
    **{"schoolSourcedId": MUST, "termSourcedIds": STANDARD},
}
_PERSONS = _COMMON | {
    **{"enabledUser": STANDARD, "username": STANDARD, "givenName": MUST, "familyName": MUST},
    **{"email": MAY, "agentSourcedIds": MAY, "identifier": MAY},
}
_USERS_1_1 = _PERSONS | {"orgSourcedIds": MUST, "role": MUST}
_USERS_1_2 = _PERSONS | {"preferredGivenName": MAY, "preferredFamilyName": MAY, "primaryOrgSourcedId": MAY}
_ROLES = _COMMON | {
    **{"userSourcedId": MUST, "roleType": STANDARD, "role": MUST, "orgSourcedId": MUST},
    **{"beginDate": MAY, "endDate": MAY},
}
_ENROLMENTS = _COMMON | {
    **{"classSourcedId": MUST, "schoolSourcedId": MUST, "userSourcedId": MUST, "role": MUST},
    **{"primary": MAY, "beginDate": MAY, "endDate": MAY},
}
_Row = Callable[[Record, TableSpec], RosterRow]
_SHARED: tuple[tuple[str, dict[str, Need], _Row], ...] = (
    ("orgs", _ORGS, org),
    ("academicSessions", _SESSIONS, session),
    ("classes", _GROUPS, group),
)
_TABLES_1_1 = (*_SHARED, ("users", _USERS_1_1, user), ("enrollments", _ENROLMENTS, enrolment))
_TABLES_1_2 = (
    *_SHARED,
    ("users", _USERS_1_2, user),
    ("roles", _ROLES, role),
    ("enrollments", _ENROLMENTS, enrolment),
)
READ_TABLES = tuple(name for name, _columns, _row in _TABLES_1_2)
