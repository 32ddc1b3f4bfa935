"""A strategy as values: what a pack file holds once it is read. Texts are language -> text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Text = Mapping[str, str]
Number = int | float


@dataclass(frozen=True)
class Origin:
    """Where the material comes from."""

    owner: str
    document: str
    period: str
    note: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Chapter:
    """`role` is chapter, area (a focus area) or culture (the overlap of the areas)."""

    key: str
    number: str
    role: str
    name: Text
    summary: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Statement:
    """One numbered sentence that the strategy can be held to. Empty means: does not apply."""

    number: str
    chapter: str
    kind: str
    text: Text
    part: str = ""
    also: tuple[str, ...] = ()
    headline: bool = False
    sources: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    parents: Text = field(default_factory=dict)
    children: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Target:
    """None: not stated in the source. `definition` None: unknown, and shown as unknown."""

    key: str
    name: Text
    unit: str
    status: str
    baseline: Number | None = None
    baseline_year: int | None = None
    goal: Number | None = None
    goal_year: int | None = None
    definition: Text | None = None
    decision: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Term:
    """A word of the common language; `forms` are its spellings in running text, by language."""

    key: str
    word: Text
    staff: Text
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parents: Text = field(default_factory=dict)
    children: Text = field(default_factory=dict)


@dataclass(frozen=True)
class Right:
    key: str
    reference: str
    name: Text


@dataclass(frozen=True)
class StrategyPack:
    """One version of one strategy. `language` is the one it was decided in."""

    key: str
    version: str
    country: str
    language: str
    languages: tuple[str, ...]
    title: Text
    summary: Text
    origin: Origin
    chapters: tuple[Chapter, ...]
    statements: tuple[Statement, ...]
    horizon: Text = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    terms: tuple[Term, ...] = ()
    rights: tuple[Right, ...] = ()
