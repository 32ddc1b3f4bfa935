"""Neighbours instead of ranks, and a changed mix told apart from a changed rate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.tools.statistics.composition import composition_shift
from samspil.tools.statistics.neighbours import neighbours

PLACES = {
    "Egelund": (9000, 0.12),
    "Twin": (9000, 0.12),
    "Near": (9500, 0.13),
    "Large": (90000, 0.12),
    "Poor": (9000, 0.40),
    "Unknown": (None, 0.12),
}


def test_the_most_alike_come_first():
    found = neighbours(PLACES, of="Egelund", count=2)

    assert [each.name for each in found] == ["Twin", "Near"]
    assert found[0].distance == 0


def test_what_weighs_nothing_tells_nothing():
    found = neighbours(PLACES, of="Egelund", count=4, weights=(1, 0))

    assert [each.name for each in found[:2]] == ["Poor", "Twin"]
    assert found[-1].name == "Large"


def test_who_lacks_a_number_is_not_compared():
    assert "Unknown" not in [each.name for each in neighbours(PLACES, of="Egelund")]
    with pytest.raises(ValueError, match="not known"):
        neighbours(PLACES, of="Unknown")
    with pytest.raises(ValueError, match="Only 1 places"):
        neighbours({"a": (1,), "b": (2,)}, of="a")


def test_where_all_are_alike_all_are_as_near():
    assert {each.distance for each in neighbours(dict.fromkeys("abcd", (1, 2)), of="a")} == {0.0}


def test_a_mix_alone_moves_the_rate():
    # More of grade 9, where the rate is higher; nothing happens differently in any grade.
    found = composition_shift({1: (20, 1000), 9: (80, 1000)}, {1: (10, 500), 9: (120, 1500)})

    assert found.total == pytest.approx(0.015)
    assert found.mix == pytest.approx(0.015)
    assert found.rate == pytest.approx(0)


def test_a_group_that_goes_is_all_mix():
    found = composition_shift({1: (20, 1000), 9: (80, 1000)}, {1: (20, 1000)})

    assert found.rate == pytest.approx(0)
    assert found.total == pytest.approx(-0.03)


def test_of_nobody_nothing_shifts():
    assert composition_shift({1: (0, 0)}, {1: (1, 2)}) is None


groups = st.dictionaries(
    st.integers(0, 5), st.integers(0, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
)


@given(groups, groups)
def test_the_parts_are_the_whole(before, after):
    found = composition_shift(before, after)

    if found:
        assert found.mix + found.rate == pytest.approx(found.total, abs=1e-12)
