"""Periods as offices write them: 2025, 2024/25, 202425, 2025Q2, 2025-03, 2025-03-01."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class Span(StrEnum):
    YEAR = "year"
    SCHOOL_YEAR = "school year"  # two halves of two years; begins 1 August here
    HALF = "half-year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Period:
    """`begin` and `end` are days, both included. `label`: 2025, 2024/2025, 2025-Q2, 2025-03, 2025-03-01."""

    span: Span
    begin: date
    end: date
    label: str


LONGEST = 40
_YEAR = re.compile(r"((?:19|20)\d{2})(?:\.0)?")
_SCHOOL = re.compile(r"((?:19|20)\d{2})\s*[/–-]\s*(\d{2}|\d{4})")
_SCHOOL_RANGE = re.compile(r"((?:19|20)\d{2})-0[89]-01/P1Y")  # as SDMX writes it
_SCHOOL_RUN = re.compile(r"((?:19|20)\d{2})(\d{2})")
_PART = re.compile(r"((?:19|20)\d{2})[-\s]?([QKSHM])(\d{1,2})", re.IGNORECASE)
_MONTH = re.compile(r"((?:19|20)\d{2})-(\d{2})")
_DAY = re.compile(r"((?:19|20)\d{2})-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./]((?:19|20)\d{2})")


def period_of(text: str, *, is_school: bool = False) -> Period | None:
    """The period a text names, or None. 201819 is a school year; 202012 could be a month and is none.

    2011-12 is the month that ISO 8601 makes it, and with `is_school` the school year that it may be too.
    """
    # Only what can be a period is remembered: a text may be a megabyte.
    return _period_of(text.strip(), is_school) if len(text) <= LONGEST else None


@lru_cache(maxsize=8192)
def _period_of(found: str, is_school: bool) -> Period | None:
    try:
        if is_school and (year := _school_year(found)):
            return year
        return _year(found) or _month_or_day(found) or _school_year(found) or _part(found)
    except ValueError:
        return None


def _year(text: str) -> Period | None:
    found = _YEAR.fullmatch(text)
    if not found:
        return None
    year = int(found[1])
    return Period(Span.YEAR, date(year, 1, 1), date(year, 12, 31), f"{year}")


def _month_or_day(text: str) -> Period | None:
    if found := _DAY.fullmatch(text):
        return _one_day(date(int(found[1]), int(found[2]), int(found[3])))
    if found := _DAY_FIRST.fullmatch(text):
        return _one_day(date(int(found[3]), int(found[2]), int(found[1])))
    if (found := _MONTH.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        return _months(int(found[1]), int(found[2]), 1, Span.MONTH, f"{found[1]}-{found[2]}")
    return None


def _school_year(text: str) -> Period | None:
    if ranged := _SCHOOL_RANGE.fullmatch(text):
        return _school(int(ranged[1]))
    found = _SCHOOL.fullmatch(text) or _SCHOOL_RUN.fullmatch(text)
    if not found:
        return None
    year, last = int(found[1]), found[2]
    if (year + 1) % 10 ** len(last) != int(last):
        return None
    return _school(year)


def _school(year: int) -> Period:
    return Period(Span.SCHOOL_YEAR, date(year, 8, 1), date(year + 1, 7, 31), f"{year}/{year + 1}")


def _part(text: str) -> Period | None:
    found = _PART.fullmatch(text)
    if not found:
        return None
    year, letter, number = int(found[1]), found[2].upper(), int(found[3])
    if letter == "M":
        return _months(year, number, 1, Span.MONTH, f"{year}-{number:02}")
    # K: kvartal, kwartaal. S and H: half-year.
    length, span, sign = (3, Span.QUARTER, "Q") if letter in "QK" else (6, Span.HALF, "S")
    return _months(year, (number - 1) * length + 1, length, span, f"{year}-{sign}{number}")


def _months(year: int, first: int, length: int, span: Span, label: str) -> Period:
    begin = date(year, first, 1)
    after = first + length
    end = date(year + (after > 12), after - 12 if after > 12 else after, 1) - timedelta(days=1)
    return Period(span, begin, end, label)


def _one_day(day: date) -> Period:
    return Period(Span.DAY, day, day, day.isoformat())
