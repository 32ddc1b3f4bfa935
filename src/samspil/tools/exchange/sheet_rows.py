"""A row of a table that somebody sent, from a workbook or a text file."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetCell:
    text: str
    flaw: str = ""  # formula_cell or cell_error
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    line: int
    cells: Sequence[SheetCell]
