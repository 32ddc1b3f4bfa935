"""A document as text that lasts, and its hash: the same content is always the same text."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from samspil.tools.paper.document import (
    Block,
    Document,
    Heading,
    Labels,
    Line,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Run,
    Table,
    Terms,
)

FORMAT = "samspil-paper/1"


class Unreadable(ValueError):
    """A text that is no archived document."""


def to_text(document: Document) -> str:
    """Canonical JSON: sorted, without needless space, with a line break at the end."""
    content = {"format": FORMAT, "document": asdict(document)}
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def content_hash(text: str) -> str:
    """SHA-256 of the archived text, as any program can compute it from the file."""
    return hashlib.sha256(text.encode()).hexdigest()


def from_text(text: str) -> Document:
    try:
        content = json.loads(text)
        if content["format"] != FORMAT:
            raise Unreadable(f"The format is {content['format']}, not {FORMAT}.")
        return _document(content["document"])
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise Unreadable("The text is no archived document.") from error


def _document(found: dict[str, Any]) -> Document:
    return Document(
        **{key: found[key] for key in ("title", "language", "publisher", "dated_on", "subtitle")},
        facts=tuple((name, value) for name, value in found["facts"]),
        parts=tuple(_part(each) for each in found["parts"]),
        labels=Labels(**found["labels"]),
    )


def _part(found: dict[str, Any]) -> Part:
    return Part(
        title=found["title"],
        points=_lines(found["points"]),
        blocks=tuple(_block(each) for each in found["blocks"]),
        key=found["key"],
    )


def _block(found: dict[str, Any]) -> Block:
    values = dict(found)
    kind = values.pop("kind")
    if kind not in _BLOCKS:
        raise Unreadable(f"Unknown block: {kind}")
    return _BLOCKS[kind](values)


def _table(found: dict[str, Any]) -> Table:
    rows = tuple(_lines(row) for row in found["rows"])
    return Table(found["caption"], tuple(found["header"]), rows, tuple(found["widths"]))


def _lines(found: list[list[dict[str, Any]]]) -> tuple[Line, ...]:
    return tuple(_line(each) for each in found)


def _line(found: list[dict[str, Any]]) -> Line:
    return tuple(Run(**each) for each in found)


_BLOCKS: dict[str, Callable[[dict[str, Any]], Block]] = {
    "heading": lambda found: Heading(**found),
    "paragraph": lambda found: Paragraph(_line(found["runs"]), found["look"]),
    "list": lambda found: ListOf(_lines(found["items"]), found["is_ordered"]),
    "terms": lambda found: Terms(tuple((name, _line(runs)) for name, runs in found["rows"])),
    "table": lambda found: _table(found),
    "picture": lambda found: Picture(**found),
    "note": lambda found: Note(_line(found["runs"]), found["title"]),
    "break": lambda found: PageBreak(),
}
