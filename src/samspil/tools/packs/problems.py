"""What is wrong with a pack: where it stands, and what to write instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

Path = tuple[str | int, ...]
Schema = Mapping[str, Any]
MOST_SHOWN = 50


@dataclass(frozen=True, order=True)
class Problem:
    """One fault. Line and column count from 1; `path` is like `statements[3].text.nl`."""

    line: int
    column: int
    file: str
    path: str
    message: str
    instead: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message} {self.instead}".rstrip()


class PackRefused(Exception):
    """The pack is not taken in. `problems` stand in the order of the file, at most 50 of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = sorted(set(problems))
        self.problems = tuple(found[:MOST_SHOWN])
        self.left_out = len(found) - len(self.problems)
        super().__init__("\n".join(map(str, self.problems)))


def path_text(path: Path) -> str:
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The likeliest of `allowed`, or "" when none is alike."""
    found = get_close_matches(word, list(allowed), n=1, cutoff=0.5)
    return found[0] if found else ""


def choose(word: str, allowed: Iterable[str]) -> str:
    """A sentence saying what to write instead of `word`."""
    words = list(allowed)
    if not words:
        return "There is none to refer to: declare it, or take this away."
    likely = nearest(word, words)
    first = f"Write `{likely}`. " if likely else ""
    shown = ", ".join(f"`{each}`" for each in words[:12]) + (" ..." if len(words) > 12 else "")
    return f"{first}Allowed: {shown}."
