"""Finds in a text what a language guide has a gentle hint about. Plain Python; nothing is kept."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samspil.tools.packs.language_pack import Phrase

# A word, or what ends a sentence: no wording reaches across that.
TOKEN = re.compile(r"[^\W_]+|[.!?;:\n]")
ENDS = ".!?;:\n"
STEM = "*"
# Beyond it nobody is looked over the shoulder: the work grows with every word and phrase.
LONGEST_LOOKED_AT = 20_000
# The name of the button that shows the words with hints, and saves nothing.
LOOK = "look-at-words"


@dataclass(frozen=True)
class Hint:
    """The words as they were written, and the phrase that looks for them."""

    said: str
    phrase: Phrase


def hints_in(text: str, phrases: Iterable[Phrase]) -> tuple[Hint, ...]:
    """One hint a phrase at most, in the order of the text. Words are compared whole and without case;
    a stem with what follows it; accents count however they were typed."""
    text = unicodedata.normalize("NFC", text[:LONGEST_LOOKED_AT])
    tokens = list(TOKEN.finditer(text))
    words = ["" if each.group() in ENDS else each.group().casefold() for each in tokens]
    found = []
    for phrase in phrases:
        if spots := sorted(_spots(words, phrase)):
            first, length = spots[0]
            found.append(
                (first, Hint(text[tokens[first].start() : tokens[first + length - 1].end()], phrase))
            )
    return tuple(hint for _first, hint in sorted(found, key=lambda each: each[0]))


def _spots(words: list[str], phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Where it stands: the first word's number, and over how many."""
    for wanted in phrase.look_for:
        pattern = re.findall(r"[^\W_]+\*?", unicodedata.normalize("NFC", wanted).casefold())
        for first in range(len(words) - len(pattern) + 1):
            if all(_is(word, part) for word, part in zip(words[first:], pattern, strict=False)):
                yield first, len(pattern)


def _is(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) and bool(word) if part.endswith(STEM) else word == part
