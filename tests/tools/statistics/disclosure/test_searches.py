"""The two searches on the same tables, and what each may say of its choice."""

from math import inf
from time import monotonic

import numpy as np
import pytest
from hypothesis import given, settings
from tools.statistics.disclosure.drawn import tables
from tools.statistics.disclosure.schools import BY_SEX, by_sex

from samspil.tools.statistics.disclosure.bridges import single_bridges
from samspil.tools.statistics.disclosure.errors import TimeSpent
from samspil.tools.statistics.disclosure.guards import is_secret, small_cells
from samspil.tools.statistics.disclosure.heuristics import bounded
from samspil.tools.statistics.disclosure.masters import Master
from samspil.tools.statistics.disclosure.planes import cheapest
from samspil.tools.statistics.disclosure.presence import lowered
from samspil.tools.statistics.disclosure.probes import Settled, sharp, whole_world
from samspil.tools.statistics.disclosure.relaxing import single_relations
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.searches import Search
from samspil.tools.statistics.disclosure.systems import Asked, assembled
from samspil.tools.statistics.disclosure.witnesses import Witnesses, ends

RULE = Rule(threshold=5)


def search(table, *, seconds):
    system = assembled(Asked([table], RULE))
    asked = ends(lowered(system, small_cells(system, RULE)), system.truth)
    return Search(system, system.choosable & is_secret(system, RULE), asked, monotonic() + seconds)


@settings(max_examples=25, derandomize=True, database=None)
@given(tables())
def test_the_bounded_search_is_safe_and_no_better_than_the_best(table):
    quick, best = search(table, seconds=60), search(table, seconds=1)

    bounded(quick, [table.frame])
    if best.ends:
        cheapest(best)

    witnesses = Witnesses(quick.system, quick.ends)
    for world in quick.worlds:
        assert witnesses.add(world.astype(float), sharp(quick.system, quick.best))
    assert not len(witnesses.open_ends())
    if best.is_proven:
        assert quick.least_cost <= best.cost(best.best) <= quick.cost(quick.best)


def test_half_a_choice_is_none():
    with pytest.raises(TimeSpent, match="limits were still open"):
        bounded(search(by_sex((3, 12), (20, 30), (9, 8)), seconds=-1), [BY_SEX])


def test_whole_children_where_there_are_such():
    asked = search(by_sex((3, 12), (20, 30), (9, 8)), seconds=1)
    everything, nothing = asked.system.choosable, np.zeros_like(asked.must)
    end = asked.ends[0]

    settled, world = whole_world(asked.system, sharp(asked.system, everything), end, 5)

    assert settled is Settled.WORLD
    assert end.is_reached(end.guard.count(world))
    assert not (asked.system.matrix @ world).any()
    assert whole_world(asked.system, sharp(asked.system, nothing | asked.must), end, 5)[0] is Settled.NONE


def test_a_solver_that_had_no_time_bounds_nothing():
    asked = search(by_sex((3, 12), (20, 30), (9, 8)), seconds=1)

    asked.raise_least(Master(asked.system, asked.must)._choice(float("-inf")).least_cost)

    assert asked.least_cost == asked.cost(asked.must)


def test_among_few_cells_nothing_else_is_hidden():
    asked = search(by_sex((3, 12), (20, 30), (9, 8)), seconds=1)
    master = Master(asked.system, asked.must)
    allowed = asked.must.copy()
    allowed[np.flatnonzero(asked.system.choosable & ~asked.must)[0]] = True
    master.add_bridges(single_bridges(asked.system, asked.must))
    master.add(single_relations(asked.system, asked.ends))

    with master.within(asked.must, allowed):
        assert not master.whole(5).is_done
    assert master.whole(5).hiding.sum() > allowed.sum()


def test_a_choice_that_is_cheap_enough_is_taken_and_bounds_as_little_as_it_should():
    asked = search(by_sex((3, 12), (20, 30), (9, 8)), seconds=1)
    master = Master(asked.system, asked.must)
    master.add_bridges(single_bridges(asked.system, asked.must))
    master.add(single_relations(asked.system, asked.ends))

    best = master.whole(5)
    first = master.whole(5, best.hiding > 0.5, enough=10)

    assert (best.is_done, best.least_cost) == (True, 4)
    assert (first.is_done, first.hiding.sum()) == (False, 4)
    assert first.least_cost < 4


def test_near_the_end_whatever_is_cheaper_than_the_best_is_enough():
    asked = search(by_sex((3, 12), (20, 30), (9, 8)), seconds=1)
    assert asked.better == -inf
    asked.offer(asked.system.choosable)
    assert asked.better == -inf

    asked.raise_least(asked.cost(asked.system.choosable) - 0.01)

    assert asked.better == asked.cost(asked.system.choosable) - 1
