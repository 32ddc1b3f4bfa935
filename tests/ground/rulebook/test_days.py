"""Deadlines in both countries against a calendar of our own; and on which day a moment falls."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.utils.timezone import localdate
from hypothesis import given
from hypothesis import strategies as st

from samspil.ground.rulebook import rules
from samspil.ground.rulebook.rules import Span

DAY = timedelta(days=1)
DATES = st.dates(date(2023, 1, 1), date(2040, 12, 31))
COUNTRIES = st.sampled_from(["DK", "NL"])


def easter(year):
    """Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * (year % 19) + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def is_holiday(on, country):
    from_easter = (on - easter(on.year)).days
    if (on.month, on.day) in ((1, 1), (12, 25), (12, 26)) or from_easter in (-2, 1, 39, 50):
        return True
    if country == "DK":
        return from_easter == -3 or (from_easter == 26 and on.year < 2024)
    kings = date(on.year, 4, 27)
    kings -= DAY * (kings.weekday() == 6)
    return on == kings or ((on.month, on.day) == (5, 5) and on.year % 5 == 0)


def works(on, country):
    return on.weekday() < 5 and not is_holiday(on, country)


@given(on=DATES, country=COUNTRIES)
def test_a_working_day_is_one_in_both_calendars(on, country):
    assert rules.is_working_day(on, country) == works(on, country)


@given(start=DATES, n=st.integers(1, 10), country=COUNTRIES)
def test_weeks_end_on_the_first_day_on_which_anybody_works(start, n, country):
    last = start + n * 7 * DAY
    while not works(last, country):
        last += DAY

    assert rules.deadline(start, Span(n, "weeks"), country).due == last


@given(start=DATES, n=st.integers(1, 30), country=COUNTRIES)
def test_working_days_are_counted_one_by_one(start, n, country):
    last, left = start, n
    while left:
        last += DAY
        left -= works(last, country)

    assert rules.deadline(start, Span(n, "working-days"), country).due == last


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # The night in which clocks go forward, and the first evening of summer time.
        ("2026-03-28T22:59", date(2026, 3, 28)),
        ("2026-03-28T23:00", date(2026, 3, 29)),
        ("2026-03-29T21:59", date(2026, 3, 29)),
        ("2026-03-29T22:00", date(2026, 3, 30)),
        # And back again: a Sunday of twenty-five hours.
        ("2026-10-24T22:00", date(2026, 10, 25)),
        ("2026-10-25T22:59", date(2026, 10, 25)),
        ("2026-10-25T23:00", date(2026, 10, 26)),
        ("2026-12-31T22:59", date(2026, 12, 31)),
        ("2026-12-31T23:00", date(2027, 1, 1)),
        ("2028-02-28T23:00", date(2028, 2, 29)),
    ],
)
def test_a_complaint_of_the_last_evening_is_of_that_day(db, moment, day):
    """The page and the database agree on the day, whatever the clocks do."""
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)

    with connection.cursor() as cursor:
        cursor.execute("SELECT samspil_day(%s)", [at])
        assert cursor.fetchone()[0] == localdate(at) == day
