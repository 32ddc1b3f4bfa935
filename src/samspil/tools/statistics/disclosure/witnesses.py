"""Whole counts that would look the same to a reader as the truth: each is proof that a count is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samspil.tools.statistics.disclosure.guards import Guard
from samspil.tools.statistics.disclosure.solving import Box, Counts, Flags, Limits, Numbers
from samspil.tools.statistics.disclosure.systems import System


@dataclass(frozen=True)
class End:
    """One end of a guard's interval: the count must seem so high (sign 1) or so low (-1)."""

    guard: Guard
    sign: int

    @property
    def target(self) -> int:
        return self.guard.high if self.sign > 0 else self.guard.low

    def far(self, truth: Counts) -> int:
        """By how much the group must change."""
        return self.sign * (self.target - int(self.guard.count(truth)))

    def is_reached(self, count: float) -> bool:
        return self.sign * (count - self.target) > -1e-5


def ends(guards: Sequence[Guard], truth: Counts) -> list[End]:
    """Those that the truth does not show already, the farthest first."""
    found = [End(guard, sign) for guard in guards for sign in (1, -1)]
    far = {end: end.far(truth) for end in found}
    return sorted((end for end in found if far[end] > 0), key=lambda end: (-far[end], end.guard.cell))


class Witnesses:
    """Worlds found so far. What holds under one choice of hidden cells holds under any that hides more."""

    def __init__(self, system: System, asked: Sequence[End]) -> None:
        self.system, self.ends = system, asked
        self._cell = np.array([end.guard.cell for end in asked], np.intp)
        self._less = np.array([-1 if end.guard.less is None else end.guard.less for end in asked], np.intp)
        self._sign = np.array([end.sign for end in asked], np.int64)
        self._target = np.array([end.target for end in asked], np.int64)
        self.is_shown: Flags = np.zeros(len(asked), np.bool_)
        self.worlds: list[Counts] = []
        self._shown: list[Flags] = []

    def add(self, world: Limits, box: Box) -> bool:
        """Whether the world is one of whole counts. Rounding must not break a relation or a limit."""
        whole = np.rint(world)
        if np.abs(whole - world).max() > 1e-4:
            return False
        if (whole < box.low).any() or (whole > box.high).any() or (self.system.matrix @ whole).any():
            return False
        counts = whole.astype(np.int64)
        self.worlds.append(counts)
        self._shown.append(self.shows(counts))
        self.is_shown |= self._shown[-1]
        return True

    def recall(self, worlds: Sequence[Counts]) -> None:
        """Take over worlds that are known to hold."""
        self.worlds += worlds
        self._shown += [self.shows(world) for world in worlds]
        self.is_shown = self._any(self._shown)

    def shows(self, world: Counts | Limits) -> Flags:
        """Which ends are reached in it."""
        counted = world[self._cell] - np.where(self._less >= 0, world[self._less], 0)
        found: Flags = self._sign * (counted - self._target) > -1e-5
        return found

    def keep(self, box: Box) -> None:
        """Forget what does not hold within the limits."""
        holds = [not ((world < box.low) | (world > box.high)).any() for world in self.worlds]
        self.worlds = [world for world, stays in zip(self.worlds, holds, strict=True) if stays]
        self._shown = [shown for shown, stays in zip(self._shown, holds, strict=True) if stays]
        self.is_shown = self._any(self._shown)

    def open_ends(self) -> Numbers:
        """The numbers of the ends that no world shows."""
        return np.flatnonzero(~self.is_shown)

    def without(self, cell: int) -> Numbers:
        """The numbers of the ends that would be open were this cell shown."""
        low, high = self.system.shown_low[cell], self.system.shown_high[cell]
        stay = zip(self.worlds, self._shown, strict=True)
        return np.flatnonzero(~self._any([shown for world, shown in stay if low <= world[cell] <= high]))

    def _any(self, shown: Sequence[Flags]) -> Flags:
        found: Flags = np.any(shown, axis=0) if shown else np.zeros(len(self.ends), np.bool_)
        return found
