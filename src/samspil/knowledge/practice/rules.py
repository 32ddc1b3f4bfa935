"""Decisions about methods, and the reading of the starter catalogue. Plain Python."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class MethodKind(StrEnum):
    METHOD = "method"
    EXAMPLE = "example"
    TIP = "tip"


class Evidence(StrEnum):
    """How much is known, weakest first."""

    TOLD = "told"
    TRIED = "tried"
    EVALUATED = "evaluated"
    RESEARCHED = "researched"


class Result(StrEnum):
    WORKED = "worked"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


class Ages(StrEnum):
    NURSERY = "0-2"
    KINDERGARTEN = "3-5"
    YOUNGEST = "6-9"
    MIDDLE = "10-12"
    OLDEST = "13-15"
    YOUTH = "16-18"


def spans(ages: Collection[str]) -> tuple[tuple[int, int], ...]:
    """The bands as spans of years, with neighbours joined: 3-5 and 6-9 are 3 to 9."""
    found: list[tuple[int, int]] = []
    for band in Ages:
        if band in ages:
            first, last = (int(year) for year in band.split("-"))
            if found and found[-1][1] + 1 == first:
                first = found.pop()[0]
            found.append((first, last))
    return tuple(found)


@dataclass(frozen=True)
class MethodFacts:
    """What a method is filtered by."""

    kind: str
    evidence: str
    language: str
    ages: tuple[str, ...]
    directions: tuple[str, ...]


@dataclass(frozen=True)
class Wish:
    """What somebody looks for; an empty wish is met by everything."""

    kind: str = ""
    evidence: str = ""
    language: str = ""
    ages: str = ""
    direction: str = ""


def fits(method: MethodFacts, wish: Wish) -> bool:
    """A method that names no age, or no direction, is for all of them."""
    return (
        wish.kind in ("", method.kind)
        and wish.evidence in ("", method.evidence)
        and wish.language in ("", method.language)
        and _among(wish.ages, method.ages)
        and _among(wish.direction, method.directions)
    )


def _among(wanted: str, given: Collection[str]) -> bool:
    return not wanted or not given or wanted in given


@dataclass(frozen=True)
class PackedMethod:
    """One entry of the starter catalogue, in one language."""

    key: str
    kind: str
    evidence: str
    ages: tuple[str, ...]
    directions: tuple[str, ...]
    words: Mapping[str, str]


class MethodsUnreadable(ValueError):
    """The catalogue lacks a text or uses a word that is not known; says which."""


# The texts of a method that must be there, and those that may be.
TEXTS = ("title", "goal", "target_group", "how", "theory", "follow_up", "effect", "cost")


def read_methods(text: str, language: str) -> tuple[PackedMethod, ...]:
    """The catalogue in one language. Raises MethodsUnreadable."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - heavy, and few pages need it

    given = YAML(typ="safe", pure=True).load(text)
    return tuple(_packed(each, language) for each in given["methods"])


def _packed(entry: Mapping[str, Any], language: str) -> PackedMethod:
    key = entry["key"]
    words = entry.get(language)
    if not words:
        raise MethodsUnreadable(f"{key} has no text in {language}")
    missing = [name for name in TEXTS if not words.get(name)]
    unknown = [*_unknown(entry["ages"], Ages), *_unknown([entry["evidence"]], Evidence)]
    if missing or unknown:
        raise MethodsUnreadable(f"{key} ({language}): {', '.join(missing + unknown)}")
    return PackedMethod(
        key=key,
        kind=MethodKind(entry["kind"]),
        evidence=entry["evidence"],
        ages=tuple(entry["ages"]),
        directions=tuple(entry["directions"]),
        words={name: words[name].strip() for name in TEXTS},
    )


def _unknown(values: Iterable[str], allowed: type[StrEnum]) -> list[str]:
    return [value for value in values if value not in list(allowed)]
