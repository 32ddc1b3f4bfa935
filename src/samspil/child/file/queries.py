"""Reads across a file: its keys by the page, who looked, who is around. The database says what is mine."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.urls import reverse

from samspil.child.file.models import Enrolment
from samspil.child.file.rules import FAMILY, Stay, Way, read_purpose
from samspil.ground.organisation.rules import UnitKind

EACH_PAGE = 25


@dataclass(frozen=True)
class Look:
    """One day's looks of one role for one purpose. No name is in it."""

    day: date
    role: str
    purpose: str
    words: str
    times: int


@dataclass(frozen=True)
class Around:
    person: int
    name: str
    part: str
    is_lead: bool


def my_keys(ways: Collection[str], *, letters: str = "", page: int = 1) -> tuple[list[int], int]:
    """The keys of one page of my files in the order of their names, and how many there are."""
    skip = (max(page, 1) - 1) * EACH_PAGE
    found = _rows(
        "SELECT child, total FROM my_children_page(%s, %s, %s, %s)", list(ways), letters, skip, EACH_PAGE
    )
    return [key for key, _total in found], found[0][1] if found else 0


def has_files(ways: Collection[str]) -> bool:
    return bool(_rows("SELECT 1 FROM my_children(%s) LIMIT 1", list(ways)))


def brings_in(child: int) -> bool:
    """Whether I bring colleagues into an opened file: who was asked in for some weeks does not."""
    return bool(_rows("SELECT 1 WHERE %s IN (SELECT file_brings_in())", child))


def looks(child: int, *, most: int = 1000) -> Iterator[Look]:
    """The newest first."""
    sql = "SELECT day, role, purpose, times FROM file_readings(%s, %s)"
    for day, role, purpose, times in _rows(sql, child, most):
        yield Look(day, role, *read_purpose(purpose), times)


def around(child: int) -> list[Around]:
    return [Around(*row) for row in _rows("SELECT person, name, part, is_lead FROM file_around(%s)", child)]


def stays(enrolments: Collection[Enrolment]) -> list[Stay]:
    leisure = (UnitKind.LEISURE, UnitKind.YOUTH_CLUB, UnitKind.AFTER_SCHOOL)
    return [
        Stay(each.unit_id, each.begins_on, each.ends_on, each.received_on, each.unit.kind in leisure)
        for each in enrolments
    ]


def is_there(house: int, fingerprints: list[str]) -> bool:
    return _rows("SELECT file_is_there(%s, %s)", house, fingerprints)[0][0]


def _rows(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def beginning() -> str:
    """Where somebody without a role begins: the young person on their page, a parent with their child."""
    if has_files([Way.SELF]):
        return reverse("my-page")
    return reverse("my-children") if has_files(FAMILY) else ""
