"""The part of a large set of tables in which a count's path is looked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samspil.tools.statistics.disclosure.guards import Guard
from samspil.tools.statistics.disclosure.solving import Flags, Numbers
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.tables import Frame

# Of a dimension with more nodes, only a cell's own, those around it and a few beside them.
WHOLE_UP_TO = 16
BESIDE = 3
# The node of a cell of another table, which this dimension does not have here.
ELSEWHERE = -1

Kept = tuple[tuple[str, frozenset[str]], ...]


class Surroundings:
    def __init__(self, system: System, frames: Sequence[Frame], must: Flags) -> None:
        self.hierarchies = {each.name: each for frame in frames for each in frame.hierarchies}
        self.system = system
        self.richness = self._richness(must)
        self._by_name: dict[str, tuple[Numbers, dict[str, int]]] = {}

    def _richness(self, must: Flags) -> dict[tuple[str, str], int]:
        """How many cells of each node are hidden anyway: paths through them cost little."""
        found: dict[tuple[str, str], int] = {}
        for n in np.flatnonzero(must):
            for at in self.system.cells[n].at:
                found[at] = found.get(at, 0) + 1
        return found

    def kept(self, guard: Guard) -> Kept:
        """Of each large dimension, the nodes that matter for the guard."""
        cells = [self.system.cells[guard.cell], *([self.system.cells[guard.less]] if guard.less else [])]
        found = []
        for name, hierarchy in sorted(self.hierarchies.items()):
            if len(hierarchy.nodes) > WHOLE_UP_TO:
                own = {dict(cell.at).get(name, hierarchy.total) for cell in cells}
                nodes = own | {above for node in own for above in hierarchy.above[node]}
                for split in hierarchy.splits:
                    if split.whole in nodes:
                        rich = sorted(
                            split.parts, key=lambda part: (-self.richness.get((name, part), 0), part)
                        )
                        nodes |= set(rich[:BESIDE])
                found.append((name, frozenset(nodes)))
        return tuple(found)

    def cells(self, kept: Kept) -> Numbers:
        """All cells that lie in the kept nodes only."""
        stay = np.ones(len(self.system.cells), np.bool_)
        for name, nodes in kept:
            of_cells, number = self._nodes(name)
            stay &= np.isin(of_cells, [number[node] for node in nodes])
        return np.flatnonzero(stay)

    def _nodes(self, name: str) -> tuple[Numbers, dict[str, int]]:
        """The node of each cell in one dimension, as a number."""
        if name not in self._by_name:
            number = {node: n for n, node in enumerate(self.hierarchies[name].nodes)}
            found = [
                number.get(dict(cell.at).get(name, self.hierarchies[name].total), ELSEWHERE)
                for cell in self.system.cells
            ]
            self._by_name[name] = np.array(found, np.intp), number
        return self._by_name[name]
