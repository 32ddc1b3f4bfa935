"""Opens whatever table of figures was sent, by its bytes and not by its name."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

from samspil.tools.exchange.delimited import Unreadable, not_a_table
from samspil.tools.exchange.figures.jsonstat import open_jsonstat
from samspil.tools.exchange.figures.parquet import open_parquet
from samspil.tools.exchange.figures.raw import Grid
from samspil.tools.exchange.figures.sdmx import is_sdmx, sdmx_grid
from samspil.tools.exchange.figures.separated import open_text
from samspil.tools.exchange.limits import Limits, in_megabytes
from samspil.tools.exchange.sniff import kind_of_file
from samspil.tools.exchange.uploads import Upload

IN_MEMORY = 8 * 1024 * 1024
_CHUNK = 256 * 1024
LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Hints:
    """What a person said about the file; empty: found."""

    encoding: str = ""
    separator: str = ""


NO_HINTS = Hints()


@contextmanager
def opened(upload: Upload, limits: Limits = LIMITS, hints: Hints = NO_HINTS) -> Iterator[Iterator[Grid]]:
    """The tables of a file, to be read in their order, one at a time.

    CSV (any separator and encoding), the same in gzip, XLSX, Parquet, JSON-stat 2 and SDMX-CSV. Raises
    Unreadable, at once or while rows are read.
    """
    kind = kind_of_file(upload.stream)
    if kind != "gzip":
        yield _grids(kind, upload.stream, limits, hints)
        return
    with SpooledTemporaryFile(max_size=IN_MEMORY) as plain:
        _unpack(upload.stream, plain, limits)
        kind = kind_of_file(plain)
        if kind == "gzip":
            raise not_a_table(kind)
        yield _grids(kind, plain, limits, hints)


def _grids(kind: str, stream: IO[bytes], limits: Limits, hints: Hints) -> Iterator[Grid]:
    if stream.seek(0, 2) > limits.file_bytes:
        raise Unreadable("file_too_large", limit=in_megabytes(limits.file_bytes))
    stream.seek(0)
    if kind == "xlsx":
        # Heavy, and few pages need it.
        from samspil.tools.exchange.figures.workbooks import open_workbook  # noqa: PLC0415

        return open_workbook(stream, limits)
    if kind == "parquet":
        return iter([open_parquet(stream, limits)])
    if kind not in ("text", "binary"):
        raise not_a_table(kind)
    if _is_json(stream):
        return iter([open_jsonstat(stream, limits)])
    grid = open_text(stream, limits, encoding=hints.encoding, separator=hints.separator)
    return iter([sdmx_grid(grid) if is_sdmx(stream) else grid])


def _is_json(stream: IO[bytes]) -> bool:
    first = stream.read(256).removeprefix(b"\xef\xbb\xbf").lstrip()
    stream.seek(0)
    return first.startswith((b"{", b"["))


def _unpack(packed: IO[bytes], plain: IO[bytes], limits: Limits) -> None:
    size = 0
    packed.seek(0)
    try:
        with gzip.GzipFile(fileobj=packed) as source:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > limits.file_bytes:
                    raise Unreadable("file_too_large", limit=in_megabytes(limits.file_bytes))
                plain.write(chunk)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("gzip_corrupt") from error
