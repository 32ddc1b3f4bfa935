"""Hierarchies and tables: which cell is which, and what is no hierarchy."""

import pytest
from tools.statistics.disclosure.schools import BY_PROVISION, BY_SEX, SCHOOLS, by_sex, cell

from samspil.tools.statistics.disclosure.errors import BadHierarchy
from samspil.tools.statistics.disclosure.hierarchies import Hierarchy, Split, flat, tree
from samspil.tools.statistics.disclosure.tables import CountTable, Frame, Mark, totalled


def test_margins_are_added_up():
    table = by_sex((3, 4), (10, 0), (0, 0))

    assert table.counts["North", "both"] == 7
    assert table.counts["all schools", "girls"] == 13
    assert table.counts["all schools", "both"] == 17


def test_a_school_is_the_same_cell_in_two_tables():
    assert BY_SEX.cells["North", "both"] == BY_PROVISION.cells["North", "pupils"] == cell("North")


def test_those_who_are_left_are_never_in_the_table():
    table = totalled(BY_PROVISION, {("North", "special"): 3, ("North", "ordinary"): 40})

    assert ("North", "ordinary") not in table.counts
    assert table.counts["North", "pupils"] == 43


def test_a_group_may_be_split_in_two_ways():
    both_ways = Hierarchy(
        "place",
        "land",
        (
            Split("land", ("north", "south")),
            Split("land", ("town", "village")),
            Split("north", ("a", "b")),
            Split("south", ("c", "d")),
            Split("town", ("a", "c")),
            Split("village", ("b", "d")),
        ),
    )

    assert both_ways.leaves == ("a", "b", "c", "d")
    assert both_ways.above["a"] == {"north", "town", "land"}


def test_nested_cells_are_those_wholly_around_each_other():
    pairs = {(str(around), str(within)) for around, within in BY_SEX.nested()}

    assert ("pupils 2025: all", "pupils 2025: North, girls") in pairs
    assert ("pupils 2025: North", "pupils 2025: North, girls") in pairs
    assert ("pupils 2025: North", "pupils 2025: girls") not in pairs


def test_missing_and_not_applicable_add_nothing_and_stay_apart():
    table = totalled(
        BY_SEX,
        {("North", "girls"): Mark.MISSING, ("North", "boys"): 8, ("South", "girls"): Mark.NOT_APPLICABLE},
    )

    assert table.counts["North", "both"] == 8
    assert table.counts["North", "girls"] is Mark.MISSING
    assert table.counts["South", "girls"] is Mark.NOT_APPLICABLE
    assert table.counts["South", "boys"] == 0


@pytest.mark.parametrize(
    ("splits", "said"),
    [
        ((Split("all", ("a", "a")),), "a part twice"),
        ((Split("all", ("a",)), Split("b", ("c",))), "b is no part of all"),
        ((Split("all", ("a",)), Split("a", ("b",)), Split("b", ("a",))), "is a part of itself"),
    ],
)
def test_what_is_no_hierarchy(splits, said):
    with pytest.raises(BadHierarchy, match=said):
        Hierarchy("place", "all", splits)


def test_implied_nodes_must_be_there():
    with pytest.raises(BadHierarchy, match="elsewhere"):
        Hierarchy("place", "all", (Split("all", ("a", "b")),), frozenset({"elsewhere"}))


def test_several_levels():
    levels = tree("place", "land", {"land": ["north", "south"], "north": ["a", "b"]})

    assert levels.nodes == ("land", "north", "south", "a", "b")


def test_a_place_that_the_frame_does_not_have():
    with pytest.raises(BadHierarchy, match="East"):
        CountTable(BY_SEX, {("East", "girls"): 4})
    with pytest.raises(BadHierarchy, match="East"):
        totalled(BY_SEX, {("East", "girls"): 4})


@pytest.mark.parametrize("count", [-1, 2.5, Mark.SUPPRESSED])
def test_what_is_no_count(count):
    with pytest.raises(BadHierarchy, match="is no count"):
        CountTable(BY_SEX, {("North", "girls"): count})


def test_a_revised_count_is_another_cell():
    revised = Frame("by school", "pupils 2025", (SCHOOLS,), {("North",): "corrected in May"})

    assert revised.cells["North",] == cell("North", edition="corrected in May")
    assert str(revised.cells["North",]) == "pupils 2025: North (corrected in May)"
    assert revised.cells["South",] == cell("South")


def test_one_level():
    assert flat("sex", "both", ["girls", "boys"]).leaves == ("girls", "boys")
