"""A published figure for a drawing: a value, or a word for why there is none. Nothing hidden fits in."""

from dataclasses import dataclass
from enum import StrEnum


class Gap(StrEnum):
    HIDDEN = "hidden"
    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"


# Shapes of their own, none of them that of a value or a target.
GLYPHS = {Gap.HIDDEN: "box", Gap.MISSING: "cross", Gap.NOT_APPLICABLE: "ring"}
GapWords = tuple[tuple[Gap, str], ...]


@dataclass(frozen=True)
class Shown:
    """`words` says it either way: "6.5 %", "0", "hidden". `low` and `high`: its interval, told in `interval`.

    Raises ValueError for a figure that is there and not there, or an interval around nothing.
    """

    words: str
    value: float | None = None
    gap: Gap | None = None
    low: float | None = None
    high: float | None = None
    interval: str = ""

    def __post_init__(self) -> None:
        if (self.value is None) == (self.gap is None):
            raise ValueError("a figure has a value, or a word for why not")
        if self.gap is not None and (self.low, self.high, self.interval) != (None, None, ""):
            raise ValueError("what is not shown has no interval either")
        if (self.low is None) != (self.high is None):
            raise ValueError("an interval has two ends")
