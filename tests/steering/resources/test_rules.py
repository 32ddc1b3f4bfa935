"""What adds up, what is due, what ends by itself: plain truth tables."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.steering.resources.rules import (
    FEWEST,
    HalfYear,
    Line,
    Misfit,
    Review,
    Standing,
    Term,
    balance,
    half_year,
    misfits,
    review_state,
    running_sum,
    shortage_is_late,
    standing,
    waits,
)

DAY = date(2026, 3, 2)


def line(amount, source, target, on=DAY):
    return Line(on, Decimal(amount), source, target)


def test_a_move_takes_from_one_what_it_gives_the_other():
    found = balance([line(600, "", "general"), line(400, "", "special"), line(50, "special", "general")])

    assert (found.general, found.special, found.moved) == (650, 350, 50)
    assert found.share == 65


def test_moving_back_counts_against():
    assert balance([line(50, "special", "general"), line(80, "general", "special")]).moved == -30


@pytest.mark.parametrize(
    "lines",
    [[], [line(50, "special", "general")], [line(10, "", "general"), line(20, "general", "special")]],
)
def test_no_share_while_grants_are_not_written_down(lines):
    assert balance(lines).share is None


def test_between_places_of_one_provision_nothing_goes_over():
    assert balance([line(50, "general", "general")]).moved == 0


def test_the_running_sum_goes_day_by_day():
    lines = [
        line(30, "special", "general", date(2026, 5, 1)),
        line(50, "special", "general", date(2026, 1, 9)),
        line(20, "general", "special", date(2026, 5, 1)),
        line(99, "", "general", date(2026, 2, 1)),
    ]

    assert running_sum(lines) == [(date(2026, 1, 9), 50), (date(2026, 5, 1), 60)]


PROVISIONS = st.sampled_from(["general", "special"])
LINES = st.lists(
    st.builds(
        Line,
        st.dates(date(2025, 1, 1), date(2027, 1, 1)),
        st.decimals("0.01", "9999", places=2),
        st.sampled_from(["", "general", "special"]),
        PROVISIONS,
    )
)


@given(LINES)
def test_moving_never_makes_more_or_less(lines):
    found, granted = balance(lines), sum(each.amount for each in lines if not each.source)

    assert found.general + found.special == granted
    last = running_sum(lines)[-1][1] if running_sum(lines) else 0
    assert last == found.moved


@pytest.mark.parametrize(
    ("day", "half"),
    [
        (date(2026, 1, 1), HalfYear(2026, 1)),
        (date(2026, 6, 30), HalfYear(2026, 1)),
        (date(2026, 7, 1), HalfYear(2026, 2)),
        (date(2026, 12, 31), HalfYear(2026, 2)),
    ],
)
def test_a_year_has_two_halves(day, half):
    assert half_year(day) == half
    assert half.begins_on <= day <= half.ends_on
    assert half_year(half.begins_on - timedelta(days=1)) == half.before


@pytest.mark.parametrize(
    ("held", "state"),
    [
        ([], Review.DUE),
        ([HalfYear(2026, 2)], Review.HELD),
        ([HalfYear(2026, 1)], Review.DUE),
        ([HalfYear(2025, 2)], Review.LATE),
    ],
)
def test_priorities_are_looked_at_each_half_year(held, state):
    assert review_state(held, today=date(2026, 11, 21)) is state


@pytest.mark.parametrize(
    ("changed", "today", "state"),
    [
        ({}, date(2026, 2, 28), Standing.PLANNED),
        ({}, date(2026, 3, 2), Standing.RUNNING),
        ({}, date(2026, 4, 6), Standing.CHECK_DUE),
        ({"checked_on": date(2026, 4, 6)}, date(2026, 4, 7), Standing.RUNNING),
        ({}, date(2026, 4, 13), Standing.CHECK_DUE),
        ({}, date(2026, 4, 14), Standing.UNCHECKED),
        ({"checked_on": date(2026, 4, 6)}, date(2026, 4, 14), Standing.OVER),
        ({"ended_on": date(2026, 3, 9)}, date(2026, 3, 10), Standing.UNCHECKED),
    ],
)
def test_a_local_solution_ends_by_itself(changed, today, state):
    term = Term(DAY, date(2026, 4, 6), date(2026, 4, 13), **changed)

    assert standing(term, today=today) is state


@pytest.mark.parametrize(
    ("check", "expires", "needed", "found"),
    [
        (10, 20, -3, []),
        (25, 20, -3, [Misfit.CHECK_OUTSIDE]),
        (10, -1, -3, [Misfit.ENDS_FIRST]),
        (10, 90, -3, []),
        (10, 91, -3, [Misfit.TOO_LONG]),
        (10, 20, 1, [Misfit.NEED_AFTER_START]),
    ],
)
def test_the_days_of_a_local_solution(check, expires, needed, found):
    term = Term(DAY, DAY + timedelta(days=check), DAY + timedelta(days=expires))

    assert misfits(term, needed_on=DAY + timedelta(days=needed), longest=90) == found


def test_too_few_waits_say_nothing():
    assert waits([(DAY, DAY + timedelta(days=3))] * (FEWEST - 1)) is None


def test_waits_are_told_by_the_one_in_the_middle():
    spans = [(DAY, DAY + timedelta(days=days)) for days in (1, 2, 4, 30, 3)]

    found = waits(spans)

    assert (found.count, found.median, found.longest) == (5, 3, 30)


def test_only_a_shortage_can_be_late():
    assert shortage_is_late(state="lacking", due_on=DAY, today=DAY + timedelta(days=1))
    assert not shortage_is_late(state="lacking", due_on=DAY, today=DAY)
    assert not shortage_is_late(state="enough", due_on=DAY, today=DAY + timedelta(days=1))
