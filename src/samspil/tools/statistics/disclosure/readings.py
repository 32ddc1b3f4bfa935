"""What a reader makes of publications alone: equations between counts, and between what each count must lie.

Nothing here is shared with the search for cells to hide: whoever checks must not repeat another's mistake.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samspil.tools.statistics.disclosure.errors import Contradiction
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Entry, Rule
from samspil.tools.statistics.disclosure.tables import Cell, Mark

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Reading:
    """Cells by number; `low` and `high` by cell; equations as (whole, parts)."""

    cells: tuple[Cell, ...]
    number: Mapping[Cell, int]
    equations: tuple[tuple[int, tuple[int, ...]], ...]
    low: Numbers
    high: Numbers


def read(releases: Sequence[Release]) -> Reading:
    """Everything that was published, taken together. Raises Contradiction."""
    frames = [frame for release in releases for frame in release.frames]
    cells = tuple(sorted({cell for frame in frames for cell in frame.cells.values()}))
    number = {cell: n for n, cell in enumerate(cells)}
    low, high = np.zeros(len(cells)), np.full(len(cells), np.inf)
    for release in releases:
        zero_told = _where_zero_would_show(release)
        for cell, entry in release.entries.items():
            least, most = between(entry, release.rule, cell in zero_told)
            n = number[cell]
            low[n], high[n] = max(low[n], least), min(high[n], most)
            if low[n] > high[n]:
                raise Contradiction(
                    f"{cell} cannot be both what {release.name} says and what was said before."
                )
    equations = {
        (number[whole], tuple(sorted(number[part] for part in parts)))
        for frame in frames
        for whole, parts in frame.relations()
    }
    return Reading(cells, number, tuple(sorted(equations)), low, high)


def between(entry: Entry, rule: Rule, zero_would_show: bool) -> tuple[float, float]:
    """The least and the most that a count can be that is published so."""
    if entry.mark in (Mark.ZERO, Mark.NOT_APPLICABLE):
        return 0, 0
    if entry.mark is Mark.SUPPRESSED:
        return (1, np.inf) if zero_would_show else (0, np.inf)
    if entry.value is None:
        return 0, np.inf
    if rule.base == 1:
        return entry.value, entry.value
    least = 1 if entry.value == rule.base else entry.value - rule.base // 2
    return max(least, rule.threshold), max(rule.threshold, entry.value + (rule.base - 1) // 2)


def _where_zero_would_show(release: Release) -> set[Cell]:
    """Cells that would stand as zero if they were, so that hidden they are somebody."""
    if not release.rule.zeros_are_shown or release.rule.hides_zeros:
        return set()
    every = {cell for frame in release.frames for cell in frame.cells.values()}
    if release.rule.few > 1:
        every -= {part for frame in release.frames for part, _ in frame.shares()}
    return every
