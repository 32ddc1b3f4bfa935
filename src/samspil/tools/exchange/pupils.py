"""Pupils of a roster, handed on row by row: a nation's are never all in memory."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from samspil.tools.exchange.delimited import Row
from samspil.tools.exchange.oneroster_references import TableRows
from samspil.tools.exchange.oneroster_rows import Status
from samspil.tools.exchange.records import LONGEST_TEXT, Table, parsed_day

# Lower is nearer to where a child belongs: its class, before the lessons it shares with others.
PRIMARY, HOMEROOM, OTHER = 0, 1, 2
# So many digits and it may be somebody's national number; it is compared within the file and never kept.
NUMBER_LENGTH = 8
STUDENT = "student"
_PLAIN = ("", "active")
_FLAGS = ("", "true", "false")


class Pupils(Protocol):
    """Who takes the pupils of a file. Keys are the file's own; an empty text and None say nothing."""

    def person(self, key: str, names: tuple[str, str], born_on: date | None, places: Sequence[str]) -> None:
        """A pupil and the places the file names beside them; `names` are given and family name."""

    def stay(
        self, key: str, place: str, group: str, period: tuple[date | None, date | None], rank: int
    ) -> None:
        """A pupil in a group of a place."""

    def ending(self, key: str, place: str) -> None:
        """A pupil who leaves a place; all of them where `place` is empty."""


Quick = Callable[[Row], bool]


def quick_users(table: Table, into: TableRows, orgs: TableRows, pupils: Pupils) -> Quick | None:
    """Takes rows of pupils in users.csv that have nothing odd about them, and says whether it did.

    What it leaves is read with care and with words: it never takes what that would refuse or warn of.
    """
    at = table.index
    wanted = ("sourcedId", "role", "orgSourcedIds", "givenName", "familyName", "username", "enabledUser")
    if not all(name in at for name in wanted) or _has_endings(orgs):
        return None
    key_at, role_at, orgs_at, given_at, family_at, user_at, enabled_at = (at[name] for name in wanted)
    status_at, agents_at, mail_at = (at.get(name, -1) for name in ("status", "agentSourcedIds", "email"))
    moment_at, width = at.get("dateLastModified", -1), max(at.values()) + 1
    known, lines = orgs.lines, into.lines

    def take(row: Row) -> bool:
        cells = row.cells
        if len(cells) < width or cells[role_at] != STUDENT or cells[enabled_at] not in _FLAGS[1:]:
            return False
        key, given, family, place = cells[key_at], cells[given_at], cells[family_at], cells[orgs_at]
        if any(where >= 0 and cells[where] for where in (agents_at, mail_at, moment_at)):
            return False
        if place not in known or key in lines or (status_at >= 0 and cells[status_at] not in _PLAIN):
            return False
        if not (_is_plain(key) and _is_plain(given) and _is_plain(family) and _is_plain(cells[user_at])):
            return False
        lines[key] = row.line
        pupils.person(key, (given, family), None, (place,))
        return True

    return take


def quick_enrolments(table: Table, tables: dict[str, TableRows], pupils: Pupils) -> Quick | None:
    """The same for rows of pupils in enrollments.csv."""
    at = table.index
    wanted = ("sourcedId", "classSourcedId", "schoolSourcedId", "userSourcedId", "role")
    others = ("status", "beginDate", "endDate", "primary", "dateLastModified")
    if not all(name in at for name in wanted) or _has_endings(*tables.values()):
        return None
    key_at, group_at, org_at, user_at, role_at = (at[name] for name in wanted)
    status_at, begin_at, end_at, primary_at, moment_at = (at.get(name, -1) for name in others)
    lines, width = tables["enrollments"].lines, max(at.values()) + 1
    known = [tables[name].lines for name in ("classes", "orgs", "users")]
    homes = {each.sourced_id for each in tables["classes"].rows if each.kind == "homeroom"}
    days: dict[str, date | None] = {"": None}

    def take(row: Row) -> bool:
        cells = row.cells
        if len(cells) < width or cells[role_at] != STUDENT or cells[key_at] in lines:
            return False
        key, group, org, user = cells[key_at], cells[group_at], cells[org_at], cells[user_at]
        primary = cells[primary_at] if primary_at >= 0 else ""
        begin, end = (cells[where] if where >= 0 else "" for where in (begin_at, end_at))
        if group not in known[0] or org not in known[1] or user not in known[2] or not _is_plain(key):
            return False
        if primary not in _FLAGS or (status_at >= 0 and cells[status_at] not in _PLAIN):
            return False
        if moment_at >= 0 and cells[moment_at] or not (_knows(days, begin) and _knows(days, end)):
            return False
        if begin and end and end < begin:
            return False
        lines[key] = row.line
        rank = PRIMARY if primary == "true" else HOMEROOM if group in homes else OTHER
        pupils.stay(user, org, group, (days[begin], days[end]), rank)
        return True

    return take


def _has_endings(*tables: TableRows) -> bool:
    """Whether rows may lean on something that is about to go, which takes care to tell."""
    return any(row.status is not Status.ACTIVE for table in tables for row in table.rows)


def _is_plain(text: str) -> bool:
    return bool(text) and text.isprintable() and len(text) <= LONGEST_TEXT and text == text.strip()


def _knows(days: dict[str, date | None], text: str) -> bool:
    """A file has few different days: each is read once."""
    if text not in days:
        found = parsed_day(text)
        if found is None or len(days) > 100_000:
            return False
        days[text] = found
    return True


class NumbersSeen:
    """Tells of two pupils with one number in a file: twins, as a rule, and one of them mistyped."""

    def __init__(self) -> None:
        self._lines: dict[int, int] = {}

    def first_line(self, number: str, line: int) -> int | None:
        """The line that had the number before; None for a new one, or for what is no such number."""
        digits = "".join(each for each in number if each.isdigit())
        if len(digits) < NUMBER_LENGTH:
            return None
        first = self._lines.setdefault(hash(digits), line)
        return None if first == line else first
