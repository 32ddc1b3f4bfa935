"""The groups that must stay hidden, and how wide their intervals must be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from samspil.tools.statistics.disclosure.errors import CannotProtect
from samspil.tools.statistics.disclosure.protections import Group, Rest
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.solving import Counts, Flags, Limits
from samspil.tools.statistics.disclosure.systems import System

NAMED_AT_MOST = 5


@dataclass(frozen=True)
class Guard:
    """A reader must hold it possible that the group counts `low` or fewer, and that it counts `high` or more.

    The group is cell number `cell`, without cell `less` if there is one.
    """

    group: Group
    cell: int
    less: int | None
    low: int
    high: int

    def count(self, worlds: Counts | Limits) -> Counts | Limits:
        """The group's count in each of the rows of `worlds`."""
        counted = worlds[..., self.cell]
        return counted if self.less is None else counted - worlds[..., self.less]


def small_cells(system: System, rule: Rule) -> tuple[Guard, ...]:
    """Raises CannotProtect for cells that an earlier release has told."""
    told = system.hidden_low == system.hidden_high
    secret = is_secret(system, rule)
    known = np.flatnonzero(secret & told & system.own)
    if len(known):
        cells = [system.cells[n] for n in known[:NAMED_AT_MOST]]
        names = "; ".join(map(str, cells))
        raise CannotProtect(f"An earlier release tells what this rule hides: {names}.", cells)
    return tuple(
        Guard(system.cells[n], int(n), None, int(system.truth[n] > 0), rule.must_reach)
        for n in np.flatnonzero(secret & ~told)
    )


def is_secret(system: System, rule: Rule) -> Flags:
    """Small counts, nobody or everybody of few, zeros where they are not shown, and what we do not know."""
    small = (system.truth >= 1) & (system.truth <= rule.most_small)
    zero = (system.truth == 0) & (not rule.zeros_are_shown) & system.choosable
    secret: Flags = (small | system.revealing | zero | ~system.sure) & (rule.threshold > 1)
    return secret


def small_rests(system: System, rule: Rule, pairs: Iterable[tuple[int, int]]) -> tuple[Guard, ...]:
    """Of cells (around, within), those that differ by few."""
    somebody = system.hidden_high > 0
    single = {
        (each.whole, part)
        for each in system.relations
        for part in each.parts
        if somebody[list(each.parts)].sum() - somebody[part] == 1
    }
    # Where one other part is left, that one is guarded itself.
    found = (
        (whole, part)
        for whole, part in pairs
        if rule.is_small(int(system.truth[whole] - system.truth[part]))
        and system.truth[part]
        and (whole, part) not in single
    )
    return tuple(
        Guard(Rest(system.cells[whole], system.cells[part]), whole, part, 1, rule.must_reach)
        for whole, part in found
    )
