"""Cuts before the search begins: from single relations, and from choices that hide cells in part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

import numpy as np

from samspil.tools.statistics.disclosure.masters import Master
from samspil.tools.statistics.disclosure.probes import Cut, Probe, blurred, cut_against
from samspil.tools.statistics.disclosure.solving import Limits
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.witnesses import End

# A cut that is lacking less than this is not worth a row.
WORTH = 0.02
ENOUGH_ROUNDS, IDLE_ROUNDS, RISE = 30, 3, 1.001


def single_relations(system: System, asked: Sequence[End]) -> Iterator[Cut]:
    """Whoever knows all but one of a relation knows the one."""
    by_cell = system.matrix.tocsc()
    multipliers = np.zeros(len(system.relations))
    for end in asked:
        cell = end.guard.cell
        if end.guard.less is None:
            for at in range(by_cell.indptr[cell], by_cell.indptr[cell + 1]):
                row = by_cell.indices[at]
                multipliers[row] = -end.sign * by_cell.data[at]
                if cut := cut_against(system, end, multipliers):
                    yield cut
                multipliers[row] = 0


def tighten(master: Master, asked: Sequence[End], until: float) -> float:
    """Add cuts that choices in part do not heed, as long as that raises the cost. Gives the least cost."""
    least, idle = 0.0, 0
    for _ in range(ENOUGH_ROUNDS):
        choice = master.relaxed()
        idle = 0 if choice.least_cost > least * RISE else idle + 1
        least = max(least, choice.least_cost)
        if idle == IDLE_ROUNDS or monotonic() > until:
            break
        if not master.add(_unheeded(master.system, asked, choice.hiding, until)):
            break
    return least


def _unheeded(system: System, asked: Sequence[End], hiding: Limits, until: float) -> Iterator[Cut]:
    step = float(max(end.guard.high for end in asked))
    probe = Probe(system, blurred(system, hiding, step))
    for end in asked:
        if monotonic() > until:
            return
        answer = probe.farthest(end)
        if not end.is_reached(answer.count):
            cut = cut_against(system, end, answer.multipliers)
            if cut and cut.lacks(hiding) > WORTH:
                yield cut
