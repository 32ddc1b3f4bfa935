"""Tables of counts. A cell is the same cell in whatever table it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import product

from samspil.tools.statistics.disclosure.errors import BadHierarchy
from samspil.tools.statistics.disclosure.hierarchies import Hierarchy

Place = tuple[str, ...]


class Mark(StrEnum):
    """What stands in a cell. Each is printed in its own way, and none of them as another."""

    SHOWN = "shown"
    ZERO = "zero"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not applicable"
    MISSING = "missing"


@dataclass(frozen=True, order=True)
class Cell:
    """A group of people of one `subject`, such as pupils on 5 September 2025.

    `at` holds (dimension, node) in order of dimension, without the totals: the pupils of a school are the
    same in a table by grade and in a table by sex. `edition` is empty unless the count was revised: then it
    is another cell.
    """

    subject: str
    at: tuple[tuple[str, str], ...] = ()
    edition: str = ""

    def __str__(self) -> str:
        groups = ", ".join(node for _, node in self.at) or "all"
        return f"{self.subject}: {groups}" + (f" ({self.edition})" if self.edition else "")


@dataclass(frozen=True)
class Frame:
    """A table without its counts: what anybody who sees it knows of its build.

    `editions` by place: the cells whose counts were revised since they were first shown.
    """

    name: str
    subject: str
    hierarchies: tuple[Hierarchy, ...]
    editions: Mapping[Place, str] = field(default_factory=dict)

    @cached_property
    def cells(self) -> Mapping[Place, Cell]:
        """Every cell by its place: one node of each hierarchy, in their order."""
        return {place: self._cell(place) for place in product(*(each.nodes for each in self.hierarchies))}

    def _cell(self, place: Place) -> Cell:
        named = zip(self.hierarchies, place, strict=True)
        at = sorted((each.name, node) for each, node in named if node != each.total)
        return Cell(self.subject, tuple(at), self.editions.get(place, ""))

    def is_implied(self, place: Place) -> bool:
        return any(node in each.implied for each, node in zip(self.hierarchies, place, strict=True))

    def relations(self) -> Iterator[tuple[Cell, tuple[Cell, ...]]]:
        """Each whole with its parts, in every dimension."""
        for number, hierarchy in enumerate(self.hierarchies):
            others = [each.nodes for each in self.hierarchies]
            for split in hierarchy.splits:
                others[number] = (split.whole,)
                for place in product(*others):
                    parts = ((*place[:number], part, *place[number + 1 :]) for part in split.parts)
                    yield self.cells[place], tuple(self.cells[part] for part in parts)

    def shares(self) -> Iterator[tuple[Cell, Cell]]:
        """Each part of a share with those it is a share of."""
        for number, hierarchy in enumerate(self.hierarchies):
            if hierarchy.is_share:
                for place, cell in self.cells.items():
                    if place[number] != hierarchy.total:
                        yield cell, self.cells[(*place[:number], hierarchy.total, *place[number + 1 :])]

    def nested(self) -> Iterator[tuple[Cell, Cell]]:
        """Each cell with every other that lies wholly around it: (around, within)."""
        around = [{n: (n, *sorted(each.above[n])) for n in each.nodes} for each in self.hierarchies]
        for place, cell in self.cells.items():
            wider = product(*(each[node] for each, node in zip(around, place, strict=True)))
            next(wider)
            yield from ((self.cells[each], cell) for each in wider)


@dataclass(frozen=True)
class CountTable:
    """The true `counts` by place: whole numbers, or NOT_APPLICABLE (nobody can be there) or MISSING.

    A place that is not in `counts` is not shown, and worked out from the others where it can be.
    Raises BadHierarchy for a place the frame does not have.
    """

    frame: Frame
    counts: Mapping[Place, int | Mark]

    def __post_init__(self) -> None:
        for place, count in self.counts.items():
            if place not in self.frame.cells:
                raise BadHierarchy(f"{self.frame.name} has no cell {', '.join(place)}.")
            if count not in (Mark.NOT_APPLICABLE, Mark.MISSING) and not _is_count(count):
                raise BadHierarchy(f"{self.frame.name}: {', '.join(place)} is {count!r}, which is no count.")


def _is_count(count: object) -> bool:
    return isinstance(count, int) and count >= 0


def totalled(frame: Frame, leaves: Mapping[Place, int | Mark]) -> CountTable:
    """The table with every margin, added up from the finest cells; a leaf that is not named is 0.

    What is missing or not applicable adds nothing.
    """
    for place in leaves:
        if place not in frame.cells:
            raise BadHierarchy(f"{frame.name} has no cell {', '.join(place)}.")
    around = [{n: (n, *each.above[n]) for n in each.nodes} for each in frame.hierarchies]
    counts: dict[Place, int | Mark] = {place: 0 for place in frame.cells}
    for place, count in leaves.items():
        if isinstance(count, Mark):
            counts[place] = count
            continue
        for each in product(*(above[node] for above, node in zip(around, place, strict=True))):
            counts[each] = _plus(counts[each], count)
    return CountTable(frame, {p: count for p, count in counts.items() if not frame.is_implied(p)})


def _plus(before: int | Mark, count: int) -> int:
    return count if isinstance(before, Mark) else before + count
