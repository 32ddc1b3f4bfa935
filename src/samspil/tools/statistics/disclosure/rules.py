"""What may be shown to one audience. The numbers are the caller's: no law stands in this file."""

from __future__ import annotations

from dataclasses import dataclass

from samspil.tools.statistics.disclosure.tables import Mark


@dataclass(frozen=True)
class Rule:
    """The rule for one audience.

    `threshold`: counts from 1 to `threshold - 1` are small, and so are complements and differences.
    `zeros_are_shown`: nobody is nobody's secret; without it zeros are hidden as small counts are.
    `hides_zeros`: but some of them are hidden to protect others, so that whoever is hidden may be nobody.
    `few`: 0 % and 100 % of fewer than so many are hidden (0: never), whatever `zeros_are_shown`.
    `base`: counts are shown to the nearest multiple of it, halves up; a count that is no zero never as 0.
    `least_denominator`: no percentage of fewer. `lowest`, `highest`: percentages beyond are shown as
    "at most", "at least".

    Raises ValueError for numbers that make no rule.
    """

    threshold: int
    zeros_are_shown: bool = True
    few: int = 0
    base: int = 1
    least_denominator: int = 1
    lowest: float = 0.0
    highest: float = 100.0
    hides_zeros: bool = False

    def __post_init__(self) -> None:
        if self.threshold < 1 or self.base < 1 or self.few < 0 or self.least_denominator < 1:
            raise ValueError("A threshold, a base and a least denominator are at least 1.")
        if not 0 <= self.lowest <= self.highest <= 100:
            raise ValueError("Percentages lie between 0 and 100, the lowest below the highest.")

    @property
    def most_small(self) -> int:
        return self.threshold - 1

    @property
    def must_reach(self) -> int:
        """How high a hidden small count must seem possible; a single value is no interval."""
        return max(self.most_small, 2)

    def is_small(self, count: int) -> bool:
        return 1 <= count <= self.most_small

    def rounded(self, count: int) -> int:
        if count == 0:
            return 0
        return max(self.base, (count + self.base // 2) // self.base * self.base)

    def behind(self, shown: int) -> tuple[int, int]:
        """The least and the most that a shown count can be, for whoever knows the rule."""
        if shown == 0 or self.base == 1:
            return shown, shown
        low = 1 if shown == self.base else shown - self.base // 2
        return max(low, self.threshold), max(shown + (self.base - 1) // 2, self.threshold)


@dataclass(frozen=True)
class Entry:
    """What a reader sees in a cell. `value` is there only where the mark is SHOWN or ZERO."""

    mark: Mark
    value: int | None = None


SUPPRESSED = Entry(Mark.SUPPRESSED)
