"""The search for the cheapest safe choice, and the bounded search where that would take too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from time import monotonic

import numpy as np

from samspil.tools.statistics.disclosure.completing import Completer
from samspil.tools.statistics.disclosure.masters import Master
from samspil.tools.statistics.disclosure.probes import Cut, Probe, Settled, cut_against, sharp, whole_world
from samspil.tools.statistics.disclosure.relaxing import single_relations, tighten
from samspil.tools.statistics.disclosure.solving import Counts, Flags
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.trimming import trimmed
from samspil.tools.statistics.disclosure.witnesses import End, Witnesses

# Chains of cuts are found one after the other; so many in a round are enough.
CHAIN = 40
# Seconds for one integer program that decides about one count.
LONG = 20.0


@dataclass
class Search:
    """The best safe choice so far, and what no choice costs less than."""

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

    def cost(self, hidden: Flags) -> float:
        return float(self.system.weights[hidden].sum())

    @property
    def is_proven(self) -> bool:
        return self.best is not None and self.cost(self.best) < self.least_cost + 1e-6 and not self.doubts

    def raise_least(self, cost: float) -> None:
        """Whole weights make whole costs."""
        if (self.system.weights == np.rint(self.system.weights)).all():
            cost = ceil(cost - 1e-5)
        self.least_cost = max(self.least_cost, cost)

    def offer(self, hidden: Flags, worlds: Sequence[Counts] = ()) -> None:
        """A choice that is safe, with the worlds that show it."""
        if self.best is None or self.cost(hidden) < self.cost(self.best):
            self.best, self.worlds = hidden.copy(), list(worlds)

    def complete(self, hidden: Flags, until: float) -> None:
        """Hide more until every end is witnessed, then show what can be shown; offer that."""
        hidden, witnesses = hidden.copy(), Witnesses(self.system, self.ends)
        completer = Completer(self.system, hidden)
        for number, end in enumerate(self.ends):
            if not witnesses.is_shown[number] and not self.reach(end, completer, witnesses):
                self.unreachable.append(end)
                return
        self.offer(trimmed(hidden, self.must, witnesses, until), witnesses.worlds)

    def reach(self, end: End, completer: Completer, witnesses: Witnesses) -> bool:
        """Hide what the cheapest path to the end needs; whether there is one in whole children."""
        world = completer.path(end)
        if world is None:
            return False
        completer.hidden[completer.changed(world)] = True
        box = sharp(self.system, completer.hidden)
        if witnesses.add(world, box):
            return True
        settled, world = whole_world(self.system, box, end, LONG)
        return settled is Settled.WORLD and witnesses.add(world, box)


def cheapest(search: Search) -> None:
    """Cutting planes: choose, let the reader find what is known too well, forbid that, choose again."""
    system, master = search.system, Master(search.system, search.must)
    master.add(single_relations(system, search.ends))
    master.bridge()
    left = search.until - monotonic()
    search.raise_least(tighten(master, search.ends, monotonic() + left / 6))
    witnesses = Witnesses(system, search.ends)
    hidden = search.must
    while monotonic() < search.until and not search.is_proven:
        search.rounds += 1
        choice = master.whole(search.until - monotonic())
        search.raise_least(choice.least_cost)
        hidden = choice.hiding > 0.5
        cuts = _unheeded(hidden, search, witnesses)
        if cuts is None:
            search.offer(hidden, witnesses.worlds)
            if not choice.is_done:
                break
            continue
        if not master.add(cuts):
            break
    if search.best is None:
        search.complete(hidden, search.until)


def _unheeded(hidden: Flags, search: Search, witnesses: Witnesses) -> list[Cut] | None:
    """Cuts that forbid the choice; None where it is safe."""
    box = sharp(search.system, hidden)
    witnesses.keep(box)
    probe = Probe(search.system, box)
    cuts: list[tuple[End, Cut]] = []
    doubtful = []
    for number in witnesses.open_ends():
        end = search.ends[number]
        if witnesses.is_shown[number]:
            continue
        answer = probe.farthest(end)
        if end.is_reached(answer.count):
            if not witnesses.add(answer.world, box):
                doubtful.append(end)
        elif cut := cut_against(search.system, end, answer.multipliers):
            cuts.append((end, cut))
    if not cuts:
        return _in_whole_children(doubtful, hidden, search, witnesses)
    return [cut for _, cut in cuts] + _chain([end for end, _ in cuts], hidden, search)


def _in_whole_children(
    doubtful: Sequence[End], hidden: Flags, search: Search, witnesses: Witnesses
) -> list[Cut] | None:
    """Cuts where a count is open in fractions of children only; None where each has its world."""
    system, box = search.system, sharp(search.system, hidden)
    for end in doubtful:
        settled, world = whole_world(system, box, end, LONG)
        if settled is Settled.WORLD:
            witnesses.add(world, box)
            continue
        search.doubts += settled is Settled.UNKNOWN
        shown = np.flatnonzero(system.choosable & ~hidden)
        # Nothing is left to hide: no choice will do.
        return [Cut(shown, np.ones(len(shown)))] if len(shown) else []
    return None


def _chain(open_ends: Sequence[End], hidden: Flags, search: Search) -> list[Cut]:
    """Cuts one after the other, each as if the cells of those before it were hidden."""
    system, hidden, cuts = search.system, hidden.copy(), list[Cut]()
    probe = Probe(system, sharp(system, hidden))
    for end in open_ends:
        while len(cuts) < CHAIN:
            answer = probe.farthest(end)
            cut = None if end.is_reached(answer.count) else cut_against(system, end, answer.multipliers)
            if not cut or cut.lacks(hidden.astype(float)) < 1e-6:
                break
            cuts.append(cut)
            hidden[cut.cells] = True
            probe = Probe(system, sharp(system, hidden))
    return cuts
