"""References between the tables of a roster: into nothing, into what is known elsewhere, in circles."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from samspil.tools.exchange.oneroster_manifest import Mode
from samspil.tools.exchange.oneroster_rows import RosterRow, Status
from samspil.tools.exchange.problems import Findings, Place
from samspil.tools.exchange.references import Unresolved, circles


@dataclass(slots=True)
class TableRows:
    """What was read of one table. `lines` holds every identifier seen, of unsound rows too."""

    name: str
    mode: Mode
    rows: list[Any] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    is_whole: bool = True  # False when reading broke off
    handed: int = 0  # rows that went to who takes pupils, and are not among `rows`


@dataclass(frozen=True, slots=True)
class Link:
    column: str
    target: str
    ids: Callable[[Any], Iterable[str]]


LINKS: dict[str, tuple[Link, ...]] = {
    "orgs": (Link("parentSourcedId", "orgs", lambda row: (row.parent_id,)),),
    "academicSessions": (Link("parentSourcedId", "academicSessions", lambda row: (row.parent_id,)),),
    "classes": (
        Link("schoolSourcedId", "orgs", lambda row: (row.org_id,)),
        Link("termSourcedIds", "academicSessions", lambda row: row.session_ids),
    ),
    "users": (
        Link("agentSourcedIds", "users", lambda row: row.agent_ids),
        Link("primaryOrgSourcedId", "orgs", lambda row: (row.primary_org_id,)),
    ),
    "roles": (
        Link("userSourcedId", "users", lambda row: (row.user_id,)),
        Link("orgSourcedId", "orgs", lambda row: (row.org_id,)),
    ),
    "enrollments": (
        Link("classSourcedId", "classes", lambda row: (row.group_id,)),
        Link("schoolSourcedId", "orgs", lambda row: (row.org_id,)),
        Link("userSourcedId", "users", lambda row: (row.user_id,)),
    ),
}
# In 1.1 the roles stand in users.csv.
ROLES_IN_USERS = (Link("orgSourcedIds", "orgs", lambda row: (row.org_id,)),)


def check_references(
    tables: Mapping[str, TableRows], findings: Findings, *, version: str
) -> tuple[Unresolved, ...]:
    """Report dangling identifiers and circles; return those that the set itself cannot answer.

    A target sent in bulk holds all there is: what is not in it does not exist. For a target sent as a delta
    or not at all the identifier is returned, once, with the first place that uses it.
    """
    unresolved: dict[tuple[str, str], Unresolved] = {}
    for table in tables.values():
        is_in_users = table.name == "roles" and version == "1.1"
        file = "users.csv" if is_in_users else f"{table.name}.csv"
        for link in ROLES_IN_USERS if is_in_users else LINKS[table.name]:
            _check_link(table, link, tables[link.target], findings, _Asked(file, unresolved))
    for name in ("orgs", "academicSessions"):
        parents = {row.sourced_id: row.parent_id for row in tables[name].rows}
        for circle in circles(parents):
            place = Place(f"{name}.csv", tables[name].lines[circle[0]], "parentSourcedId")
            findings.add("cycle", place, path=" → ".join((*circle, circle[0])))
    return tuple(unresolved.values())


@dataclass(frozen=True, slots=True)
class _Asked:
    file: str
    unresolved: dict[tuple[str, str], Unresolved]


def _check_link(table: TableRows, link: Link, target: TableRows, findings: Findings, asked: _Asked) -> None:
    if not target.is_whole:
        return  # the file's own error says enough
    ending = {row.sourced_id for row in target.rows if row.status is Status.ENDING}
    for row in table.rows:
        for sourced_id in link.ids(row):
            if not sourced_id or (sourced_id in target.lines and sourced_id not in ending):
                continue
            _report(row, link, sourced_id, target, (findings, asked))


def _report(
    row: RosterRow, link: Link, sourced_id: str, target: TableRows, into: tuple[Findings, _Asked]
) -> None:
    findings, asked = into
    place = Place(asked.file, row.line, link.column)
    if sourced_id in target.lines:
        if row.status is Status.ACTIVE:
            findings.add("refers_to_ending", place, value=sourced_id, target=f"{link.target}.csv")
    elif target.mode is Mode.BULK:
        findings.add("dangling", place, value=sourced_id, target=f"{link.target}.csv")
    else:
        asked.unresolved.setdefault((link.target, sourced_id), Unresolved(place, link.target, sourced_id))
