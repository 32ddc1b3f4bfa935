"""Decisions about strategies. Plain Python."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

# The stemmers that PostgreSQL brings.
SEARCH_CONFIG = {"da": "danish", "nl": "dutch", "en": "english"}


def adoption_fault(key: str, version: str, adopted_on: date, before: Iterable[tuple[str, str, date]]) -> str:
    """Why this version cannot be the next one; empty when it can."""
    for other_key, other_version, other_day in before:
        if (key, version) == (other_key, other_version):
            return (
                f"Version {version} of {key} is loaded already. Give the pack a new version to load a change."
            )
        if adopted_on < other_day:
            return f"A version adopted on {other_day:%Y-%m-%d} is loaded already; this one is older."
    return ""


def spoken(texts: Mapping[str, str], wanted: str, decided: str) -> tuple[str, str]:
    """The text in the wanted language, else in the one it was decided in; and which language that is."""
    for language in (wanted, decided):
        if texts.get(language):
            return texts[language], language
    return next(((text, language) for language, text in texts.items() if text), ("", decided))


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `term` is the glossary's key when the stretch is one of its words."""

    text: str
    term: str = ""


@lru_cache(maxsize=200)
def _spellings(forms: tuple[tuple[str, str], ...]) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """The term of each spelling, and what finds any of them: the same for every sentence of a strategy."""
    by_spelling = {spelling.lower(): term for spelling, term in forms}
    longest_first = sorted(by_spelling, key=len, reverse=True)
    return by_spelling, re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def mark_terms(text: str, forms: Sequence[tuple[str, str]]) -> list[Piece]:
    """Split `text` so that the first occurrence of each term stands alone. `forms`: (spelling, term)."""
    if not forms:
        return [Piece(text)]
    by_spelling, pattern = _spellings(tuple(forms))
    pieces, last, seen = [], 0, set()
    for match in pattern.finditer(text):
        term = by_spelling[match.group().lower()]
        if term in seen:
            continue
        seen.add(term)
        pieces += [Piece(text[last : match.start()]), Piece(match.group(), term)]
        last = match.end()
    return [piece for piece in [*pieces, Piece(text[last:])] if piece.text]
