"""Bytes or text to clean text: refuses what is no YAML file at all, before any parser sees it."""

import re
from collections.abc import Iterator
from itertools import islice

from samspil.tools.packs.problems import MOST_SHOWN, PackRefused, Problem

LARGEST = 2 * 1024 * 1024
OTHER_FILES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip, Word or Excel file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"{\\rtf": "an RTF document",
}
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What YAML allows to stand in a file, less the line ends that only some programs see as such.
UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
LEADING_TAB = re.compile(r"^ *\t", re.MULTILINE)


def clean_text(source: str | bytes, *, file: str) -> str:
    """The text of a pack file; raises PackRefused when it cannot be one."""
    head = source[:8].encode("utf-8", "replace") if isinstance(source, str) else source[:8]
    for start, name in OTHER_FILES.items():
        if head.startswith(start):
            _refuse(file, f"This is {name}, not a pack.", "Choose the text file that ends in .yaml.")
    if len(source) > LARGEST:
        _refuse(file, "The file is larger than 2 MB.", "Split the pack, or take out what is not text.")
    text = (source if isinstance(source, str) else _decoded(source, file)).removeprefix("\ufeff")
    if not text.strip():
        _refuse(file, "The file is empty.", "Begin with a `format:` line; see docs/packs.md.")
    problems = [*_unprintable(text, file), *_tabs(text, file)]
    if problems:
        raise PackRefused(problems)
    return text


def _decoded(source: bytes, file: str) -> str:
    if source.startswith(WIDE_MARKS):
        _refuse(file, "The file is saved as UTF-16.", "Save it again as UTF-8.")
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError as error:
        before = source[: error.start].decode("utf-8")
        line, column = _place(before, len(before))
        message = f"The byte {source[error.start]:#04x} is not UTF-8."
        problem = Problem(line, column, file, "", message, "Save the file again as UTF-8.")
        raise PackRefused([problem]) from error


def _unprintable(text: str, file: str) -> Iterator[Problem]:
    for found in islice(UNPRINTABLE.finditer(text), MOST_SHOWN):
        message = f"The character U+{ord(found[0]):04X} may not stand in a pack."
        yield Problem(*_place(text, found.start()), file, "", message, "Take it away.")


def _tabs(text: str, file: str) -> Iterator[Problem]:
    for found in islice(LEADING_TAB.finditer(text), MOST_SHOWN):
        place = _place(text, found.end() - 1)
        yield Problem(*place, file, "", "A line is indented with a tab.", "Use two spaces for each step.")


def _place(text: str, index: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index) + 1, index - start + 1


def _refuse(file: str, message: str, instead: str) -> None:
    raise PackRefused([Problem(1, 1, file, "", message, instead)])
