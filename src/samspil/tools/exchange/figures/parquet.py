"""Tables in Parquet files: typed columns, read a batch at a time."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import IO, Any

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.raw import Grid, Kind, Raw, RawRow, Typed, text_of
from samspil.tools.exchange.limits import Limits, in_megabytes

BATCH = 4096
LONGEST_TEXT = 32_767


def open_parquet(stream: IO[bytes], limits: Limits) -> Grid:
    """The table of a Parquet file; its rows count from 1. Memory: one batch. Raises Unreadable.

    Texts are kept as the file's own dictionary, so that one long text in every row is held once, and refused.
    """
    # Heavy, and few pages need it.
    from pyarrow import ArrowException  # noqa: PLC0415
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    try:
        texts = [field.name for field in ParquetFile(stream).schema_arrow if _is_text(field.type)]
        file = ParquetFile(stream, read_dictionary=texts)
        count = file.metadata.num_rows
        names = tuple(file.schema_arrow.names)
        size = sum(file.metadata.row_group(n).total_byte_size for n in range(file.num_row_groups))
    except (ArrowException, OSError, ValueError) as error:
        raise Unreadable("parquet_corrupt") from error
    if count > limits.rows:
        raise Unreadable("too_many_rows", limit=limits.rows)
    if size > limits.file_bytes:
        raise Unreadable("file_too_large", limit=in_megabytes(limits.file_bytes))
    texts_of = partial(_texts, file, ArrowException)
    return Grid(_rows(file, ArrowException), names=names, is_typed=True, texts=texts_of)


def _is_text(kind: Any) -> bool:
    from pyarrow import types  # noqa: PLC0415 - heavy, and few pages need it

    return bool(types.is_string(kind) or types.is_large_string(kind))


def _rows(file: Any, failure: type[Exception]) -> Iterator[RawRow]:
    line = 0
    try:
        for batch in file.iter_batches(batch_size=BATCH):
            _check_texts(batch, line + 1)
            columns = [column.to_pylist() for column in batch.columns]
            for values in zip(*columns, strict=True):
                line += 1
                yield RawRow(line, [typed(value) for value in values])
    except (failure, OSError, ValueError) as error:
        raise Unreadable("parquet_corrupt", line + 1) from error


def _texts(file: Any, failure: type[Exception], at: Sequence[int], at_once: int) -> Iterator[list[Any]]:
    """The columns as arrays of texts, `at_once` rows at a time. The cells are those of `_rows`, trimmed."""
    line = 0
    try:
        for batch in file.iter_batches(batch_size=at_once):
            _check_texts(batch, line + 1)
            yield [_as_texts(batch.column(place)) for place in at]
            line += batch.num_rows
    except (failure, OSError, ValueError) as error:
        raise Unreadable("parquet_corrupt", line + 1) from error


def _as_texts(column: Any) -> Any:
    """Each value once: most columns have few."""
    from pyarrow import array, string, types  # noqa: PLC0415 - heavy, and few pages need it

    if types.is_nested(column.type):
        return array([_trimmed(each) for each in column.to_pylist()], string())
    once = column if types.is_dictionary(column.type) else column.dictionary_encode()
    return array([_trimmed(each) for each in once.dictionary.to_pylist()], string()).take(once.indices)


def _trimmed(value: object) -> str | None:
    return text_of(typed(value)).strip() or None


def _check_texts(batch: Any, line: int) -> None:
    from pyarrow import compute, types  # noqa: PLC0415 - heavy, and few pages need it

    for column in batch.columns:
        if types.is_dictionary(column.type):
            longest = compute.max(compute.binary_length(column.dictionary)).as_py() or 0
            if longest > LONGEST_TEXT:
                raise Unreadable("line_too_long", line, limit=LONGEST_TEXT // 1024)


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
