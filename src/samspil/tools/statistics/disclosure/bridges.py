"""Cells that help nobody alone: what is hidden beside what must be is hidden in company."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import numpy as np

from samspil.tools.statistics.disclosure.guards import Guard
from samspil.tools.statistics.disclosure.probes import FAR, NOUGHT, Probe
from samspil.tools.statistics.disclosure.solving import Box, Flags, Limits, Numbers
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.witnesses import End

# A bridge that is lacking less than this is not worth a row.
WORTH = 0.02


@dataclass(frozen=True)
class Bridge:
    """Who hides the `cell` and none of the `others` hides it in vain: some sum of shown cells tells it.

    True of a choice from which no cell can be left out: each cell that it hides beside what must be changes
    in some world that looks the same, and a sum that is known lets no cell change alone.
    """

    cell: int
    others: Numbers

    def lacks(self, hiding: Limits) -> float:
        return float(hiding[self.cell] - hiding[self.others].sum())


def single_bridges(system: System, must: Flags) -> Iterator[Bridge]:
    """From single relations."""
    exact = system.shown_low == system.shown_high
    for each in system.relations:
        cells = np.array((each.whole, *each.parts))
        open_ = cells[system.choosable[cells]]
        if exact[cells].all() and not must[open_].any():
            yield from (Bridge(int(cell), open_[open_ != cell]) for cell in open_)


def lone_cells(system: System, must: Flags, hiding: Limits, until: float) -> Iterator[Bridge]:
    """From sums of relations: those that a choice in part does not heed.

    A cell that is hidden in part should be able to change by as much while the others change by no more than
    they are hidden; the multipliers of the proof that it cannot are the sum.
    """
    free = must | (system.shown_low < system.shown_high)
    reach = np.where(free, FAR, np.where(system.choosable, hiding, 0.0))
    truth = system.truth.astype(float)
    probe = Probe(system, Box(truth - reach, truth + reach))
    for cell in np.flatnonzero((hiding > WORTH) & ~free & system.choosable):
        if monotonic() > until:
            return
        bridge = _bridge_of(system, probe, int(cell), free)
        if bridge and bridge.lacks(hiding) > WORTH:
            yield bridge


def _bridge_of(system: System, probe: Probe, cell: int, free: Flags) -> Bridge | None:
    answer = probe.farthest(End(Guard(system.cells[cell], cell, None, 0, 0), 1))
    told = np.abs(system.matrix.T @ answer.multipliers) > NOUGHT
    if not told[cell] or (told & free).any():
        return None
    told[cell] = False
    return Bridge(cell, np.flatnonzero(told & system.choosable))
