"""The first lines of each table of a file, so that a person can say where the columns' names stand."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import islice

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.layout import PEEKED, Where, header_at, lay_out, lines_of_header
from samspil.tools.exchange.figures.numbers import written
from samspil.tools.exchange.figures.opening import LIMITS, opened
from samspil.tools.exchange.figures.raw import Finder, Grid, RawRow, text_of
from samspil.tools.exchange.figures.years import year_columns
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.problems import Findings
from samspil.tools.exchange.uploads import Upload


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

    @property
    def numbers(self) -> int:
        return sum(1 for row in self.rows for cell in row.cells if written(text_of(cell)))

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
    return Top(grid, rows, Where(grid.sheet, rows[at].line, lines_of_header(rows, at, grid.merges)))


def likely(found: Collection[Top]) -> Top:
    """The one with most numbers in it: a cover sheet holds titles and explanations."""
    return max(found, key=lambda each: each.numbers)


def has_columns(names: Collection[str], wanted: Iterable[str]) -> bool:
    """Whether all are there, by name or, as `{year} / boys`, in one year at least."""
    years = year_columns(names)
    return all(each in names or each in years for each in wanted)


def place_of(found: Collection[Top], told: Where, wanted: Collection[str]) -> Where | None:
    """Where a table has all `wanted` columns: where it was told, else as the headings are found."""
    for top in sorted(found, key=lambda each: each.sheet != told.sheet):
        for where in (top.where(told.line, told.lines), top.where(0, told.lines)):
            if has_columns(top.names(where), wanted):
                return where
    return None
