"""Those who are not members are asked, answer in their own words, and are told what it changed."""

import pytest
from conftest import days
from django.urls import reverse

import make
from make.meetings import answered, body, consultation
from samspil.ground.audit.models import Event
from samspil.steering.meetings.models import Consultation


@pytest.fixture
def freja(school):
    """Speaks for the pupils."""
    return make.person("Freja", role="pupil", unit=school)


@pytest.fixture
def thomas(school):
    """Speaks for the parents."""
    return make.person("Thomas", role="parent", unit=school)


def page(client, asked):
    return client.get(reverse("consultation", args=[asked.pk]))


def answer(client, asked, **typed):
    return client.post(reverse("answer-consultation", args=[asked.pk]), typed)


@pytest.mark.requirement("FLG-02")
def test_the_group_asks_the_pupils(client, egelund, lone, today):
    group = body(egelund)
    client.sign_in(lone)

    typed = {"group": "children", "question": "Hvornår er det svært at være med?", "due_on": days(14)}
    client.post(reverse("ask-group", args=[group.pk]), typed)

    asked = Consultation.objects.get()
    assert (asked.group, asked.asked_on, asked.asked_by) == ("children", today, lone)
    assert Event.objects.get().what == "group asked"


def test_an_answer_cannot_be_due_yesterday(client, egelund, lone):
    client.sign_in(lone)

    typed = {"group": "children", "question": "Hvad?", "due_on": days(-1)}
    response = client.post(reverse("ask-group", args=[body(egelund).pk]), typed)

    assert "Choose today or a later day." in response.content.decode()
    assert not Consultation.objects.exists()


@pytest.mark.requirement("FLG-02", "FLG-18")
def test_freja_answers_and_reads_what_it_changed(client, egelund, lone, freja):
    asked = consultation(body(egelund), lone, group="children")

    answer(client.sign_in(freja), asked, answer="I det lange frikvarter.")
    change = {"change": "Der er nu to voksne."}
    client.sign_in(lone).post(reverse("tell-change", args=[asked.pk]), change)

    shown = page(client.sign_in(freja), asked).content.decode()
    assert "I det lange frikvarter." in shown and "Der er nu to voksne." in shown
    asked.refresh_from_db()
    assert (asked.answered_by, asked.changed_by) == (freja, lone)


def test_parents_do_not_answer_for_the_pupils(client, egelund, lone, thomas):
    asked = consultation(body(egelund), lone, group="children")
    client.sign_in(thomas)

    assert page(client, asked).status_code == 200
    assert answer(client, asked, answer="De har det fint.").status_code == 404


def test_who_writes_it_down_says_whose_words_they_are(client, egelund, lone):
    asked = consultation(body(egelund), lone, group="children")
    client.sign_in(lone)

    assert b"Fill this in" in answer(client, asked, answer="Mere tid.").content
    answer(client, asked, answer="Mere tid.", said_by="Elevrådet på Lindeskolen")

    shown = page(client, asked).content.decode()
    assert "Elevrådet på Lindeskolen. Written down by Lone Holm" in shown


def test_the_second_answer_is_not_lost_and_does_not_overwrite(client, egelund, lone, thomas):
    asked = answered(body(egelund), lone, answer="Vi vil have en at ringe til.")
    client.sign_in(thomas)

    shown = answer(client, asked, answer="Flere møder om aftenen.").content.decode()

    assert "Vi vil have en at ringe til." in shown and "Flere møder om aftenen." in shown
    asked.refresh_from_db()
    assert asked.answer == "Vi vil have en at ringe til."


def test_a_change_needs_an_answer_first(client, egelund, lone):
    asked = consultation(body(egelund), lone)
    client.sign_in(lone)

    assert client.get(reverse("tell-change", args=[asked.pk])).status_code == 404


def test_those_asked_do_not_write_what_it_changed(client, egelund, lone, thomas):
    asked = answered(body(egelund), lone)

    assert client.sign_in(thomas).get(reverse("tell-change", args=[asked.pk])).status_code == 404


def test_dan_elsewhere_gets_404(client, egelund, lone, elsewhere):
    asked = consultation(body(egelund), lone, group="children")
    client.sign_in(make.person("Villads", role="pupil", unit=elsewhere))

    assert page(client, asked).status_code == 404
    assert answer(client, asked, answer="Hej").status_code == 404


def test_the_page_asks_little(client, egelund, lone, thomas, count_queries):
    asked = answered(body(egelund), lone)
    client.sign_in(thomas)

    assert count_queries(lambda: page(client, asked)) <= 15
