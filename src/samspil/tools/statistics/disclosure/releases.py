"""What was, or is to be, published: no true count is in here that a reader does not see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samspil.tools.statistics.disclosure.rules import Entry, Rule
from samspil.tools.statistics.disclosure.tables import Cell, Frame, Mark, Place


@dataclass(frozen=True)
class Release:
    """Frames and what stands in each of their cells. A cell without an entry is not shown at all.

    `rule` is the one it was made under: from it a reader knows what a rounded count can be, and that a hidden
    count is no zero where zeros are shown.
    """

    name: str
    rule: Rule
    frames: tuple[Frame, ...]
    entries: Mapping[Cell, Entry]

    def table(self, frame: Frame) -> Mapping[Place, Entry]:
        """What stands in one of the tables, by place."""
        found = ((place, self.entries.get(cell)) for place, cell in frame.cells.items())
        return {place: entry for place, entry in found if entry is not None}

    @property
    def hidden(self) -> frozenset[Cell]:
        return frozenset(cell for cell, entry in self.entries.items() if entry.mark is Mark.SUPPRESSED)
