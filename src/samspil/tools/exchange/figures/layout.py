"""Where a table begins: titles above it, its line or lines of column names, merged cells among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.markers import USUAL, marker_of
from samspil.tools.exchange.figures.numbers import written
from samspil.tools.exchange.figures.periods import period_of
from samspil.tools.exchange.figures.raw import (
    Finder,
    Grid,
    Kind,
    Merge,
    Raw,
    RawRow,
    Typed,
    is_filled,
    letter_of,
    text_of,
)
from samspil.tools.exchange.headers import plain_name

PEEKED = 60
MOST_COLUMNS = 2000
HIGHEST_HEADER = 30


@dataclass(frozen=True, slots=True)
class Where:
    """Where the columns' names stand: on a sheet (empty: any), down to a line (0: found), on how many."""

    sheet: str = ""
    line: int = 0
    lines: int = 1


ANYWHERE = Where()


@dataclass(slots=True)
class Layout:
    """A table with its columns named. `rows` are the body, read once."""

    names: tuple[str, ...]
    header_line: int  # 0 where the format has names of its own
    rows: Iterator[RawRow]

    def index(self) -> dict[str, int]:
        return {name: at for at, name in enumerate(self.names)}


def lay_out(grid: Grid, finder: Finder, header_line: int = 0, header_lines: int = 1) -> Layout | None:
    """The columns' names and the rows below them; None when the grid is empty. Findings go to `finder`.

    `header_lines`: 2 where each name is told by two lines, 2025 over boys and girls, whether merged or not.

    Raises Unreadable when `header_line` names a line that is not there, and for thousands of columns.
    """
    for code, params in grid.remarks:
        finder.findings.add(code, finder.place(), **params)
    if grid.names:
        _check_width(len(grid.names), None)
        return Layout(_unique(grid.names, None, finder), 0, grid.rows)
    peeked = list(islice(grid.rows, PEEKED))
    if not peeked:
        return None
    at = _header_at(peeked, grid, header_line)
    header = peeked[at]
    if at:
        finder.findings.add("rows_above_header", finder.place(header.line), count=at)
    width = max(len(row.cells) for row in peeked) if grid.is_typed else len(header.cells)
    _check_width(width, header.line)
    if header_lines == 2 and at:
        texts = _under(header, peeked[at - 1])
    else:
        texts = _with_upper(header, peeked[:at], grid.merges, finder)
    _check_merges(grid.merges, header.line, finder)
    texts += ("",) * (width - len(texts))
    return Layout(_unique(texts, header.line, finder), header.line, chain(peeked[at + 1 :], grid.rows))


def _check_width(width: int, line: int | None) -> None:
    if width > MOST_COLUMNS:
        raise Unreadable("too_many_columns", line, limit=MOST_COLUMNS)


def _header_at(peeked: Sequence[RawRow], grid: Grid, header_line: int) -> int:
    if header_line:
        found = next((n for n, row in enumerate(peeked) if row.line == header_line), -1)
        if found < 0:
            raise Unreadable("no_such_line", line=header_line)
        return found
    scores = [_headerness(row) for row in peeked[:HIGHEST_HEADER]]
    best = max(range(len(scores)), key=lambda n: (scores[n], -n))
    return _lowest_of_header(peeked, best, grid.merges)


def _lowest_of_header(peeked: Sequence[RawRow], best: int, merges: Sequence[Merge]) -> int:
    """A merged header reaches down to the last row of names below its merged cells."""
    line = peeked[best].line
    lowest = max((m.last_line for m in merges if m.first_line <= line <= m.last_line), default=line)
    wide = any(m.first_line == line and m.last_column > m.first_column for m in merges)
    if wide and best + 1 < len(peeked) and _headerness(peeked[best + 1]) > 0.5:
        lowest = max(lowest, peeked[best + 1].line)
    return next((n for n, row in enumerate(peeked) if row.line == lowest), best)


def _headerness(row: RawRow) -> float:
    """How many cells could be names of columns, less those that look like figures.

    A text that stands in a row twice counts once: a source's word for hidden figures may fill a row.
    """
    score = 0.0
    seen: set[str] = set()
    for cell in row.cells:
        text = text_of(cell).strip()
        if is_filled(cell) and (found := _nameness(cell)) and not (found > 0 and text in seen):
            seen.add(text)
            score += found
    return score


