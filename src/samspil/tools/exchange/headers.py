"""The line of column names: which column is where, what is missing, what is not read."""

import re
from collections.abc import Mapping, Sequence

from samspil.tools.exchange.records import Need, Record, Table


def match_header(
    table: Table,
    line: int,
    cells: Sequence[str],
    columns: Mapping[str, Need],
    aliases: Mapping[str, str] | None = None,
) -> bool:
    """Fill `table.index` from the names found and report the rest. False when the table cannot be read.

    `aliases` gives the column for a `plain_name`; without it each column is known by its own name only.
    """
    names = aliases or {plain_name(column): column for column in columns}
    ignored, is_readable = [], True
    for index, cell in enumerate(cells):
        found = cell.strip()
        column = names.get(plain_name(found), "")
        if not column:
            ignored.append(found)
        elif column in table.index:
            table.findings.add("duplicate_column", table.place(line, column))
            is_readable = False
        else:
            table.index[column] = index
            if aliases is None and found != column:
                table.findings.add("column_case", table.place(line, column), found=found)
    _report_ignored(table, line, ignored)
    return not _report_missing(table, line, columns) and is_readable


def plain_name(name: str) -> str:
    """A column's name without differences in case, blanks, hyphens and underscores."""
    return re.sub(r"[\s_-]+", " ", name).strip().lower()


def fitted(table: Table, line: int, cells: list[str], width: int) -> list[str] | None:
    """The cells of a row cut to the header's width; None, reported, when the row is empty or ragged."""
    if not any(cell.strip() for cell in cells):
        table.findings.add("blank_row", table.place(line))
        return None
    if len(cells) == width:
        return cells
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        table.findings.add("ragged_row", table.place(line), found=len(cells), expected=width)
        return None
    table.findings.add("extra_blank_cells", table.place(line))
    return cells[:width]


def named_width(cells: Sequence[str]) -> int:
    """The number of columns up to the last one with a name."""
    return max((index + 1 for index, cell in enumerate(cells) if cell.strip()), default=0)


def record_of(table: Table, line: int, cells: list[str], width: int) -> Record | None:
    found = fitted(table, line, cells, width)
    return None if found is None else Record(table, line, found)


def _report_ignored(table: Table, line: int, ignored: list[str]) -> None:
    named = [name for name in ignored if name]
    if len(named) < len(ignored):
        table.findings.add("empty_header", table.place(line))
    if named:
        table.findings.add("columns_ignored", table.place(line), columns=", ".join(named))


def _report_missing(table: Table, line: int, columns: Mapping[str, Need]) -> bool:
    """Whether a column is missing without which there is nothing to read."""
    is_broken = False
    for column, need in columns.items():
        if column in table.index or need is Need.MAY:
            continue
        is_broken = is_broken or need is Need.MUST
        code = "missing_column" if need is Need.MUST else "missing_standard_column"
        table.findings.add(code, table.place(line, column))
    return is_broken
