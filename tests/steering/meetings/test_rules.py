"""Who should sit in a follow-up group, and whom it should have heard."""

from datetime import date, timedelta

import pytest

from samspil.steering.meetings.rules import (
    SPEAKERS,
    Category,
    Hearing,
    Lack,
    Question,
    Seat,
    categories,
    groups_of,
    hearing,
    lacks,
    speaks_for,
)

TODAY = date(2027, 4, 13)
WHOLE = [Seat("director", is_chair=True), Seat("centre_head"), Seat("leader"), Seat("union")]


@pytest.mark.requirement("FLG-02")
@pytest.mark.parametrize(
    ("without", "lack"),
    [
        ("director", Lack.NOT_LED_BY_DIRECTOR),
        ("centre_head", Lack.NO_CENTRE_HEAD),
        ("leader", Lack.NO_LEADER),
        ("union", Lack.NO_UNION),
    ],
)
def test_each_missing_category_is_named(without, lack):
    assert lacks(WHOLE, "DK") == ()
    assert lacks([seat for seat in WHOLE if seat.category != without], "DK") == (lack,)


def test_a_director_who_does_not_lead_is_not_enough():
    seats = [Seat("director"), Seat("centre_head", is_chair=True), Seat("leader"), Seat("union")]

    assert lacks(seats, "DK") == (Lack.NOT_LED_BY_DIRECTOR,)


def test_the_dutch_guide_asks_for_no_union():
    assert lacks(WHOLE[:3], "NL") == ()
    assert lacks([], "NL") == (Lack.NOT_LED_BY_DIRECTOR, Lack.NO_CENTRE_HEAD, Lack.NO_LEADER)


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.mark.requirement("FLG-02")
@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ([], Hearing.NEVER),
        ([Question(ago(3))], Hearing.WAITING),
        ([Question(ago(400), ago(365))], Hearing.HEARD),
        ([Question(ago(400), ago(366))], Hearing.LONG_AGO),
        ([Question(ago(400), ago(390)), Question(ago(3))], Hearing.WAITING),
        ([Question(ago(90), ago(80)), Question(ago(3))], Hearing.HEARD),
    ],
)
def test_only_an_answer_within_the_year_counts(questions, expected):
    assert hearing(questions, today=TODAY) is expected


def test_parents_and_pupils_are_asked_not_seated():
    assert {Category.PARENT, Category.PUPIL, Category.POLITICIAN}.isdisjoint(categories("follow_up"))
    assert set(categories("board")) == set(Category)


def test_every_actor_group_has_a_voice():
    assert all(SPEAKERS.values())
    assert speaks_for("children", ["pupil"])
    assert not speaks_for("children", ["parent", "leader"])
    assert groups_of(["board_member"]) == ("boards", "parents")
