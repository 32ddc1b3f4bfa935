"""Takes a register extract into Parquet: columns checked against their kind, keys of people scrambled."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.extract_numbers import is_number, number_sql, numbers_of
from samspil.tools.exchange.extract_rows import sound_rows
from samspil.tools.exchange.figures.layout import lay_out
from samspil.tools.exchange.figures.numbers import Convention
from samspil.tools.exchange.figures.opening import opened
from samspil.tools.exchange.figures.raw import Finder, RawRow, text_of
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.problems import Findings, Place, Problem
from samspil.tools.exchange.severities import Severity
from samspil.tools.exchange.sniff import kind_of_file
from samspil.tools.exchange.uploads import Upload
from samspil.tools.statistics.indicators import Column, Table

if TYPE_CHECKING:
    import duckdb

SHOWN = 20
BATCH = 50_000
# An extract of a country has millions of rows; a table of figures never has.
LARGE = Limits(file_bytes=4 * 1024 * 1024 * 1024, rows=20_000_000)
YES = ("yes", "true", "1", "ja", "j", "y", "t", "x")
NO = ("no", "false", "0", "nej", "nee", "n", "f")
DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%Y%m%d")
# What a Danish or Dutch person is numbered by; a code column has no business with it.
PERSONAL = r"\d{6}-?\d{4}|\d{9}"


@dataclass(frozen=True)
class CellFault:
    """What is wrong in one cell: a code and the text that stands there. `row` is the line of the file."""

    code: str
    row: int | None
    column: str
    value: str = ""
    more: int = 0


@dataclass(frozen=True)
class Taken:
    """`rows` were written, unless there are faults or problems: then there is no file.

    `problems` are of whole rows and of the file, `faults` of the cells that a column asked for, `strange` the
    values that nobody knows, each once with its first row and how many `more` there are: they stop nothing.
    """

    rows: int
    faults: tuple[CellFault, ...]
    problems: tuple[Problem, ...] = ()
    strange: tuple[CellFault, ...] = ()


def headings(upload: Upload) -> tuple[str, ...]:
    """The names of the first table's columns. Raises Unreadable."""
    with opened(upload, LARGE) as grids:
        layout = lay_out(next(iter(grids)), Finder(upload.name, Findings()))
    if layout is None:
        raise Unreadable("no_figures_table")
    return tuple(layout.names)


def take_in(
    upload: Upload,
    *,
    table: Table,
    columns: Mapping[str, str],
    secret: str,
    target: Path,
    once: Sequence[str],
    known: Mapping[str, Collection[str]] | None = None,
) -> Taken:
    """Write the rows of `upload` to the Parquet file `target`, or say what is wrong with them.

    `columns`: heading by key of the table's column; those left out are not in the extract. Keys are replaced
    by a keyed hash (SHA-256), the same for the same `secret`, so that nobody is found by a number. `once`:
    columns of which a set of values may stand in one row only. `known`: of a column, the values that somebody
    knows. Raises Unreadable. Memory: one batch.
    """
    import duckdb  # noqa: PLC0415 - heavy, and few pages need it

    asked = [each for each in table.columns if each.key in columns]
    findings = Findings()
    is_typed = kind_of_file(upload.stream) in ("xlsx", "parquet")
    with TemporaryDirectory() as folder, duckdb.connect() as engine:
        texts = Path(folder) / "texts.parquet"
        _write_texts(upload, [columns[each.key] for each in asked], texts, findings)
        engine.execute("SET preserve_insertion_order = true")
        engine.read_parquet(str(texts)).create_view("given")
        faults = _convert(engine, asked, secret, is_typed=is_typed)
        faults += _twins(engine, [each for each in once if each in columns])
        rows = int(_first(engine, "SELECT count(*) FROM taken"))
        problems = [each for each in findings.problems() if each.severity is Severity.ERROR]
        if not (rows or problems):
            problems = [Problem("no_rows", Place(upload.name))]
        if faults or problems:
            return Taken(0, tuple(faults), tuple(problems))
        engine.table("taken").project("* EXCLUDE (line)").write_parquet(str(target), compression="zstd")
        here = {each.key for each in asked}
        told = ((name, values) for name, values in (known or {}).items() if name in here)
        return Taken(rows, (), (), tuple(each for one in told for each in _strange(engine, *one)))


