"""The intervals are those of domain.md 4.3 and of the textbooks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap

from samspil.tools.statistics import engines, tables
from samspil.tools.statistics.conditions import EVERYONE, Is
from samspil.tools.statistics.intervals import (
    Interval,
    exact,
    interval_of,
    intervals_of,
    of_mean,
    of_minutes,
    of_percentile,
    of_rate,
    wilson,
    wilsons,
)
from samspil.tools.statistics.outcomes import Outcome
from samspil.tools.statistics.questions import Cohort, Count, Days, Flow, Mean, Minutes, Question, Rate, Share


def percent(interval):
    return round(interval.low * 100, 2), round(interval.high * 100, 2)


@pytest.mark.parametrize(
    ("events", "of", "limits"),
    [
        (163, 2500, (5.62, 7.56)),
        (100, 2500, (3.30, 4.84)),
        (26, 400, (4.47, 9.35)),
        (4, 60, (2.62, 15.93)),
        (0, 25, (0, 13.32)),
    ],
)
def test_wilson(events, of, limits):
    assert percent(wilson(events, of)) == limits


@given(st.lists(st.integers(0, 300).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))))
def test_many_at_once_are_as_scipy_has_them_one_by_one(pairs):
    found = wilsons([events for events, _of in pairs], [of for _events, of in pairs])

    for interval, pair in zip(found, pairs, strict=True):
        one = wilson(*pair)
        assert (interval is None) == (one is None)
        if one:
            assert (interval.low, interval.high) == pytest.approx((one.low, one.high), abs=1e-12)
            assert pair[0] / pair[1] in interval


def test_nobody_has_no_interval():
    assert [wilson(0, 0), exact(0, 0), of_rate(0, 0, per=100)] == [None, None, None]


@pytest.mark.parametrize(("events", "of"), [(3, 2), (-1, 2)])
def test_more_than_all_is_refused(events, of):
    with pytest.raises(ValueError, match="some, none to all"):
        wilson(events, of)
    with pytest.raises(ValueError, match="some, none to all"):
        wilsons([events], [of])


def test_exact_of_none_is_the_rule_of_three():
    # 1 - 0.025 ** (1 / 25), by hand.
    assert percent(exact(0, 25)) == (0, 13.72)


@given(st.integers(1, 300).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_share_seen_lies_in_both_and_within_0_and_1(pair):
    events, of = pair

    for found in (wilson(events, of), exact(events, of)):
        assert 0 <= found.low <= events / of <= found.high <= 1


def test_a_rate_has_the_interval_of_its_count():
    # Garwood's table: 10 events, 4.80 to 18.39.
    found = of_rate(10, 1000, per=1000)

    assert (round(found.low, 2), round(found.high, 2)) == (4.80, 18.39)


def test_a_mean_needs_two():
    assert of_mean(4.0, None, 1) is None
    # Student's t of 24 degrees is 2.0639.
    assert of_mean(4.0, 0.5, 25).low == pytest.approx(4 - 2.0639 * 0.1, abs=1e-4)


def test_a_median_of_days_by_bootstrap_is_the_same_each_time():
    days = [2, 3, 5, 7, 8, 9, 12, 15, 21, 40]

    found = of_percentile(days)

    assert found == of_percentile(days)
    assert 3 <= found.low <= 8.5 <= found.high <= 21
    assert of_percentile(days[:4]) is None


WEEKS = {(300, 1500): 40, (1500, 1500): 12, (0, 1200): 9, (640, 1400): 31}


def test_minutes_of_minutes_by_bootstrap_over_the_children():
    """As SciPy's, which draws the children one by one, as far as 2,000 draws can be told apart."""
    children = np.repeat(list(WEEKS), list(WEEKS.values()), axis=0)

    def ratio(parts, wholes, axis):
        return parts.sum(axis=axis) / wholes.sum(axis=axis)

    theirs = bootstrap(
        tuple(children.T), ratio, paired=True, n_resamples=2000, method="percentile",
        rng=np.random.default_rng(1),
    ).confidence_interval  # fmt: skip
    found = of_minutes(WEEKS)

    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=0.01)
    assert found.low < ratio(*children.T, axis=0) < found.high


def test_the_same_children_give_the_same_interval_and_few_give_none():
    assert of_minutes(WEEKS) == of_minutes(dict(reversed(WEEKS.items())))
    assert of_minutes({(300, 1500): 3, (900, 1500): 1}) is None
    # Who all have the same week leave nothing to chance.
    assert of_minutes({(300, 1500): 5}) == Interval(0.2, 0.2)


def test_weeks_are_counted_where_the_table_lies():
    types = {"school": "string", "peers": "int64", "week": "int64"}
    cells = [("North", 3, 10), ("North", 3, 10), ("North", 11, 10), ("South", 0, 9), ("South", None, 9)]
    table = engines.arrow(engines.arrow_table([dict(zip(types, each, strict=True)) for each in cells], types))

    found = tables.weeks(Question(Minutes("peers", "week"), by=("school",)), table)

    assert found == {("North",): {(3, 10): 2}, ("South",): {(0, 9): 1}}


SOME = Outcome(("North",), 2500, numerator=163, denominator=2500, value=0.0652, spread=1.0)


@pytest.mark.parametrize(
    ("measure", "has_one"),
    [
        (Share(Is("x")), True),
        (Flow("key", EVERYONE, EVERYONE), True),
        (Cohort("a", "b", 3), True),
        (Rate(EVERYONE, EVERYONE), True),
        (Mean("x"), True),
        (Count(), False),
        (Days("a", "b"), False),
        (Minutes("a", "b"), False),
    ],
    ids=lambda each: type(each).__name__,
)
def test_each_measure_has_its_interval_or_none(measure, has_one):
    assert isinstance(interval_of(measure, SOME), Interval) == has_one
    assert interval_of(measure, Outcome(("South",), 0)) is None
    one, none = intervals_of(measure, [SOME, Outcome(("South",), 0)])
    assert (one is not None, none) == (has_one, None)


@pytest.mark.parametrize("measure", [Share(Is("special")), Rate(Is("so"), Is("all"), 100)])
def test_a_figure_given_without_how_many_has_no_interval(measure):
    # 39 % of 500 is not between 0 and 0.8 %, as none of 500 would be.
    given = Outcome((), 500, value=0.39)

    assert interval_of(measure, given) is None and intervals_of(measure, [given]) == [None]
