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
from samspil.tools.statistics.disclosure.readings import Numbers, Reading

# A solver wants a limit. A count that can be so high has none.
NO_LIMIT = 100_000
SLACK = 1e-5
CONTINUOUS, INTEGER = highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger

# A sum of cells: `((cell, 1),)`, or `((whole, 1), (part, -1))`.
Sum = tuple[tuple[int, int], ...]


class Reader:
    """`worlds`: whole counts of all cells that fit everything published; each was checked."""

    def __init__(self, reading: Reading, low: Numbers, high: Numbers) -> None:
        self.reading, self.low, self.high = reading, low, np.minimum(high, NO_LIMIT)
        self.unknown = np.flatnonzero(self.low < self.high)
        self.column = {int(cell): n for n, cell in enumerate(self.unknown)}
        self.known = np.where(self.low < self.high, 0.0, self.low)
        self.worlds: NDArray[np.int64] = np.zeros((0, len(low)), np.int64)
        self.equations = _matrix(reading)
        self.model = self._model()

    def _model(self) -> highspy.Highs:
        model = highspy.Highs()
        options = {"output_flag": False, "threads": 1, "random_seed": 7, "simplex_strategy": 4}
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

    def start(self, seconds: float) -> None:
        """Find one world. Raises Contradiction where there is none."""
        if not len(self.unknown):
            self.worlds = self.known[None, :].astype(np.int64)
            return
        self._kinds(INTEGER)
        self.model.setOptionValue("time_limit", self.model.getRunTime() + seconds)
        self.model.run()
        if self.model.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            raise Contradiction("No counts at all fit what is published.")
        self._remember()
        self._kinds(CONTINUOUS)
        self.model.setOptionValue("time_limit", highspy.kHighsInf)
        self.model.setOptionValue("presolve", "off")

    def bound(self, asked: Sum, *, highest: bool, seconds: float) -> int:
        """The most, or the least, that the sum can be in whole children.

        What is not settled in time is told as wide as it surely is not exceeded.
        """
        columns, signs = self._terms(asked)
        self._price(columns, -signs if highest else signs)
        self.model.run()
        value = self._value(asked)
        if not self._remember():
            self._kinds(INTEGER)
            self.model.setOptionValue("time_limit", self.model.getRunTime() + seconds)
            self.model.run()
            self._remember()
            proven = self.model.getInfo().mip_dual_bound
            settled = sum(self.known[cell] * sign for cell, sign in asked)
            value = settled + (-proven if highest else proven)
            self._kinds(CONTINUOUS)
            self.model.setOptionValue("time_limit", highspy.kHighsInf)
        self._price(columns, np.zeros(len(columns)))
        return floor(value + SLACK) if highest else ceil(value - SLACK)

    def many(self, sums: Sequence[Sum], target: int, *, highest: bool, seconds: float) -> None:
        """Look for a world where as many of the sums as possible are so high, or so low, at once."""
        model = self._model()
        model.setOptionValue("time_limit", seconds)
        model.setOptionValue("mip_rel_gap", 0.1)
        first, count = len(self.unknown), len(sums)
        model.addVars(count, np.zeros(count), np.full(count, float(target if highest else NO_LIMIT)))
        sign = 1.0 if highest else -1.0
        model.changeColsCost(count, np.arange(first, first + count, dtype=np.int32), np.full(count, -sign))
        for number, asked in enumerate(sums):
            columns, signs = self._terms(asked)
            settled = sum(self.known[cell] * each for cell, each in asked)
            # Highest: no higher than the sum and the target. Lowest: no lower than the sum and the target.
            every = np.append(columns, first + number).astype(np.int32)
            limits = (-highspy.kHighsInf, settled) if highest else (settled, highspy.kHighsInf)
            model.addRow(*limits, len(every), every, np.append(-signs, 1.0))
            if not highest:
                model.changeColBounds(first + number, float(target), float(NO_LIMIT))
        model.run()
        if not self._remember(model):
            columns = np.arange(first, dtype=np.int32)
            model.changeColsIntegrality(first, columns, np.array([INTEGER] * first))
            model.run()
            self._remember(model)

    def _terms(self, asked: Sum) -> tuple[NDArray[np.int32], Numbers]:
        terms = [(self.column[cell], float(sign)) for cell, sign in asked if cell in self.column]
        return np.array([c for c, _ in terms], np.int32), np.array([sign for _, sign in terms])

    def _price(self, columns: NDArray[np.int32], prices: Numbers) -> None:
        self.model.changeColsCost(len(columns), columns, prices)

    def _kinds(self, kind: highspy.HighsVarType) -> None:
        columns = np.arange(len(self.unknown), dtype=np.int32)
        self.model.changeColsIntegrality(len(columns), columns, np.array([kind] * len(columns)))

    def _found(self, model: highspy.Highs) -> Numbers:
        world = self.known.copy()
        world[self.unknown] = model.getSolution().col_value[: len(self.unknown)]
        return world

    def _value(self, asked: Sum) -> float:
        world = self._found(self.model)
        return float(sum(world[cell] * sign for cell, sign in asked))

    def _remember(self, model: highspy.Highs | None = None) -> bool:
        """Keep the solver's last answer if it is a world of whole children."""
        model = model or self.model
        if model.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return False
        found = self._found(model)
        world = np.rint(found)
        if np.abs(found - world).max(initial=0) > 1e-4 or not self._fits(world):
            return False
        self.worlds = np.vstack([self.worlds, world.astype(np.int64)])
        return True

    def _fits(self, world: Numbers) -> bool:
        within = ((world >= self.low) & (world <= self.high)).all()
        return bool(within) and not (self.equations @ world).any()


def _matrix(reading: Reading) -> Any:
    """One row an equation: its whole less its parts."""
    row = [n for n, (_, parts) in enumerate(reading.equations) for _ in range(1 + len(parts))]
    column = [cell for whole, parts in reading.equations for cell in (whole, *parts)]
    value = [sign for _, parts in reading.equations for sign in (1.0, *[-1.0] * len(parts))]
    return csr_matrix((value, (row, column)), shape=(len(reading.equations), len(reading.cells)))
