"""Parts of the tables solved alone: what they say of the whole, and what they find in it."""

from time import monotonic

import numpy as np
import pytest
from hypothesis import given, settings
from tools.statistics.disclosure.drawn import tables
from tools.statistics.disclosure.schools import by_sex

from samspil.tools.statistics.disclosure import planes
from samspil.tools.statistics.disclosure.errors import TimeSpent
from samspil.tools.statistics.disclosure.guards import is_secret, small_cells
from samspil.tools.statistics.disclosure.hierarchies import Hierarchy, Split, flat
from samspil.tools.statistics.disclosure.masters import Master
from samspil.tools.statistics.disclosure.parts import parts
from samspil.tools.statistics.disclosure.planes import _improve_around, _solve_apart, cheapest
from samspil.tools.statistics.disclosure.presence import lowered
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.searches import Search
from samspil.tools.statistics.disclosure.systems import Asked, assembled
from samspil.tools.statistics.disclosure.tables import Frame, totalled
from samspil.tools.statistics.disclosure.witnesses import ends

RULE = Rule(threshold=5)
IN_COUNTIES = Hierarchy(
    "place",
    "land",
    (Split("land", ("north", "south")), Split("north", ("a", "b")), Split("south", ("c", "d"))),
)


def search(table, *, seconds=60):
    system = assembled(Asked([table], RULE))
    asked = ends(lowered(system, small_cells(system, RULE)), system.truth)
    return Search(system, system.choosable & is_secret(system, RULE), asked, monotonic() + seconds)


def counties():
    frame = Frame("places", "pupils", (IN_COUNTIES, flat("sex", "both", ["girls", "boys"])))
    return totalled(frame, {(place, sex): 9 for place in "abcd" for sex in ("girls", "boys")})


def test_the_parts_are_slices_families_and_all_groups_of_groups():
    system = assembled(Asked([counties()], RULE))
    place = np.array([dict(cell.at).get("place", "land") for cell in system.cells])

    found = [part.tobytes() for part in parts(system)]

    groups = ["land", "north", "south"]
    for nodes in (["a"], ["north"], ["land"], ["north", "a", "b"], groups, [*groups, "c", "d"]):
        assert np.isin(place, nodes).tobytes() in found
    assert np.isin(place, ["a", "c"]).tobytes() not in found
    assert [sum(each) for each in found] == sorted(sum(each) for each in found)


@settings(max_examples=10, derandomize=True, database=None)
@given(tables())
def test_no_part_needs_more_alone_than_the_best_choice_hides_of_it(table):
    whole = search(table)
    if not whole.ends:
        return
    cheapest(whole)
    if not whole.is_proven:
        return

    master = Master(whole.system, whole.must)
    again = search(table)
    again.offer(whole.best, whole.worlds)
    _solve_apart(again, master, list(parts(whole.system)), monotonic() + 60)

    assert master.parts or again.is_proven or not again.must.any()
    for part, least in master.parts:
        assert least <= whole.cost(whole.best & part)
    assert again.least_cost <= whole.cost(whole.best)


def test_a_choice_is_bettered_part_by_part():
    begun = search(by_sex((3, 12), (20, 30), (9, 8)))
    begun.offer(begun.system.choosable)

    _improve_around(begun, Master(begun.system, begun.must), list(parts(begun.system)), monotonic() + 60)

    best = search(by_sex((3, 12), (20, 30), (9, 8)))
    cheapest(best)
    assert best.is_proven
    assert begun.cost(begun.best) == best.cost(best.best) < np.count_nonzero(begun.system.choosable)


def test_what_is_best_among_few_cells_bounds_no_other_choice():
    asked = search(by_sex((3, 12), (20, 30), (9, 8)))
    master = Master(asked.system, asked.must)

    with pytest.raises(TimeSpent), master.within(asked.system.choosable, asked.system.choosable):
        raise TimeSpent

    assert master.whole(5).least_cost == asked.cost(asked.must)


def test_what_a_part_leaves_in_doubt_stays_in_doubt(monkeypatch):
    """A cut that nobody settled in time must not make a choice proven."""
    asked = search(by_sex((3, 12), (20, 30), (9, 8)))
    cheapest(asked)
    asked.doubts, whole = 0, list(parts(asked.system))[:1]

    def in_doubt(inner, *_rest):
        inner.doubts += 1

    monkeypatch.setattr(planes, "_choose", in_doubt)
    asked.least_cost = 0.0
    _solve_apart(asked, Master(asked.system, asked.must), whole, monotonic() + 60)
    asked.least_cost = asked.cost(asked.best)

    assert asked.doubts == 1
    assert not asked.is_proven


@settings(max_examples=6, derandomize=True, database=None)
@given(tables())
def test_a_search_that_solves_parts_at_once_finds_no_other_cost(table):
    plain, by_parts = search(table, seconds=3), search(table, seconds=3)
    if not plain.ends:
        return

    cheapest(plain)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planes, "IDLE", 0)
        cheapest(by_parts)

    if plain.is_proven and by_parts.is_proven:
        assert plain.cost(plain.best) == by_parts.cost(by_parts.best)
    assert plain.least_cost <= by_parts.cost(by_parts.best)
    assert by_parts.least_cost <= plain.cost(plain.best)
