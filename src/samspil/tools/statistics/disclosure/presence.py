"""What follows from zeros alone, which are shown: two groups that are not empty are at least two children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from math import ceil

import numpy as np

from samspil.tools.statistics.disclosure.guards import Guard
from samspil.tools.statistics.disclosure.probes import NOUGHT, Probe
from samspil.tools.statistics.disclosure.solving import Box, Limits
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.witnesses import ends
from samspil.tools.statistics.disclosure.worlds import Relation


def lowered(system: System, guards: Sequence[Guard]) -> list[Guard]:
    """Guards whose low is the least that is possible for who knows only where there is somebody."""
    low, high = system.presence
    floor = _floors(system, low)
    few = _fewest(system, floor, high)
    least = {guard: guard.low for guard in guards}
    probe, beside = None, Beside(system, floor)
    for end in ends(guards, system.truth):
        if end.sign < 0:
            found = float(end.guard.count(few))
            # Where single relations prove what this world shows, nothing need be solved.
            if found > max(end.guard.low, beside.least(end.guard)):
                probe = probe or Probe(system, Box(floor, high))
                found = probe.farthest(end).count
            least[end.guard] = max(end.guard.low, ceil(found - NOUGHT))
    return [replace(guard, low=each) for guard, each in least.items()]


class Beside:
    """What a group is at least by single relations; a whole's least less its part's would bound no
    difference, so that of a difference is the sum of what lies around the part. The attacker works out the
    same by itself (`floors`): whoever checks shares nothing with who hides.
    """

    def __init__(self, system: System, floor: Limits) -> None:
        self.floor = floor
        self.within: dict[int, list[Relation]] = {}
        for each in system.relations:
            for part in each.parts:
                self.within.setdefault(part, []).append(each)
        self._around = cache(self._sums)

    def least(self, guard: Guard) -> float:
        if guard.less is None:
            return float(self.floor[guard.cell])
        return self._around(guard.less).get(guard.cell, 0.0)

    def _sums(self, part: int) -> dict[int, float]:
        found, waiting = {part: 0.0}, [part]
        while waiting:
            each = waiting.pop()
            for around in self.within.get(each, ()):
                others = float(self.floor[list(around.parts)].sum() - self.floor[each])
                if found[each] + others > found.get(around.whole, -1.0):
                    found[around.whole] = found[each] + others
                    waiting.append(around.whole)
        return found


def _floors(system: System, low: Limits) -> Limits:
    """Limits raised as far as single relations do it: a whole is at least what its parts are at least."""
    low, before = low.copy(), None
    while before is None or (low > before).any():
        before = low.copy()
        for each in system.relations:
            low[each.whole] = max(low[each.whole], low[list(each.parts)].sum())
    return low


def _fewest(system: System, low: Limits, high: Limits) -> Limits:
    """A world with as few as possible in all cells together."""
    probe = Probe(system, Box(low, high))
    count = len(probe.free)
    probe.model.changeColsCost(count, np.arange(count, dtype=np.int32), np.ones(count))
    probe.model.setOptionValue("presolve", "choose")
    probe.model.run()
    world = probe.settled.copy()
    world[probe.free] = probe.model.getSolution().col_value
    return world
