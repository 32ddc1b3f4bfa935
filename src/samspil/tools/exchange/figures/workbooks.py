"""Tables in XLSX workbooks: typed cells, merged cells known, empty rows passed over by the million."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from samspil.tools.exchange.archive import check_members
from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.parquet import plain_number
from samspil.tools.exchange.figures.raw import Grid, Kind, Merge, Raw, RawRow, Typed, is_filled
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.workbook import MISSHAPEN

MOST_COLUMNS = 500
MOST_MERGES = 10_000
_CHUNK = 64 * 1024
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_LONGEST_TAG = 80


def open_workbook(stream: IO[bytes], limits: Limits) -> Iterator[Grid]:
    """The visible sheets that hold anything. Raises Unreadable for what is damaged, oversized or encrypted.

    `limits.rows` counts rows with something in them. Memory: one row, the shared texts, the merged ranges.
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
                yield Grid(
                    _rows(sheet, limits), sheet=sheet.title, merges=_merges(book, sheet), is_typed=True
                )
    finally:
        book.close()


def _rows(sheet: Any, limits: Limits) -> Iterator[RawRow]:
    line, count = 0, 0
    try:
        sheet.reset_dimensions()
        # Without a width, rows that are not in the file come as nothing, and quickly.
        for line, cells in enumerate(sheet.iter_rows(), start=1):
            if not cells or not any(cell.value is not None for cell in cells):
                continue
            row = [_cell(each) for each in cells[:MOST_COLUMNS]]
            while row and not is_filled(row[-1]):
                row.pop()
            if not row:
                continue
            count += 1
            if count > limits.rows + 1:
                raise Unreadable("too_many_rows", line, limit=limits.rows)
            yield RawRow(line, row)
    except MISSHAPEN as error:
        raise Unreadable("workbook_corrupt", line + 1) from error


def _cell(cell: Any) -> Raw:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(cell, value)
    if isinstance(value, bool):
        return Typed(str(value).lower(), Kind.FLAG)
    if isinstance(value, int | float):
        return _number(cell, value)
    if isinstance(value, datetime):
        return Typed(value.date().isoformat(), Kind.DAY)
    if isinstance(value, date):
        return Typed(value.isoformat(), Kind.DAY)
    if isinstance(value, time):
        return Typed(value.isoformat(), Kind.DAY)
    # Array formulas and the like.
    return Typed("=", flaw="formula_cell")


def _text(cell: Any, value: str) -> Raw:
    if cell.data_type == "f":
        return Typed("=", flaw="formula_cell")
    # "#N/A" is what statisticians write for missing; the other errors are faults.
    if cell.data_type == "e" and value != "#N/A":
        return Typed(value, flaw="cell_error")
    return value


def _number(cell: Any, value: int | float) -> Typed:
    if "%" in (cell.number_format or ""):
        # As it is shown: 0.392 formatted as a percentage is 39.2.
        return Typed(plain_number(round(value * 100, 10)), Kind.NUMBER, is_percent=True)
    return Typed(plain_number(value), Kind.NUMBER)


def _merges(book: Any, sheet: Any) -> tuple[Merge, ...]:
    """The merged ranges, which stand behind all the rows. Memory: one chunk."""
    found: list[Merge] = []
    try:
        # openpyxl reads them only together with every cell of the sheet.
        with book._archive.open(sheet._worksheet_path) as part:
            rest = b""
            while (chunk := part.read(_CHUNK)) and len(found) < MOST_MERGES:
                text = rest + chunk
                end = 0
                for each in _MERGE.finditer(text):
                    left, top, right, bottom = range_boundaries(each[1].decode("ascii"))
                    found.append(Merge(top or 1, bottom or 1, left or 1, right or 1))
                    end = each.end()
                rest = text[max(end, len(text) - _LONGEST_TAG) :]
    except MISSHAPEN as error:
        raise Unreadable("workbook_corrupt") from error
    return tuple(found)
