"""Decisions about figures, as truth tables."""

from dataclasses import replace
from decimal import Decimal

import pytest

from samspil.figures.indicators.rules import (
    Snapshot,
    breakdowns,
    fitting,
    fraction_of,
    is_same,
    may_be_confirmed,
    period_of,
    wishes,
)

FIGURE = Snapshot(200, 13, 200, 0, 0, 0.065, "", "final")


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"value": 0.065 * (1 + 1e-12)}, True),
        ({"value": 0.066}, False),
        ({"value": None}, False),
        ({"numerator": 14}, False),
        ({"missing": 1}, False),
        ({"finality": "preliminary"}, False),
        ({"marker": "missing"}, False),
    ],
)
def test_a_figure_is_another_when_anything_of_it_is(change, same):
    assert is_same(FIGURE, replace(FIGURE, **change)) is same


def test_two_figures_that_are_not_there_are_the_same_only_for_the_same_reason():
    gone = replace(FIGURE, value=None, marker="missing")

    assert is_same(gone, gone)
    assert not is_same(gone, replace(gone, marker="suppressed"))


def test_only_grade_by_sex_is_crossed():
    assert breakdowns(["grade", "sex", "unit"]) == [(), ("grade",), ("sex",), ("grade", "sex")]
    assert breakdowns(["direction"]) == [(), ("direction",)]


def test_units_are_kept_where_the_definition_tells_them_apart():
    assert wishes("paying", ["sex"]) == [((), False), (("sex",), False)]
    assert wishes("paying", ["unit"]) == [((), False), ((), True)]
    assert wishes("unit", []) == [((), False), ((), True)]


@pytest.mark.parametrize(
    ("group", "has_period", "period"),
    [((2025, "a"), True, 2025), ((None, "a"), True, None), (("a",), False, 2026)],
)
def test_a_period_is_the_first_part_or_the_year_of_the_data(group, has_period, period):
    assert period_of(group, has_period, 2026) == period


def test_columns_are_found_by_last_time_and_then_by_name():
    headings = ("Class type", "year", "trin")

    assert fitting(["class_type", "year", "grade"], headings, {"grade": "trin"}) == {
        "class_type": "Class type", "year": "year", "grade": "trin",
    }  # fmt: skip
    assert fitting(["grade"], headings, {"grade": "gone"}) == {}


def test_a_percentage_is_kept_as_a_fraction():
    assert (fraction_of(Decimal("39.2"), is_percent=True), fraction_of(Decimal("4"), is_percent=False)) == (
        0.392,
        4.0,
    )


@pytest.mark.parametrize(
    ("state", "may"), [("checked", True), ("failed", True), ("done", False), ("unmapped", False)]
)
def test_a_file_waits_for_a_yes_once_it_is_checked(state, may):
    assert may_be_confirmed(state) is may
