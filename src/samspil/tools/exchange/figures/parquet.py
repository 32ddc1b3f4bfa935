"""Tables in Parquet files: typed columns, read a batch at a time."""

import math
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.raw import Grid, Kind, Raw, RawRow, Typed
from samspil.tools.exchange.limits import Limits

BATCH = 8192


def open_parquet(stream: IO[bytes], limits: Limits) -> Grid:
    """The table of a Parquet file; its rows count from 1. Memory: one batch. Raises Unreadable."""
    # Heavy, and few pages need it.
    from pyarrow import ArrowException  # noqa: PLC0415
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    try:
        file = ParquetFile(stream)
        count = file.metadata.num_rows
        names = tuple(file.schema_arrow.names)
    except (ArrowException, OSError, ValueError) as error:
        raise Unreadable("parquet_corrupt") from error
    if count > limits.rows:
        raise Unreadable("too_many_rows", limit=limits.rows)
    return Grid(_rows(file, ArrowException), names=names, is_typed=True)


def _rows(file: Any, failure: type[Exception]) -> Iterator[RawRow]:
    line = 0
    try:
        for batch in file.iter_batches(batch_size=BATCH):
            columns = [column.to_pylist() for column in batch.columns]
            for values in zip(*columns, strict=True):
                line += 1
                yield RawRow(line, [typed(value) for value in values])
    except (failure, OSError, ValueError) as error:
        raise Unreadable("parquet_corrupt", line + 1) from error


def typed(value: object) -> Raw:
    """A value of Python as a cell. What is not a number (NaN, infinity) is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return Typed(str(value).lower(), Kind.FLAG)
    if isinstance(value, int | float | Decimal):
        return Typed(plain_number(value), Kind.NUMBER) if math.isfinite(value) else ""
    if isinstance(value, datetime):
        return Typed(value.date().isoformat(), Kind.DAY)
    if isinstance(value, date):
        return Typed(value.isoformat(), Kind.DAY)
    return str(value)


def plain_number(value: int | float | Decimal) -> str:
    """1234, 0.5, 0.00001: never 1e-05, and no point where there is no fraction."""
    found = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    text = f"{found:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