def _strange(engine: duckdb.DuckDBPyConnection, column: str, known: Collection[str]) -> Iterator[CellFault]:
    """Values of the column that are not among the known, in the order of their first rows."""
    name = _named(column)
    among = f"AND trim({name}) NOT IN {_listed(sorted(known))}" if known else ""
    found = engine.execute(
        f"SELECT {name}, min(line), count(*) FROM taken WHERE {name} IS NOT NULL {among} "  # noqa: S608 - quoted
        f"GROUP BY 1 ORDER BY 2 LIMIT {SHOWN}"
    ).fetchall()
    for value, line, count in found:
        yield CellFault("unknown_place", line, column, str(value)[:60], count - 1)


def _convert(
    engine: duckdb.DuckDBPyConnection, asked: Sequence[Column], secret: str, *, is_typed: bool
) -> list[CellFault]:
    """The view `taken`: each column in its kind; and what could not be given it."""
    faults, chosen = [], []
    for n, each in enumerate(asked):
        how = numbers_of(engine, f"c{n}", is_typed=is_typed) if each.kind == "number" else None
        if how and how.unclear:
            faults.append(CellFault("unclear_number", how.unclear[0], each.key, how.unclear[1]))
        convention = how.convention if how else Convention.POINT
        chosen.append(f"{_converted(each, n, secret, convention)} AS {_named(each.key)}")
    engine.execute(f"CREATE VIEW taken AS SELECT line, {', '.join(chosen)} FROM given")  # noqa: S608 - quoted
    return faults + [fault for n, each in enumerate(asked) for fault in _faults(engine, each, n)]


