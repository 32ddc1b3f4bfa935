"""The cheapest further cells to hide so that one count can be so high, or so low.

A path of changes through the tables, by linear programming (Kelly, Golden and Assad 1992).
"""

from __future__ import annotations

import highspy
import numpy as np
from scipy.sparse import hstack, vstack

from samspil.tools.statistics.disclosure.guards import Guard
from samspil.tools.statistics.disclosure.probes import FAR
from samspil.tools.statistics.disclosure.solving import Box, Flags, Limits, Numbers, solver
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.witnesses import End

# What is hidden anyway is all but free, so that paths stay short.
ALL_BUT_FREE = 1e-3
PATIENCE = 15.0


class Completer:
    """Three variables a cell: a change that is free or all but, and what is paid for, up and down.

    Only cells `among` those given may change, where any are. `hidden` is shared with whoever gives it.
    """

    def __init__(self, system: System, hidden: Flags, among: Numbers | None = None) -> None:
        self.system, self.hidden, self.seen = system, hidden, hidden.copy()
        changeable = system.hidden_low < system.hidden_high
        self.cells = np.flatnonzero(changeable) if among is None else among[changeable[among]]
        self.place = {int(n): i for i, n in enumerate(self.cells)}
        count = len(self.cells)
        matrix = system.matrix[:, self.cells]
        rows = matrix[np.flatnonzero(np.diff(matrix.indptr))]
        self.asked_row = rows.shape[0]
        every = vstack([hstack([rows, rows, -rows]), np.zeros((1, 3 * count))]).tocsr()
        nought = np.zeros(self.asked_row + 1)
        self.model = solver(every, Box(np.zeros(3 * count), np.zeros(3 * count)), Box(nought, nought))
        self._limits(self.cells)

    def _see(self) -> None:
        """Take in what was hidden since."""
        new = self.cells[self.hidden[self.cells] & ~self.seen[self.cells]]
        if len(new):
            self.seen[new] = True
            self._limits(new)

    def _limits(self, cells: Numbers) -> None:
        """What may change freely, up and down, and what that costs; for a cell that is hidden, all of it."""
        system, truth = self.system, self.system.truth[cells]
        low, high = (np.clip(each[cells] - truth, -FAR, FAR) for each in system.limits(self.hidden))
        paid = system.choosable[cells] & ~self.hidden[cells]
        down = np.where(paid, truth - system.hidden_low[cells], 0)
        up = np.where(paid, np.minimum(system.hidden_high[cells] - truth, FAR), 0)
        at = np.array([self.place[int(n)] for n in cells], np.int32)
        count, step = len(at), len(self.cells)
        numbers = np.concatenate([at, at + step, at + 2 * step]).astype(np.int32)
        zeros = np.zeros(count)
        weights = np.maximum(system.weights[cells], ALL_BUT_FREE)
        self.model.changeColsBounds(
            3 * count, numbers, np.concatenate([low, zeros, zeros]), np.concatenate([high, up, down])
        )
        self.model.changeColsCost(3 * count, numbers, np.concatenate([zeros, weights, weights]))

    def path(self, end: End, seconds: float = PATIENCE) -> Limits | None:
        """Counts of all cells where the end is reached; None where hiding cannot bring it about."""
        self._see()
        guard = end.guard
        change = end.target - int(guard.count(self.system.truth))
        sides = (change, highspy.kHighsInf) if end.sign > 0 else (-highspy.kHighsInf, change)
        self._ask(guard, 1.0)
        self.model.changeRowBounds(self.asked_row, *(float(each) for each in sides))
        world = self._solve()
        if world is not None and np.abs(world - np.rint(world)).max() > 1e-4:
            # Not found in time: then in fractions, for the cells it changes are worth hiding all the same.
            whole = self._solve_whole(min(seconds, PATIENCE))
            world = world if whole is None else whole
        self._ask(guard, 0.0)
        self.model.changeRowBounds(self.asked_row, 0.0, 0.0)
        return world

    def changed(self, world: Limits) -> Numbers:
        """Cells that are shown now and that this world needs hidden."""
        low, high = self.system.limits(self.hidden)
        return np.flatnonzero((world < low - 1e-6) | (world > high + 1e-6))

    def _ask(self, guard: Guard, value: float) -> None:
        step = len(self.cells)
        signs = [(guard.cell, value), *([(guard.less, -value)] if guard.less is not None else [])]
        for cell, sign in signs:
            if (at := self.place.get(cell)) is not None:
                for number, each in ((at, sign), (at + step, sign), (at + 2 * step, -sign)):
                    self.model.changeCoeff(self.asked_row, number, each)

    def _solve(self) -> Limits | None:
        self.model.run()
        if self.model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        free, up, down = np.split(np.array(self.model.getSolution().col_value), 3)
        world = self.system.truth.astype(float)
        world[self.cells] += free + up - down
        return world

    def _solve_whole(self, seconds: float) -> Limits | None:
        count = 3 * len(self.cells)
        numbers = np.arange(count, dtype=np.int32)
        self.model.changeColsIntegrality(count, numbers, np.array([highspy.HighsVarType.kInteger] * count))
        self.model.setOptionValue("time_limit", self.model.getRunTime() + seconds)
        self.model.setOptionValue("mip_rel_gap", 0.3)
        self.model.run()
        found = self.model.getInfo().primal_solution_status == 2
        world = None
        if found:
            free, up, down = np.split(np.array(self.model.getSolution().col_value), 3)
            world = self.system.truth.astype(float)
            world[self.cells] += np.rint(free + up - down)
        self.model.setOptionValue("time_limit", highspy.kHighsInf)
        kinds = np.array([highspy.HighsVarType.kContinuous] * count)
        self.model.changeColsIntegrality(count, numbers, kinds)
        return world
