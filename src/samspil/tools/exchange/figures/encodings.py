"""In which encoding a text file was written, judged by all of its bytes."""

import codecs
import re
from dataclasses import dataclass
from typing import IO

from samspil.tools.exchange.delimited import LONGEST_LINE, Unreadable

CHUNK = LONGEST_LINE + 1
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# No letter has these places in Windows-1252.
_UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Encoding:
    name: str  # a codec of Python
    is_sure: bool  # by a mark, or because nothing else would do


def encoding_of(stream: IO[bytes]) -> Encoding:
    """UTF-8, UTF-16 (either end first) or Windows-1252. Leaves the stream at its start. Memory: one chunk.

    Raises Unreadable with the line when the bytes are none of them, or when one file holds two encodings.
    """
    stream.seek(0)
    first = stream.read(4096)
    stream.seek(0)
    for mark, name in _MARKS:
        if first.startswith(mark):
            return Encoding(name, is_sure=True)
    if wide := _wide(first):
        return Encoding(wide, is_sure=True)
    bad, is_utf_8_elsewhere = _stray_line(stream)
    stream.seek(0)
    if not bad:
        return Encoding("utf-8", is_sure=True)
    line, raw = bad
    if is_utf_8_elsewhere:
        byte = _first_high(raw)
        raise Unreadable("encoding_mixed", line, byte=byte)
    unused = _line_of(stream, _UNUSED)
    stream.seek(0)
    if unused:
        raise Unreadable("encoding_unknown", unused[0], byte=unused[1], position=unused[2])
    return Encoding("windows-1252", is_sure=False)


def _wide(first: bytes) -> str:
    """UTF-16 without its mark: every other byte of Latin text is a NUL."""
    evens, odds = first[0::2], first[1::2]
    if len(first) < 8:
        return ""
    if odds.count(0) > len(odds) * 0.6 and not evens.count(0):
        return "utf-16-le"
    return "utf-16-be" if evens.count(0) > len(evens) * 0.6 and not odds.count(0) else ""


def _stray_line(stream: IO[bytes]) -> tuple[tuple[int, bytes] | None, bool]:
    """The first line that is no UTF-8, and whether another line holds UTF-8 beyond ASCII."""
    bad: tuple[int, bytes] | None = None
    is_utf_8_elsewhere = False
    number = 0
    while raw := stream.readline(CHUNK):
        number += 1
        if raw.isascii():
            continue
        # A line cut by CHUNK may end in half a letter.
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(raw)
            is_utf_8_elsewhere = True
        except UnicodeDecodeError:
            bad = bad or (number, raw)
        if bad and is_utf_8_elsewhere:
            break
    return bad, is_utf_8_elsewhere


def _first_high(raw: bytes) -> str:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"0x{raw[error.start]:02X}"
    found = _HIGH.search(raw)
    return f"0x{found[0][0]:02X}" if found else "?"


def _line_of(stream: IO[bytes], pattern: re.Pattern[bytes]) -> tuple[int, str, int] | None:
    number = 0
    while raw := stream.readline(CHUNK):
        number += 1
        if found := pattern.search(raw):
            return number, f"0x{found[0][0]:02X}", found.start() + 1
    return None