def _write_texts(upload: Upload, wanted: Sequence[str], target: Path, findings: Findings) -> None:
    """The columns asked for as texts, with the line of the file that each row stood on."""
    import pyarrow  # noqa: PLC0415 - heavy, and few pages need it
    from pyarrow import parquet  # noqa: PLC0415 - heavy, and few pages need it

    fields = [("line", pyarrow.int64()), *((f"c{n}", pyarrow.string()) for n in range(len(wanted)))]
    schema = pyarrow.schema(fields)
    with parquet.ParquetWriter(target, schema) as writer:
        for batch in _batches(upload, wanted, findings):
            columns = [
                each if isinstance(each, pyarrow.Array) else pyarrow.array(each, field.type)
                for each, field in zip(batch, schema, strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(columns, schema=schema))


def _batches(upload: Upload, wanted: Sequence[str], findings: Findings) -> Iterator[list[Any]]:
    """The line of each row and its cells, by columns: lists, or arrays where the file is kept by columns."""
    with opened(upload, LARGE) as grids:
        grid = next(iter(grids))
        finder = Finder(upload.name, findings, grid.sheet, is_lettered=bool(grid.sheet))
        layout = lay_out(grid, finder)
        if layout is None:
            raise Unreadable("no_figures_table")
        places = layout.index()
        at = [places[each] for each in wanted]
        if grid.texts:
            yield from _numbered(grid.texts(at, BATCH))
        else:
            yield from _by_columns(sound_rows(grid, layout, at, finder), at)


def _numbered(batches: Iterator[list[Any]]) -> Iterator[list[Any]]:
    line = 1
    for columns in batches:
        rows = len(columns[0]) if columns else 0
        yield [range(line, line + rows), *columns]
        line += rows


def _by_columns(rows: Iterator[RawRow], at: Sequence[int]) -> Iterator[list[Any]]:
    batch: list[list[Any]] = [[] for _ in range(len(at) + 1)]
    for row in rows:
        batch[0].append(row.line)
        for column, place in zip(batch[1:], at, strict=True):
            text = text_of(row.cells[place]).strip() if place < len(row.cells) else ""
            column.append(text or None)
        if len(batch[0]) >= BATCH:
            yield batch
            batch = [[] for _ in range(len(at) + 1)]
    yield batch


def _named(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _listed(values: Sequence[str]) -> str:
    return f"({', '.join(_text(each) for each in values)})"


def _converted(column: Column, number: int, secret: str, convention: Convention) -> str:
    """SQL that gives the cell its kind; NULL where it cannot have it."""
    cell = f"c{number}"
    match column.kind:
        case "key":
            return f"left(sha256({_text(secret)} || {cell}), 32)"
        case "code":
            allowed = f"{cell} IN {_listed(column.values)}" if column.values else "true"
            return f"CASE WHEN {allowed} AND NOT regexp_full_match({cell}, {_text(PERSONAL)}) THEN {cell} END"
        case "whole":
            return f"CASE WHEN regexp_full_match({cell}, '[+-]?\\d{{1,18}}') THEN CAST({cell} AS BIGINT) END"
        case "number":
            return number_sql(cell, convention)
        case "yes-no":
            told = f"lower({cell})"
            return f"CASE WHEN {told} IN {_listed(YES)} THEN true WHEN {told} IN {_listed(NO)} THEN false END"
        case _:
            tried = ", ".join(f"try_strptime({cell}, {_text(each)})" for each in DAYS)
            return f"CAST(coalesce({tried}) AS DATE)"


CODES = {
    "code": "not_a_value",
    "whole": "not_a_whole_number",
    "number": "not_a_number",
    "yes-no": "not_yes_or_no",
    "date": "not_a_day",
}


def _faults(engine: duckdb.DuckDBPyConnection, column: Column, number: int) -> Iterator[CellFault]:
    """The first rows in which the column cannot be read, and how many more there are."""
    if column.kind == "key":
        return
    unread = f"c{number} IS NOT NULL AND taken.{_named(column.key)} IS NULL"
    where = f"FROM given JOIN taken USING (line) WHERE {unread}"
    count = int(_first(engine, f"SELECT count(*) {where}"))
    found = engine.execute(f"SELECT line, c{number} {where} ORDER BY line LIMIT {SHOWN}").fetchall()
    for place, (line, value) in enumerate(found):
        more = count - SHOWN if place == SHOWN - 1 and count > SHOWN else 0
        if column.kind == "code" and re.fullmatch(PERSONAL, str(value)):
            # Not repeated anywhere: whose it is can be looked up.
            yield CellFault("personal_number", line, column.key, more=more)
        else:
            is_other = column.kind == "number" and is_number(str(value))
            code = "number_other_way" if is_other else CODES[column.kind]
            yield CellFault(code, line, column.key, str(value)[:60], more)


def _twins(engine: duckdb.DuckDBPyConnection, once: Sequence[str]) -> list[CellFault]:
    """Rows whose set of values stands in an earlier row already; the values themselves are not repeated."""
    if len(once) < 2:
        return []
    names = ", ".join(_named(each) for each in once)
    known = " AND ".join(f"{_named(each)} IS NOT NULL" for each in once)
    nth = f"row_number() OVER (PARTITION BY {names} ORDER BY line) AS nth"
    where = f"FROM (SELECT line, {nth} FROM taken WHERE {known}) WHERE nth > 1"  # noqa: S608 - quoted above
    count = int(_first(engine, f"SELECT count(*) {where}"))
    rows = engine.execute(f"SELECT line {where} ORDER BY line LIMIT {SHOWN}").fetchall()
    last = len(rows) - 1
    return [
        CellFault("twice", line, ", ".join(once), more=count - len(rows) if place == last else 0)
        for place, (line,) in enumerate(rows)
    ]


def _first(engine: duckdb.DuckDBPyConnection, statement: str) -> Any:
    # All rows are fetched: an open result would stop the writing that follows.
    rows = engine.execute(statement).fetchall()
    return rows[0][0] if rows else None
