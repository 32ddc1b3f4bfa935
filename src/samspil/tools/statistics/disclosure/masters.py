"""Which cells to hide: the cheapest choice that heeds all cuts found so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from scipy.sparse import csr_matrix

from samspil.tools.statistics.disclosure.bridges import Bridge
from samspil.tools.statistics.disclosure.probes import Cut
from samspil.tools.statistics.disclosure.solving import Box, Flags, Limits, solver
from samspil.tools.statistics.disclosure.systems import System

# The cells and the coefficients of a row, as bytes.
Row = tuple[bytes, bytes]


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
        if (system.weights == np.rint(system.weights)).all():
            # Whole weights make whole costs: nearer than this it is the best.
            self.model.setOptionValue("mip_abs_gap", 0.999)
        self.known: set[Row] = set()
        self.rows: list[tuple[float, Row]] = []
        # All that were ever added: they are true whatever must be hidden, so another master may take them.
        self.cuts: list[Cut] = []
        self.bridges: list[Bridge] = []
        self.parts: list[tuple[Flags, float]] = []

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
            if self._add_row(1.0, cells, share):
                self.cuts.append(cut)
                new += 1
        return new

    def add_bridges(self, bridges: Iterable[Bridge]) -> int:
        """How many of them are new."""
        new = 0
        for each in bridges:
            if self.must[each.cell] or self.must[each.others].any():
                continue
            cells = np.append(self.place[each.others], self.place[each.cell]).astype(np.int32)
            if self._add_row(0.0, cells, np.append(np.ones(len(each.others)), -1.0)):
                self.bridges.append(each)
                new += 1
        return new

    def add_part(self, part: Flags, least: float) -> None:
        """No safe choice costs less than that in a part."""
        open_ = np.flatnonzero(part & self.system.choosable & ~self.must)
        lacking = least - float(self.system.weights[part & self.must].sum())
        if lacking > 1e-6:
            self._add_row(lacking, self.place[open_], self.system.weights[open_])
            self.parts.append((part, least))

    def take(self, known: Iterable[tuple[Flags, float]]) -> None:
        """Parts that lie wholly among the cells that cost something here."""
        for part, least in known:
            if (self.system.weights[part] > 0).all():
                self.add_part(part, least)

    def _add_row(self, least: float, cells: Any, values: Limits) -> bool:
        key = (cells.tobytes(), values.tobytes())
        if key in self.known:
            return False
        self.known.add(key)
        self.rows.append((least, key))
        done = self.model.addRow(least, highspy.kHighsInf, len(cells), cells, values)
        assert done != highspy.HighsStatus.kError, "a row of cells that are none of this master's"
        return True

    def forget_idle_rows(self, room: float = 1e-6) -> None:
        """Those that the last choice in part heeds with `room` to spare; they are found again if need be."""
        values = np.array(self.model.getSolution().row_value)
        spare = values - np.array([least for least, _ in self.rows]) > room
        idle = np.flatnonzero(spare).astype(np.int32)
        self.known -= {self.rows[n][1] for n in idle}
        self.rows = [row for row, is_idle in zip(self.rows, spare, strict=True) if not is_idle]
        self.model.deleteRows(len(idle), idle)

    @contextmanager
    def within(self, these: Flags, among: Flags) -> Iterator[None]:
        """Only choices that hide all of `these`, and none but those `among`: their cost bounds no others."""
        count, every = len(self.columns), self.numbers
        self.model.changeColsBounds(count, every, these[self.columns] * 1.0, among[self.columns] * 1.0)
        try:
            yield
        finally:
            self.model.changeColsBounds(count, every, np.zeros(count), np.ones(count))

    def relaxed(self) -> Choice:
        """Cells may be hidden in part; costs no more than any true choice."""
        self._kinds(highspy.HighsVarType.kContinuous)
        self.model.setOptionValue("time_limit", highspy.kHighsInf)
        self.model.run()
        return self._choice(self.model.getInfo().objective_function_value)

    def whole(self, seconds: float, known: Flags | None = None, enough: float = -np.inf) -> Choice:
        """Each cell is hidden or not. `known`: a choice that heeds all, to begin from. `enough`: the first
        that costs no more than that is taken, the best or not."""
        self._kinds(highspy.HighsVarType.kInteger)
        self.model.setOptionValue("objective_target", enough - self.paid)
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
        # Stopped before it has a bound at all, the solver tells minus infinity.
        return Choice(hiding, self.paid + max(bound, 0.0), done)
