"""Cuts before the search begins: from single relations, and from choices that hide cells in part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

import numpy as np

from samspil.tools.statistics.disclosure.masters import Master
from samspil.tools.statistics.disclosure.probes import Cut, Probe, blurred, cut_against, cut_of
from samspil.tools.statistics.disclosure.solving import Limits, Numbers
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.witnesses import End
from samspil.tools.statistics.disclosure.worlds import Relation

# A cut that is lacking less than this is not worth a row.
WORTH = 0.02
ENOUGH_ROUNDS, IDLE_ROUNDS, RISE = 30, 3, 1.001


def single_relations(system: System, asked: Sequence[End]) -> Iterator[Cut]:
    """Whoever knows all but one of a relation knows the one."""
    within: dict[int, list[Relation]] = {}
    for relation in system.relations:
        for cell in (relation.whole, *relation.parts):
            within.setdefault(cell, []).append(relation)
    for end in asked:
        if end.guard.less is None:
            for relation in within.get(end.guard.cell, []):
                if cut := cut_of(system, end, *_others(relation, end)):
                    yield cut


def _others(relation: Relation, end: End) -> tuple[Numbers, Limits]:
    """The other cells of a relation, at the prices that leave nothing but the guarded cell."""
    cells = np.array((relation.whole, *relation.parts))
    signs = np.array((1.0, *[-1.0] * len(relation.parts)))
    own = cells == end.guard.cell
    return cells[~own], end.sign * signs[own][0] * signs[~own]


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
