"""The attacker: what can be worked out from what is published. Run on each release before it is frozen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from samspil.tools.statistics.disclosure.floors import Floors
from samspil.tools.statistics.disclosure.protections import Group, Leak, Worlds
from samspil.tools.statistics.disclosure.readers import SLACK, Reader
from samspil.tools.statistics.disclosure.readings import Reading, read
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.suspects import Suspects, suspects
from samspil.tools.statistics.disclosure.tallies import Tally, none_seen

# So many groups are looked at together, as long as that leaves no more than this part of them open.
TOGETHER, WORTHWHILE, PATIENCE = 4000, 0.97, 10.0
NO_WORLDS = Worlds()
PUBLISHED = "that follows from what is published at once"
TOO_NARROW = "not every small count is possible"
NOBODY = "nobody, or everybody, of few tells on each of them"
UNSETTLED = "it could not be shown in time that this is safe"


def attack(
    release: Release,
    rule: Rule,
    *,
    earlier: Sequence[Release] = (),
    small: Collection[Group] = (),
    worlds: Worlds = NO_WORLDS,
    seconds: float = 120.0,
) -> list[Leak]:
    """Every group that is known too well by whoever reads `release` and all `earlier` ones.

    A group is a cell, or what is left of a cell without another that lies in it. It is known too well if it
    is surely small (1 to the threshold less 1) and not every such count is possible, or if it is nobody, or
    everybody, of few. Of the groups in `small`, which the publisher knows to be small and no reader does,
    every small count must seem possible; what zeros exclude, because they are shown, does not count against
    it. `worlds` that somebody found spare the search for such: each is checked here, and counts only if it
    fits all that is published. What cannot be settled in `seconds` is reported too.

    Raises Contradiction where the releases cannot all be true.
    """
    reading = read((*earlier, release))
    attacker = _Attacker(release, rule, reading, monotonic() + seconds, worlds)
    return sorted(attacker.leaks(suspects(reading, (*earlier, release), small)), key=str)


@dataclass
class _Attacker:
    release: Release
    rule: Rule
    reading: Reading
    until: float
    worlds: Worlds
    reader: Reader = field(init=False)
    seen: int = 0

    def leaks(self, every: Suspects) -> Iterator[Leak]:
        self.reader = Reader(self.reading, self.reading.low, self.reading.high)
        self.reader.hear(self.worlds)
        self.reader.start(self._left)
        least, most = every.widest()
        surely = (least >= 1) & (most <= self.rule.most_small) & self._is_narrow(least, most)
        for number in np.flatnonzero(surely):
            yield Leak(every.group(int(number)), int(least[number]), int(most[number]), PUBLISHED)
        open_ = every.among(~surely & (least < most) & ((most > 0) | every.named))
        yield from self._each(self._looked_at_together(none_seen(open_)))
        yield from self._shares_of_few()

    @property
    def _left(self) -> float:
        return max(0.5, self.until - monotonic())

    def _is_narrow(self, low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = (low > 1) | (high < self.rule.must_reach)
        return found

    def _still_open(self, tally: Tally) -> Tally:
        """Those that the worlds found since do not show to be safe either."""
        tally.see(self.reader.worlds[self.seen :])
        self.seen = len(self.reader.worlds)
        tally = tally.among(~tally.are_safe(self.rule))
        return tally.among(~tally.are_safe(self.rule, self._floors.of(tally.asked)))

    def _looked_at_together(self, tally: Tally) -> Tally:
        """Those still not shown to be safe when looking at many of them at once shows few more."""
        tally = self._still_open(tally)
        for whole in (False, True):
            left = len(tally) + 1
            while len(tally) < left and monotonic() < self.until:
                left = int(len(tally) * WORTHWHILE)
                for highest in (True, False):
                    self._look_for_worlds(tally.asked, highest, whole)
                    tally = self._still_open(tally)
        return tally

    def _look_for_worlds(self, asked: Suspects, highest: bool, whole: bool) -> None:
        sums = [asked.sum(number) for number in range(min(len(asked.cell), TOGETHER))]
        if sums:
            target = max(self.rule.threshold, 2) if highest else 1
            seconds = min(self._left / 4, PATIENCE)
            self.reader.many(sums, target, highest=highest, seconds=seconds, whole=whole)

    def _each(self, tally: Tally) -> Iterator[Leak]:
        while len(tally):
            one, tally = tally.asked.among(np.array([0])), tally.among(np.arange(1, len(tally)))
            if monotonic() > self.until:
                yield Leak(one.group(0), 0, None, UNSETTLED)
            elif leak := self._judged(one):
                yield leak
            tally = self._still_open(tally)

    def _judged(self, one: Suspects) -> Leak | None:
        opens = self._is_open_when_named(one) if one.named[0] else self._is_open(one)
        if opens:
            return None
        low, high = (
            self.reader.bound(one.sum(0), highest=highest, seconds=self._left) for highest in (False, True)
        )
        why = UNSETTLED if opens is None else TOO_NARROW
        return Leak(one.group(0), low, None if high >= self.reader.no_limit else high, why)

    def _is_open_when_named(self, one: Suspects) -> bool | None:
        """Every small count is possible, those aside that zeros exclude."""
        high = self._can_be(one, self.rule.must_reach, highest=True)
        return high and (
            self._can_be(one, 1, highest=False) or self._can_be(one, self._present(one), highest=False)
        )

    def _is_open(self, one: Suspects) -> bool | None:
        """It may be large, or nobody, or every small count."""
        large = self._can_be(one, max(self.rule.threshold, 2), highest=True)
        return large or self._can_be(one, 0, highest=False) or self._is_open_when_named(one)

    def _can_be(self, one: Suspects, target: int, *, highest: bool) -> bool | None:
        return self.reader.can_be(one.sum(0), target, highest=highest, seconds=self._left)

    def _present(self, one: Suspects) -> int:
        """The least it could be for who knows only where there is somebody: zeros are shown on purpose."""
        return max(1, ceil(self._presence.farthest(one.sum(0), highest=False) - SLACK))

    @cached_property
    def _floors(self) -> Floors:
        return Floors(self.reading)

    @cached_property
    def _presence(self) -> Reader:
        low = np.where(self.reading.low > 0, 1.0, 0.0)
        return Reader(self.reading, low, np.where(self.reading.high > 0, np.inf, 0.0))

    def _shares_of_few(self) -> Iterator[Leak]:
        """Parts of a share that are surely nobody, of a whole that is surely few."""
        number, low = self.reading.number, self.reading.low
        possible = self.reader.highest
        for frame in self.release.frames:
            for part, whole in frame.shares():
                n, of = number[part], number[whole]
                if possible[n] == 0 and 1 <= possible[of] < self.rule.few and low[of] >= 1:
                    if self._most(of) < self.rule.few and self._most(n) == 0:
                        yield Leak(part, 0, 0, NOBODY)

    def _most(self, cell: int) -> int:
        if self.reading.low[cell] == self.reading.high[cell]:
            return int(self.reading.high[cell])
        return self.reader.bound(((cell, 1),), highest=True, seconds=self._left)
