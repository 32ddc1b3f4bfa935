"""The rows of an extract that fit its header; whatever else stands in the file is named."""

from collections.abc import Iterator, Sequence

from samspil.tools.exchange.figures.layout import Layout
from samspil.tools.exchange.figures.raw import Finder, Grid, RawRow, Typed, is_filled, text_of
from samspil.tools.exchange.figures.separated import NAMES, other_separator


def sound_rows(grid: Grid, layout: Layout, at: Sequence[int], finder: Finder) -> Iterator[RawRow]:
    """Rows of people; a remark below the table or a row cut elsewhere would be counted as one of them.

    `at`: the columns that are asked for. Findings go to `finder` without what stands in the cells: it may be
    somebody's key. Memory: one row.
    """
    width = len(layout.names)
    for row in layout.rows:
        if _fits(row, width, grid, finder):
            _check_cells(row, layout.names, at, finder)
            yield row


def _fits(row: RawRow, width: int, grid: Grid, finder: Finder) -> bool:
    filled = [is_filled(cell) for cell in row.cells]
    is_lone = width > 2 and not any(filled[1:])
    is_ragged = not grid.is_typed and (len(filled) < width or any(filled[width:]))
    if not (is_lone or is_ragged):
        return True
    texts = [text_of(cell) for cell in row.cells]
    place = finder.place(row.line)
    if grid.separator and (other := other_separator(texts, grid.separator, width)):
        expected = NAMES.get(grid.separator, grid.separator)
        finder.findings.add("mixed_separators", place, found=other, expected=expected)
    elif is_lone:
        finder.findings.add("lone_cell", place)
    else:
        finder.findings.add("ragged_row", place, found=len(row.cells), expected=width)
    return False


def _check_cells(row: RawRow, names: Sequence[str], at: Sequence[int], finder: Finder) -> None:
    for place in at:
        cell = row.cells[place] if place < len(row.cells) else ""
        if isinstance(cell, Typed) and cell.flaw:
            finder.findings.add(cell.flaw, finder.place(row.line, names[place], place), value=cell.text)
