"""No cut forbids a choice that is safe, no bridge one from which no cell can be left out: each is tried."""

from itertools import combinations
from math import inf
from time import monotonic

import numpy as np
import pytest
from tools.statistics.disclosure.schools import by_sex

from samspil.tools.statistics.disclosure.bridges import lone_cells, single_bridges
from samspil.tools.statistics.disclosure.guards import is_secret, small_cells
from samspil.tools.statistics.disclosure.hierarchies import Hierarchy, Split, flat
from samspil.tools.statistics.disclosure.masters import Master
from samspil.tools.statistics.disclosure.merging import merged
from samspil.tools.statistics.disclosure.presence import lowered
from samspil.tools.statistics.disclosure.probes import Probe, sharp
from samspil.tools.statistics.disclosure.protecting import protect
from samspil.tools.statistics.disclosure.relaxing import single_relations, tighten, unheeded
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.systems import Asked, assembled
from samspil.tools.statistics.disclosure.tables import Frame, totalled
from samspil.tools.statistics.disclosure.witnesses import ends

RULE = Rule(threshold=5)
PAIRS = [((3, 12), (20, 30), (9, 8)), ((1, 2), (6, 30), (9, 8)), ((4, 9), (1, 7), (9, 8))]
# One group of months is one month under a second name.
MONTHS = Hierarchy(
    "month", "year", (Split("year", ("spring", "rest")), Split("spring", ("may",)), Split("rest", ("a", "b")))
)
BY_MONTH = Frame("by month", "pupils 2025", (flat("school", "all schools", ["North", "South"]), MONTHS))


def system_of(table):
    system = assembled(Asked([table], RULE))
    must = system.choosable & is_secret(system, RULE)
    return system, must, ends(lowered(system, small_cells(system, RULE)), system.truth)


def leanest_choices(system, must, asked):
    """Safe choices from which no cell can be left out."""
    open_, found = np.flatnonzero(system.choosable & ~must), []
    for size in range(len(open_) + 1):
        for more in combinations(open_, size):
            hidden = must.copy()
            hidden[list(more)] = True
            if not any((hidden >= lean).all() for lean in found) and is_safe(system, hidden, asked):
                found.append(hidden)
    return [lean.astype(float) for lean in found]


def is_safe(system, hidden, asked):
    probe = Probe(system, sharp(system, hidden))
    return all(end.is_reached(probe.farthest(end).count) for end in asked)


@pytest.mark.parametrize("pairs", PAIRS)
def test_safe_choices_heed_every_cut_and_lean_ones_every_bridge(pairs):
    system, must, asked = system_of(by_sex(*pairs))
    draw, cuts, bridges = np.random.default_rng(7), list(single_relations(system, asked)), []
    for _ in range(12):
        parts = np.where(system.choosable, draw.random(len(must)) * draw.integers(0, 2, len(must)), 0.0)
        hiding = np.where(must, 1.0, parts)
        cuts += unheeded(system, asked, hiding, inf)
        bridges += lone_cells(system, must, hiding, inf)

    lean = leanest_choices(system, must, asked)

    assert lean and len(cuts) > len(asked) and bridges
    for choice in lean:
        assert max(cut.lacks(choice) for cut in cuts) < 1e-6
        assert max(bridge.lacks(choice) for bridge in (*bridges, *single_bridges(system, must))) <= 0


def test_a_choice_in_part_costs_no_more_than_the_cheapest_and_idle_rows_are_forgotten():
    system, must, asked = system_of(by_sex(*PAIRS[2]))
    master = Master(system, must)
    master.add(single_relations(system, asked))
    master.add_bridges(single_bridges(system, must))
    before = len(master.rows)

    partly = tighten(master, asked, monotonic() + 10)

    cheapest = min(lean.sum() for lean in leanest_choices(system, must, asked))
    assert must.sum() < partly.least_cost <= cheapest + 1e-6
    assert master.model.getNumRow() == len(master.rows) < before
    # What was forgotten can be found again.
    again = master.add(single_relations(system, asked))
    assert again + master.add_bridges(single_bridges(system, must)) > 0


def by_month(*counts):
    places = [(school, month) for school in ("North", "South") for month in ("may", "a", "b")]
    return totalled(BY_MONTH, dict(zip(places, counts, strict=True)))


def test_a_month_under_a_second_name_is_one_cell():
    system, must, asked = system_of(by_month(3, 12, 0, 20, 30, 9))
    small = merged(system, must)

    # North's b is nobody: its rest is its a, and all in b are South's. May is spring everywhere.
    assert len(system.cells) == 18
    assert len(small.system.cells) == 12
    assert small.system.weights.sum() == 17
    assert (small.hidden(small.flags(must)) == must).all()
    truth = small.world(small.system.truth)
    assert (truth == system.truth).all()
    assert not (small.system.matrix @ small.system.truth).any()
    assert len(small.ends(asked)) == len(asked)


def test_twins_are_hidden_together():
    hidden, cells = protect("r", [by_month(3, 12, 0, 20, 30, 9)], RULE).release.hidden, BY_MONTH.cells

    assert {cells["North", "may"], cells["North", "spring"]} <= hidden
    twins = [(school, "may", "spring") for school in ("North", "South", "all schools")]
    for school, one, other in [*twins, ("North", "a", "rest")]:
        assert (cells[school, one] in hidden) == (cells[school, other] in hidden)
