"""Cells that are the same by definition become one: a whole whose other parts are nobody is its part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from samspil.tools.statistics.disclosure.solving import Counts, Flags, Numbers
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.witnesses import End
from samspil.tools.statistics.disclosure.worlds import Relation

NOBODY = -1


@dataclass(frozen=True)
class Merged:
    """A smaller system that has the same safe choices at the same cost.

    `of`: by cell of the large system, the number of its cell in the small one; -1 where surely nobody is.
    """

    system: System
    of: Numbers

    def flags(self, large: Flags) -> Flags:
        """Of the small system."""
        found = np.zeros(len(self.system.cells), np.bool_)
        found[self.of[large & (self.of != NOBODY)]] = True
        return found

    def ends(self, asked: Sequence[End]) -> list[End]:
        found = []
        for end in asked:
            less = NOBODY if end.guard.less is None else int(self.of[end.guard.less])
            small = replace(
                end.guard, cell=int(self.of[end.guard.cell]), less=None if less == NOBODY else less
            )
            found.append(End(small, end.sign))
        return found

    def hidden(self, small: Flags) -> Flags:
        """Of the large system. The last of all, number -1, is nobody's."""
        hidden: Flags = np.append(small, False)[self.of]
        return hidden

    def world(self, small: Counts) -> Counts:
        world: Counts = np.append(small, 0)[self.of]
        return world


def merged(system: System, must: Flags) -> Merged:
    """Where a whole has one part that is not surely nobody, and both are open in the same way."""
    nobody = ~system.choosable & (system.hidden_high == 0)
    for each in system.relations:
        nobody[each.whole] &= bool(nobody[list(each.parts)].all())
    same = _same(system, nobody, must)
    kept = np.flatnonzero((same == np.arange(len(same))) & ~nobody)
    place = np.full(len(same), NOBODY, np.intp)
    place[kept] = np.arange(len(kept))
    of = np.where(nobody, NOBODY, place[same])
    weights = np.zeros(len(kept))
    np.add.at(weights, of[~nobody], system.weights[~nobody])
    small = replace(
        system,
        cells=tuple(system.cells[n] for n in kept),
        relations=_relations(system, of),
        weights=weights,
        **{name: getattr(system, name)[kept] for name in BY_CELL},
    )
    return Merged(small, of)


BY_CELL = (
    "truth",
    "sure",
    "own",
    "revealing",
    "choosable",
    "hidden_low",
    "hidden_high",
    "shown_low",
    "shown_high",
)


def _same(system: System, nobody: Flags, must: Flags) -> Numbers:
    """Of each cell the first that is the same."""
    same = np.arange(len(system.cells))
    exact = system.choosable & (system.shown_low == system.shown_high)
    for each in system.relations:
        parts = [part for part in each.parts if not nobody[part]]
        if len(parts) == 1 and exact[each.whole] and exact[parts[0]]:
            one, other = sorted((same[each.whole], same[parts[0]]))
            alike = (
                system.hidden_low[one] == system.hidden_low[other]
                and system.hidden_high[one] == system.hidden_high[other]
                and must[one] == must[other]
            )
            if alike:
                same[same == other] = one
    return same


def _relations(system: System, of: Numbers) -> tuple[Relation, ...]:
    """Each once, without those that say only that a cell is itself."""
    found: dict[Relation, None] = {}
    for each in system.relations:
        whole = int(of[each.whole])
        parts = tuple(sorted(int(of[part]) for part in each.parts if of[part] != NOBODY))
        if parts != ((whole,) if whole != NOBODY else ()):
            found[Relation(whole, parts)] = None
    return tuple(found)
