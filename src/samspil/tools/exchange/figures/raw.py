"""A table as its file holds it: rows of texts, and of numbers, days and truths where the file has types."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

from samspil.tools.exchange.problems import Findings, Place


class Kind(Enum):
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FLAG = "flag"


class Typed(NamedTuple):
    """A cell of a file that knows types. `text` is the value in plain writing: 1234.5, 2026-08-01, true."""

    text: str
    kind: Kind = Kind.TEXT
    is_percent: bool = False  # shown as a percentage: the text is already multiplied by a hundred
    flaw: str = ""  # formula_cell or cell_error


Raw = str | Typed


class RawRow(NamedTuple):
    line: int
    cells: Sequence[Raw]


def text_of(cell: Raw) -> str:
    return cell if isinstance(cell, str) else cell.text


def is_filled(cell: Raw) -> bool:
    return bool(text_of(cell).strip()) or (isinstance(cell, Typed) and bool(cell.flaw))


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells of a workbook that are shown as one; lines and columns from 1, ends included."""

    first_line: int
    last_line: int
    first_column: int
    last_column: int


@dataclass(slots=True)
class Grid:
    """One table of a file: a sheet, or all of it. `rows` are read once; empty rows are left out."""

    rows: Iterator[RawRow]
    sheet: str = ""
    merges: tuple[Merge, ...] = ()
    names: tuple[str, ...] = ()  # the columns' names where the format itself has them
    is_typed: bool = False  # cells have kinds, rows have no width of their own, columns have letters
    separator: str = ""
    roles: dict[str, str] = field(default_factory=dict)  # "area", "period" or "figure" where the format says
    # Where the file is kept by columns: some of them as texts, so many rows at once; None for empty cells.
    texts: Callable[[Sequence[int], int], Iterator[list[Any]]] | None = None
    remarks: list[tuple[str, dict[str, str | int]]] = field(default_factory=list)


@dataclass(slots=True)
class Finder:
    """Where findings go, and how a place in this table is told."""

    file: str
    findings: Findings
    sheet: str = ""
    is_lettered: bool = False

    def place(self, line: int | None = None, column: str = "", index: int | None = None) -> Place:
        letter = letter_of(index) if self.is_lettered and index is not None else ""
        return Place(self.file, line, column, self.sheet, letter)


def letter_of(index: int) -> str:
    """The letter of a column counted from 0: A, B ... Z, AA."""
    found, rest = "", index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        found = chr(65 + digit) + found
    return found
