"""Cutting planes: choose, let the reader find what is known too well, forbid that, choose again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from time import monotonic

import numpy as np

from samspil.tools.statistics.disclosure.bridges import lone_cells, single_bridges
from samspil.tools.statistics.disclosure.masters import Choice, Master
from samspil.tools.statistics.disclosure.parts import parts
from samspil.tools.statistics.disclosure.relaxing import single_relations, tighten, unheeded
from samspil.tools.statistics.disclosure.searches import Search, unsafe
from samspil.tools.statistics.disclosure.solving import Flags
from samspil.tools.statistics.disclosure.witnesses import Witnesses

# By how much all shown cells are taken as hidden too, for cuts that go deep.
LITTLE = 0.05
# How far from a choice of whole cells towards one of cells in part cuts are looked for too.
BESIDE = 0.3
WORTH = 0.01
# So many choices, and the best in part is found anew; so many that cost no more, and one is completed: at
# first. Later four times as many, for near the end it is choices alone that are missing. After a few, any
# choice cheaper than the best will do, if that is near.
ANEW, IDLE, STILL = 3, 4, 2
# Seconds for one part (at the least, where a choice is bettered), and its share of all cells at the most.
PART, LARGE = 20.0, 0.6
# Cuts that are heeded with more room than this are forgotten after that: there are thousands.
ROOM = 0.5


def cheapest(search: Search) -> None:
    """The cheapest safe choice, or the best one found in time and what no choice costs less than.

    Every so often the choice is completed: so there is one to take when time is up, and a bound for the next.
    Where the cost rises no more, parts are solved alone first.
    """
    master = Master(search.system, search.must)
    _choose(search, master, list(parts(search.system)))
    if search.best is None:
        search.complete(search.until)


def _choose(search: Search, master: Master, apart: Sequence[Flags]) -> None:
    system, left = search.system, search.left
    master.add(single_relations(system, search.ends))
    master.add_bridges(single_bridges(system, search.must))
    partly = tighten(master, search.ends, monotonic() + left / 6)
    search.raise_least(partly.least_cost)
    witnesses = Witnesses(system, search.ends)
    idle, patience, completes_at, is_new = 0, IDLE, monotonic() + left / 8, True
    while search.left > 0 and not search.is_proven:
        search.rounds, least = search.rounds + 1, search.least_cost
        # Where the cost rises no more, the cheapest of all that heed the cuts is looked for in vain.
        enough = search.better if is_new and idle >= STILL else -inf
        choice = master.whole(search.left / 4, search.best, enough)
        search.raise_least(choice.least_cost)
        idle = 0 if search.least_cost > least else idle + 1
        search.hidden = choice.hiding > 0.5
        cuts = unsafe(search, witnesses)
        if cuts is None:
            search.offer(search.hidden, witnesses.worlds)
            continue
        is_new = bool(master.add(cuts) + _beside(search, master, partly))
        if not is_new and choice.is_done:
            break
        if monotonic() > completes_at or idle >= patience:
            if search.best is None or not master.parts:
                search.complete(monotonic() + search.left / 6, witnesses.worlds)
                _improve(search, master, witnesses, monotonic() + search.left / 12)
                _solve_apart(search, master, apart, monotonic() + search.left / 4)
            _improve_around(search, master, apart, monotonic() + search.left / 3)
            idle, patience, completes_at = 0, patience * 4, monotonic() + search.left / 2
        if not search.rounds % ANEW:
            partly = master.relaxed()


def _solve_apart(search: Search, master: Master, apart: Sequence[Flags], until: float) -> None:
    """Tell the master what each part costs alone, with all else hidden for nothing."""
    for part in apart:
        if search.best is None or search.is_proven or monotonic() > until:
            return
        if part.sum() > LARGE * len(part):
            continue
        alone = replace(search.system, weights=np.where(part, search.system.weights, 0.0))
        # What is safe is safe for the part too: without a choice to begin with, completing one knows no time.
        known = search.best | ~part
        ends_at = min(until, monotonic() + PART)
        inner = Search(alone, search.must | ~part, search.ends, ends_at, known, worlds=search.worlds)
        found = _like(master, inner)
        _choose(inner, found, ())
        _learn(search, master, inner, found)
        master.add_part(part, inner.least_cost)
    search.raise_least(master.relaxed().least_cost)
    master.forget_idle_rows(ROOM)


def _improve_around(search: Search, master: Master, apart: Sequence[Flags], until: float) -> None:
    """Look for a cheaper choice that differs from the best in one part only; the large ones first."""
    witnesses = Witnesses(search.system, search.ends)
    for part in reversed(apart):
        if search.best is None or search.is_proven or monotonic() > until:
            return
        if part.sum() > LARGE * len(part):
            continue
        with master.within(search.best & ~part, search.best | part):
            in_time = _cheaper(search, master, witnesses, min(until, monotonic() + PART / 2))
        if not in_time:
            _search_around(search, master, part, until)


def _search_around(search: Search, master: Master, part: Flags, until: float) -> None:
    """A search of its own for what differs from the best choice in one part."""
    assert search.best is not None
    must, seconds = search.must | (search.best & ~part), max(PART, (until - monotonic()) / 4)
    ends_at = min(until, monotonic() + seconds)
    inner = Search(search.system, must, search.ends, ends_at, search.best, worlds=search.worlds)
    found = _like(master, inner)
    with found.within(must, search.best | part):
        _choose(inner, found, ())
    _learn(search, master, inner, found)
    if inner.best is not None:
        search.offer(inner.best, inner.worlds)


def _like(master: Master, search: Search) -> Master:
    """A master for another search, which knows what this one knows."""
    found = Master(search.system, search.must)
    found.add(master.cuts)
    found.add_bridges(master.bridges)
    found.take(master.parts)
    return found


def _learn(search: Search, master: Master, inner: Search, found: Master) -> None:
    """Take over what another search found out, with its doubts: a cut in doubt proves nothing here either."""
    master.add(found.cuts)
    master.add_bridges(found.bridges)
    search.doubts += inner.doubts


def _beside(search: Search, master: Master, partly: Choice) -> int:
    """Add cuts and bridges that choices near this one do not heed: they use fewer cells. How many are new."""
    system, whole = search.system, search.hidden.astype(float)
    new = master.add(unheeded(system, search.ends, np.maximum(whole, LITTLE), search.until, WORTH))
    near = whole + BESIDE * (partly.hiding - whole)
    new += master.add(unheeded(system, search.ends, near, search.until, WORTH))
    return new + master.add_bridges(lone_cells(system, search.must, near, search.until))


def _improve(search: Search, master: Master, witnesses: Witnesses, until: float) -> None:
    """Look for a cheaper choice among the cells of the best one and of the newest: these are few."""
    if search.best is None:
        return
    with master.within(search.must, search.best | search.hidden):
        in_time = _cheaper(search, master, witnesses, until)
    if not in_time:
        search.complete(monotonic() + search.left / 6)


def _cheaper(search: Search, master: Master, witnesses: Witnesses, until: float) -> bool:
    """Choose within the master's limits until nothing there beats the best; whether time allowed it."""
    assert search.best is not None
    while monotonic() < until:
        choice = master.whole(until - monotonic(), search.best)
        search.hidden = choice.hiding > 0.5
        if search.cost(search.hidden) >= search.cost(search.best):
            return True
        cuts = unsafe(search, witnesses)
        if cuts is None:
            search.offer(search.hidden, witnesses.worlds)
        elif not master.add(cuts):
            return True
    return False
