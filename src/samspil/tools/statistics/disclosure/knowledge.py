"""What a reader knows of each cell, as limits that only narrow."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from samspil.tools.statistics.disclosure.errors import Contradiction
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Entry, Rule
from samspil.tools.statistics.disclosure.solving import Limits
from samspil.tools.statistics.disclosure.tables import Cell, Frame, Mark


class Knowledge:
    """Limits of every cell, by number; at first from 0 up without end."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = cells
        self.number = {cell: n for n, cell in enumerate(cells)}
        self.low: Limits = np.zeros(len(cells))
        self.high: Limits = np.full(len(cells), np.inf)

    def copy(self) -> Knowledge:
        twin = Knowledge(self.cells)
        twin.low, twin.high = self.low.copy(), self.high.copy()
        return twin

    def learn(self, cell: Cell, low: float, high: float) -> None:
        """Raises Contradiction where this cannot be true beside what is known."""
        n = self.number[cell]
        if max(low, self.low[n]) > min(high, self.high[n]):
            known = f"{self.low[n]:.0f} to {self.high[n]:.0f}"
            said = f"{cell} was {known} and is now {low:.0f} to {high:.0f}: a revised count needs an edition."
            raise Contradiction(said, [cell])
        self.low[n], self.high[n] = max(low, self.low[n]), min(high, self.high[n])

    def learn_release(self, release: Release) -> None:
        nobody = may_be_nobody(release.frames, release.rule)
        for cell, entry in release.entries.items():
            self.learn(cell, *_told_by(entry, release.rule, cell in nobody))


def _told_by(entry: Entry, rule: Rule, may_be_zero: bool) -> tuple[float, float]:
    match entry.mark:
        case Mark.NOT_APPLICABLE | Mark.ZERO:
            return 0, 0
        case Mark.SUPPRESSED:
            return (0 if may_be_zero else 1), np.inf
        case Mark.SHOWN if entry.value is not None:
            return rule.behind(entry.value)
        case _:
            return 0, np.inf


def may_be_nobody(frames: Sequence[Frame], rule: Rule) -> Collection[Cell]:
    """Cells that can be 0 although they are hidden."""
    if not rule.zeros_are_shown or rule.hides_zeros:
        return {cell for frame in frames for cell in frame.cells.values()}
    if rule.few <= 1:
        return set()
    return {part for frame in frames for part, _ in frame.shares()}
