"""How few and how many a group counts in the worlds an attacker has seen: what they leave open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.suspects import Places, Suspects

NO_WORLD = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Tally:
    """`least` and `most` of each of the suspects in any world seen."""

    asked: Suspects
    least: NDArray[np.int64]
    most: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.asked.cell)

    def among(self, chosen: Places | NDArray[np.bool_]) -> Tally:
        return Tally(self.asked.among(chosen), self.least[chosen], self.most[chosen])

    def see(self, worlds: Iterable[NDArray[np.int64]]) -> None:
        for world in worlds:
            counts = self.asked.counts(world)
            np.minimum(self.least, counts, out=self.least)
            np.maximum(self.most, counts, out=self.most)

    def are_safe(self, rule: Rule, floor: NDArray[np.float64] | float = 1.0) -> NDArray[np.bool_]:
        """Of what is small every small count seems possible, from `floor` up; of others it is open.

        `floor`: no group counts fewer by what zeros alone tell, because they are shown.
        """
        all_small = (self.least <= np.maximum(1, floor)) & (self.most >= rule.must_reach)
        # Whether it is small at all is open.
        unsure = (self.most >= max(rule.threshold, 2)) | (self.least == 0)
        safe: NDArray[np.bool_] = all_small | (unsure & ~self.asked.named)
        return safe


def none_seen(asked: Suspects) -> Tally:
    return Tally(asked, np.full(len(asked.cell), NO_WORLD), np.zeros(len(asked.cell), np.int64))
