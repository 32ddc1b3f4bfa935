"""The page of a place tells how it stands with its plan, though the ground knows no plans."""

import pytest
from conftest import days
from django.urls import reverse
from steering.followup.conftest import approved

import make


def see(client, person, unit):
    return client.sign_in(person).get(reverse("unit", args=[unit.pk]))


def told(client, person, unit):
    """What the page says of the plan; other apps say more."""
    lines = see(client, person, unit).context["page"].told
    return [(line.text, line.why, line.url) for line in lines if line.label == "Plan"]


@pytest.fixture
def plan(school, strategy, central):
    return make.plan(school, strategy, kind="local", framework=central, title="Skolens plan")


def test_a_place_shows_its_plan_and_how_its_actions_stand(client, plan, school, amina):
    effort = approved(plan, amina)
    make.action(effort, planned_end=days(-1), started_on=days(-9), started_by=amina)
    make.action(effort, stopped_on=days(-1), stopped_by=amina)

    assert told(client, amina, school) == [
        ("Skolens plan, in force", "2 actions: late 1, stopped 1", reverse("plan", args=[plan.pk]))
    ]
    assert reverse("plan", args=[plan.pk]) in see(client, amina, school).content.decode()


def test_a_place_without_a_plan_says_until_when_it_was_asked(client, central, school, daycare, lone):
    make.request(central, school, lone, due_on=days(-1))

    assert [text[:13] for text, _why, _url in told(client, lone, school)] == ["No plan yet. "]
    assert told(client, lone, daycare) == []


def test_a_draft_is_not_told_to_who_may_not_read_it(client, school, strategy, erik):
    make.plan(school, strategy, kind="local", state="draft")

    assert told(client, erik, school) == []


def test_the_page_asks_little_however_many_actions_there_are(
    client, plan, school, amina, gitte, count_queries
):
    effort = approved(plan, amina)
    make.action(effort)
    client.sign_in(gitte)
    url = reverse("unit", args=[school.pk])
    few = count_queries(lambda: client.get(url))
    for number in range(20):
        make.action(effort, title=f"Handling {number}")
        make.person(f"Navn{number}", unit=school)

    assert count_queries(lambda: client.get(url)) == few <= 15
