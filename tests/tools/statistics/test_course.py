"""A figure through the years: the right test for each measure, and gaps are gaps."""

import pytest

from samspil.tools.statistics.changes import Verdict, figure_change
from samspil.tools.statistics.conditions import Is
from samspil.tools.statistics.course import course
from samspil.tools.statistics.intervals import Interval
from samspil.tools.statistics.outcomes import Outcome
from samspil.tools.statistics.questions import Count, Days, Mean, Rate, Share

SHARE = Share(Is("special"))


def share(events, of):
    return Outcome((), of, numerator=events, denominator=of, value=events / of if of else None)


def test_shares_are_compared_with_the_year_before():
    points = course(SHARE, {2024: share(163, 2500), 2023: share(165, 2500), 2025: share(100, 2500)})

    assert [each.period for each in points] == [2023, 2024, 2025]
    assert [each.change and each.change.verdict for each in points] == [
        None,
        Verdict.NOT_CLEAR,
        Verdict.CLEAR,
    ]


def test_a_year_without_a_value_is_stepped_over():
    points = course(SHARE, {2023: share(163, 2500), 2024: share(0, 0), 2025: share(100, 2500)})

    assert points[1].change is None
    assert points[2].change.difference == pytest.approx(-0.0252)


def test_means_are_compared_as_means():
    points = course(
        Mean("score"), {n: Outcome((), 900, value=v, spread=0.5) for n, v in ((1, 4.0), (2, 4.2))}
    )

    assert points[1].change.verdict is Verdict.CLEAR


def test_a_median_is_compared_by_its_given_interval():
    outcomes = {1: Outcome((), 80, value=10.0), 2: Outcome((), 80, value=4.0)}
    known = {1: Interval(9.0, 11.5), 2: Interval(3.0, 5.0)}

    points = course(Days("told", "begun"), outcomes, known=known)

    assert points[1].change.verdict is Verdict.CLEAR
    # By hand: -6 - sqrt(1 + 2.25) and -6 + sqrt(1 + 1).
    assert points[1].change.interval.low == pytest.approx(-7.802776)
    assert points[1].change.interval.high == pytest.approx(-4.585786)


def test_days_of_which_many_still_run_are_not_clearly_shorter():
    outcomes = {1: Outcome((), 80, value=10.0), 2: Outcome((), 80, pending=20, value=4.0)}
    known = {1: Interval(9.0, 11.5), 2: Interval(3.0, 5.0)}

    points = course(Days("told", "begun"), outcomes, known=known)

    assert points[1].change.verdict is Verdict.NOT_CLEAR


def test_a_rate_is_compared_by_its_interval():
    outcomes = {n: Outcome((), 1000, numerator=k, value=k / 10) for n, k in ((1, 30), (2, 33))}

    points = course(Rate(Is("so"), Is("all"), 100), outcomes)

    assert points[1].change.verdict is Verdict.NOT_CLEAR


def test_a_count_of_all_has_no_interval_and_no_verdict():
    points = course(Count(), {1: Outcome((), 40, value=40.0), 2: Outcome((), 80, value=80.0)})

    assert points[1].change.verdict is Verdict.TOO_FEW


def test_shares_without_their_counts_are_judged_by_nothing():
    points = course(SHARE, {1: Outcome((), 0, value=0.1), 2: Outcome((), 0, value=0.4)})

    assert points[1].change.verdict is Verdict.TOO_FEW


def test_few_are_too_few_whatever_the_interval():
    about = Interval(0.9, 1.1)

    assert figure_change((1.0, about, 12), (9.0, about, 900)).verdict is Verdict.TOO_FEW
