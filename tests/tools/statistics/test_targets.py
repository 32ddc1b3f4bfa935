"""A target on its way: standing, path, what it takes, and whether it will arrive."""

from dataclasses import replace
from datetime import date

import pytest

from samspil.tools.statistics.forecast import forecast
from samspil.tools.statistics.targets import (
    Aim,
    Readiness,
    Standing,
    Target,
    on_path,
    readiness,
    standing,
    what_it_takes,
)

FOUR = Target(
    goal=0.04, goal_year=2030, aim=Aim.LESS, baseline=0.065, baseline_year=2025, definition="segregation"
)
OF_2012 = Target(goal=0.04, goal_year=2015, aim=Aim.LESS, baseline=0.065)


@pytest.mark.parametrize(
    ("values", "year", "stands"),
    [
        ({}, 2026, Standing.RUNNING),
        ({2026: 0.03}, 2026, Standing.RUNNING),
        ({2030: 0.04}, 2030, Standing.REACHED),
        ({2030: 0.041}, 2030, Standing.NOT_REACHED),
        ({2030: 0.041}, 2034, Standing.NOT_REACHED),
        ({2029: 0.03}, 2031, Standing.LAPSED),
        ({}, 2030, Standing.RUNNING),
    ],
)
def test_standing(values, year, stands):
    assert standing(FOUR, values, year=year) is stands


def test_a_target_whose_definition_nobody_knows_lapses_whatever_was_counted():
    assert standing(OF_2012, {2015: 0.03}, year=2026) is Standing.LAPSED
    assert standing(OF_2012, {2015: 0.03}, year=2015) is Standing.RUNNING
    assert standing(replace(OF_2012, is_renewed=True), {}, year=2026) is Standing.RENEWED


def test_a_target_without_a_year_runs():
    assert standing(replace(FOUR, goal_year=None), {2030: 0.01}, year=2040) is Standing.RUNNING


def test_more_can_be_the_aim():
    ninety = Target(goal=0.9, goal_year=2030, aim=Aim.MORE, definition="completed-by-25")

    assert standing(ninety, {2030: 0.91}, year=2031) is Standing.REACHED
    assert what_it_takes(ninety, 840, 1000, year=2028).children == 60


@pytest.mark.parametrize("goal", [0, -0.1, 1.1])
def test_nobody_may_aim_at_none(goal):
    with pytest.raises(ValueError, match="above 0"):
        replace(FOUR, goal=goal)
    with pytest.raises(ValueError, match="does not come after"):
        replace(FOUR, baseline_year=2030)


def test_the_path_is_straight():
    assert on_path(FOUR, 2026) == pytest.approx(0.06)
    assert [on_path(FOUR, year) for year in (2024, 2031)] == [None, None]
    assert on_path(OF_2012, 2014) is None


def test_what_it_takes_is_whole_children():
    assert what_it_takes(FOUR, 163, 2500, year=2026).children == 63
    assert what_it_takes(FOUR, 163, 2500, year=2026).each_year == 16
    assert what_it_takes(FOUR, 163, 2500, year=2030).each_year is None
    assert what_it_takes(FOUR, 99, 2500, year=2026).children == 0
    # 4 % of 2,510 is 100.4: a hundred and not one more.
    assert what_it_takes(FOUR, 101, 2510, year=2026).children == 1


@pytest.mark.parametrize(
    ("data", "computed", "said"),
    [
        (None, None, Readiness.DATA_MISSING),
        (None, date(2025, 9, 30), Readiness.DATA_MISSING),
        (date(2025, 9, 30), None, Readiness.READY),
        (date(2026, 9, 30), date(2025, 9, 30), Readiness.UPDATE_AVAILABLE),
        (date(2026, 9, 30), date(2026, 9, 30), Readiness.COMPUTED),
    ],
)
def test_readiness(data, computed, said):
    assert readiness(data_as_of=data, computed_from=computed) is said


FALLING = {2020: (163, 2500), 2021: (155, 2500), 2022: (148, 2500), 2023: (140, 2500), 2024: (135, 2500)}


def test_a_steady_fall_is_continued_with_its_uncertainty():
    found = forecast(FOUR, FALLING)

    # Odds fall by a factor of 0.953 a year; six years on that is 4.1 percent.
    assert found.share == pytest.approx(0.0408, abs=0.001)
    assert found.interval.low < 0.04 < found.interval.high
    assert 0.35 < found.arriving < 0.6
    assert found.spread == 1


def test_a_rise_will_hardly_arrive_and_the_other_aim_will():
    rising = dict(zip(FALLING, reversed(FALLING.values()), strict=True))

    assert forecast(FOUR, rising).arriving < 0.02
    assert forecast(replace(FOUR, aim=Aim.MORE), rising).arriving > 0.98


def test_years_that_jump_widen_the_forecast():
    jumping = {2020: (163, 2500), 2021: (90, 2500), 2022: (180, 2500), 2023: (80, 2500), 2024: (135, 2500)}

    found, calm = forecast(FOUR, jumping), forecast(FOUR, FALLING)

    assert found.spread > 5
    assert found.interval.high - found.interval.low > 2 * (calm.interval.high - calm.interval.low)


@pytest.mark.parametrize(
    "counts",
    [{}, {2020: (1, 9), 2021: (1, 9), 2022: (1, 9), 2023: (0, 0)}, dict.fromkeys(range(2020, 2026), (0, 90))],
)
def test_too_little_is_too_early_to_say(counts):
    assert forecast(FOUR, counts) is None
    assert forecast(replace(FOUR, goal_year=None), FALLING) is None


@pytest.mark.parametrize("events", [(0, 0, 0, 5), (0, 0, 100, 100), (1, 10, 60, 99)])
def test_a_line_that_runs_off_to_nobody_or_everybody_foretells_nothing(events):
    assert forecast(FOUR, {2021 + n: (each, 100) for n, each in enumerate(events)}) is None


def test_all_of_them_is_a_goal_that_chance_seldom_reaches():
    assert forecast(Target(goal=1, goal_year=2030, aim=Aim.MORE), FALLING).arriving == 0
