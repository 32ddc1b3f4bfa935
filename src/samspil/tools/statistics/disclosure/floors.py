"""What can be added up by who sees only where somebody is: two groups that are not empty are two children."""

from __future__ import annotations

from functools import cache

import numpy as np

from samspil.tools.statistics.disclosure.readings import Numbers, Reading
from samspil.tools.statistics.disclosure.suspects import Suspects


class Floors:
    """By single equations, without solving any: never more than what could be worked out from them all."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.low = self._lifted(np.where(reading.low > 0, 1.0, 0.0))
        self.within: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
        for whole, parts in reading.equations:
            for part in parts:
                self.within.setdefault(part, []).append((whole, parts))
        self.beside = cache(self._beside)

    def of(self, asked: Suspects) -> Numbers:
        """The least that each group counts."""
        pairs = zip(asked.cell.tolist(), asked.less.tolist(), strict=True)
        return np.array(
            [self.low[cell] if less < 0 else self.beside(less).get(cell, 0.0) for cell, less in pairs], float
        )

    def _lifted(self, low: Numbers) -> Numbers:
        """A whole is at least what its parts are at least."""
        before = low - 1
        while (low > before).any():
            before = low.copy()
            for whole, parts in self.reading.equations:
                low[whole] = max(low[whole], low[list(parts)].sum())
        return low

    def _beside(self, cell: int) -> dict[int, float]:
        """Of each group around the cell the least it counts without it."""
        found, waiting = {cell: 0.0}, [cell]
        while waiting:
            part = waiting.pop(0)
            for whole, parts in self.within.get(part, ()):
                least = found[part] + self.low[list(parts)].sum() - self.low[part]
                if least > found.get(whole, -1.0):
                    found[whole] = least
                    waiting.append(whole)
        return found
