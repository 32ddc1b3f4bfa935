"""What other years lead one to expect, against the formula worked out by hand."""

import pytest

from samspil.tools.statistics.expected import expected


def test_the_interval_of_one_more_by_hand():
    # Mean 5, deviation 1.58; Student's t of 4 degrees at 0.9995 is 8.610; root of 1 + 1/5 is 1.0954.
    found = expected([3, 4, 5, 6, 7])

    assert found.low == pytest.approx(5 - 8.610 * 1.5811 * 1.0954, abs=0.01)
    assert found.high == pytest.approx(5 + 8.610 * 1.5811 * 1.0954, abs=0.01)


def test_what_hardly_differs_may_differ_by_a_tenth():
    found = expected([40, 40, 40, 40])

    assert (found.low, found.high) == (36, 44)


def test_of_few_nothing_is_expected():
    assert expected([0.05, 0.06, 0.05]) is None
