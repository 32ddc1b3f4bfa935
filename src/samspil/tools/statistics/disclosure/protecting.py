"""Choose what to hide in linked tables, so that no reader of all that was ever shown knows a small count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from time import monotonic

import numpy as np

from samspil.tools.statistics.disclosure.errors import CannotProtect
from samspil.tools.statistics.disclosure.guards import NAMED_AT_MOST, is_secret, small_cells, small_rests
from samspil.tools.statistics.disclosure.heuristics import bounded
from samspil.tools.statistics.disclosure.merging import Merged, merged
from samspil.tools.statistics.disclosure.planes import cheapest
from samspil.tools.statistics.disclosure.presence import lowered
from samspil.tools.statistics.disclosure.probes import Probe, sharp
from samspil.tools.statistics.disclosure.protections import Group, Outcome, Protection, Rest, Worlds
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import SUPPRESSED, Entry, Rule
from samspil.tools.statistics.disclosure.searches import Search
from samspil.tools.statistics.disclosure.solving import Flags
from samspil.tools.statistics.disclosure.systems import Asked, System, assembled
from samspil.tools.statistics.disclosure.tables import Cell, CountTable, Mark
from samspil.tools.statistics.disclosure.witnesses import End, ends

# More cells than this to choose from, and the search for the cheapest choice is not begun.
EXACT_UP_TO = 1_500


def protect(
    name: str,
    tables: Sequence[CountTable],
    rule: Rule,
    *,
    earlier: Sequence[Release] = (),
    earlier_counts: Mapping[Cell, int] | None = None,
    weights: Mapping[Cell, float] | None = None,
    seconds: float = 60.0,
    zeros_as_last_resort: bool = False,
) -> Protection:
    """A release of the tables under the rule, called `name`, that hides as little as it can.

    Whoever reads it and every earlier release is left, for each hidden small count and each small difference
    of cells within each other, with every count from 1 to the threshold less 1, in whole children. `weights`:
    what hiding a cell costs, 1 unless said. After `seconds` the best choice so far is completed and taken;
    its `outcome` and `gap` say so. `zeros_as_last_resort`: where no choice is safe while zeros are shown, as
    few of them as can be are hidden too; the release's rule then says so, for a reader must know it.

    Complementary cell suppression by cutting planes: Fischetti and Salazar, Management Science 47 (2001).
    Raises DoesNotAddUp, Contradiction and CannotProtect, naming cells.
    """
    asked = Asked(tables, rule, earlier, earlier_counts, weights)
    try:
        return _protected(name, asked, seconds)
    except CannotProtect as error:
        if not zeros_as_last_resort or not rule.zeros_are_shown:
            raise
        asked = replace(asked, rule=replace(rule, hides_zeros=True))
        return replace(_protected(name, asked, seconds), why=str(error))


def _protected(name: str, asked: Asked, seconds: float) -> Protection:
    begun, rule = monotonic(), asked.rule
    system = assembled(asked)
    guards = lowered(system, small_cells(system, rule)) if rule.threshold > 1 else []
    must = system.choosable & is_secret(system, rule)
    wanted = _reachable(ends(guards, system.truth), system, asked)
    wanted += _rests(system, asked) if rule.threshold > 1 else []
    if system.choosable.sum() > EXACT_UP_TO:
        search = Search(system, must, wanted, begun + seconds)
        _run(search, lambda: bounded(search, asked.frames))
    else:
        small = merged(system, must)
        inner = Search(small.system, small.flags(must), small.ends(wanted), begun + seconds)
        _run(inner, lambda: cheapest(inner))
        search = _of_all(inner, small, system, must)
    return _protection(name, asked, search, monotonic() - begun)


def _run(search: Search, choose: Callable[[], None]) -> None:
    if search.ends:
        choose()
    else:
        search.offer(search.must)
        search.raise_least(search.cost(search.must))
    if search.best is None:
        groups = [end.guard.group for end in search.unreachable[:NAMED_AT_MOST]]
        raise CannotProtect(f"No choice of hidden cells keeps these secret: {_named(groups)}.", groups)


def _of_all(search: Search, small: Merged, system: System, must: Flags) -> Search:
    """What was found among merged cells, said of all of them."""
    assert search.best is not None
    worlds = [small.world(each) for each in search.worlds]
    return replace(search, system=system, must=must, best=small.hidden(search.best), worlds=worlds)


def _reachable(asked_ends: list[End], system: System, asked: Asked) -> list[End]:
    """Without those that earlier releases have given away and no choice now can save.

    Raises CannotProtect for cells of the tables to be published.
    """
    if not asked.earlier:
        return asked_ends
    lost = _lost(asked_ends, system)
    _refuse(end for end in lost if system.own[end.guard.cell])
    return [end for end in asked_ends if end not in lost]


def _lost(asked_ends: Sequence[End], system: System) -> set[End]:
    """Those that are open however much is hidden now."""
    probe = Probe(system, sharp(system, system.choosable))
    return {end for end in asked_ends if not end.is_reached(probe.farthest(end).count)}


def _refuse(lost: Iterable[End]) -> None:
    if groups := list(dict.fromkeys(end.guard.group for end in lost))[:NAMED_AT_MOST]:
        said = f"With what was published before, a reader knows these too well: {_named(groups)}."
        raise CannotProtect(said, groups)


def _named(groups: Iterable[Group]) -> str:
    return "; ".join(map(str, groups))


def _rests(system: System, asked: Asked) -> list[End]:
    """Small differences of cells within each other."""
    number = {cell: n for n, cell in enumerate(system.cells)}
    pairs = {
        (number[whole], number[part])
        for frame in (*asked.frames, *(frame for release in asked.earlier for frame in release.frames))
        for whole, part in frame.nested()
    }
    found = ends(lowered(system, small_rests(system, asked.rule, sorted(pairs))), system.truth)
    if asked.earlier:
        lost = _lost(found, system)
        told = {
            cell for release in asked.earlier for frame in release.frames for cell in frame.cells.values()
        }
        _refuse(each for each in lost if not _parts(each) <= told)
        # What earlier releases gave away alone no choice now can save.
        found = [end for end in found if end not in lost]
    return found


def _parts(end: End) -> set[Cell]:
    group = end.guard.group
    return {group.whole, group.part} if isinstance(group, Rest) else {group}


def _protection(name: str, asked: Asked, search: Search, seconds: float) -> Protection:
    system, hidden = search.system, search.best
    assert hidden is not None
    entries = {
        cell: _entry(count, asked.rule, hides=bool(hidden[n]))
        for n, cell in enumerate(system.cells)
        if (count := asked.counts.get(cell)) is not None
    }
    release = Release(name, asked.rule, asked.frames, entries)
    outcome = Outcome.OPTIMAL if search.is_proven else Outcome.WITHIN_GAP
    return Protection(
        release,
        tuple(dict.fromkeys(end.guard.group for end in search.ends)),
        tuple(system.cells[n] for n in np.flatnonzero(hidden & ~search.must)),
        outcome if hidden.any() else Outcome.NOTHING_HIDDEN,
        search.cost(hidden),
        min(search.least_cost, search.cost(hidden)),
        search.rounds,
        seconds,
        Worlds(system.cells, np.array(search.worlds, np.int64).reshape(-1, len(system.cells))),
        tuple(system.cells[n] for n in np.flatnonzero(hidden & (system.truth == 0) & ~search.must)),
    )


def _entry(count: int | Mark, rule: Rule, *, hides: bool) -> Entry:
    if isinstance(count, Mark):
        return Entry(count)
    if hides:
        return SUPPRESSED
    return Entry(Mark.SHOWN, rule.rounded(count)) if count else Entry(Mark.ZERO, 0)
