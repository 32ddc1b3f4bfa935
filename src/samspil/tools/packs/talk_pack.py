"""Reads a talk pack: the sections of a talk with parents, in order; wellbeing and strengths come first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.reading import published_schema
from samspil.tools.packs.report import Report
from samspil.tools.packs.strategy import Text

FORMAT = "samspil-talk/1"
# No talk begins otherwise, and neither can be left out.
FIRST = ("wellbeing", "strengths")


@dataclass(frozen=True)
class Section:
    """What is talked about, and what may help to ask; in each language of the house."""

    key: str
    heading: Text
    help: Text


@dataclass(frozen=True)
class TalkPack:
    title: Text
    sections: tuple[Section, ...]


def read_talk(source: str | bytes, *, file: str) -> TalkPack:
    """The template in `source`; `file` is the name used in the problems. Raises PackRefused."""
    from samspil.tools.packs.shape import check_shape  # noqa: PLC0415 - heavy, and few pages need it
    from samspil.tools.packs.yaml_marks import parse_marked  # noqa: PLC0415 - heavy, and few pages need it

    value, marks = parse_marked(source, file=file)
    report = Report(file, marks)
    check_shape(value, published_schema("talk.schema.json"), report)
    if not report.problems and isinstance(value, dict):
        _check_order(value["sections"], report)
    if report.problems or not isinstance(value, dict):
        raise PackRefused(report.problems)
    return TalkPack(value["title"], tuple(Section(**each) for each in value["sections"]))


def _check_order(sections: list[Mapping[str, Any]], report: Report) -> None:
    for place, key in enumerate(FIRST):
        if len(sections) <= place or sections[place]["key"] != key:
            message = f"A talk begins with `{FIRST[0]}`, then `{FIRST[1]}`; neither can be left out."
            report.at_value(("sections",), message, f"Let `{key}` be section {place + 1}.")
            return
    seen: set[str] = set()
    for index, section in enumerate(sections):
        if section["key"] in seen:
            path = ("sections", index, "key")
            report.at_value(path, f"There are two sections `{section['key']}`.", "Take one of them out.")
        seen.add(section["key"])
