"""A series is told by rules that have names."""

from samspil.tools.statistics.runs import Rule, Signal, p_chart, run_chart

RESTLESS = [5, 7, 4, 8, 5, 9, 3, 7, 4, 8, 5, 9]


def test_a_restless_series_says_nothing():
    found = run_chart(RESTLESS)

    assert (found.is_enough, found.signals, found.centre) == (True, (), 6.0)


def test_a_level_that_moved_is_a_long_run_with_few_crossings():
    found = run_chart([9, 8, 9, 8, 9, 8, 9, None, 2, 3, 2, 3, 2, 3, 2])

    assert found.signals[-1] == Signal(Rule.FEW_CROSSINGS, 0, 14)


def test_a_long_run_is_longer_than_chance_explains():
    # Of 22 useful points chance explains a run of round(log2 22) + 3, which is 7.
    values = [1, 9, 1, 9, 1, 9, 1] + [9] * 8 + [1] * 7

    found = [each for each in run_chart(values).signals if each.rule is Rule.LONG_RUN]

    assert found == [Signal(Rule.LONG_RUN, 7, 14)]


def test_few_points_are_too_few_to_say():
    assert not run_chart(RESTLESS[:9]).is_enough
    assert not run_chart([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4]).is_enough
    assert run_chart([None, None]).centre is None


def test_a_point_beyond_the_limits_is_named_by_its_own_size():
    counts = [(6, 100), (7, 100), (5, 100), (7, 100), (20, 100), (2, 10)]
    found = p_chart(counts)

    assert found.signals == (Signal(Rule.BEYOND, 4, 4),)
    assert found.limits[5].high > found.limits[0].high


def test_a_shift_and_a_trend_are_named():
    shifted = [(10, 100), (12, 100)] * 4 + [(5, 100), (7, 100)] * 4
    rising = [(4, 100), (5, 100), (6, 100), (7, 100), (8, 100), (9, 100), (5, 100)]

    assert [(each.rule, each.first, each.last) for each in p_chart(shifted).signals] == [
        (Rule.SHIFT, 0, 7),
        (Rule.SHIFT, 8, 15),
    ]
    assert p_chart(rising).signals == (Signal(Rule.TREND, 0, 5),)


def test_a_year_of_nobody_has_no_limits():
    found = p_chart([(1, 10), None, (0, 0)])

    assert found.limits[1:] == (None, None)
    assert p_chart([None]).centre is None


def test_few_expected_gives_exact_limits_and_fewer_false_alarms():
    # One is expected of twenty: four by chance are no alarm, though three standard errors end below four.
    counts = [(1, 20)] * 14 + [(4, 20)]

    assert not [each for each in p_chart(counts).signals if each.rule is Rule.BEYOND]
