"""A look through a whole file: its tables, their columns, what stands in them. No figure is read yet."""

from dataclasses import dataclass

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.columns import ColumnScan
from samspil.tools.exchange.figures.layout import ANYWHERE, Where, lay_out
from samspil.tools.exchange.figures.numbers import Convention
from samspil.tools.exchange.figures.opening import LIMITS, NO_HINTS, Hints, opened
from samspil.tools.exchange.figures.raw import Finder, Grid, letter_of, text_of
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.problems import Findings, Place, Problem, has_errors
from samspil.tools.exchange.uploads import Upload

FIRST_ROWS = 10


@dataclass(frozen=True, slots=True)
class ColumnSurvey:
    """Counts of rows. `distinct` stops at 2,000. `convention` is FOUND when a person must say it."""

    name: str
    letter: str
    numbers: int
    percents: int
    texts: int
    periods: int
    blanks: int
    markers: tuple[tuple[str, int], ...]
    strangers: tuple[str, ...]  # short texts that are neither, the first few
    distinct: int
    examples: tuple[str, ...]
    convention: Convention
    unclear: str  # an example of a number that could be two; empty when the rows decide

    @property
    def filled(self) -> int:
        return self.numbers + self.texts + sum(count for _, count in self.markers)


@dataclass(frozen=True, slots=True)
class TableSurvey:
    sheet: str
    header_line: int
    rows: int
    columns: tuple[ColumnSurvey, ...]
    first_rows: tuple[tuple[str, ...], ...]
    roles: tuple[tuple[str, str], ...] = ()  # column, and "area", "period" or "figure" where the format says

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.columns)


@dataclass(frozen=True, slots=True)
class FileSurvey:
    file: str
    tables: tuple[TableSurvey, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    @property
    def is_refused(self) -> bool:
        return has_errors(self.problems)


def survey_file(
    upload: Upload, *, limits: Limits = LIMITS, hints: Hints = NO_HINTS, where: Where = ANYWHERE
) -> FileSurvey:
    """Look through all rows of all tables of a file, or of the one `where` names. The answer is a FileSurvey
    whatever it holds.

    Raises OSError when the stream cannot be read. Memory: one row, and per column at most 2,000 texts.
    """
    findings = Findings()
    tables: list[TableSurvey] = []
    try:
        with opened(upload, limits, hints) as grids:
            for grid in grids:
                if where.sheet and grid.sheet and grid.sheet != where.sheet:
                    continue
                table = _survey(grid, upload.name, findings, where)
                if table:
                    tables.append(table)
        if not tables:
            raise Unreadable("no_figures_table")
    except Unreadable as stop:
        findings.add(stop.code, Place(upload.name, stop.line), **stop.params)
    return FileSurvey(upload.name, tuple(tables), findings.problems(), findings.notes())


def _survey(grid: Grid, file: str, findings: Findings, where: Where) -> TableSurvey | None:
    finder = Finder(file, findings, grid.sheet, is_lettered=bool(grid.sheet))
    layout = lay_out(grid, finder, where.line, where.lines)
    if layout is None:
        return None
    scans = [ColumnScan(name, at, letter_of(at)) for at, name in enumerate(layout.names)]
    rows = 0
    first: list[tuple[str, ...]] = []
    for row in layout.rows:
        rows += 1
        if rows <= FIRST_ROWS:
            first.append(tuple(text_of(cell) for cell in row.cells))
        for scan, cell in zip(scans, row.cells, strict=False):
            scan.add(row.line, cell)
    columns = tuple(_column(each) for each in scans)
    return TableSurvey(grid.sheet, layout.header_line, rows, columns, tuple(first), tuple(grid.roles.items()))


def _column(scan: ColumnScan) -> ColumnSurvey:
    evidence = scan.evidence
    return ColumnSurvey(
        name=scan.name,
        letter=scan.letter,
        numbers=evidence.numbers,
        percents=evidence.percents,
        texts=scan.texts + scan.days,
        periods=scan.periods,
        blanks=scan.blanks,
        markers=tuple(scan.markers.most_common(12)),
        strangers=tuple(scan.strangers),
        distinct=len(scan.distinct),
        examples=tuple(scan.examples),
        convention=scan.convention,
        unclear=evidence.unclear if evidence.is_unclear else "",
    )
