"""Rows out of a CSV stream, one at a time; stops at what cannot be read and says on which line."""

import codecs
import csv
import re
from collections.abc import Iterator
from typing import IO, NamedTuple

from samspil.tools.exchange.limits import Limits, in_megabytes
from samspil.tools.exchange.problems import Value
from samspil.tools.exchange.sniff import SNIFFED_BYTES, kind_of

LONGEST_LINE = 1024 * 1024
BUFFER = 64 * 1024

_KIND_CODES = {
    "empty": "empty_file",
    "pdf": "is_pdf",
    "zip": "is_zip",
    "xlsx": "is_workbook",
    "docx": "is_document",
    "pptx": "is_document",
    "ole": "is_old_office",
    "png": "is_picture",
    "jpeg": "is_picture",
    "gif": "is_picture",
    "webp": "is_picture",
    "svg": "is_picture",
    **dict.fromkeys(("ogg", "webm", "mp3", "m4a", "wav"), "is_sound"),
    "html": "is_page",
    "gzip": "is_gzip",
    "parquet": "is_parquet",
    "text": "is_text",
    "binary": "is_unknown",
}
# Letters with marks as Windows-1252 writes them: alone among plain letters, digits and punctuation.
_WESTERN = re.compile(rb"[\xc0-\xd6\xd8-\xf6\xf8-\xff\x80\x8a\x8c\x8e\x91-\x97\x9a\x9c\x9e\x9f]")


class Row(NamedTuple):
    line: int  # the line on which the row begins
    cells: list[str]


class Unreadable(Exception):
    """The file cannot be read beyond this line; `code` is one of the problem texts."""

    def __init__(self, code: str, line: int | None = None, **params: Value) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.params = params


def not_a_table(kind: str) -> Unreadable:
    """The refusal for a file of this kind (see `sniff.kind_of`)."""
    return Unreadable(_KIND_CODES[kind])


def check_is_text(stream: IO[bytes]) -> None:
    """Raises Unreadable, naming what it is, when a seekable stream is empty or plainly no text."""
    kind = kind_of(stream.read(SNIFFED_BYTES))
    stream.seek(0)
    # Unknown bytes go on: the line they stand on can be named.
    if kind not in ("text", "binary"):
        raise not_a_table(kind)


def read_rows(
    stream: IO[bytes], *, delimiter: str = ",", encoding: str = "utf-8", limits: Limits
) -> Iterator[Row]:
    """Rows after RFC 4180, the header among them; empty lines left out. Memory: one line.

    Raises Unreadable with the line at undecodable bytes, NUL bytes, open quotes and when a limit is passed.
    """
    texts = _utf_16_lines(stream, limits) if encoding == "utf-16" else _lines(stream, encoding, limits)
    reader = csv.reader(texts, delimiter=delimiter, strict=True)
    count = 0
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable("broken_quotes", begins) from error
        if not cells:
            continue
        count += 1
        if count > limits.rows + 1:
            raise Unreadable("too_many_rows", begins, limit=limits.rows)
        yield Row(begins, cells)


def _lines(stream: IO[bytes], encoding: str, limits: Limits) -> Iterator[str]:
    number, size = 0, 0
    while raw := stream.readline(LONGEST_LINE + 1):
        number += 1
        size += len(raw)
        if size > limits.file_bytes:
            raise Unreadable("file_too_large", number, limit=in_megabytes(limits.file_bytes))
        if len(raw) > LONGEST_LINE:
            raise Unreadable("line_too_long", number, limit=LONGEST_LINE // 1024)
        yield _decoded(raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw, encoding, number)


def _decoded(raw: bytes, encoding: str, number: int) -> str:
    if b"\0" in raw:
        raise Unreadable("encoding_utf_16" if _is_wide(raw) else "nul_byte", number)
    if number == 1 and raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("encoding_utf_16", number)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        code = "encoding_windows_1252" if encoding == "utf-8" and _is_western(raw) else "encoding_unknown"
        byte = f"0x{raw[error.start]:02X}"
        raise Unreadable(code, number, byte=byte, position=error.start + 1) from error


def _is_wide(raw: bytes) -> bool:
    """Every other byte a NUL: Latin text in UTF-16."""
    return len(raw) > 3 and max(raw[0::2].count(0), raw[1::2].count(0)) >= len(raw) // 3


def _is_western(raw: bytes) -> bool:
    """Whether the bytes above ASCII are those of marked letters in Windows-1252."""
    high = [byte for byte in raw if byte >= 0x80]
    return len(_WESTERN.findall(raw)) == len(high)


def _utf_16_lines(stream: IO[bytes], limits: Limits) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-16")()
    number, size, rest = 0, 0, ""
    while chunk := stream.read(BUFFER):
        size += len(chunk)
        if size > limits.file_bytes:
            raise Unreadable("file_too_large", number + 1, limit=in_megabytes(limits.file_bytes))
        try:
            *lines, rest = (rest + decoder.decode(chunk)).split("\n")
        except UnicodeError as error:
            raise Unreadable("encoding_damaged", number + 1) from error
        if len(rest) > LONGEST_LINE:
            raise Unreadable("line_too_long", number + 1, limit=LONGEST_LINE // 1024)
        for line in lines:
            number += 1
            yield _without_nul(line, number) + "\n"
    if rest:
        yield _without_nul(rest, number + 1)


def _without_nul(line: str, number: int) -> str:
    if "\0" in line:
        raise Unreadable("nul_byte", number)
    return line
