"""Clear change, no clear change, too few to say: and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.tools.statistics.changes import Caution, Verdict, mean_change, share_change


def test_half_a_point_of_2500_is_chance():
    found = share_change((163, 2500), (150, 2480))

    assert found.verdict is Verdict.NOT_CLEAR
    assert round(found.z, 2) == -0.69
    assert (round(found.interval.low * 100, 2), round(found.interval.high * 100, 2)) == (-1.83, 0.88)
    assert round(found.difference * 100, 2) == -0.47


def test_from_6_5_to_4_percent_is_clear():
    found = share_change((163, 2500), (100, 2500))

    assert found.verdict is Verdict.CLEAR
    assert round(found.z, 2) == -3.99
    assert (round(found.interval.low * 100, 2), round(found.interval.high * 100, 2)) == (-3.77, -1.29)


@pytest.mark.parametrize(
    ("before", "after"),
    [((5, 10), (0, 10)), ((4, 60), (0, 60)), ((58, 60), (60, 60)), ((0, 0), (5, 90)), ((0, 60), (0, 60))],
)
def test_a_few_children_are_too_few_to_say(before, after):
    assert share_change(before, after).verdict is Verdict.TOO_FEW


def test_how_few_is_for_the_rulebook_to_say():
    assert share_change((4, 60), (0, 60), caution=Caution(10, 1)).verdict is Verdict.NOT_CLEAR


@given(*[st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))] * 2)
def test_turned_round_the_change_turns_round(before, after):
    one, other = share_change(before, after), share_change(after, before)

    assert one.verdict is other.verdict
    assert one.interval.low == pytest.approx(-other.interval.high, abs=1e-9)


def test_means_by_welch():
    # Worked by hand: error sqrt(0.01 + 0.04), 36.76 degrees of freedom, t 2.0267.
    found = mean_change((3.0, 0.5, 25), (3.6, 1.0, 25))

    assert found.verdict is Verdict.CLEAR
    assert found.interval.low == pytest.approx(0.6 - 0.2236 * 2.0286, abs=2e-3)
    assert mean_change((3.0, 0.5, 25), (3.1, 1.0, 25)).verdict is Verdict.NOT_CLEAR
    assert mean_change((3.0, None, 1), (3.1, 1.0, 25)).verdict is Verdict.TOO_FEW
    assert mean_change((3.0, 0.0, 25), (3.0, 0.0, 25)).verdict is Verdict.TOO_FEW
