"""The ladder, what an answer needs, and when two actions are the same."""

from datetime import date

import pytest

from samspil.steering.rounds.rules import (
    Lack,
    Line,
    Standing,
    Work,
    key_words,
    lacks,
    ladder,
    level_held,
    next_level,
    overlaps,
    standing,
)

HOUSE, CENTRE, PART, SCHOOL = PATH = (1, 2, 3, 4)
DAY = date(2027, 4, 13)


@pytest.mark.parametrize(
    "headed, levels",
    [
        ({CENTRE, PART}, (PART, CENTRE, HOUSE)),
        ({CENTRE}, (CENTRE, HOUSE)),
        (set(), (HOUSE,)),
        ({HOUSE}, (HOUSE,)),
        ({SCHOOL}, (HOUSE,)),
    ],
)
def test_the_ladder_goes_over_levels_with_a_head_and_ends_at_the_house(headed, levels):
    assert ladder(PATH, headed) == levels


@pytest.mark.parametrize("after, then", [(SCHOOL, PART), (PART, HOUSE), (CENTRE, HOUSE), (HOUSE, None)])
def test_an_answer_goes_to_the_next_level_that_has_a_head(after, then):
    assert next_level(PATH, {PART}, after=after) == then


@pytest.mark.parametrize(
    "waits_at, mine, level",
    [
        (PART, {PART}, PART),
        (PART, {HOUSE, PART}, PART),
        (PART, {HOUSE}, HOUSE),
        (PART, {CENTRE, HOUSE}, HOUSE),
        (HOUSE, {PART}, None),
        (PART, {9}, None),
        (HOUSE, {HOUSE}, HOUSE),
    ],
)
def test_one_says_yes_at_ones_own_level_or_from_above(waits_at, mine, level):
    assert level_held(PATH, waits_at=waits_at, mine=mine) == level


@pytest.mark.parametrize(
    "waits_at, here, passed, expected",
    [
        (SCHOOL, CENTRE, (), Standing.BELOW),
        (CENTRE, CENTRE, (), Standing.HERE),
        (SCHOOL, SCHOOL, (), Standing.HERE),
        (HOUSE, CENTRE, (CENTRE,), Standing.PASSED),
        (HOUSE, PART, (PART, CENTRE), Standing.ABOVE),
        (PART, SCHOOL, (), Standing.PASSED),
        (HOUSE, SCHOOL, (CENTRE,), Standing.ABOVE),
        (None, HOUSE, (), Standing.ACCEPTED),
    ],
)
def test_where_an_answer_is_depends_on_where_one_stands(waits_at, here, passed, expected):
    assert standing(PATH, waits_at=waits_at, here=here, passed=passed) is expected


@pytest.mark.parametrize(
    "line, missing",
    [
        (Line(), [Lack.VERDICT]),
        (Line("keep"), []),
        (Line("change"), [Lack.WHAT, Lack.OWNER, Lack.DAY]),
        (Line("change", what="Flyt det", owner=1, due_on=DAY), []),
        (Line("stop"), [Lack.REASON, Lack.WHAT, Lack.DAY]),
        (Line("stop", words="Ingen kom", what="Vi spørger børnene", due_on=DAY), []),
    ],
)
def test_change_needs_the_next_action_and_stop_its_reason(line, missing):
    assert lacks(line) == missing


def work(pk, place, title, *, statements=("1.1",), direction="group", environment="class"):
    return Work(pk, place, tuple(statements), direction, environment, title)


def same(works):
    return [[each.pk for each in group] for group in overlaps(works)]


def test_a_title_is_told_by_its_longer_words_whatever_the_signs():
    assert key_words("Åben hal, hver TIRSDAG!") == {"åben", "hver", "tirsdag"}


def test_two_places_with_like_words_in_the_same_field_overlap():
    assert same([work(1, 10, "Åben hal tirsdag"), work(2, 11, "Åben hal hver tirsdag")]) == [[1, 2]]


@pytest.mark.parametrize(
    "other",
    [
        work(2, 11, "Åben hal tirsdag", statements=("2.1",)),
        work(2, 11, "Åben hal tirsdag", direction="adults"),
        work(2, 11, "Åben hal tirsdag", environment="club"),
        work(2, 11, "Forældrecafé onsdag"),
        work(2, 10, "Åben hal tirsdag"),
        work(2, 11, "På vej"),
    ],
)
def test_another_statement_aim_setting_or_wording_or_the_same_place_is_no_overlap(other):
    assert same([work(1, 10, "Åben hal tirsdag"), other]) == []


def test_actions_on_two_statements_overlap_once():
    both = ("1.1", "2.1")

    assert same([work(n, n, "Åben hal tirsdag", statements=both) for n in (1, 2, 3)]) == [[1, 2, 3]]


def test_the_group_with_most_places_stands_first():
    works = [work(n, n, "Makkerlæsning fredag") for n in (1, 2)]
    works += [work(n, n, "Åben hal tirsdag") for n in (3, 4, 5)]

    assert same(works) == [[3, 4, 5], [1, 2]]
