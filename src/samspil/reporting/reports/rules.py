"""Decisions about reports. Plain Python: no database, no clock, no request."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


class Audience(StrEnum):
    COMMITTEES = "committees"
    PUBLIC = "public"


class Chapter(StrEnum):
    """What a report can be made of, in the order in which it is offered."""

    YEAR = "year"
    STRATEGY = "strategy"
    TARGETS = "targets"
    FIGURES = "figures"
    EFFORTS = "efforts"
    CALENDAR = "calendar"
    LINKS = "links"
    ATTENTION = "attention"
    COVERAGE = "coverage"
    FIELDS = "fields"
    DECISIONS = "decisions"
    STOPPED = "stopped"
    CONTRIBUTIONS = "contributions"
    NEXT = "next"
    WHEEL = "wheel"


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    JSON = "json"


# Drawings of many pages: whoever wants them chooses them.
LONG = frozenset({Chapter.LINKS, Chapter.FIELDS})
# What the public page shows too; the rest is the house's own.
FOR_THE_PUBLIC = frozenset(
    {
        Chapter.YEAR,
        Chapter.STRATEGY,
        Chapter.TARGETS,
        Chapter.FIGURES,
        Chapter.EFFORTS,
        Chapter.COVERAGE,
        Chapter.NEXT,
    }
)


class Refusal(StrEnum):
    """Why a report cannot be issued."""

    NOT_A_DRAFT = "not_a_draft"
    NO_CHAPTER = "no_chapter"
    NO_COMMITTEE = "no_committee"
    NOT_FOR_THE_PUBLIC = "not_for_the_public"
    NO_WORDS = "no_words"


@dataclass(frozen=True)
class Facts:
    state: str
    audience: str
    chapters: tuple[str, ...]
    committees: int
    has_words: bool


def refusals(facts: Facts) -> list[Refusal]:
    """Every reason why the report cannot be issued; empty means go."""
    found = [] if facts.state == State.DRAFT else [Refusal.NOT_A_DRAFT]
    if not facts.chapters:
        found.append(Refusal.NO_CHAPTER)
    if facts.audience == Audience.COMMITTEES and not facts.committees:
        found.append(Refusal.NO_COMMITTEE)
    if facts.audience == Audience.PUBLIC and not set(facts.chapters) <= FOR_THE_PUBLIC:
        found.append(Refusal.NOT_FOR_THE_PUBLIC)
    if Chapter.YEAR in facts.chapters and not facts.has_words:
        found.append(Refusal.NO_WORDS)
    return found


def offered(audience: str) -> list[Chapter]:
    return [each for each in Chapter if audience != Audience.PUBLIC or each in FOR_THE_PUBLIC]


def is_being_made(begun_at: datetime | None, *, now: datetime, silence: timedelta) -> bool:
    """Somebody asked for it and it may still come; after so long a silence one may ask again."""
    return begun_at is not None and now - begun_at < silence


def moved_up(keys: list[str], key: str) -> list[str]:
    """The same chapters with one of them a place further ahead."""
    place = keys.index(key) if key in keys else 0
    if place:
        keys = [*keys[: place - 1], key, keys[place - 1], *keys[place + 1 :]]
    return keys


@dataclass(frozen=True)
class Proof:
    """Whether what is kept is still what was issued."""

    text: bool
    files: Mapping[str, bool]

    @property
    def holds(self) -> bool:
        return self.text and all(self.files.values())


def fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def proof(
    *, said: str, logged: Collection[str], text: str, files: Mapping[str, tuple[str, bytes | None]]
) -> Proof:
    """Compare with the report's own hash and with the log's; `files` gives each hash with the content."""
    found = fingerprint(text.encode())
    return Proof(
        text=found == said and all(found == each for each in logged),
        files={
            name: content is not None and fingerprint(content) == hashed
            for name, (hashed, content) in files.items()
        },
    )
