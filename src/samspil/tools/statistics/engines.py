"""Where tables lie: DuckDB over files (the default), PostgreSQL, Spark. The only module that opens
anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

MEMORY = "768MB"


def parquet(*files: str, memory: str = MEMORY, threads: int | None = None) -> ir.Table:
    """A table over Parquet files, read by DuckDB within `memory`. Raises DuckDB's IOException when one is
    absent.
    """
    import ibis  # noqa: PLC0415 - heavy, and few pages need it

    settings: dict[str, Any] = {"memory_limit": memory} | ({"threads": threads} if threads else {})
    return ibis.duckdb.connect(**settings).read_parquet(list(files))


def arrow(table: pa.Table) -> ir.Table:
    """A table in memory, answered by DuckDB."""
    import ibis  # noqa: PLC0415 - heavy, and few pages need it

    backend = ibis.duckdb.connect()
    backend.con.register("given", table)
    return backend.table("given")


def postgres(address: str, name: str, *, schema: str | None = None) -> ir.Table:
    """A table or narrow view in PostgreSQL, under the login of `address`."""
    import ibis  # noqa: PLC0415 - heavy, and few pages need it

    return ibis.connect(address).table(name, database=schema)


def spark(address: str, *files: str) -> ir.Table:
    """Parquet files read by Spark at `address`, such as `local[2]` or `spark://...`; needs PySpark installed.

    The session is the one that runs, or a new one that the caller stops.
    """
    import ibis  # noqa: PLC0415 - heavy, and few pages need it
    from pyspark.sql import SparkSession  # noqa: PLC0415 - asked for by who computes with Spark

    session = SparkSession.builder.master(address).getOrCreate()
    name = f"given_{abs(hash(files))}"
    session.read.parquet(*files).createOrReplaceTempView(name)
    return ibis.pyspark.connect(session).table(name)


def rows_of(expression: ir.Table) -> list[dict[str, Any]]:
    """The rows of a small result. Spark's own rows are taken as they are: its way over pandas changes
    types. So are DuckDB's: its way over Arrow takes as long as a small count.
    """
    backend = expression.get_backend()
    if backend.name == "pyspark":
        found = backend._session.sql(str(backend.compile(expression)))
        return [each.asDict() for each in found.collect()]
    if backend.name == "duckdb":
        told = backend.con.execute(str(backend.compile(expression)))
        names = [column[0] for column in told.description]
        return [dict(zip(names, row, strict=True)) for row in told.fetchall()]
    rows: list[dict[str, Any]] = backend.to_pyarrow(expression).to_pylist()
    return rows


def duplicates(table: ir.Table, *columns: str) -> list[Mapping[str, Any]]:
    """The first ten values of `columns` that stand in more than one row, with `rows`: how many."""
    counted = table.group_by(list(columns)).aggregate(rows=table.count())
    return [*rows_of(counted.filter(counted.rows > 1).order_by(list(columns)).limit(10))]


def arrow_table(rows: Iterable[Mapping[str, Any]], types: Mapping[str, str]) -> pa.Table:
    """Rows as a table in memory; `types` are Arrow's names, such as `string`, `int64`, `bool`, `date32`,
    `double`.
    """
    import pyarrow  # noqa: PLC0415 - heavy, and few pages need it

    schema = pyarrow.schema([(name, pyarrow.type_for_alias(kind)) for name, kind in types.items()])
    return pyarrow.Table.from_pylist([dict(row) for row in rows], schema=schema)
