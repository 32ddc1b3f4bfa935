"""Funnels: the vectors of domain.md 4.3 and a published plot."""

import csv
import os

import pytest
from conftest import SHARED

from samspil.tools.statistics.funnel import exact_counts, funnel, limits, overdispersion

PUBLISHED = SHARED / "data/reference/funnel_funnelR/funnelR_vignette_example3.csv"


def percent(interval):
    return round(interval.low * 100, 2), round(interval.high * 100, 2)


@pytest.mark.parametrize(
    ("target", "of", "inner", "outer"),
    [
        (0.065, 300, (3.71, 9.29), (2.10, 10.90)),
        (0.065, 1000, (4.97, 8.03), (4.09, 8.91)),
        (0.04, 500, (2.28, 5.72), (1.29, 6.71)),
    ],
)
def test_normal_limits(target, of, inner, outer):
    assert percent(limits(target, of, level=0.95)) == inner
    assert percent(limits(target, of, level=0.998)) == outer


@pytest.mark.parametrize(("of", "counts"), [(100, (2, 12, 0, 15)), (300, (12, 28, 8, 34))])
def test_exact_counts(of, counts):
    assert (*exact_counts(0.065, of, level=0.95), *exact_counts(0.065, of, level=0.998)) == counts


def test_few_expected_gives_the_exact_limits():
    # 6.5 are expected of 100; the normal limits would be 1.67 to 11.33.
    assert percent(limits(0.065, 100, level=0.95)) == (2, 12)


def test_a_unit_on_a_limit_is_within_it():
    for of in range(5, 150):
        fewest, most = exact_counts(0.065, of, level=0.95)
        assert fewest / of in limits(0.065, of, level=0.95) and most / of in limits(0.065, of, level=0.95)


def test_the_published_plot():
    if not PUBLISHED.exists():
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("The published plot lies beside the project, not in it: not compared.")
    rows = list(csv.DictReader(PUBLISHED.read_text(encoding="utf-8").splitlines()))

    for row in rows:
        events, of = int(row["n"]), int(row["d"])
        assert abs(events / of - 0.5) / (0.25 / of) ** 0.5 == pytest.approx(float(row["z_abs"]), abs=1e-6)
        # The plot that was published takes units as they are: no overdispersion.
        said = [row[name] == "Extreme" for name in ("score_80pct", "score_95pct")]
        assert outside((events, of)) == said


def outside(pair):
    return [pair[0] / pair[1] not in limits(0.5, pair[1], level=level) for level in (0.8, 0.95)]


ALIKE = {f"unit {n}": (6 + n % 3, 100) for n in range(12)}


def test_units_alike_are_not_overdispersed_and_none_is_beyond():
    found = funnel(ALIKE)

    assert found.spread == 1
    assert {each.beyond for each in found.units} == {None}
    assert found.target == pytest.approx(0.07)


def test_one_unit_far_out_does_not_hide_in_its_own_spread():
    found = funnel(ALIKE | {"far": (40, 100)}, target=0.07)

    assert {each.name: each.beyond for each in found.units if each.beyond} == {"far": 0.998}


def test_units_that_all_differ_widen_the_limits():
    wild = {f"unit {n}": (40 if n % 2 else 160, 1000) for n in range(12)}

    found = funnel(wild)

    # Each lies 0.06 from 0.1: 6.32 standard errors, whose square is 40.
    assert found.spread == pytest.approx(40.0)
    assert {each.beyond for each in found.units} == {None}
    assert abs(found.units[0].z) == pytest.approx(1.0)


def test_a_spread_that_chance_explains_is_chance():
    assert overdispersion([(1, 4), (3, 4)], target=0.5) == 1
    assert overdispersion([(4, 4)], target=0.5) == 1


def test_units_keep_their_order_and_units_of_nobody_are_left_out():
    found = funnel({"b": (3, 10), "empty": (0, 0), "a": (9, 10)})

    assert [each.name for each in found.units] == ["b", "a"]


@pytest.mark.parametrize("units", [{}, {"a": (0, 0)}, {"a": (0, 9)}, {"a": (9, 9)}])
def test_where_nothing_can_differ_there_is_no_funnel(units):
    with pytest.raises(ValueError, match="needs at least one|no unit can differ"):
        funnel(units)
