"""Parts of the tables that are solved alone: what one needs where all else is hidden, the whole needs too.

A choice that is safe stays safe where more is hidden. So whatever it hides of a part is safe for that part
with all other cells hidden, and costs there no less than the cheapest such choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import numpy as np

from samspil.tools.statistics.disclosure.solving import Flags
from samspil.tools.statistics.disclosure.systems import System
from samspil.tools.statistics.disclosure.tables import Cell

# Of a dimension, which nodes its wholes are split into; the total, which cells do not name, is "".
Splits = Mapping[str, set[tuple[str, frozenset[str]]]]
TOTAL = ""


def parts(system: System) -> Iterator[Flags]:
    """Of each dimension: the cells of one node, of a group with its own groups, of all groups of groups.

    The smaller first. Where a dimension has groups of groups, last those with the nodes of one group.
    """
    splits = _splits(system)
    sets = chain.from_iterable(
        _sets(_nodes(system, name), splits.get(name, set())) for name in _names(system)
    )
    found = {flags.tobytes(): flags for flags in sets}
    yield from sorted(found.values(), key=lambda flags: (int(flags.sum()), flags.tobytes()))


def _names(system: System) -> list[str]:
    return sorted({name for cell in system.cells for name, _ in cell.at})


def _nodes(system: System, name: str) -> list[str]:
    """The node of each cell."""
    return [dict(cell.at).get(name, TOTAL) for cell in system.cells]


def _sets(nodes: list[str], splits: Iterable[tuple[str, frozenset[str]]]) -> Iterator[Flags]:
    of = np.array(nodes)
    yield from (of == node for node in dict.fromkeys(nodes))
    wholes = {whole for whole, _ in splits}
    if len(wholes) < 2:
        return
    groups = np.isin(of, sorted(wholes))
    yield groups
    for whole, below in splits:
        family = np.isin(of, sorted(below | {whole}))
        yield family
        yield family | groups


def _splits(system: System) -> Splits:
    """Told by relations of which the cells differ in one dimension only."""
    found: dict[str, set[tuple[str, frozenset[str]]]] = {}
    for each in system.relations:
        whole, below = system.cells[each.whole], [system.cells[part] for part in each.parts]
        if name := _only_difference(whole, below):
            nodes = frozenset(dict(cell.at).get(name, TOTAL) for cell in below)
            found.setdefault(name, set()).add((dict(whole.at).get(name, TOTAL), nodes))
    return {name: _widest(splits) for name, splits in found.items()}


def _only_difference(whole: Cell, below: list[Cell]) -> str:
    names = {name for cell in below for name, _ in set(cell.at) ^ set(whole.at)}
    return names.pop() if len(names) == 1 else ""


def _widest(splits: set[tuple[str, frozenset[str]]]) -> set[tuple[str, frozenset[str]]]:
    """Where nobody is in some part, a split names fewer nodes than it has."""
    return {
        (whole, nodes)
        for whole, nodes in splits
        if not any(whole == other and nodes < wider for other, wider in splits)
    }
