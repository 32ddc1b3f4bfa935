"""The reader's arithmetic: how high and how low can a count be, given all that was published?"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from samspil.tools.statistics.disclosure.errors import Contradiction
from samspil.tools.statistics.disclosure.protections import Worlds
from samspil.tools.statistics.disclosure.readings import Numbers, Reading

# A solver wants a limit: this much beyond everything that is told. A count that can be so high has none.
BEYOND = 10_000
SLACK = 1e-5
INTEGER = highspy.HighsVarType.kInteger
# Further than this nothing counts as on its way to being few.
FAR = 1_000

# A sum of cells: `((cell, 1),)`, or `((whole, 1), (part, -1))`.
Sum = tuple[tuple[int, int], ...]


class Reader:
    """`worlds`: whole counts of all cells that fit everything published; each was checked.

    `highest`: the most that each cell counts in any of them.
    """

    def __init__(self, reading: Reading, low: Numbers, high: Numbers) -> None:
        self.no_limit = int(reading.high[np.isfinite(reading.high)].sum()) + BEYOND
        self.reading, self.low, self.high = reading, low, np.minimum(high, self.no_limit)
        self.unknown = np.flatnonzero(self.low < self.high)
        self.column = {int(cell): n for n, cell in enumerate(self.unknown)}
        self.known = np.where(self.low < self.high, 0.0, self.low)
        self.worlds: list[NDArray[np.int64]] = []
        self.highest = self.low
        self.equations = _matrix(reading)
        # Two of them: after a program in whole numbers the other would have to begin anew.
        self.model, self.whole = self._model(), self._model()
        columns = np.arange(len(self.unknown), dtype=np.int32)
        self.whole.changeColsIntegrality(len(columns), columns, np.array([INTEGER] * len(columns)))
        self.model.setOptionValue("presolve", "off")
        self.model.setOptionValue("simplex_strategy", 4)

    def _model(self) -> highspy.Highs:
        model = highspy.Highs()
        options = {"output_flag": False, "threads": 1, "random_seed": 7}
        for option, value in options.items():
            model.setOptionValue(option, value)
        model.addVars(len(self.unknown), self.low[self.unknown], self.high[self.unknown])
        for whole, parts in self.reading.equations:
            signs = {whole: 1.0} | {part: -1.0 for part in parts}
            terms = {self.column[cell]: sign for cell, sign in signs.items() if cell in self.column}
            right = sum(self.known[part] for part in parts) - self.known[whole]
            if terms:
                columns, values = np.array(list(terms), np.int32), np.array(list(terms.values()))
                model.addRow(right, right, len(terms), columns, values)
            elif right:
                raise Contradiction(f"What is published of {self.reading.cells[whole]} does not add up.")
        return model

    def hear(self, said: Worlds) -> None:
        """Keep those of the worlds that hold by our own equations; the others tell nothing."""
        place = {cell: n for n, cell in enumerate(said.cells)}
        if any(cell not in place for cell in self.reading.cells):
            return
        worlds = said.counts[:, [place[cell] for cell in self.reading.cells]]
        # Within the limits first: beyond them sums could run over, and what runs over may seem nought.
        worlds = worlds[
            ((worlds >= self.low) & (worlds <= self.high) & (worlds == np.rint(worlds))).all(axis=1)
        ]
        for world in worlds[~(self.equations @ worlds.T).any(axis=0)]:
            self._keep(world)

    def start(self, seconds: float) -> None:
        """Find one world. Raises Contradiction where there is none."""
        if self.worlds:
            return
        if not len(self.unknown):
            self._keep(self.known)
        elif self._run_whole(seconds) == highspy.HighsModelStatus.kInfeasible:
            raise Contradiction("No counts at all fit what is published.")

    def can_be(self, asked: Sum, target: int, *, highest: bool, seconds: float) -> bool | None:
        """Whether the sum can be `target` or more (or fewer) in whole children; None: not settled in time."""
        fraction = self.farthest(asked, highest=highest)
        if (fraction < target - SLACK) if highest else (fraction > target + SLACK):
            return False
        if self._remember(self.model):
            return True
        columns, signs = self._terms(asked)
        settled = sum(self.known[cell] * sign for cell, sign in asked)
        limits = (target - settled, highspy.kHighsInf) if highest else (-highspy.kHighsInf, target - settled)
        self.whole.addRow(*limits, len(columns), columns, signs)
        before = len(self.worlds)
        status = self._run_whole(seconds)
        self.whole.deleteRows(1, np.array([self.whole.getNumRow() - 1], np.int32))
        if len(self.worlds) > before:
            return True
        return False if status == highspy.HighsModelStatus.kInfeasible else None

    def bound(self, asked: Sum, *, highest: bool, seconds: float) -> int:
        """The most, or the least, that the sum can be in whole children.

        What is not settled in time is told as wide as it surely is not exceeded.
        """
        value = self.farthest(asked, highest=highest)
        if not self._remember(self.model):
            columns, signs = self._terms(asked)
            self.whole.changeColsCost(len(columns), columns, -signs if highest else signs)
            self._run_whole(seconds)
            proven = self.whole.getInfo().mip_dual_bound
            value = sum(self.known[cell] * sign for cell, sign in asked) + (-proven if highest else proven)
            self.whole.changeColsCost(len(columns), columns, np.zeros(len(columns)))
        return floor(value + SLACK) if highest else ceil(value - SLACK)

    def farthest(self, asked: Sum, *, highest: bool) -> float:
        """The most, or the least, in fractions of children."""
        columns, signs = self._terms(asked)
        self.model.changeColsCost(len(columns), columns, -signs if highest else signs)
        self.model.run()
        self.model.changeColsCost(len(columns), columns, np.zeros(len(columns)))
        world = self._found(self.model)
        return float(sum(world[cell] * sign for cell, sign in asked))

    def _run_whole(self, seconds: float) -> Any:
        """Run the program in whole children and keep what it finds; its status."""
        self.whole.setOptionValue("time_limit", self.whole.getRunTime() + seconds)
        self.whole.run()
        self._remember(self.whole)
        return self.whole.getModelStatus()

    def many(self, sums: Sequence[Sum], target: int, *, highest: bool, seconds: float, whole: bool) -> None:
        """Look for a world where as many of the sums as possible are so high, or so low, at once.

        First each step towards the target counts; `whole`: only who gets there does, in whole children.
        """
        model = self._model()
        model.setOptionValue("presolve", "choose")
        model.setOptionValue("time_limit", seconds)
        model.setOptionValue("mip_rel_gap", 0.3)
        first, count = len(self.unknown), len(sums)
        far = 1.0 if whole else float(target if highest else FAR)
        model.addVars(count, np.zeros(count), np.full(count, far))
        extra = np.arange(first, first + count, dtype=np.int32)
        model.changeColsCost(count, extra, np.full(count, -1.0))
        for number, asked in enumerate(sums):
            columns, signs = self._terms(asked)
            settled = float(sum(self.known[cell] * each for cell, each in asked))
            every = np.append(columns, first + number).astype(np.int32)
            # Highest: gain x step <= sum. Lowest: sum <= target + FAR - gain x step.
            step = float(target if highest else FAR) if whole else 1.0
            if highest:
                model.addRow(-settled, highspy.kHighsInf, len(every), every, np.append(signs, -step))
            else:
                most = target + FAR - settled
                model.addRow(-highspy.kHighsInf, most, len(every), every, np.append(signs, step))
        if not whole:
            model.run()
            if self._remember(model):
                return
        columns = np.arange(first + (count if whole else 0), dtype=np.int32)
        model.changeColsIntegrality(len(columns), columns, np.array([INTEGER] * len(columns)))
        model.run()
        self._remember(model)

    def _terms(self, asked: Sum) -> tuple[NDArray[np.int32], Numbers]:
        terms = [(self.column[cell], float(sign)) for cell, sign in asked if cell in self.column]
        return np.array([c for c, _ in terms], np.int32), np.array([sign for _, sign in terms])

    def _found(self, model: highspy.Highs) -> Numbers:
        world = self.known.copy()
        world[self.unknown] = model.getSolution().col_value[: len(self.unknown)]
        return world

    def _remember(self, model: highspy.Highs) -> bool:
        """Keep the solver's last answer if it is a world of whole children."""
        if model.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return False
        found = self._found(model)
        world = np.rint(found)
        if np.abs(found - world).max(initial=0) > 1e-4 or not self._fits(world):
            return False
        self._keep(world)
        return True

    def _keep(self, world: Numbers | NDArray[np.int64]) -> None:
        self.worlds.append(world.astype(np.int64))
        self.highest = np.maximum(self.highest, world)

    def _fits(self, world: Numbers) -> bool:
        within = ((world >= self.low) & (world <= self.high)).all()
        return bool(within) and not (self.equations @ world).any()


def _matrix(reading: Reading) -> Any:
    """One row an equation: its whole less its parts."""
    row = [n for n, (_, parts) in enumerate(reading.equations) for _ in range(1 + len(parts))]
    column = [cell for whole, parts in reading.equations for cell in (whole, *parts)]
    value = [sign for _, parts in reading.equations for sign in (1.0, *[-1.0] * len(parts))]
    return csr_matrix((value, (row, column)), shape=(len(reading.equations), len(reading.cells)))
