"""Reads a language pack: how one writes of children and to parents, in one language."""

from dataclasses import dataclass
from typing import Any

from samspil.tools.packs.problems import PackRefused
from samspil.tools.packs.reading import published_schema
from samspil.tools.packs.report import Report

FORMAT = "samspil-language/1"


@dataclass(frozen=True)
class Principle:
    """One sentence of the guide, and why."""

    say: str
    why: str


@dataclass(frozen=True)
class Phrase:
    """What a hint looks for: words, each whole or a stem with `*` at its end; and what is kinder, and why."""

    instead_of: str
    look_for: tuple[str, ...]
    hint: str
    rather: str
    why: str


@dataclass(frozen=True)
class LanguagePack:
    language: str
    title: str
    lead: str
    principles: tuple[Principle, ...]
    phrases: tuple[Phrase, ...]


def read_language(source: str | bytes, *, file: str) -> LanguagePack:
    """The guide in `source`; `file` is the name used in the problems. Raises PackRefused."""
    from samspil.tools.packs.shape import check_shape  # noqa: PLC0415 - heavy, and few pages need it
    from samspil.tools.packs.yaml_marks import parse_marked  # noqa: PLC0415 - heavy, and few pages need it

    value, marks = parse_marked(source, file=file)
    report = Report(file, marks)
    check_shape(value, published_schema("language.schema.json"), report)
    if not report.problems and isinstance(value, dict):
        _check_once(value, report)
    if report.problems or not isinstance(value, dict):
        raise PackRefused(report.problems)
    return _pack(value)


def _check_once(value: dict[str, Any], report: Report) -> None:
    """No wording is looked for twice: a writer would get two hints about one thing."""
    seen: dict[str, int] = {}
    for index, phrase in enumerate(value["phrases"]):
        for place, wanted in enumerate(phrase["look_for"]):
            path = ("phrases", index, "look_for", place)
            line = report.marks.value(path).line
            if (first := seen.setdefault(wanted.casefold(), line)) != line:
                message = f"`{wanted}` is looked for twice; the other stands on line {first}."
                report.at_value(path, message, "Take one of them out.")


def _pack(value: dict[str, Any]) -> LanguagePack:
    return LanguagePack(
        value["language"],
        value["title"],
        value["lead"],
        tuple(Principle(**each) for each in value["principles"]),
        tuple(Phrase(**{**each, "look_for": tuple(each["look_for"])}) for each in value["phrases"]),
    )
