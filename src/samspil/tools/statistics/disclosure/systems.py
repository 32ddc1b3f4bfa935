"""All tables and earlier releases as one system of cells: what holds between them, what a reader knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samspil.tools.statistics.disclosure.errors import Contradiction
from samspil.tools.statistics.disclosure.knowledge import Knowledge, may_be_nobody
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.solving import Counts, Flags, Limits
from samspil.tools.statistics.disclosure.tables import Cell, CountTable, Frame, Mark
from samspil.tools.statistics.disclosure.worlds import Relation, completed, matrix

# To hide a zero costs as much as to hide so many others: it is the last resort.
ZERO_WEIGHS = 100.0


@dataclass(frozen=True)
class Asked:
    """What is to be protected: tables under a rule, what is out already, and what hiding a cell costs.

    `earlier_counts`: true counts of cells hidden in earlier releases, as far as they are at hand. `weights`:
    1 where nothing else is said; at least 0.
    """

    tables: Sequence[CountTable]
    rule: Rule
    earlier: Sequence[Release] = ()
    earlier_counts: Mapping[Cell, int] | None = None
    weights: Mapping[Cell, float] | None = None

    @property
    def frames(self) -> tuple[Frame, ...]:
        return tuple(table.frame for table in self.tables)

    @cached_property
    def counts(self) -> Mapping[Cell, int | Mark]:
        """By cell. Raises Contradiction where two tables differ."""
        found: dict[Cell, int | Mark] = {}
        for table in self.tables:
            for place, count in table.counts.items():
                cell = table.frame.cells[place]
                if found.setdefault(cell, count) != count:
                    said = f"{cell} is {found[cell]} in one table and {count} in another."
                    raise Contradiction(said, [cell])
        return found


@dataclass(frozen=True)
class System:
    """Cells by number. Limits are what a reader knows of a count: when it is hidden, and when it is shown.

    `choosable`: may be shown or hidden. What is not is known already or never shown: its limits are the same
    both ways. `own`: of the tables to be published, not of earlier ones. `revealing`: nobody, of so few that
    it tells on each. `sure`: the true count; of what was hidden in an earlier release and follows from
    nothing, some count that fits stands in `truth`.
    """

    cells: tuple[Cell, ...]
    relations: tuple[Relation, ...]
    truth: Counts
    sure: Flags
    own: Flags
    revealing: Flags
    choosable: Flags
    hidden_low: Limits
    hidden_high: Limits
    shown_low: Limits
    shown_high: Limits
    weights: Limits

    @cached_property
    def matrix(self) -> Any:
        """One row a relation: its whole less its parts is nought."""
        return matrix(self.relations, len(self.cells))

    @cached_property
    def room_above(self) -> Limits:
        """By how much hiding a cell raises the most it can be."""
        room = np.zeros(len(self.cells))
        room[self.choosable] = self.hidden_high[self.choosable] - self.shown_high[self.choosable]
        return room

    @cached_property
    def room_below(self) -> Limits:
        return self.shown_low - self.hidden_low

    @cached_property
    def presence(self) -> tuple[Limits, Limits]:
        """Limits for who knows only where there is somebody and where nobody is."""
        low = np.where(self.hidden_low > 0, 1.0, 0.0)
        return low, np.where(self.hidden_high > 0, np.inf, 0.0)

    def limits(self, hidden: Flags) -> tuple[Limits, Limits]:
        """Between what every count lies when those in `hidden` are."""
        low = np.where(hidden, self.hidden_low, self.shown_low)
        return low, np.where(hidden, self.hidden_high, self.shown_high)


def assembled(asked: Asked) -> System:
    """Raises DoesNotAddUp and Contradiction, naming cells."""
    every = (*asked.frames, *(frame for release in asked.earlier for frame in release.frames))
    cells = tuple(dict.fromkeys(cell for frame in every for cell in frame.cells.values()))
    before = Knowledge(cells)
    for release in asked.earlier:
        before.learn_release(release)
    relations = _relations(every, before.number)
    given = _given(asked, before)
    world = completed(given, relations, before.low, before.high, cells)
    revealing = _share_of_few(asked, before, world.counts)
    hidden, shown = _limits(asked, before, world.counts, revealing)
    choosable = (hidden.low != shown.low) | (hidden.high != shown.high)
    return System(
        cells,
        relations,
        world.counts,
        world.sure,
        np.isin(np.arange(len(cells)), [before.number[c] for f in asked.frames for c in f.own]),
        revealing,
        choosable,
        hidden.low,
        hidden.high,
        shown.low,
        shown.high,
        _weights(asked, before, (world.counts == 0) & ~revealing),
    )


def _relations(frames: Sequence[Frame], number: Mapping[Cell, int]) -> tuple[Relation, ...]:
    found = (
        Relation(number[whole], tuple(sorted(number[part] for part in parts)))
        for frame in frames
        for whole, parts in frame.relations()
    )
    return tuple(dict.fromkeys(found))


def _given(asked: Asked, before: Knowledge) -> dict[int, int]:
    """What the tables, and earlier exact publications, say."""
    values = {n: int(low) for n, low in enumerate(before.low) if low == before.high[n]}
    for cell, true in (asked.earlier_counts or {}).items():
        values.setdefault(before.number[cell], true)
    for cell, count in asked.counts.items():
        if count is Mark.MISSING:
            continue
        n, value = before.number[cell], (0 if isinstance(count, Mark) else count)
        if not before.low[n] <= value <= before.high[n]:
            before.learn(cell, value, value)
        values[n] = value
    return values


def _share_of_few(asked: Asked, before: Knowledge, truth: Counts) -> Flags:
    """Where nobody of few, or all of few (nobody is left), is in the event of a share."""
    found = np.zeros(len(truth), np.bool_)
    for frame in asked.frames:
        for part, whole in frame.shares():
            n, of = before.number[part], truth[before.number[whole]]
            if truth[n] == 0 and 1 <= of < asked.rule.few:
                found[n] = asked.counts.get(part) is not Mark.NOT_APPLICABLE
    return found


def _limits(asked: Asked, before: Knowledge, truth: Counts, revealing: Flags) -> tuple[Knowledge, Knowledge]:
    """What is known of each cell when it is hidden, and when it is shown."""
    hidden, shown, rule = before.copy(), before.copy(), asked.rule
    nobody = may_be_nobody(asked.frames, rule)
    for cell, count in asked.counts.items():
        n = before.number[cell]
        is_zero = truth[n] == 0 and rule.zeros_are_shown and not rule.hides_zeros and not revealing[n]
        if count is Mark.NOT_APPLICABLE or (is_zero and count is not Mark.MISSING):
            hidden.learn(cell, 0, 0)
            shown.learn(cell, 0, 0)
        elif count is not Mark.MISSING:
            hidden.learn(cell, 0 if cell in nobody else 1, np.inf)
            count = int(truth[n])
            shown.learn(
                cell, *((count, count) if count < rule.threshold else rule.behind(rule.rounded(count)))
            )
    return hidden, shown


def _weights(asked: Asked, before: Knowledge, nobody: Flags) -> Limits:
    weights = np.ones(len(before.cells))
    for cell, weight in (asked.weights or {}).items():
        weights[before.number[cell]] = weight
    if asked.rule.hides_zeros:
        weights[nobody] *= ZERO_WEIGHS
    return weights
