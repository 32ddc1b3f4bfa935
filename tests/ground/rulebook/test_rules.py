"""Drawn examples of school years, holidays, deadlines and of which rule held when."""

from dataclasses import dataclass
from datetime import date

import pytest

from samspil.ground.rulebook import rules
from samspil.ground.rulebook.rules import Span


def rows(table):
    """The lines of a drawn table under its head, cells stripped, dates read."""
    for line in table.strip().splitlines()[2:]:
        yield tuple(_cell(cell.strip()) for cell in line.split("|"))


def _cell(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


SCHOOL_YEARS = """
on         | starts | start      | end        | label
-----------+--------+------------+------------+--------
2026-08-01 |        | 2026-08-01 | 2027-07-31 | 2026/27
2026-07-31 |        | 2025-08-01 | 2026-07-31 | 2025/26
2026-12-31 |        | 2026-08-01 | 2027-07-31 | 2026/27
2027-01-01 |        | 2026-08-01 | 2027-07-31 | 2026/27
2024-02-29 |        | 2023-08-01 | 2024-07-31 | 2023/24
1999-09-01 |        | 1999-08-01 | 2000-07-31 | 1999/00
2026-08-15 | 08-16  | 2025-08-16 | 2026-08-15 | 2025/26
"""


@pytest.mark.parametrize("country", ["DK", "NL"])
@pytest.mark.parametrize(("on", "starts", "start", "end", "label"), [*rows(SCHOOL_YEARS)])
def test_school_year(on, starts, start, end, label, country):
    found = rules.school_year(on, country, starts=rules.month_day(starts) if starts else None)

    assert (found.start, found.end, found.label) == (start, end, label)


def test_danish_pupils_are_counted_once_a_year():
    year = rules.school_year(date(2026, 11, 21), "DK")

    assert rules.count_dates(year, "DK") == (date(2026, 9, 30),)


def test_dutch_pupils_are_counted_on_both_sides_of_new_year():
    year = rules.school_year(date(2026, 11, 21), "NL")

    assert rules.count_dates(year, "NL") == (date(2026, 10, 1), date(2027, 2, 1))


def test_count_days_of_the_rulebook_go_first():
    year = rules.school_year(date(2026, 11, 21), "DK")

    assert rules.count_dates(year, "DK", days=rules.month_days("09-05, 02-29")) == (
        date(2026, 9, 5),
        date(2027, 2, 28),
    )


WORKING_DAYS = """
on         | country | open | because
-----------+---------+------+--------------------------------------------
2023-05-05 | DK      | no   | Store Bededag, for the last time
2024-04-26 | DK      | yes  | it is abolished from 2024
2026-04-26 | DK      | no   | Sunday
2026-04-02 | DK      | no   | Maundy Thursday
2026-04-02 | NL      | yes  | Maundy Thursday is no holiday there
2026-04-03 | NL      | no   | Good Friday
2026-04-06 | DK      | no   | Easter Monday
2026-04-06 | NL      | no   | Easter Monday
2024-03-29 | DK      | no   | Good Friday in March
2026-06-05 | DK      | yes  | Constitution Day is no public holiday
2026-12-24 | DK      | yes  | nor is Christmas Eve
2026-04-27 | NL      | no   | Kingsday
2025-04-26 | NL      | no   | Kingsday moves from Sunday the 27th
2025-04-28 | NL      | yes  | and not to Monday
2014-04-26 | NL      | no   | the first Kingsday moved too
2025-05-05 | NL      | no   | Liberation Day in a fifth year
2026-05-05 | NL      | yes  | not in the others
2026-05-14 | NL      | no   | Ascension Day
2027-01-01 | DK      | no   | New Year's Day
2024-02-29 | DK      | yes  | a Thursday in a leap year
"""


@pytest.mark.parametrize(("on", "country", "is_open", "because"), [*rows(WORKING_DAYS)])
def test_working_days(on, country, is_open, because):
    assert rules.is_working_day(on, country) == (is_open == "yes"), because


def test_days_the_rulebook_closes():
    closed = rules.month_days("06-05, 12-24, 12-31")

    assert not rules.is_working_day(date(2026, 6, 5), "DK", closed=closed)
    assert rules.is_working_day(date(2026, 6, 4), "DK", closed=closed)


def test_holidays_bear_the_country_s_own_names():
    danish = rules.public_holidays("DK", [2023, 2024])
    dutch = rules.public_holidays("NL", [2026])

    assert danish[date(2023, 5, 5)] == "Store bededag"
    assert date(2024, 4, 26) not in danish
    assert dutch[date(2026, 4, 27)] == "Koningsdag"


ADDED = """
start      |  n | country | end        | because
-----------+----+---------+------------+---------------------------------------
2026-11-20 |  1 | DK      | 2026-11-23 | over a weekend
2026-11-20 |  6 | DK      | 2026-11-30 | six working days
2026-04-01 |  1 | DK      | 2026-04-07 | Easter takes Thursday to Monday
2026-04-01 |  1 | NL      | 2026-04-02 | Maundy Thursday is a working day there
2026-12-30 |  2 | DK      | 2027-01-04 | over the end of the year
2026-11-23 | -1 | DK      | 2026-11-20 | backwards
2026-11-21 |  0 | DK      | 2026-11-21 | nothing to add, even on a Saturday
2024-02-28 |  2 | DK      | 2024-03-01 | over 29 February
"""


@pytest.mark.parametrize(("start", "n", "country", "end", "because"), [*rows(ADDED)])
def test_adding_working_days(start, n, country, end, because):
    assert rules.add_working_days(start, int(n), country) == end, because


BETWEEN = """
start      | end        | country | days
-----------+------------+---------+-----
2026-11-20 | 2026-11-23 | DK      |  1
2026-11-23 | 2026-11-20 | DK      | -1
2026-11-21 | 2026-11-22 | DK      |  0
2026-04-01 | 2026-04-07 | DK      |  1
2026-04-01 | 2026-04-07 | NL      |  2
2026-12-23 | 2027-01-04 | DK      |  6
2026-11-20 | 2026-11-20 | DK      |  0
"""


@pytest.mark.parametrize(("start", "end", "country", "days"), [*rows(BETWEEN)])
def test_working_days_between(start, end, country, days):
    assert rules.days_between_working(start, end, country) == int(days)


MONTHS = """
start      |   n | end
-----------+-----+-----------
2026-01-31 |   1 | 2026-02-28
2024-01-31 |   1 | 2024-02-29
2024-02-29 |  12 | 2025-02-28
2026-08-31 |   1 | 2026-09-30
2026-12-15 |   1 | 2027-01-15
2026-11-30 |   3 | 2027-02-28
2026-03-31 |  -1 | 2026-02-28
2026-01-10 | -13 | 2024-12-10
"""


@pytest.mark.parametrize(("start", "n", "end"), [*rows(MONTHS)])
def test_months_end_with_the_month(start, n, end):
    assert rules.add_months(start, int(n)) == end


DEADLINES = """
start      |  n | unit         | country | due        | because
-----------+----+--------------+---------+------------+---------------------------------------
2026-04-01 |  4 | weeks        | DK      | 2026-04-29 | the same weekday
2026-03-06 |  4 | weeks        | DK      | 2026-04-07 | Good Friday moves over Easter
2026-03-06 |  4 | weeks        | NL      | 2026-04-07 | and so in the Netherlands
2026-03-05 |  4 | weeks        | NL      | 2026-04-02 | but there is no Maundy Thursday there
2026-12-04 |  4 | weeks        | DK      | 2027-01-04 | New Year's Day is a Friday
2025-03-29 |  4 | weeks        | NL      | 2025-04-28 | Kingsday on a Saturday
2026-11-16 |  6 | working-days | DK      | 2026-11-24 | working days never need to move
2026-01-31 |  1 | months       | DK      | 2026-03-02 | 28 February is a Saturday
2024-02-29 |  1 | years        | DK      | 2025-02-28 | no leap year
2026-11-07 | 14 | days         | DK      | 2026-11-23 | Saturday moves to Monday
2023-04-07 |  4 | weeks        | DK      | 2023-05-08 | Store Bededag still counted
2024-03-29 |  4 | weeks        | DK      | 2024-04-26 | and then no longer
"""


@pytest.mark.parametrize(("start", "n", "unit", "country", "due", "because"), [*rows(DEADLINES)])
def test_deadlines(start, n, unit, country, due, because):
    assert rules.deadline(start, Span(int(n), unit), country).due == due, because


def test_a_deadline_explains_itself():
    found = rules.deadline(date(2026, 4, 1), Span(4, "weeks"), "DK")

    assert [str(step) for step in found.steps] == [
        "4 weeks from 1 April 2026 = 29 April 2026",
        "29 April 2026 is a working day",
    ]


def test_a_moved_deadline_names_each_day_it_passes():
    found = rules.deadline(date(2026, 11, 26), Span(4, "weeks"), "DK", closed=((12, 24),))

    assert [str(step) for step in found.steps] == [
        "4 weeks from 26 November 2026 = 24 December 2026",
        "24 December 2026 is no working day: closed",
        "25 December 2026 is no working day: Juledag",
        "26 December 2026 is no working day: Anden juledag",
        "27 December 2026 is no working day: weekend",
        "28 December 2026 is a working day",
    ]


def test_a_deadline_may_stay_on_a_sunday():
    found = rules.deadline(date(2026, 11, 8), Span(14, "days"), "DK", roll="none")

    assert found.due == date(2026, 11, 22)
    assert [step.kind for step in found.steps] == ["counted"]


@dataclass(frozen=True)
class Row:
    key: str
    amount: float | None
    unit: str = "weeks"
    country: str = "DK"
    status: str = "verified"
    valid_from: date | None = None
    valid_to: date | None = None


@pytest.mark.parametrize("rule", [Row("share", 80, "percent"), Row("half", 1.5), Row("day", None, "")])
def test_no_deadline_follows_from_a_share_or_a_fraction(rule):
    with pytest.raises(rules.NoSpan):
        rules.deadline(date(2026, 4, 1), rule, "DK")


OLD = Row("answer", 6, valid_to=date(2026, 7, 31))
NEW = Row("answer", 4, valid_from=date(2026, 8, 1))
DUTCH = Row("answer", 8, country="NL")


def test_the_rule_of_the_day_is_found():
    held = [OLD, NEW, DUTCH]

    assert rules.valid_rule(held, "answer", "DK", date(2026, 7, 31)) is OLD
    assert rules.valid_rule(held, "answer", "DK", date(2026, 8, 1)) is NEW
    assert rules.valid_rule(held, "answer", "NL", date(2026, 8, 1)) is DUTCH


def test_no_rule_is_an_error():
    with pytest.raises(rules.NoRule, match="answer holds in DK on 2026-07-31"):
        rules.valid_rule([NEW, DUTCH], "answer", "DK", date(2026, 7, 31))


def test_two_rules_on_one_day_are_an_error():
    other = Row("answer", 5, valid_from=date(2026, 7, 1))

    with pytest.raises(rules.RulesDisagree):
        rules.valid_rule([OLD, other], "answer", "DK", date(2026, 7, 15))


def test_a_superseded_rule_holds_only_up_to_a_known_end():
    endless = Row("goal", 95, "percent", status="superseded")
    ended = Row("goal", 96, "percent", status="superseded", valid_to=date(2016, 7, 31))

    assert rules.valid_rule([endless, ended], "goal", "DK", date(2015, 1, 1)) is ended
    with pytest.raises(rules.NoRule):
        rules.valid_rule([endless, ended], "goal", "DK", date(2017, 1, 1))


def test_a_country_without_a_calendar_is_refused():
    with pytest.raises(rules.UnknownCountry, match="no calendar for SE"):
        rules.is_working_day(date(2026, 11, 21), "SE")


def test_a_day_no_year_has_is_refused():
    with pytest.raises(ValueError, match="day"):
        rules.month_day("02-30")


def test_a_list_of_days_is_read():
    assert rules.whole_numbers("30, 7, 1") == (30, 7, 1)
