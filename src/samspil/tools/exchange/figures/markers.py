"""What stands where a figure should: a sign, and what it means. Never zero, and never the same as empty."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Meaning(StrEnum):
    NOT_APPLICABLE = "not applicable"  # there can be no such figure
    NOT_AVAILABLE = "not available"  # there is one, but not here
    SUPPRESSED = "suppressed"  # hidden on purpose, often because it counts few
    LOW = "low"  # too small to show: rounds to zero, or below a limit
    MISSING = "missing"  # nobody says anything: an empty cell
    ZERO = "zero"  # a sign that some offices write for a true zero; only when a mapping says so


@dataclass(frozen=True, slots=True)
class Marker:
    meaning: Meaning
    symbol: str = ""  # as the file has it; empty for an empty cell
    below: int | None = None  # from "<5" and the like: what the hidden figure stays under


EMPTY = Marker(Meaning.MISSING)
Markers = Mapping[str, Meaning]
# Sources: Government Statistical Service, Symbols in tables (c, x, z, low, u, ..); Statistics Denmark and
# CBS for points and dashes, which mean different things in different offices: see UNCLEAR.
USUAL: Markers = MappingProxyType(
    {
        "z": Meaning.NOT_APPLICABLE,
        "x": Meaning.NOT_AVAILABLE,
        "c": Meaning.SUPPRESSED,
        "s": Meaning.SUPPRESSED,
        "*": Meaning.SUPPRESSED,
        "#": Meaning.SUPPRESSED,
        "low": Meaning.LOW,
        "k": Meaning.LOW,
        "u": Meaning.NOT_AVAILABLE,
        ":": Meaning.NOT_AVAILABLE,
        "..": Meaning.NOT_AVAILABLE,
        "...": Meaning.NOT_AVAILABLE,
        ".": Meaning.NOT_AVAILABLE,
        "-": Meaning.NOT_AVAILABLE,
        "–": Meaning.NOT_AVAILABLE,
        "-9999": Meaning.MISSING,
        "-99999": Meaning.MISSING,
        "-99997": Meaning.SUPPRESSED,
        "n/a": Meaning.NOT_APPLICABLE,
        "#n/a": Meaning.MISSING,
        "na": Meaning.MISSING,
        "nan": Meaning.MISSING,
        "null": Meaning.MISSING,
        "none": Meaning.MISSING,
    }
)
# A dash is zero for Statistics Denmark and CBS, and "not available" for others; a point likewise.
UNCLEAR = frozenset({"-", "–", ".", "#", "s", "u"})
_BELOW = re.compile(
    r"(?:<|under|below|fewer than|less than|færre end|minder dan)\s*(\d{1,4})\s*%?", re.IGNORECASE
)
_AT_MOST = re.compile(r"(?:≤|<=)\s*(\d{1,4})\s*%?")


def marker_of(text: str, markers: Markers) -> Marker | None:
    """The marker that a cell's text is, or None. `markers` is keyed in lower case.

    "<5", "fewer than 5" and "<=4" are LOW with `below` 5, whatever `markers` says.
    """
    stripped = text.strip()
    if not stripped:
        return EMPTY
    meaning = markers.get(stripped.lower())
    if meaning is not None:
        return Marker(meaning, stripped)
    if found := _BELOW.fullmatch(stripped):
        return Marker(Meaning.LOW, stripped, int(found[1]))
    if found := _AT_MOST.fullmatch(stripped):
        return Marker(Meaning.LOW, stripped, int(found[1]) + 1)
    return None
