"""A document as PDF/UA-1: tagged, with its language, title and reading order."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import typst

from samspil.tools.paper import looks
from samspil.tools.paper.document import Document, Heading
from samspil.tools.paper.drawing import on_white
from samspil.tools.paper.glyphs import fonts, replaced

_TEMPLATE = Path(__file__).with_name("report.typ")
# With more headings than this the table of contents names the parts alone.
_CONTENTS_LINES = 40


def pdf_bytes(document: Document, *, day: str = "", proof: str = "") -> bytes:
    """The same bytes for the same content. `day` and `proof` stand in the margins as they are given."""
    compiled = typst.Compiler(font_paths=fonts()).compile(
        _template(),
        format="pdf",
        pdf_standards="ua-1",
        timestamp=_midnight(document.dated_on),
        sys_inputs={
            "document": _content(document),
            "looks": _looks(),
            "day": replaced(day or document.dated_on),
            "proof": replaced(proof),
            "depth": "2" if _headings(document) <= _CONTENTS_LINES else "1",
        },
    )
    assert isinstance(compiled, bytes)
    return compiled


def _content(document: Document) -> str:
    content = asdict(document)
    for part in content["parts"]:
        for block in part["blocks"]:
            if block["kind"] == "picture":
                block["svg"] = on_white(block["svg"])
    return replaced(json.dumps(content, ensure_ascii=False))


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


@cache
def _looks() -> str:
    return json.dumps(
        {
            "ink": looks.INK,
            "ink2": looks.INK_2,
            "rule": looks.RULE,
            "brand": looks.BRAND,
            "tint": looks.TINT,
            "action": looks.ACTION,
            "mark": looks.MARK,
            "colours": looks.COLOURS,
            "shapes": looks.shapes(),
        }
    )


def _headings(document: Document) -> int:
    inner = (each for part in document.parts for each in part.blocks if isinstance(each, Heading))
    return len(document.parts) + sum(1 for each in inner if each.level == 2)


def _midnight(day: str) -> datetime:
    found = date.fromisoformat(day)
    return datetime(found.year, found.month, found.day, tzinfo=UTC)
