"""A round of a house with very many places: the page stays as long as what it is about."""

from django.urls import reverse
from django.utils.timezone import localdate, now
from steering.rounds.conftest import me

import make
from make.rounds import answered, ask
from make.rounds import round as make_round
from samspil.steering.rounds.actions.opening import SAME_VISIT
from samspil.steering.rounds.models import Approval, Visit
from samspil.steering.rounds.pages.rounds import NEW_SHOWN
from samspil.steering.rounds.queries import asks, news


def test_places_right_beneath_the_house_are_no_areas(client, lone, egelund, autumn, school, daycare):
    for each in (school, daycare, make.unit("Ungdomsskolen", kind="youth_school", parent=egelund)):
        ask(autumn, each)

    page = client.sign_in(lone).get(reverse("round", args=[autumn.pk])).context["page"]

    assert [each.unit for each in page.branches] == [school.parent]
    assert page.choices[0].count == 3


def test_a_place_right_beneath_the_house_that_is_late_is_counted(lone, egelund, strategy):
    late = make_round(egelund, strategy, lone, due_in=-1)
    ask(late, make.unit("Ungdomsskolen", kind="youth_school", parent=egelund))

    assert asks.counts_of(asks.asks_of(late, me(lone)), localdate(), since=now()).late == 1


def test_of_much_that_is_new_the_newest_is_shown_and_all_is_counted(
    client, amina, henrik, lone, egelund, department, autumn, asked
):
    since = now() - SAME_VISIT * 3
    Visit.objects.create(round=autumn, person=lone, seen_at=since)
    for n in range(NEW_SHOWN + 3):
        sent = answered(autumn, make.unit(f"Skole {n}", parent=department), amina, at=egelund)
        Approval.objects.create(ask=sent, unit=department, at=now(), by=henrik)

    page = client.sign_in(lone).get(reverse("round", args=[autumn.pk])).context["page"]

    assert (len(page.new), page.new_count) == (NEW_SHOWN, 2 * NEW_SHOWN + 6)
    assert [each.at for each in page.new] == sorted((each.at for each in page.new), reverse=True)
    assert page.new[0].what == "approved" and page.new[0].place == f"Skole {NEW_SHOWN + 2}"
    assert len(asked(reverse("round", args=[autumn.pk]))) <= 15


def test_what_was_before_is_not_new(amina, lone, egelund, department, autumn):
    answered(autumn, make.unit("Skole", parent=department), amina, at=egelund)

    assert news.happened_since(autumn, now(), moved=0, most=NEW_SHOWN) == news.NOTHING


def test_places_that_have_not_answered_cost_no_query_each(
    client, lone, department, autumn, schools_ask, asked
):
    client.sign_in(lone)
    url = reverse("round", args=[autumn.pk])
    few = asked(url)
    for n in range(5):
        ask(autumn, make.unit(f"Skole {n}", parent=department))

    assert len(asked(url)) <= len(few)
