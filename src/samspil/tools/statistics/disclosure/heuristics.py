"""A safe choice in bounded time for tables too large for the search, and a bound on what it may lose."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from samspil.tools.statistics.disclosure.bridges import single_bridges
from samspil.tools.statistics.disclosure.completing import Completer
from samspil.tools.statistics.disclosure.errors import TimeSpent
from samspil.tools.statistics.disclosure.masters import Master
from samspil.tools.statistics.disclosure.relaxing import single_relations
from samspil.tools.statistics.disclosure.searches import Search
from samspil.tools.statistics.disclosure.surroundings import Kept, Surroundings
from samspil.tools.statistics.disclosure.tables import Frame
from samspil.tools.statistics.disclosure.witnesses import Witnesses


def bounded(search: Search, frames: Sequence[Frame]) -> None:
    """Path after path in the surroundings of each open end.

    Raises TimeSpent after three times the time that was given: half a choice is none.
    """
    begun = monotonic()
    master = Master(search.system, search.must)
    master.add(single_relations(search.system, search.ends))
    master.add_bridges(single_bridges(search.system, search.must))
    search.raise_least(master.relaxed().least_cost)
    hidden, witnesses = search.must.copy(), Witnesses(search.system, search.ends)
    around = Surroundings(search.system, frames, search.must)
    groups: dict[Kept, list[int]] = {}
    for number, end in enumerate(search.ends):
        groups.setdefault(around.kept(end.guard), []).append(number)
    left = []
    for kept, numbers in groups.items():
        completer = Completer(search.system, hidden, around.cells(kept))
        _check_time(search, begun, witnesses)
        for number in numbers:
            if not witnesses.is_shown[number]:
                if not search.reach(search.ends[number], completer, witnesses):
                    left.append(number)
    completer = Completer(search.system, hidden)
    for number in left:
        end = search.ends[number]
        if not witnesses.is_shown[number] and not search.reach(end, completer, witnesses):
            search.unreachable.append(end)
            return
    search.offer(hidden, witnesses.worlds)


def _check_time(search: Search, begun: float, witnesses: Witnesses) -> None:
    given = max(search.until - begun, 0.0)
    if monotonic() > begun + 3 * given:
        open_ = len(witnesses.open_ends())
        raise TimeSpent(f"{open_} of {len(search.ends)} limits were still open after {3 * given:.0f} s.")
