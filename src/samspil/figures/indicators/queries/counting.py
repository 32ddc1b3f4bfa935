"""Counts a definition where its rows lie: Parquet by DuckDB or Spark, a registered view by PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models.fields.files import FieldFile
from psycopg import sql

from samspil.tools.statistics import tables
from samspil.tools.statistics.engines import arrow, arrow_table, parquet, spark
from samspil.tools.statistics.indicators import Table
from samspil.tools.statistics.outcomes import Group, Outcome
from samspil.tools.statistics.questions import Flow, Question

# Of a column's kind, the type it has in the engines.
ARROW = {
    "key": "string", "code": "string", "whole": "int64", "number": "double", "yes-no": "bool",
    "date": "date32",
}  # fmt: skip
IBIS = {
    "key": "string", "code": "string", "whole": "int64", "number": "float64",
    "yes-no": "boolean", "date": "date",
}  # fmt: skip


class ColumnsMissing(Exception):
    """The source does not hold what the question looks at. `columns` says which."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        super().__init__(", ".join(columns))
        self.columns = columns


@dataclass(frozen=True)
class ExtractRows:
    """Rows in a Parquet file, counted by DuckDB, or by Spark where the settings name one."""

    table: Any

    @property
    def columns(self) -> frozenset[str]:
        return frozenset(self.table.columns)

    def answer(self, question: Question, today: date) -> list[Outcome]:
        _require(question, self.columns)
        return tables.answer(question, self.table, today=today)

    def waits(self, question: Question) -> dict[Group, list[float]]:
        return tables.waits(question, self.table)

    def weeks(self, question: Question) -> dict[Group, dict[tuple[int, int], int]]:
        return tables.weeks(question, self.table)


@dataclass(frozen=True)
class ViewRows:
    """Rows of a registered view, counted by PostgreSQL under the policies of who asks."""

    view: str
    declared: Table

    @property
    def columns(self) -> frozenset[str]:
        return frozenset(each.key for each in self.declared.columns)

    def answer(self, question: Question, today: date) -> list[Outcome]:
        _require(question, self.columns)
        if isinstance(question.measure, Flow):
            # Whether one period follows another is asked of the table while the question is put together.
            return tables.answer(question, self._in_memory(question), today=today)
        import ibis  # noqa: PLC0415 - heavy, and few pages need it

        named = ibis.table({each.key: IBIS[each.kind] for each in self.declared.columns}, name=self.view)
        expression = tables.expression(question, named, today=today)
        return tables.outcomes(question, _rows(str(ibis.to_sql(expression, dialect="postgres"))))

    def waits(self, question: Question) -> dict[Group, list[float]]:
        return tables.waits(question, self._in_memory(question))

    def weeks(self, question: Question) -> dict[Group, dict[tuple[int, int], int]]:
        return tables.weeks(question, self._in_memory(question))

    def _in_memory(self, question: Question) -> Any:
        kinds = {each.key: ARROW[each.kind] for each in self.declared.columns}
        asked = {name: kinds[name] for name in question.columns()}
        columns = sql.SQL(", ").join(sql.Identifier(name) for name in asked)
        statement = sql.SQL("SELECT {} FROM {}").format(columns, sql.Identifier(self.view))
        return arrow(arrow_table(_rows(statement.as_string()), asked))


Rows = ExtractRows | ViewRows


def _require(question: Question, there: frozenset[str]) -> None:
    if missing := tuple(each for each in question.columns() if each not in there):
        raise ColumnsMissing(missing)


def _rows(statement: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        # Of our own making: identifiers are quoted and values come from a pack that was checked.
        cursor.execute(statement)
        names = [each.name for each in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def extract_rows(file: FieldFile) -> Iterator[ExtractRows]:
    """The extract as a table. Where files do not lie on this machine, a copy of it, until the end."""
    with local(file) as path:
        yield ExtractRows(spark(settings.SPARK, str(path)) if settings.SPARK else parquet(str(path)))


@contextmanager
def local(file: FieldFile) -> Iterator[Path]:
    try:
        path = Path(file.path)
    except NotImplementedError:
        with TemporaryDirectory() as folder:
            copy = Path(folder) / "extract.parquet"
            with file.open("rb") as source, copy.open("wb") as target:
                copyfileobj(source, target)
            yield copy
        return
    yield path
