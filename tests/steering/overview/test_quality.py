"""Whether efforts could be followed, at the end of each month."""

import pytest
from conftest import days
from django.utils.timezone import localdate
from steering.overview.conftest import approved, month_end, noon, remembered

import make
from samspil.steering.overview.queries import followable


@pytest.fixture
def ends():
    """Two, one and no months ago."""
    today = localdate()
    return [month_end(today, 2), month_end(today, 1), today]


@pytest.fixture
def old(central, lone, ends):
    """Approved long ago, begun then, owned by Lone since; its next date is far ahead."""
    since = noon(days(-200))
    made = approved(
        central, lone, approved_at=since, started_on=days(-200), started_by=lone, next_on=days(100)
    )
    goal = make.goal(made)
    remembered(made, days(-200))
    remembered(goal, days(-200))
    return made


def column(acting, person, name, place, ends, area=None):
    with acting(person):
        return [getattr(each, name) for each in followable(ends, place.pk, area)]


def test_an_owner_counts_from_the_day_there_was_one(acting, lone, egelund, old, ends):
    remembered(old, month_end(localdate(), 3), owner_id=None)
    remembered(old, ends[1])

    assert column(acting, lone, "with_owner", egelund, ends) == [0, 1, 1]


def test_a_next_date_counts_until_it_has_passed(acting, lone, egelund, old, ends):
    remembered(old, days(-190), next_on=ends[0])
    remembered(old, ends[1], next_on=None)

    # the newest memory is of now: its date lies ahead
    assert column(acting, lone, "with_date", egelund, ends) == [1, 0, 1]


def test_news_counts_as_long_as_it_is_fresh(acting, lone, egelund, old, ends):
    make.news(old, lone, at=noon(ends[1]))

    assert column(acting, lone, "with_news", egelund, ends) == [0, 1, 1]


def test_a_goal_taken_away_counts_no_more(acting, lone, egelund, old, ends):
    old.goals.all().delete()

    assert column(acting, lone, "with_goal", egelund, ends) == [1, 1, 0]


def test_what_nobody_recorded_is_not_counted_as_missing(acting, lone, egelund, central, ends):
    since = noon(days(-200))
    approved(central, lone, approved_at=since)

    assert column(acting, lone, "efforts", egelund, ends) == [1, 1, 1]
    assert column(acting, lone, "known", egelund, ends) == [0, 0, 1]


def test_what_had_ended_is_not_asked(acting, lone, egelund, old, ends):
    type(old).objects.filter(pk=old.pk).update(ended_on=ends[1], ended_by=lone)

    assert column(acting, lone, "efforts", egelund, ends) == [1, 0, 0]


def test_one_place_is_counted_for_itself(acting, lone, school, egelund, old, own, ends):
    assert column(acting, lone, "efforts", school, ends)[-1] == 1
    assert column(acting, lone, "efforts", egelund, ends)[-1] == 3


def test_nobody_elsewhere_learns_anything(acting, dan, egelund, old, ends):
    assert column(acting, dan, "efforts", egelund, ends) == [0, 0, 0]


def test_a_citizen_learns_nothing(acting, egelund, old, ends):
    assert column(acting, None, "efforts", egelund, ends) == [0, 0, 0]


def test_the_page_says_it_in_words_and_ranks_nobody(client, bo, old):
    html = client.sign_in(bo).get("/overview/quality/").content.decode()

    assert "0 of 1 effort has had news within 60 days" in html
    assert "places are not compared" in html
    assert "Have an owner" in html


def test_a_house_without_approved_efforts_draws_nothing(client, lone, central):
    html = client.sign_in(lone).get("/overview/quality/").content.decode()

    assert "Nobody here had an approved effort" in html
    assert client.get("/overview/quality.csv").status_code == 404


@pytest.mark.parametrize("asked", ["unit=999999", "area=nowhere", "unit=x"])
def test_what_is_not_there_is_not_found(client, lone, central, asked):
    assert client.sign_in(lone).get(f"/overview/quality/?{asked}").status_code == 404
