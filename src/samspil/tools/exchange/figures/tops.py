"""The first lines of each table of a file, so that a person can say where the columns' names stand."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import islice

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.layout import PEEKED, Where, header_at, lay_out, lines_of_header
from samspil.tools.exchange.figures.opening import LIMITS, opened
from samspil.tools.exchange.figures.raw import Finder, Grid, RawRow, is_filled, text_of
from samspil.tools.exchange.figures.years import year_columns
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.problems import Findings
from samspil.tools.exchange.uploads import Upload

NARROWEST = 3


@dataclass(frozen=True, slots=True)
class Top:
    """A table's first 60 lines that hold anything. `found`: where its columns' names seem to stand."""

    grid: Grid
    rows: tuple[RawRow, ...]
    found: Where

    @property
    def sheet(self) -> str:
        return self.grid.sheet

    @property
    def is_named(self) -> bool:
        """The format itself says what the columns are called."""
        return bool(self.grid.names)

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(row.line for row in self.rows)

    def names(self, where: Where) -> tuple[str, ...]:
        """What the columns are called when their names stand there; empty for a line that is not here."""
        if where.line and where.line not in self.lines:
            return ()
        grid = replace(self.grid, rows=iter(self.rows))
        layout = lay_out(grid, Finder("", Findings()), where.line, where.lines)
        return layout.names if layout else ()

    def where(self, line: int = 0, lines: int = 0) -> Where:
        """What a person told, the rest as it was found."""
        if not line or line == self.found.line:
            return replace(self.found, lines=lines or self.found.lines)
        return Where(self.sheet, line, lines or 1)

    def texts(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Each line's number and the texts of its cells."""
        return tuple(
            (row.line, tuple(" ".join(text_of(cell).split()) for cell in row.cells)) for row in self.rows
        )


def tops(upload: Upload, *, limits: Limits = LIMITS) -> tuple[Top, ...]:
    """The tables of a file that hold anything. Raises Unreadable. Memory: their first lines."""
    with opened(upload, limits) as grids:
        found = tuple(top for grid in grids if (top := _top(grid)))
    if not found:
        raise Unreadable("no_figures_table")
    return found


def _top(grid: Grid) -> Top | None:
    rows = tuple(islice(grid.rows, PEEKED))
    if grid.names:
        return Top(grid, rows, Where(grid.sheet))
    if not rows:
        return None
    at = header_at(rows, grid)
    return Top(grid, rows, Where(grid.sheet, rows[at].line, lines_of_header(rows, at)))


def likely(found: Collection[Top]) -> Top:
    """The first with a table in it: a cover sheet holds a title and little else."""
    wide = (each for each in found if each.is_named or _width(each) >= NARROWEST)
    return next(wide, next(iter(found)))


def _width(top: Top) -> int:
    return max((sum(1 for cell in row.cells if is_filled(cell)) for row in top.rows), default=0)


def fitting_place(found: Collection[Top], told: Where, wanted: Collection[str]) -> Where | None:
    """Where a table has all `wanted` columns, by name or `{year}`: as it was told, else as it is found."""
    for top in sorted(found, key=lambda each: each.sheet != told.sheet):
        for where in (top.where(told.line, told.lines), top.where(0, told.lines)):
            names = top.names(where)
            if names and all(each in names or each in year_columns(names) for each in wanted):
                return where
    return None
