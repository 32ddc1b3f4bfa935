"""One row of a table as typed values; each value that will not do is reported with its place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from samspil.tools.exchange.problem_texts import TEXTS
from samspil.tools.exchange.problems import Findings, Place, Value
from samspil.tools.exchange.severities import Severity

LONGEST_TEXT = 255
LONGEST_LIST = 10_000

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_BREAKS = re.compile(r"[\t\r\n\u2028\u2029]+")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_FLAGS = {"true": True, "false": False, "1": True, "0": False}


class Need(Enum):
    MUST = "must"  # without it the row says nothing
    STANDARD = "standard"  # the standard asks for it, we can do without
    MAY = "may"


@dataclass(slots=True)
class Table:
    """What the rows of one table share: where they stand and where each column is."""

    file: str
    findings: Findings
    index: dict[str, int] = field(default_factory=dict)
    sheet: str = ""
    letters: dict[str, str] = field(default_factory=dict)
    is_day_first: bool = False  # dd-mm-yyyy is accepted beside yyyy-mm-dd
    is_lettered: bool = False  # a sheet: columns have letters
    warned: set[str] = field(default_factory=set)

    def place(self, line: int | None, column: str = "") -> Place:
        return Place(self.file, line, column, self.sheet, self.letters.get(column, ""))


class Record:
    """One row. A value that is wrong comes out empty and makes the record unsound."""

    __slots__ = ("_cells", "_table", "line", "is_sound")

    def __init__(self, table: Table, line: int, cells: Sequence[str]) -> None:
        self._table = table
        self._cells = cells
        self.line = line
        self.is_sound = True

    def text(self, column: str, need: Need = Need.MAY, longest: int = LONGEST_TEXT) -> str:
        """The value without blanks around it and without invisible characters."""
        index = self._table.index.get(column)
        # A missing column has been reported once; its rows are not reported again.
        if index is None:
            return ""
        value = self._cells[index].strip()
        if not (value.isascii() and value.isprintable() and len(value) <= longest):
            value = self._cleaned(column, value, longest)
        if not value and need is not Need.MAY:
            self.report("empty_value" if need is Need.MUST else "empty_standard_value", column)
        return value

    def choice(
        self, column: str, words: Mapping[str, str], need: Need = Need.MUST, extension: str = ""
    ) -> str:
        """One of the values of `words`, keyed by lower-case spelling; what begins with `extension` passes."""
        value = self.text(column, need)
        known = words.get(value.lower(), "")
        if not value or known == value:
            return known
        if known:
            # Only a variant in case is worth a word; a translation of it is an answer like any other.
            if known.lower() == value.lower():
                self.report("value_case", column, value=value, expected=known)
            return known
        if extension and value.startswith(extension):
            return value
        self.report("unknown_value", column, value=value, allowed=", ".join(dict.fromkeys(words.values())))
        return ""

    def day(self, column: str, need: Need = Need.MAY) -> date | None:
        value = self.text(column, need)
        if not value:
            return None
        found = parsed_day(value, is_day_first=self._table.is_day_first)
        if found is None:
            self.report("bad_date", column, value=value)
        elif value[:4] != f"{found.year:04}":
            self.report("day_first", column, value=value)
        return found

    def period(self, begin: str, end: str, need: Need = Need.MAY) -> tuple[date | None, date | None]:
        begins, ends = self.day(begin, need), self.day(end, need)
        if begins and ends and ends < begins:
            self.report("dates_reversed", end, begin=begins.isoformat(), end=ends.isoformat())
        return begins, ends

    def flag(self, column: str, need: Need = Need.MAY) -> bool | None:
        value = self.text(column, need)
        if value and value.lower() not in _FLAGS:
            self.report("bad_flag", column, value=value)
        return _FLAGS.get(value.lower())

    def texts(self, column: str, need: Need = Need.MAY) -> tuple[str, ...]:
        """A list inside a value, separated by commas."""
        parts = (part.strip() for part in self.text(column, need, LONGEST_LIST).split(","))
        return tuple(part for part in parts if part)

    def email(self, column: str) -> str:
        value = self.text(column)
        if value and not _EMAIL.fullmatch(value):
            self.report("odd_email", column, value=value)
            return ""
        return value

    def check_moment(self, column: str) -> None:
        """Warn when a date or a moment after ISO 8601 it is not; the value itself is not used."""
        value = self.text(column)
        try:
            datetime.fromisoformat(value) if value else None
        except ValueError:
            self.report("bad_modified", column, value=value)

    def place(self, column: str = "") -> Place:
        return self._table.place(self.line, column)

    def report(self, code: str, column: str, **params: Value) -> None:
        self._table.findings.add(code, self.place(column), **params)
        if TEXTS[code].severity is Severity.ERROR:
            self.is_sound = False

    def _cleaned(self, column: str, value: str, longest: int) -> str:
        cleaned = _BREAKS.sub(" ", _INVISIBLE.sub("", value)).strip()
        if cleaned != value:
            self.report("control_characters", column)
        if len(cleaned) > longest:
            self.report("too_long", column, length=len(cleaned), limit=longest)
        return cleaned[:longest]


def parsed_day(value: str, *, is_day_first: bool = False) -> date | None:
    """A date from yyyy-mm-dd or, with `is_day_first`, also dd-mm-yyyy, dd.mm.yyyy, dd/mm/yyyy; else None."""
    day_first = _DAY_FIRST.fullmatch(value) if is_day_first else None
    try:
        if day_first:
            day, month, year = (int(part) for part in day_first.groups())
            return date(year, month, day)
        return date.fromisoformat(value) if _ISO_DAY.fullmatch(value) else None
    except ValueError:
        return None
