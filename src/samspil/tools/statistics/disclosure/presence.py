"""What follows from zeros alone, which are shown: two groups that are not empty are at least two children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

import numpy as np

from samspil.tools.statistics.disclosure.guards import Guard
from samspil.tools.statistics.disclosure.probes import NOUGHT, Probe
from samspil.tools.statistics.disclosure.solving import Box, Limits
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.witnesses import ends


def lowered(system: System, guards: Sequence[Guard]) -> list[Guard]:
    """Guards whose low is the least that is possible for who knows only where there is somebody."""
    low, high = system.presence
    floor = _floors(system, low)
    few = _fewest(system, floor, high)
    least = {guard: guard.low for guard in guards}
    probe = None
    for end in ends(guards, system.truth):
        if end.sign < 0:
            found = float(end.guard.count(few))
            # A whole's least less its part's least bounds no difference.
            is_least = end.guard.less is None and found <= floor[end.guard.cell]
            if found > end.guard.low and not is_least:
                probe = probe or Probe(system, Box(floor, high))
                found = probe.farthest(end).count
            least[end.guard] = max(end.guard.low, ceil(found - NOUGHT))
    return [replace(guard, low=each) for guard, each in least.items()]


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
