"""What a search knows: the best safe choice so far, what none costs less than, and whether one is safe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, inf
from time import monotonic

import numpy as np

from samspil.tools.statistics.disclosure.completing import Completer
from samspil.tools.statistics.disclosure.probes import (
    Cut,
    Probe,
    Settled,
    cut_against,
    sharp,
    whole_world,
)
from samspil.tools.statistics.disclosure.solving import Counts, Flags
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.trimming import trimmed
from samspil.tools.statistics.disclosure.witnesses import End, Witnesses

# Seconds for one integer program that decides about one count.
LONG = 20.0
# So near the least cost is near.
NEAR = 0.005


@dataclass
class Search:
    """The best safe choice so far, and what no choice costs less than. `hidden`: what is looked at now."""

    system: System
    must: Flags
    ends: Sequence[End]
    until: float
    best: Flags | None = None
    least_cost: float = 0.0
    rounds: int = 0
    unreachable: list[End] = field(default_factory=list)
    doubts: int = 0
    worlds: list[Counts] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hidden = self.must.copy()

    @property
    def _is_whole(self) -> bool:
        return bool((self.system.weights == np.rint(self.system.weights)).all())

    @property
    def left(self) -> float:
        return self.until - monotonic()

    def cost(self, hidden: Flags) -> float:
        return float(self.system.weights[hidden].sum())

    @property
    def is_proven(self) -> bool:
        return self.best is not None and self.cost(self.best) < self.least_cost + 1e-6 and not self.doubts

    @property
    def better(self) -> float:
        """What is cheaper than the best choice, if that is near."""
        if self.best is None or self.cost(self.best) - self.least_cost > NEAR * self.cost(self.best):
            return -inf
        return self.cost(self.best) - (1 if self._is_whole else self.cost(self.best) * 1e-6)

    def raise_least(self, cost: float) -> None:
        """Whole weights make whole costs."""
        if self._is_whole:
            cost = ceil(cost - 1e-5)
        self.least_cost = max(self.least_cost, cost)

    def offer(self, hidden: Flags, worlds: Sequence[Counts] = ()) -> None:
        """A choice that is safe, with the worlds that show it."""
        if self.best is None or self.cost(hidden) < self.cost(self.best):
            self.best, self.worlds = hidden.copy(), list(worlds)

    def complete(self, until: float, worlds: Sequence[Counts] = ()) -> None:
        """Hide more until every end is witnessed, then show what can be shown; offer that.

        Given up at `until` if there is a safe choice already: without one there is nothing to take. `worlds`:
        some that were found.
        """
        hidden, witnesses = self.hidden.copy(), Witnesses(self.system, self.ends)
        # Those of the best choice too, as far as they hold under this one.
        witnesses.recall([*worlds, *self.worlds])
        witnesses.keep(sharp(self.system, hidden))
        completer = Completer(self.system, hidden)
        for number, end in enumerate(self.ends):
            if self.best is not None and monotonic() > until:
                return
            seconds = LONG if self.best is None else until - monotonic()
            if not witnesses.is_shown[number] and not self.reach(end, completer, witnesses, seconds):
                if self.best is None:
                    self.unreachable.append(end)
                return
        self.offer(trimmed(hidden, self.must, witnesses, until), witnesses.worlds)

    def reach(self, end: End, completer: Completer, witnesses: Witnesses, seconds: float = LONG) -> bool:
        """Hide what the cheapest path to the end needs; whether there is one in whole children.

        No integer program takes longer than `seconds`.
        """
        seconds = min(max(seconds, 0.1), LONG)
        world = completer.path(end, seconds)
        if world is None:
            return False
        completer.hidden[completer.changed(world)] = True
        box = sharp(self.system, completer.hidden)
        if witnesses.add(world, box):
            return True
        settled, world = whole_world(self.system, box, end, seconds)
        return settled is Settled.WORLD and witnesses.add(world, box)


def unsafe(search: Search, witnesses: Witnesses) -> list[Cut] | None:
    """Cuts that forbid the choice looked at now; None where it is safe."""
    system, hidden = search.system, search.hidden
    box = sharp(system, hidden)
    witnesses.keep(box)
    probe, cuts, doubtful, hopeless = Probe(system, box), list[Cut](), list[End](), False
    for number in witnesses.open_ends():
        end = search.ends[number]
        if witnesses.is_shown[number]:
            continue
        answer = probe.farthest(end)
        if end.is_reached(answer.count):
            if not witnesses.add(answer.world, box):
                doubtful.append(end)
        elif cut := cut_against(system, end, answer.multipliers):
            cuts.append(cut)
        else:
            hopeless = True
    if not cuts:
        # Where no further cell would help there is no cut, and the choice is not safe all the same.
        return [] if hopeless else _in_whole_children(doubtful, hidden, search, witnesses)
    return cuts


def _in_whole_children(
    doubtful: Sequence[End], hidden: Flags, search: Search, witnesses: Witnesses
) -> list[Cut] | None:
    """Cuts where a count is open in fractions of children only; None where each has its world."""
    system, box = search.system, sharp(search.system, hidden)
    for end in doubtful:
        settled, world = whole_world(system, box, end, min(LONG, max(search.left, 1.0)))
        if settled is Settled.WORLD:
            witnesses.add(world, box)
            continue
        search.doubts += settled is Settled.UNKNOWN
        shown = np.flatnonzero(system.choosable & ~hidden)
        # Nothing is left to hide: no choice will do.
        return [Cut(shown, np.ones(len(shown)))] if len(shown) else []
    return None
