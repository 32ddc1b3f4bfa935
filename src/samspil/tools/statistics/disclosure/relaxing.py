"""Cuts before the search begins: from single relations, and from choices that hide cells in part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

import numpy as np

from samspil.tools.statistics.disclosure.bridges import lone_cells
from samspil.tools.statistics.disclosure.masters import Choice, Master
from samspil.tools.statistics.disclosure.probes import Cut, Probe, blurred, cut_against, cut_of
from samspil.tools.statistics.disclosure.solving import Limits, Numbers
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.witnesses import End, Witnesses
from samspil.tools.statistics.disclosure.worlds import Relation

# A cut that is lacking less than this is not worth a row.
WORTH = 0.02
ENOUGH_ROUNDS, IDLE_ROUNDS, RISE = 30, 3, 1.0005


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


def tighten(master: Master, asked: Sequence[End], until: float) -> Choice:
    """Add cuts and bridges that choices in part do not heed, as long as that raises the cost.

    Gives the last choice in part; no choice costs less.
    """
    choice, idle = master.relaxed(), 0
    for _ in range(ENOUGH_ROUNDS):
        cuts = list(unheeded(master.system, asked, choice.hiding, until))
        bridges = list(lone_cells(master.system, master.must, choice.hiding, until))
        if not master.add(cuts) + master.add_bridges(bridges):
            break
        before, choice = choice, master.relaxed()
        idle = 0 if choice.least_cost > before.least_cost * RISE else idle + 1
        if idle == IDLE_ROUNDS or monotonic() > until:
            break
    master.forget_idle_rows()
    return choice


def unheeded(
    system: System, asked: Sequence[End], hiding: Limits, until: float, worth: float = WORTH
) -> Iterator[Cut]:
    """Cuts that a choice in part does not heed.

    Ends are looked at by how far they are: on a path to one of them hardly a cell changes by more.
    """
    for far in sorted({end.far(system.truth) for end in asked}):
        group = [end for end in asked if end.far(system.truth) == far]
        probe, reached = Probe(system, blurred(system, hiding, far)), Witnesses(system, group)
        seen = np.zeros(len(group), np.bool_)
        for number, end in enumerate(group):
            if monotonic() > until:
                return
            if not seen[number]:
                answer = probe.farthest(end)
                seen |= reached.shows(answer.world)
                cut = None if seen[number] else cut_against(system, end, answer.multipliers)
                if cut and cut.lacks(hiding) > worth:
                    yield cut
