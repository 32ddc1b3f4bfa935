"""Colleagues write a session down, and return to it on the day they agreed on."""

import pytest
from conftest import days
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

import make
from make.reflection import session
from samspil.ground.audit.models import Event
from samspil.ground.reminders.registry import Ask
from samspil.knowledge.reflection.due import what_is_due
from samspil.knowledge.reflection.models import Reflection
from samspil.knowledge.reflection.queries import methods


@pytest.fixture
def carla(school):
    """Bo's colleague."""
    return make.person("Carla", role="professional", unit=school)


def told(school, *people, **fields):
    words = {
        "unit": school.pk, "on": days(0), "people": [each.pk for each in people], "method": "open-questions",
        "question": "Hvordan åbner vi timen?", "perspectives": "", "agreed": "Kreds først.\nTo voksne.",
        "return_on": days(10),
    }  # fmt: skip
    return words | fields


@pytest.mark.requirement("LED-17")
def test_a_group_writes_a_session_and_returns_to_it_on_the_day(client, school, amina, bo, carla):
    client.force_login(bo.account)
    client.post(reverse("add-reflection"), told(school, carla))
    made = Reflection.objects.get()
    page = client.get(reverse("reflection", args=[made.pk])).content.decode()
    assert escape(methods()["open-questions"].name) in page
    assert "<li>Kreds først.</li><li>To voksne.</li>" in page

    client.force_login(carla.account)
    home = client.get(reverse("home")).content.decode()
    assert reverse("return-to-reflection", args=[made.pk]) in home, "it waits for each who took part"
    client.post(reverse("return-to-reflection", args=[made.pk]), {"came_of_it": "Der blev mere ro."})

    made.refresh_from_db()
    assert (made.returned_by, made.came_of_it) == (carla, "Der blev mere ro.")
    assert reverse("return-to-reflection", args=[made.pk]) not in client.get(reverse("home")).content.decode()
    client.force_login(amina.account)
    assert "Der blev mere ro." in client.get(reverse("reflection", args=[made.pk])).content.decode()
    assert [each.what for each in Event.objects.order_by("pk")] == [
        "reflection written", "reflection returned to",
    ]  # fmt: skip


def test_the_calendar_has_the_day_for_each_and_no_word_of_the_question(acting, egelund, school, bo, carla):
    session(school, bo, carla, return_on=days(3))

    for person in (bo, carla):
        with acting(person):
            [due] = what_is_due(Ask(egelund.pk, days(0), person.pk))
        assert (due.person, due.due) == (person.pk, days(3))
        assert "timen" not in due.title


def test_nobody_else_reads_it_and_only_who_sat_there_closes_it(
    client, egelund, school, amina, bo, henrik, dan
):
    made = session(school, bo)
    outsider = make.person("Ea", role="professional", unit=school)

    for person in (outsider, henrik, dan):
        client.force_login(person.account)
        assert client.get(reverse("reflection", args=[made.pk])).status_code == 404
    client.force_login(amina.account)
    assert client.get(reverse("reflection", args=[made.pk])).status_code == 200
    url = reverse("return-to-reflection", args=[made.pk])
    assert client.post(url, {"came_of_it": "Nej"}).status_code == 404


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"on": days(1)}, "on"), ({"return_on": days(-1)}, "return_on"), ({"people": []}, "people")],
)
def test_a_session_has_been_held_with_others_and_is_returned_to_afterwards(
    client, school, bo, carla, fields, field
):
    client.force_login(bo.account)

    page = client.post(reverse("add-reflection"), told(school, carla, **fields))

    assert page.status_code == 200 and field in page.context["page"].form.errors
    assert not Reflection.objects.exists()


def test_a_colleague_elsewhere_cannot_be_put_in(client, school, bo, dan):
    client.force_login(bo.account)

    client.post(reverse("add-reflection"), told(school, dan))

    assert not Reflection.objects.exists()


def test_each_method_is_told_in_every_language():

    for speaks in ("da", "nl", "en"):
        with translation.override(speaks):
            assert all(each.name and each.about for each in methods().values())
