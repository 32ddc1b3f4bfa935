"""Tables of counts. A cell is the same cell in whatever table it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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

    @property
    def own(self) -> Iterable[Cell]:
        """Cells that nobody may know too well because of this table."""
        return self.cells.values()

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
class Links(Frame):
    """No table: what holds between cells of several tables for whoever knows how they are defined.

    `sums`: each whole with its parts. `within`: (around, within), every two of which one lies in the other.
    `rests`: cells that stand in no table, what a whole has beside its parts.
    """

    sums: tuple[tuple[Cell, tuple[Cell, ...]], ...] = ()
    within: tuple[tuple[Cell, Cell], ...] = ()
    rests: frozenset[Cell] = field(default_factory=frozenset)

    @cached_property
    def cells(self) -> Mapping[Place, Cell]:
        """Every cell that it speaks of; the places say nothing."""
        told = (cell for whole, parts in self.sums for cell in (whole, *parts))
        every = sorted({*told, *(cell for pair in self.within for cell in pair), *self.rests})
        return {(str(number),): cell for number, cell in enumerate(every)}

    @property
    def own(self) -> Iterable[Cell]:
        return self.rests

    def relations(self) -> Iterator[tuple[Cell, tuple[Cell, ...]]]:
        yield from self.sums

    def nested(self) -> Iterator[tuple[Cell, Cell]]:
        yield from self.within


def links(
    name: str,
    sums: Iterable[tuple[Cell, tuple[Cell, ...]]],
    within: Iterable[tuple[Cell, Cell]] = (),
    rests: Iterable[Cell] = (),
) -> Links:
    """Each once, in order. Cells of `rests` are those of the sums that no table has."""
    return Links(
        name, "", (), sums=tuple(sorted(set(sums))), within=tuple(sorted(set(within))), rests=frozenset(rests)
    )


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


def known_counts(table: CountTable) -> dict[Cell, int]:
    """The counts of the table, and what follows from them in its frame: of those who are never shown, too.

    Who cannot be there is nobody; what is missing is left out.
    """
    found = {
        table.frame.cells[place]: 0 if isinstance(count, Mark) else count
        for place, count in table.counts.items()
        if count is not Mark.MISSING
    }
    waiting = list(table.frame.relations())
    while True:
        left = [each for each in waiting if not _is_followed(*each, found)]
        if len(left) == len(waiting):
            return found
        waiting = left


def _is_followed(whole: Cell, parts: tuple[Cell, ...], found: dict[Cell, int]) -> bool:
    """Fills in the one that is not known of a whole and its parts; not where there are more."""
    unknown = [cell for cell in (whole, *parts) if cell not in found]
    if len(unknown) == 1:
        told = sum(found[part] for part in parts if part in found)
        found[unknown[0]] = told if unknown[0] == whole else found[whole] - told
    return len(unknown) <= 1


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
