"""Rules for an audience: rounding, what a rounded count can be, and percentages."""

import pytest

from samspil.tools.statistics.disclosure.percentages import Bound, Percentage, percentage
from samspil.tools.statistics.disclosure.rules import SUPPRESSED, Entry, Rule
from samspil.tools.statistics.disclosure.tables import Mark

PUBLIC = Rule(threshold=5, few=10, base=5, least_denominator=20, lowest=5, highest=95)


def shown(count):
    return Entry(Mark.SHOWN, count)


@pytest.mark.parametrize(("count", "rounded"), [(0, 0), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15)])
def test_counts_are_rounded_to_the_nearest(count, rounded):
    assert PUBLIC.rounded(count) == rounded


def test_no_count_is_rounded_to_nobody():
    assert Rule(threshold=3, base=10).rounded(4) == 10


@pytest.mark.parametrize("rule", [PUBLIC, Rule(3, base=10), Rule(5, base=3), Rule(5), Rule(10, base=4)])
def test_behind_a_rounded_count_lie_exactly_the_counts_that_give_it(rule):
    for shown_count in {rule.rounded(count) for count in range(rule.threshold, 80)}:
        low, high = rule.behind(shown_count)

        giving = [n for n in range(rule.threshold, 100) if rule.rounded(n) == shown_count]
        assert (low, high) == (min(giving), max(giving))


@pytest.mark.parametrize(
    ("event", "of", "told"),
    [
        (shown(30), shown(120), Percentage(Mark.SHOWN, 25.0)),
        (shown(5), shown(200), Percentage(Mark.SHOWN, 5, Bound.AT_MOST)),
        (shown(198), shown(200), Percentage(Mark.SHOWN, 95, Bound.AT_LEAST)),
        (SUPPRESSED, shown(200), Percentage(Mark.SUPPRESSED)),
        (shown(5), SUPPRESSED, Percentage(Mark.SUPPRESSED)),
        (shown(5), shown(15), Percentage(Mark.SUPPRESSED)),
        (Entry(Mark.MISSING), shown(200), Percentage(Mark.MISSING)),
        (Entry(Mark.NOT_APPLICABLE), shown(200), Percentage(Mark.NOT_APPLICABLE)),
        (Entry(Mark.ZERO, 0), Entry(Mark.ZERO, 0), Percentage(Mark.NOT_APPLICABLE)),
    ],
)
def test_percentages_are_made_of_what_is_shown(event, of, told):
    assert percentage(event, of, PUBLIC) == told


def test_nought_percent_is_zero_where_no_bound_hides_it():
    assert percentage(Entry(Mark.ZERO, 0), shown(50), Rule(5)) == Percentage(Mark.ZERO, 0.0)


@pytest.mark.parametrize(
    "numbers",
    [{"threshold": 0}, {"threshold": 5, "base": 0}, {"threshold": 5, "lowest": 60, "highest": 40}],
)
def test_numbers_that_make_no_rule(numbers):
    with pytest.raises(ValueError, match="at least 1|lie between"):
        Rule(**numbers)
