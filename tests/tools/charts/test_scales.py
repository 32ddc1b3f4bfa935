"""Scales begin and end at round numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.tools.charts.scales import nice_levels


@pytest.mark.parametrize(
    ("low", "high", "levels"),
    [
        (4.9, 7.3, (0.0, 2.0, 4.0, 6.0, 8.0)),
        (0.0, 0.0, (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        (-1.1, 0.2, (-1.5, -1.0, -0.5, 0.0, 0.5)),
        (0.0, 100.0, (0.0, 20.0, 40.0, 60.0, 80.0, 100.0)),
    ],
)
def test_levels_are_round_and_reach(low, high, levels):
    assert nice_levels(low, high) == levels


def test_an_axis_may_be_cut_when_it_says_so():
    assert nice_levels(4.03, 4.08, most=4, from_zero=False) == (4.02, 4.04, 4.06, 4.08)


@given(low=st.floats(-1e6, 1e6), wide=st.floats(0, 1e6), most=st.integers(3, 9), from_zero=st.booleans())
def test_every_range_has_a_scale(low, wide, most, from_zero):
    levels = nice_levels(low, low + wide, most=most, from_zero=from_zero)

    slack = 1e-6 * (abs(low) + wide + 1)
    assert 2 <= len(levels) <= most
    assert levels[0] - slack <= low
    assert low + wide <= levels[-1] + slack
    assert len(set(levels)) == len(levels)


@pytest.mark.parametrize(("low", "high", "most"), [(2.0, 1.0, 6), (float("nan"), 1.0, 6), (0.0, 1.0, 2)])
def test_what_is_no_range_is_refused(low, high, most):
    with pytest.raises(ValueError, match="low to high"):
        nice_levels(low, high, most=most)
