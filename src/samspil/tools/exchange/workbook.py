"""Rows out of an XLSX workbook as texts: values only, no formula is believed."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from samspil.tools.exchange.archive import DAMAGE, check_members
from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.sheet_rows import SheetCell, SheetRow

MOST_COLUMNS = 200
# What openpyxl raises for parts that are missing, misshapen or no XML.
MISSHAPEN = (
    *DAMAGE,
    InvalidFileException,
    SyntaxError,  # of either parser of XML
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
)


def read_sheets(stream: IO[bytes], limits: Limits) -> Iterator[tuple[str, Iterator[SheetRow]]]:
    """The visible sheets by title, each with its rows that are not empty; to be read in this order.

    Raises Unreadable for encrypted, damaged or oversized workbooks and zip bombs. Memory: one row, and the
    texts that the workbook shares between cells.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            check_members(archive, limits)
        book = load_workbook(stream, read_only=True, data_only=False, keep_links=False)
    except MISSHAPEN as error:
        raise Unreadable("workbook_corrupt") from error
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield sheet.title, _rows(sheet, limits)
    finally:
        book.close()


def _rows(sheet: Any, limits: Limits) -> Iterator[SheetRow]:
    line = 0
    try:
        sheet.reset_dimensions()
        for line, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
            if line > limits.rows + 1:
                raise Unreadable("too_many_rows", line, limit=limits.rows)
            row = [_cell(each) for each in cells]
            if any(cell.text or cell.flaw for cell in row):
                yield SheetRow(line, row)
    except MISSHAPEN as error:
        raise Unreadable("workbook_corrupt", line + 1) from error


def _cell(cell: Any) -> SheetCell:
    value = cell.value
    if value is None:
        return SheetCell("")
    if cell.data_type == "f":
        return SheetCell("=", "formula_cell")
    if cell.data_type == "e":
        return SheetCell(str(value), "cell_error")
    if isinstance(value, datetime):
        return SheetCell(value.date().isoformat())
    if isinstance(value, date):
        return SheetCell(value.isoformat())
    if isinstance(value, bool):
        return SheetCell(str(value).lower())
    if isinstance(value, int | float):
        return SheetCell(str(int(value)) if value == int(value) else str(value), is_number=True)
    return SheetCell(str(value))
