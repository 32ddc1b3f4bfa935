"""Writes plain values as YAML in one way only, so that the same value is always the same text."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from samspil.tools.packs.decoding import UNPRINTABLE
from samspil.tools.packs.marks import trap_of

INDICATORS = "!&*|>@`%'\"#,[]{}"
# What ends or splits an unquoted word: a colon or a hash with a space beside it, a document mark.
BREAKS_PLAIN = re.compile(r":( |$)| #|^[-?:]( |$)|^(---|\.\.\.)|^[?:]|^ | $")
NEEDS_ESCAPES = re.compile(f"[\\t\\r]|{UNPRINTABLE.pattern}|^[ \\n]|[ \\n]$")
ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class Flow(tuple[str, ...]):
    """A list to be written between brackets on one line."""


def to_yaml(value: Mapping[str, Any]) -> str:
    """Block maps two spaces deep, lists of maps at the depth of their key, no line folded."""
    return "".join(f"{line}\n" for line in _map_lines(value))


def _map_lines(value: Mapping[str, Any]) -> Iterable[str]:
    for key, part in value.items():
        name = _scalar(key)
        if isinstance(part, Mapping):
            yield f"{name}:"
            yield from (f"  {line}" if line else "" for line in _map_lines(part))
        elif isinstance(part, Flow):
            yield f"{name}: [{', '.join(_scalar(each, flow=True) for each in part)}]"
        elif isinstance(part, (list, tuple)):
            yield f"{name}:"
            for each in part:
                yield from _entry_lines(each)
        elif isinstance(part, str) and _is_paragraphs(part):
            yield f"{name}: |-"
            yield from (f"  {line}" if line else "" for line in part.split("\n"))
        else:
            yield f"{name}: {_scalar(part)}"


def _entry_lines(value: Mapping[str, Any]) -> Iterable[str]:
    for number, line in enumerate(_map_lines(value)):
        yield f"{'  ' if number else '- '}{line}" if line else ""


def _is_paragraphs(text: str) -> bool:
    return "\n" in text and not NEEDS_ESCAPES.search(text)


def _scalar(value: str | int | float | bool | date | None, *, flow: bool = False) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return repr(value)
    if NEEDS_ESCAPES.search(value) or "\n" in value:
        return '"' + "".join(_escaped(each) for each in value) + '"'
    return value if _is_plain(value, flow) else "'" + value.replace("'", "''") + "'"


def _is_plain(text: str, flow: bool) -> bool:
    if not text or text[0] in INDICATORS or trap_of(text) or BREAKS_PLAIN.search(text):
        return False
    return not (flow and (re.search(r"[,\[\]{}:]", text) or text.startswith("-")))


def _escaped(character: str) -> str:
    if character in ESCAPES:
        return ESCAPES[character]
    if not UNPRINTABLE.fullmatch(character):
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
