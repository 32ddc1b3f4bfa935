"""The rules of a file as truth tables."""

from datetime import date

import pytest

from samspil.child.file.rules import (
    Stay,
    is_mostly_together,
    is_view_closed,
    logged_purpose,
    read_purpose,
    shared_part,
    without_handover,
)
from samspil.tools.exchange.national_numbers import read_cpr, read_number


@pytest.mark.parametrize(
    ("number", "born", "is_test", "warns"),
    [
        ("610112-4000", date(2012, 1, 1), True, False),
        ("7205184001", None, True, False),
        ("8809174019", None, True, False),
        ("6101124001", date(2012, 1, 1), True, True),
    ],
)
def test_danish_numbers(number, born, is_test, warns):
    found = read_cpr(number)

    assert (found.is_test, found.warns) == (is_test, warns)
    assert born in (None, found.born_on)


@pytest.mark.parametrize(
    ("year", "seventh", "century"),
    [(12, 4, 2012), (37, 4, 1937), (57, 5, 2057), (58, 5, 1858), (40, 9, 1940), (12, 0, 1912)],
)
def test_the_seventh_digit_tells_the_century(year, seventh, century):
    assert read_cpr(f"6101{year:02}{seventh}000").born_on.year == century


@pytest.mark.parametrize("number", ["123", "3113124000", "610112400a", "", "٦١٠١١٢٤٠٠٠"])
def test_what_is_no_danish_number(number):
    with pytest.raises(ValueError):
        read_number(number, "DK")


def test_dutch_numbers_pass_the_check_of_eleven():
    assert read_number("111222333", "NL").digits == "111222333"
    for wrong in ("111222334", "000000000", "12"):
        with pytest.raises(ValueError):
            read_number(wrong, "NL")


def test_four_fifths_of_the_week_is_the_largest_part():
    assert shared_part(690, 1380) == 0.5
    assert is_mostly_together(1104, 1380) and not is_mostly_together(1103, 1380)
    for wrong in ((1, 0), (11, 10), (-1, 10)):
        with pytest.raises(ValueError):
            shared_part(*wrong)


@pytest.mark.requirement("ORG-12")
def test_a_start_without_an_acknowledged_handover_is_a_gap():
    first = Stay(1, date(2018, 1, 1), date(2023, 8, 1), None)
    late = Stay(2, date(2023, 8, 1), None, None)
    leisure = Stay(3, date(2024, 8, 1), None, None, is_leisure=True)

    assert without_handover([late, leisure, first]) == [late]
    assert without_handover([first, Stay(2, date(2023, 8, 1), None, date(2023, 9, 1))]) == []


@pytest.mark.parametrize(
    ("influence", "could_not", "told", "closed"),
    [
        ("", "", date(2026, 1, 1), False),
        ("Et tegn", "", None, False),
        ("Et tegn", "", date(2026, 1, 1), True),
        ("", "Hallen", date(2026, 1, 1), True),
    ],
)
def test_a_view_is_closed_by_what_came_of_it_and_that_it_was_told(influence, could_not, told, closed):
    assert is_view_closed(influence=influence, could_not=could_not, told_back_on=told) is closed


def test_a_purpose_is_kept_with_the_readers_words():
    assert logged_purpose("other", " en  samtale ") == "other: en samtale"
    assert read_purpose("other: en samtale") == ("other", "en samtale")
    assert len(logged_purpose("other", "x" * 90)) == 60
