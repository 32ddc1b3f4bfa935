"""A leader's two calendars: reviews of children and reviews of the culture."""

import pytest
from conftest import days
from django.db import DatabaseError
from django.urls import reverse

from make import child as make_child
from make.reflection import culture_review, held
from make.support import measure, session, sparring
from samspil.ground.audit.models import Event
from samspil.ground.reminders.registry import Ask, subject_of
from samspil.ground.rulebook.models import Rule
from samspil.ground.rulebook.rules import add_months
from samspil.knowledge.reflection.due import what_is_due
from samspil.knowledge.reflection.models import CultureReview

GROUPS = ("politicians", "administration", "leaders", "staff", "boards", "parents", "children")
SEEN = {"language": "Venligt", "relations": "Tætte", "belonging": "De fleste", "next": "En fælles aften."}


@pytest.fixture
def noah(school, bo):
    return make_child.child(school, bo, given_name="Noah")


@pytest.mark.requirement("LED-06")
def test_a_leader_sees_both_calendars_with_what_is_due_and_overdue(client, school, amina, bo, noah):
    measure(school, bo, child=noah, check_on=days(-2))
    practice = sparring(school, bo)
    measure(school, bo, session=session(practice, bo, held_on=days(-9)), check_on=days(5))
    culture_review(school, amina, due_on=days(-1))
    client.force_login(amina.account)

    page = client.get(reverse("two-calendars"))

    found = page.context["page"]
    assert [(each.due_on, each.is_late) for each in found.of_children] == [(days(-2), True), (days(5), False)]
    assert [(each.place, each.is_late) for each in found.of_culture] == [(school.name, True)]
    assert "Overdue: 1 about children, 1 about the culture." in page.content.decode()
    assert "Noah" not in page.content.decode(), "whom it is about stands behind the link"
    sheet = client.get(reverse("export-calendars", args=["csv"])).content.decode()
    assert sheet.count(school.name) == 3 and "Noah" not in sheet


@pytest.mark.requirement("LED-06")
def test_a_culture_is_planned_reviewed_and_comes_up_again(client, school, amina, today):
    Rule.objects.create(
        key="culture-review-interval",
        country=school.country,
        amount=6,
        unit="months",
        status="house-rule",
        source="Os",
    )
    client.force_login(amina.account)
    client.post(reverse("plan-culture-review", args=[school.pk]), {"due_on": days(3)})
    first = CultureReview.objects.get()
    hold = reverse("hold-culture-review", args=[first.pk])
    assert hold in client.get(reverse("home")).content.decode()
    form = client.get(hold).context["page"].form
    assert form.initial["next_on"] == add_months(today, 6), "as often as the rulebook says"

    feels = {f"feels_{group}": "partly" for group in GROUPS}
    client.post(hold, {**SEEN, **feels, "next_on": days(180)})

    first.refresh_from_db()
    assert (first.held_on, first.held_by, first.next) == (today, amina, "En fælles aften.")
    assert {(each.group, each.feels) for each in first.owners.all()} == {(each, "partly") for each in GROUPS}
    assert CultureReview.objects.get(held_on=None).due_on == days(180)
    assert "En fælles aften." in client.get(reverse("culture-review", args=[first.pk])).content.decode()
    assert "culture review held" in {each.what for each in Event.objects.all()}


def test_the_days_are_in_the_feed_of_the_leader_and_of_the_place(acting, egelund, school, amina, bo):
    culture_review(school, amina, due_on=days(30))
    old = held(school, amina, due_on=days(-300))

    with acting(amina):
        assert [(each.person, each.due) for each in what_is_due(Ask(egelund.pk, days(0), amina.pk))] == [
            (amina.pk, days(30))
        ]
        subject, pk = subject_of(f"culture/{school.pk}")
        assert sorted(each.due for each in subject.days(pk, days(0))) == [old.held_on, days(30)]
    with acting(bo):
        assert list(what_is_due(Ask(egelund.pk, days(0), bo.pk))) == []


def test_only_the_leader_of_the_place_plans_and_holds(client, acting, school, daycare, amina, bo, henrik):
    ahead = culture_review(daycare, amina)
    client.force_login(amina.account)
    assert client.get(reverse("culture-review", args=[ahead.pk])).status_code == 404
    assert client.get(reverse("plan-culture-review", args=[daycare.pk])).status_code == 404
    client.force_login(henrik.account)
    assert client.get(reverse("culture-review", args=[ahead.pk])).status_code == 200
    assert client.get(reverse("hold-culture-review", args=[ahead.pk])).status_code == 404
    client.force_login(bo.account)
    assert client.get(reverse("two-calendars")).status_code == 404
    with pytest.raises(DatabaseError), acting(bo):
        culture_review(school, bo)


def test_the_calendars_ask_no_more_for_more_rows(client, school, amina, bo, noah, count_queries):
    client.force_login(amina.account)
    url = reverse("two-calendars")
    culture_review(school, amina)
    client.get(url)
    few = count_queries(lambda: client.get(url))
    for _n in range(3):
        held(school, amina)
        measure(school, bo, child=noah)

    assert count_queries(lambda: client.get(url)) <= few <= 15
