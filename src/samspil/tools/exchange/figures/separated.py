"""Tables in text files: which separator, and the rows."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import IO

from samspil.tools.exchange.delimited import LONGEST_LINE, Row, Unreadable, read_rows
from samspil.tools.exchange.figures.encodings import encoding_of
from samspil.tools.exchange.figures.raw import Grid, RawRow
from samspil.tools.exchange.limits import Limits

SEPARATORS = (";", ",", "\t", "|")
NAMES = {";": "“;”", ",": "“,”", "\t": "tab", "|": "“|”"}
SAMPLED = 200
_DECLARED = re.compile(r"\ufeff?sep=(.)\r?\n?", re.IGNORECASE)
_STRUCTURE = re.compile(r'\ufeff?"?(?:STRUCTURE|DATAFLOW)(?:\[[^\]]*\])?"?([,;\t|])')


def open_text(stream: IO[bytes], limits: Limits, *, encoding: str = "", separator: str = "") -> Grid:
    """The table of a text file. Raises Unreadable, now or while the rows are read. Memory: one row.

    What is empty is found: the encoding by all bytes, the separator by the first 200 rows.
    """
    remarks: list[tuple[str, dict[str, str | int]]] = []
    if not encoding:
        found = encoding_of(stream)
        encoding = found.name
        if not found.is_sure:
            remarks.append(("read_as_windows_1252", {}))
    stream.seek(0)
    text_stream = _as_utf_8(stream, encoding, limits)
    sample = _sample(text_stream)
    text_stream.seek(0)
    declared = _DECLARED.match(sample)
    separator = separator or (declared[1] if declared else "") or separator_of(sample)
    rows = read_rows(text_stream, delimiter=separator, encoding=_codec(encoding), limits=limits)
    return Grid(_rows(rows, skips=bool(declared)), separator=separator, remarks=remarks)


def _codec(encoding: str) -> str:
    return "utf-8" if encoding.startswith("utf-16") else encoding


def _as_utf_8(stream: IO[bytes], encoding: str, limits: Limits) -> IO[bytes]:
    """The stream itself, or for UTF-16 a view of it in UTF-8."""
    return _Recoded(stream, encoding) if encoding.startswith("utf-16") else stream


class _Recoded(io.BytesIO):
    """UTF-16 turned into UTF-8 line by line, so that one reader of rows serves all."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        super().__init__()
        self._stream, self._encoding = stream, encoding
        self._text = self._opened()

    def _opened(self) -> io.TextIOWrapper:
        self._stream.seek(0)
        buffered = io.BufferedReader(_Kept(self._stream))
        return io.TextIOWrapper(buffered, encoding=self._encoding, newline="")

    def seek(self, offset: int, whence: int = 0, /) -> int:
        if (offset, whence) != (0, 0):
            raise io.UnsupportedOperation("only back to the start")
        self._text = self._opened()
        return 0

    def readline(self, size: int | None = -1, /) -> bytes:
        try:
            return self._text.readline(size or -1).encode("utf-8", "surrogatepass")
        except UnicodeError as error:
            raise Unreadable("encoding_damaged") from error


class _Kept(io.RawIOBase):
    """A stream that is not closed when its wrapper goes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        found = self._stream.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)


def _sample(stream: IO[bytes]) -> str:
    """The first lines as text; what cannot be decoded does not matter for finding separators."""
    lines: list[str] = []
    size = 0
    while len(lines) < SAMPLED and size < LONGEST_LINE and (raw := stream.readline(LONGEST_LINE)):
        lines.append(raw.decode("utf-8", "replace"))
        size += len(raw)
    return "".join(lines)


def separator_of(sample: str) -> str:
    """The separator that cuts most rows into the same number of columns; a comma if none does."""
    if told := _STRUCTURE.match(sample):
        return told[1]
    scores = {each: _score(sample, each) for each in SEPARATORS}
    best = max(scores, key=lambda each: scores[each])
    return best if scores[best] > (0.0, 0) else ","


def _score(sample: str, separator: str) -> tuple[float, int]:
    try:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator) if row]
    except csv.Error:
        return (0.0, 0)
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return (0.0, 0)
    width, count = max(widths.items(), key=lambda each: (each[1], each[0]))
    return (round(count / len(rows), 1), width)


def other_separator(cells: Sequence[str], used: str, width: int) -> str:
    """The name of the separator that would cut this misfit row into the width of the header, or empty."""
    text = used.join(cells)
    for each in SEPARATORS:
        if each != used and len(next(csv.reader([text], delimiter=each), [])) == width:
            return NAMES[each]
    return ""


def _rows(rows: Iterator[Row], *, skips: bool) -> Iterator[RawRow]:
    for count, row in enumerate(rows):
        if (count == 0 and skips) or not any(cell.strip() for cell in row.cells):
            continue
        yield RawRow(row.line, row.cells)
