"""A whole follows from its parts: what is asked once is added up as if it had been asked again."""

from datetime import date
from random import Random

import pytest

from samspil.tools.statistics import plain
from samspil.tools.statistics.conditions import Is
from samspil.tools.statistics.outcomes import Outcome, combined, is_additive
from samspil.tools.statistics.questions import (
    Cohort,
    Count,
    Days,
    Flow,
    Mean,
    Minutes,
    Question,
    Rate,
    Share,
)

TODAY = date(2026, 9, 30)
RNG = Random(4)


def row(number):
    maybe = (True, False, None)
    day = date(2022, 1, 1 + RNG.randrange(28))
    return {
        "child": f"c{number % 60}", "year": 2020 + number // 60, "place": RNG.choice("ab"),
        "sex": RNG.choice(("boy", "girl", None)), "special": RNG.choice(maybe), "whole": RNG.choice(maybe),
        "score": RNG.choice((None, 1.0, 2.5, 4.0, 5.0)), "part": RNG.randrange(100),
        "all": RNG.choice((100, 0, None)), "left": RNG.choice((None, day, date(2026, 9, 1))),
        "began": RNG.choice((None, date(2022, 6, 1), date(2026, 1, 1))),
    }  # fmt: skip


ROWS = [row(n) for n in range(180)]
MEASURES = (
    Count(Is("special")), Share(Is("special")), Rate(Is("special"), Is("whole"), 100), Mean("score"),
    Minutes("part", "all"), Cohort("left", "began", 15), Flow("child", Is("special", False), Is("special")),
)  # fmt: skip


@pytest.mark.parametrize("measure", MEASURES, ids=lambda each: type(each).__name__)
def test_the_parts_by_sex_add_up_to_the_whole(measure):
    whole = Question(measure, period="year", place=("place",))
    finest = Question(measure, period="year", place=("place",), by=("sex",))

    parts = plain.answer(finest, ROWS, today=TODAY)

    for each in plain.answer(whole, ROWS, today=TODAY):
        own = [part for part in parts if part.group[:2] == each.group]
        found = combined(finest, each.group, own)
        assert (found.n, found.numerator, found.denominator) == (each.n, each.numerator, each.denominator)
        assert (found.missing, found.pending) == (each.missing, each.pending)
        for one, other in ((found.value, each.value), (found.spread, each.spread)):
            assert one == other if other is None else one == pytest.approx(other)


def test_a_percentile_does_not_follow_from_its_parts():
    question = Question(Days("left", "began"))

    assert not is_additive(question.measure)
    with pytest.raises(ValueError, match="percentile"):
        combined(question, (), [Outcome((), 3, value=4.0)])


def test_nobody_scored_is_no_mean():
    found = combined(Question(Mean("score")), (), [Outcome((), 0, missing=3)])

    assert (found.value, found.spread, found.missing) == (None, None, 3)


def test_one_score_has_no_spread():
    found = combined(Question(Mean("score")), (), [Outcome((), 1, value=4.0), Outcome((), 0, missing=1)])

    assert (found.value, found.spread) == (4.0, None)
