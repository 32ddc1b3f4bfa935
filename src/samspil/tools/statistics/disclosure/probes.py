"""How far a hidden count can be from the truth for a reader, and which cells it would help to hide.

Fischetti and Salazar (2001): each bound that a reader can put on a count is a proof by linear programming;
its multipliers say which cells would have to be hidden, at the least, for the proof to fail.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import highspy
import numpy as np

from samspil.tools.statistics.disclosure.solving import Box, Flags, Limits, Numbers, cost, solver
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.witnesses import End

# Counts have no upper limit for a reader; a solver wants one. Far beyond what any proof needs.
FAR = 10_000.0
NOUGHT = 1e-7


@dataclass(frozen=True)
class Cut:
    """At least so much of these cells must be hidden: the sum of `share` over hidden `cells` is 1 or more."""

    cells: Numbers
    share: Limits

    def lacks(self, hiding: Limits) -> float:
        return 1.0 - float(self.share @ hiding[self.cells])


@dataclass(frozen=True)
class Answer:
    """The farthest count, the counts of all cells where it is reached, and the multipliers of the proof."""

    count: float
    world: Limits
    multipliers: Limits


class Probe:
    """Asks for one choice of limits. Cells with one value only are put into the sides of the rows."""

    def __init__(self, system: System, box: Box) -> None:
        self.system, self.box = system, Box(box.low, np.minimum(box.high, system.truth + FAR))
        self.free = np.flatnonzero(self.box.low < self.box.high)
        self.place = np.full(len(box.low), -1, np.intp)
        self.place[self.free] = np.arange(len(self.free))
        reduced = system.matrix[:, self.free]
        self.rows = np.flatnonzero(np.diff(reduced.indptr))
        settled = np.where(self.place < 0, self.box.low, 0.0)
        sides = -(system.matrix @ settled)[self.rows]
        columns = Box(self.box.low[self.free], self.box.high[self.free])
        self.model = solver(reduced[self.rows], columns, Box(sides, sides))
        # From one objective to the next the last corner stays a corner: no presolve, primal simplex.
        self.model.setOptionValue("simplex_strategy", 4)
        self.model.setOptionValue("presolve", "off")
        self.settled = settled

    def farthest(self, end: End) -> Answer:
        """The most, or the least, that the guarded group can count."""
        asked = self.terms(end)
        columns = np.array([n for n, _ in asked], np.intp)
        cost(self.model, columns, np.array([float(value) for _, value in asked]))
        self.model.run()
        if self.model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            self._run_afresh()
        assert self.model.getModelStatus() == highspy.HighsModelStatus.kOptimal, self.model.getModelStatus()
        solution = self.model.getSolution()
        cost(self.model, columns, np.zeros(len(columns)))
        world = self.settled.copy()
        world[self.free] = solution.col_value
        multipliers = np.zeros(len(self.system.relations))
        multipliers[self.rows] = solution.row_dual
        return Answer(float(end.guard.count(world)), world, multipliers)

    def _run_afresh(self) -> None:
        """Where primal simplex gives up, which is rare, the other way is taken."""
        for name, value in (("simplex_strategy", 1), ("presolve", "choose")):
            self.model.setOptionValue(name, value)
        self.model.clearSolver()
        self.model.run()
        for name, value in (("simplex_strategy", 4), ("presolve", "off")):
            self.model.setOptionValue(name, value)

    def terms(self, end: End) -> list[tuple[int, int]]:
        """What is minimised, by column."""
        signs = [(end.guard.cell, -end.sign)]
        if end.guard.less is not None:
            signs.append((end.guard.less, end.sign))
        return [(int(self.place[n]), value) for n, value in signs if self.place[n] >= 0]


def cut_against(system: System, end: End, multipliers: Limits) -> Cut | None:
    """The cut that makes the proof fail; None where it is none, or where hiding cannot make it fail.

    Minimising `c x`, any multipliers prove `c x >= sum of d x at its limits`, with `d = c - A'multipliers`.
    """
    prices = np.zeros(len(system.cells))
    prices[end.guard.cell] = -end.sign
    if end.guard.less is not None:
        prices[end.guard.less] = end.sign
    prices -= system.matrix.T @ multipliers
    cells = np.flatnonzero(np.abs(prices) > NOUGHT)
    return cut_of(system, end, cells, prices[cells])


def cut_of(system: System, end: End, cells: Numbers, prices: Limits) -> Cut | None:
    """The cut of a proof that uses these cells at these prices."""
    shown = np.where(prices > 0, system.shown_low[cells], system.shown_high[cells])
    lacking = float(prices @ shown) + end.sign * end.target
    if not np.isfinite(lacking) or lacking < NOUGHT:
        return None
    gain = np.abs(prices) * np.where(prices > 0, system.room_below[cells], system.room_above[cells])
    helps = gain > NOUGHT
    # Rounded up: a cut may be a little weak, never wrong.
    share = np.minimum(1.0, np.ceil(gain[helps] / lacking * 1e6) / 1e6)
    return Cut(cells[helps], share) if helps.any() else None


class Settled(StrEnum):
    """What an integer program came to."""

    WORLD = "a world of whole counts"
    NONE = "there is none"
    UNKNOWN = "not found out in time"


def whole_world(system: System, box: Box, end: End, seconds: float) -> tuple[Settled, Limits]:
    """Whole counts within the limits where the end is reached."""
    probe = Probe(system, box)
    columns = np.arange(len(probe.free), dtype=np.int32)
    kinds = np.array([highspy.HighsVarType.kInteger] * len(columns))
    probe.model.changeColsIntegrality(len(columns), columns, kinds)
    probe.model.setOptionValue("presolve", "choose")
    probe.model.setOptionValue("time_limit", seconds)
    terms = probe.terms(end)
    settled = sum(box.low[cell] for cell in (end.guard.cell,) if probe.place[cell] < 0)
    if end.guard.less is not None and probe.place[end.guard.less] < 0:
        settled -= box.low[end.guard.less]
    sides = (end.target - settled, highspy.kHighsInf)
    low, high = sides if end.sign > 0 else (-highspy.kHighsInf, sides[0])
    values = np.array([float(-end.sign * value) for _, value in terms])
    probe.model.addRow(low, high, len(terms), np.array([n for n, _ in terms], np.int32), values)
    probe.model.run()
    status = probe.model.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        world = probe.settled.copy()
        world[probe.free] = np.rint(probe.model.getSolution().col_value)
        return Settled.WORLD, world
    return (Settled.NONE if status == highspy.HighsModelStatus.kInfeasible else Settled.UNKNOWN), box.low


def blurred(system: System, hiding: Limits, step: float) -> Box:
    """Limits for cells that are hidden in part: so far towards those of a hidden cell, at most a `step`."""
    below = np.where(hiding < 1, hiding * np.minimum(system.room_below, step), system.room_below)
    above = np.where(hiding < 1, hiding * np.minimum(system.room_above, step), system.room_above)
    return Box(system.shown_low - below, system.shown_high + above)


def sharp(system: System, hidden: Flags) -> Box:
    return Box(*system.limits(hidden))