def _nameness(cell: Raw) -> float:
    text = text_of(cell).strip()
    if period_of(text):
        return 0.9  # years may head columns, and stand in rows as well
    if isinstance(cell, Typed) and cell.kind is not Kind.TEXT:
        return -1.0
    if written(text):
        return -1.0
    return 0.0 if marker_of(text, USUAL) else 1.0


def _with_upper(
    header: RawRow, above: Sequence[RawRow], merges: Sequence[Merge], finder: Finder
) -> tuple[str, ...]:
    """The names, each preceded by what is merged across or down over it in the lines above: `2025 / Boys`."""
    texts = [" ".join(text_of(cell).split()) for cell in header.cells]
    lines = {row.line: row for row in above}
    top = header.line
    over = [m for m in merges if m.first_line in lines and m.last_line <= header.line]
    for merge in sorted(over, key=lambda m: -m.first_line):
        upper = _at(lines[merge.first_line], merge.first_column - 1)
        if not upper or merge.last_column - merge.first_column >= len(texts) - 1:
            continue  # a title over the whole table
        for column in range(merge.first_column - 1, merge.last_column):
            texts += [""] * (column + 1 - len(texts))
            texts[column] = f"{upper} / {texts[column]}" if texts[column] else upper
        top = min(top, merge.first_line)
    if top < header.line:
        _fill_from_above(texts, [row for row in above if row.line >= top])
        finder.findings.add("merged_header", finder.place(header.line))
    return tuple(texts)


def _under(header: RawRow, above: RawRow) -> tuple[str, ...]:
    """The names, each preceded by the last one above it to the left: `2025 / Boys`."""
    texts: list[str] = []
    upper = ""
    for column in range(max(len(header.cells), len(above.cells))):
        text, own = _at(header, column), _at(above, column)
        if own:
            upper = own if text else ""  # with nothing below it, it is the name of one column
        texts.append(f"{upper} / {text}" if upper and text else text or own)
    return tuple(texts)


def lines_of_header(peeked: Sequence[RawRow], at: int, merges: Sequence[Merge] = ()) -> int:
    """2 where the line above tells the names apart, or says of which year they are; else 1.

    What is merged over columns names them already, be it on more lines than two.
    """
    if not at or peeked[at - 1].line != peeked[at].line - 1:
        return 1
    above = peeked[at - 1].line
    if any(m.first_line <= above <= m.last_line and m.last_column > m.first_column for m in merges):
        return 1
    lower = [_at(peeked[at], column) for column in range(len(peeked[at].cells))]
    upper = [_at(peeked[at - 1], column) for column in range(len(peeked[at - 1].cells))]
    below = [lower[n] for n, text in enumerate(upper) if text and n < len(lower)]
    years = [text for text in upper if text and period_of(text)]
    are_years = len(years) > 1 and not any(period_of(text) for text in below)
    names = [plain_name(text) for text in lower if text]
    return 2 if are_years or (len(set(names)) < len(names) and len(below) > 1) else 1


def header_at(peeked: Sequence[RawRow], grid: Grid) -> int:
    """At which of the first rows the columns' names seem to stand."""
    return _header_at(peeked, grid, 0)


def _fill_from_above(texts: list[str], upper: Sequence[RawRow]) -> None:
    """A name that stands beside a merged cell and has nothing under it is the column's own."""
    for row in reversed(upper):
        for column, text in enumerate(texts):
            texts[column] = text or _at(row, column)


def _at(row: RawRow, column: int) -> str:
    return " ".join(text_of(row.cells[column]).split()) if column < len(row.cells) else ""


def _check_merges(merges: Sequence[Merge], header_line: int, finder: Finder) -> None:
    for merge in merges:
        if merge.last_line <= header_line:
            continue
        first, last = letter_of(merge.first_column - 1), letter_of(merge.last_column - 1)
        cells = f"{first}{merge.first_line}:{last}{merge.last_line}"
        place = finder.place(merge.first_line, index=merge.first_column - 1)
        finder.findings.add("merged_cells", place, cells=cells)


def _unique(names: Sequence[str], line: int | None, finder: Finder) -> tuple[str, ...]:
    """Each name once: the second of a name is called `name (2)`, a column without one by its letter."""
    found: list[str] = []
    seen: dict[str, int] = {}
    for at, name in enumerate(names):
        shown = name.strip().lstrip("\ufeff")
        if not shown:
            found.append(f"column {letter_of(at)}")
            continue
        key = plain_name(shown)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            renamed = f"{shown} ({seen[key]})"
            finder.findings.add("column_renamed", finder.place(line, shown, at), renamed=renamed)
            shown = renamed
        found.append(shown)
    return tuple(found)
