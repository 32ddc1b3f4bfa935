"""The groups a reader could work out: hidden cells, complements, differences of cells within each other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samspil.tools.statistics.disclosure.protections import Group, Rest
from samspil.tools.statistics.disclosure.readers import Sum
from samspil.tools.statistics.disclosure.readings import Numbers, Reading
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.tables import Cell

Places = NDArray[np.intp]


@dataclass(frozen=True)
class Suspects:
    """Group i is cell number `cell[i]`, without cell `less[i]` where that is not -1.

    `named[i]`: the publisher knows it to be small.
    """

    reading: Reading
    cell: Places
    less: Places
    named: NDArray[np.bool_]

    def among(self, chosen: Places | NDArray[np.bool_]) -> Suspects:
        return Suspects(self.reading, self.cell[chosen], self.less[chosen], self.named[chosen])

    def counts(self, world: NDArray[np.int64]) -> NDArray[np.int64]:
        """Of each group in one world."""
        found: NDArray[np.int64] = world[self.cell] - world[self.less] * (self.less >= 0)
        return found

    def sum(self, number: int) -> Sum:
        cell, less = int(self.cell[number]), int(self.less[number])
        return ((cell, 1),) if less < 0 else ((cell, 1), (less, -1))

    def group(self, number: int) -> Group:
        whole: Cell = self.reading.cells[self.cell[number]]
        less = int(self.less[number])
        return whole if less < 0 else Rest(whole, self.reading.cells[less])

    def widest(self) -> tuple[Numbers, Numbers]:
        """Limits that can be told without arithmetic."""
        low, high = self.reading.low, self.reading.high
        alone = self.less < 0
        least = low[self.cell] - np.where(alone, 0, high[self.less])
        most = high[self.cell] - np.where(alone, 0, low[self.less])
        return np.maximum(least, 0), most


def suspects(reading: Reading, releases: Collection[Release], small: Collection[Group]) -> Suspects:
    """Every cell, and every cell without each other that lies wholly in it and is not surely nobody."""
    number = reading.number
    pairs = {
        (number[whole], number[part])
        for release in releases
        for frame in release.frames
        for whole, part in frame.nested()
        if reading.high[number[part]] > 0 and whole != part
    }
    named = {_numbers(group, reading) for group in small}
    every = [*((n, -1) for n in range(len(reading.cells))), *sorted(pairs | {p for p in named if p[1] >= 0})]
    cell, less = np.array(every, np.intp).T
    return Suspects(reading, cell, less, np.array([each in named for each in every]))


def _numbers(group: Group, reading: Reading) -> tuple[int, int]:
    if isinstance(group, Rest):
        return reading.number[group.whole], reading.number[group.part]
    return reading.number[group], -1
