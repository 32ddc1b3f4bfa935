"""Which cells to hide: the cheapest choice that heeds all cuts found so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import csr_matrix

from samspil.tools.statistics.disclosure.probes import Cut
from samspil.tools.statistics.disclosure.solving import Box, Flags, Limits, solver
from samspil.tools.statistics.disclosure.systems import System


@dataclass(frozen=True)
class Choice:
    """How far each cell is hidden, 0 to 1, and what no choice costs less than. `is_done`: it is the best."""

    hiding: Limits
    least_cost: float
    is_done: bool


class Master:
    def __init__(self, system: System, must: Flags) -> None:
        self.system, self.must = system, must
        self.columns = np.flatnonzero(system.choosable & ~must)
        self.numbers = np.arange(len(self.columns), dtype=np.int32)
        self.place = np.full(len(must), -1, np.int32)
        self.place[self.columns] = np.arange(len(self.columns))
        nothing = csr_matrix((0, len(self.columns)))
        unit = Box(np.zeros(len(self.columns)), np.ones(len(self.columns)))
        self.model = solver(nothing, unit, Box(np.zeros(0), np.zeros(0)))
        self.model.changeColsCost(len(self.columns), self.numbers, system.weights[self.columns])
        self.paid = float(system.weights[must].sum())
        self.known: set[tuple[bytes, bytes]] = set()

    def add(self, cuts: Iterable[Cut]) -> int:
        """How many of them are new. What must be hidden counts as hidden already."""
        new = 0
        for cut in cuts:
            open_ = ~self.must[cut.cells]
            cells, share = self.place[cut.cells[open_]], cut.share[open_]
            lacking = 1.0 - cut.share[~open_].sum()
            if lacking < 1e-6:
                continue
            share = np.minimum(share / lacking, 1.0)
            key = (cells.tobytes(), share.tobytes())
            if key not in self.known:
                self.known.add(key)
                self.model.addRow(1.0, highspy.kHighsInf, len(cells), cells, share)
                new += 1
        return new

    def bridge(self) -> None:
        """A cell hidden alone in a relation is as good as shown: with another there, or not at all.

        True of cheapest choices where all that is shown in the relation is exact.
        """
        exact = self.system.shown_low == self.system.shown_high
        for each in self.system.relations:
            cells = np.array((each.whole, *each.parts))
            open_ = cells[self.system.choosable[cells]]
            if exact[cells].all() and not self.must[open_].any():
                for cell in open_:
                    others = self.place[open_[open_ != cell]]
                    columns = np.append(others, self.place[cell]).astype(np.int32)
                    values = np.append(np.ones(len(others)), -1.0)
                    self.model.addRow(0.0, highspy.kHighsInf, len(columns), columns, values)

    def relaxed(self) -> Choice:
        """Cells may be hidden in part; costs no more than any true choice."""
        self._kinds(highspy.HighsVarType.kContinuous)
        self.model.run()
        return self._choice(self.model.getInfo().objective_function_value)

    def whole(self, seconds: float, known: Flags | None = None) -> Choice:
        """Each cell is hidden or not. `known`: a choice that heeds all, to begin from."""
        self._kinds(highspy.HighsVarType.kInteger)
        self.model.setOptionValue("time_limit", self.model.getRunTime() + max(seconds, 0.1))
        if known is not None:
            start = highspy.HighsSolution()
            start.col_value = known[self.columns].astype(float)
            self.model.setSolution(start)
        self.model.run()
        return self._choice(self.model.getInfo().mip_dual_bound)

    def _kinds(self, kind: highspy.HighsVarType) -> None:
        self.model.changeColsIntegrality(
            len(self.columns), self.numbers, np.array([kind] * len(self.columns))
        )

    def _choice(self, bound: float) -> Choice:
        hiding = self.must.astype(float)
        hiding[self.columns] = self.model.getSolution().col_value
        done = self.model.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return Choice(hiding, self.paid + bound, done)
