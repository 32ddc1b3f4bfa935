"""Labels are cleaned and broken so that they fit."""

import pytest

from samspil.tools.charts import words


def test_a_label_is_one_clean_line():
    assert words.clean("a\n b\t\x00c\u202e  d") == "a b c d"


def test_words_are_kept_whole_where_they_fit():
    assert words.lines("one two three", 60, 15, 3) == ["one two", "three"]


def test_what_does_not_fit_ends_in_an_ellipsis():
    found = words.lines("one two three four five six seven", 60, 15, 2)

    assert len(found) == 2
    assert found[1].endswith("…")


@pytest.mark.parametrize("text", ["long" * 50, "M" * 40, "漢字" * 30, "a b " * 60])
def test_no_line_is_wider_than_its_room(text):
    found = words.lines(text, 120, 15, 3)

    assert all(words.width(line, 15) <= 120 for line in found)


def test_nothing_is_one_empty_line():
    assert words.lines("", 100, 15, 2) == [""]
