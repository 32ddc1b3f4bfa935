"""Words on a drawing: cleaned, measured by eye, broken into lines. Knows no font file."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Widths as a share of the font size, near enough for IBM Plex Sans; too wide rather than too narrow.
NARROW, USUAL, CAPITAL, BROAD = 0.31, 0.56, 0.67, 0.92
_NARROW = frozenset("iljtfrI.,:;!|'’()[]- ")
_BROAD = frozenset("mwMW@%—…")
# They turn the reading direction of everything after them.
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """One line of text that any XML can hold and that cannot turn its neighbours around."""
    shown = (_shown(letter) for letter in text)
    return " ".join("".join(shown).split())


def _shown(letter: str) -> str:
    if letter in _TURNING:
        return ""
    if letter.isspace():
        return " "
    # Cc: control, Cs: half a letter, Cn: not a letter at all
    return "" if unicodedata.category(letter) in {"Cc", "Cs", "Cn"} else letter


def width(text: str, size: float) -> float:
    """How many pixels the text takes, about."""
    return size * sum(map(_share, text))


@lru_cache(maxsize=4096)
def _share(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if letter in _NARROW:
        return NARROW
    if letter in _BROAD or unicodedata.east_asian_width(letter) in {"W", "F"}:
        return BROAD
    return CAPITAL if letter.isupper() else USUAL


def lines(text: str, room: float, size: float, most: int) -> list[str]:
    """The text in at most so many lines; what does not fit ends in an ellipsis."""
    found = list(_broken(clean(text), room, size))
    if len(found) > most:
        return [*found[: most - 1], shortened(" ".join(found[most - 1 :]), room, size)]
    return found or [""]


def shortened(text: str, room: float, size: float) -> str:
    if width(text, size) <= room:
        return text
    left = text[: _fitting(text, room - width("…", size), size)]
    # Whole words where there are any, so that a link is still called by what one sees.
    kept = left.rpartition(" ")[0] or left
    return f"{kept.rstrip(' ,.;:-')}…"


def _fitting(text: str, room: float, size: float) -> int:
    """How many letters of it fit."""
    used = 0.0
    for count, letter in enumerate(text):
        used += size * _share(letter)
        if used > room:
            return count
    return len(text)


def _broken(text: str, room: float, size: float) -> Iterator[str]:
    line, used, blank = "", 0.0, width(" ", size)
    for word in text.split(" "):
        for part in _parts(word, room, size):
            wide = width(part, size)
            if line and used + blank + wide > room:
                yield line
                line, used = "", 0.0
            used += wide + (blank if line else 0)
            line = f"{line} {part}" if line else part
    if line:
        yield line


def _parts(word: str, room: float, size: float) -> Iterator[str]:
    """A word longer than a line is cut where the line ends."""
    while width(word, size) > room:
        count = max(1, _fitting(word, room, size))
        yield word[:count]
        word = word[count:]
    if word:
        yield word
