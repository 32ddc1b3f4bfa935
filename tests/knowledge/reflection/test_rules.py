"""When a review is due, and which answers without names may be shown."""

from datetime import date

import pytest

from samspil.knowledge.reflection.rules import (
    HalfYearAnswers,
    Stands,
    month_of,
    next_review,
    stands,
    told_without_names,
)

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("due_on", "done_on", "found"),
    [
        (date(2026, 11, 29), None, Stands.LATE),
        (TODAY, None, Stands.PLANNED),
        (date(2026, 11, 29), TODAY, Stands.DONE),
    ],
)
def test_where_a_day_stands_follows_from_its_dates(due_on, done_on, found):
    assert stands(due_on=due_on, done_on=done_on, today=TODAY) == found


def test_the_next_review_comes_as_the_rulebook_says():
    assert next_review(date(2026, 8, 31), months=6) == date(2027, 2, 28)


def test_of_an_answer_the_month_is_kept_and_no_day():
    assert month_of(TODAY) == date(2026, 11, 1)


@pytest.mark.parametrize(("answers", "know", "is_shown"), [(4, 2, 0), (5, 0, 0), (5, 5, 0), (5, 1, 1)])
def test_too_few_or_all_alike_would_tell_whose_answers_they_are(answers, know, is_shown):
    assert len(told_without_names([HalfYearAnswers(TODAY, answers, know)])) == is_shown
