"""Finds the table that a mapping is about, and its columns."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.layout import Layout, lay_out
from samspil.tools.exchange.figures.mapping import TableMapping
from samspil.tools.exchange.figures.opening import Hints, opened
from samspil.tools.exchange.figures.raw import Finder, Grid, RawRow, is_filled, text_of
from samspil.tools.exchange.figures.separated import NAMES, other_separator
from samspil.tools.exchange.headers import plain_name
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.problems import Findings
from samspil.tools.exchange.uploads import Upload


@dataclass(slots=True)
class Chosen:
    """A table and where the mapping's columns are in it. `is_whole`: all of them are there."""

    grid: Grid
    layout: Layout
    finder: Finder
    index: dict[str, int]
    is_whole: bool = True

    def rows(self) -> Iterator[RawRow]:
        """The rows of the body that fit the header; remarks below the table and misfits are reported."""
        width = len(self.layout.names)
        for row in self.layout.rows:
            if self._fits(row, width):
                yield row

    def _fits(self, row: RawRow, width: int) -> bool:
        if self._is_lone(row, width):
            if other := self._other_separator(row, width):
                self._report_separator(row, other)
                return False
            place = self.finder.place(row.line)
            self.finder.findings.add("row_passed_over", place, value=text_of(row.cells[0]))
            return False
        if self.grid.is_typed or len(row.cells) == width:
            return True
        if len(row.cells) > width and not any(is_filled(cell) for cell in row.cells[width:]):
            return True
        if other := self._other_separator(row, width):
            self._report_separator(row, other)
        else:
            place = self.finder.place(row.line)
            self.finder.findings.add("ragged_row", place, found=len(row.cells), expected=width)
        return False

    def _is_lone(self, row: RawRow, width: int) -> bool:
        """Nothing but the first cell is filled, in a table of several columns."""
        if len(self.index) < 3 or width < 3 or any(is_filled(cell) for cell in row.cells[1:]):
            return False
        return bool(row.cells) and is_filled(row.cells[0])

    def _other_separator(self, row: RawRow, width: int) -> str:
        used = self.grid.separator
        return other_separator([text_of(cell) for cell in row.cells], used, width) if used else ""

    def _report_separator(self, row: RawRow, other: str) -> None:
        expected = NAMES.get(self.grid.separator, self.grid.separator)
        place = self.finder.place(row.line)
        self.finder.findings.add("mixed_separators", place, found=other, expected=expected)


@contextmanager
def chosen_table(
    upload: Upload, mapping: TableMapping, limits: Limits, findings: Findings
) -> Iterator[Chosen]:
    """The sheet the mapping names, or the first with all its columns; else the first, with what is missing.

    Raises Unreadable.
    """
    hints = Hints(mapping.encoding, mapping.separator)
    with opened(upload, limits, hints) as grids:
        yield _choose(grids, upload.name, mapping, findings)


def _choose(grids: Iterator[Grid], file: str, mapping: TableMapping, findings: Findings) -> Chosen:
    sheets: list[str] = []
    first: Chosen | None = None
    for grid in grids:
        sheets.append(grid.sheet)
        if mapping.sheet and grid.sheet and grid.sheet != mapping.sheet:
            continue
        finder = Finder(file, Findings(), grid.sheet, is_lettered=bool(grid.sheet))
        layout = lay_out(grid, finder, mapping.header_line, mapping.header_lines)
        if layout is None:
            continue
        found = _indexed(grid, layout, finder, mapping)
        if found.is_whole or mapping.sheet:
            return _settled(found, mapping, findings)
        first = first or found
    if first is not None:
        return _settled(first, mapping, findings)
    if mapping.sheet and any(sheets):
        raise Unreadable("sheet_not_found", name=mapping.sheet, sheets=", ".join(sheets))
    raise Unreadable("no_figures_table")


def _indexed(grid: Grid, layout: Layout, finder: Finder, mapping: TableMapping) -> Chosen:
    known = {plain_name(name): at for at, name in reversed(list(enumerate(layout.names)))}
    index = {name: known[plain_name(name)] for name in mapping.columns() if plain_name(name) in known}
    return Chosen(grid, layout, finder, index, is_whole=len(index) == len(mapping.columns()))


def _settled(found: Chosen, mapping: TableMapping, findings: Findings) -> Chosen:
    """With what was noticed on the way, and what is missing, in `findings`."""
    noticed = found.finder.findings
    for each in (*noticed.problems(), *noticed.notes()):
        findings.add(each.code, each.place, **each.params)
    found.finder.findings = findings
    line = found.layout.header_line or None
    for name in mapping.columns():
        if name not in found.index:
            columns = ", ".join(found.layout.names)
            findings.add("column_not_found", found.finder.place(line, name), columns=columns)
    return found
