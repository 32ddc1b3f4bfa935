"""What one was reminded of, how one wants it, and the letters of the demonstration."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from ground.reminders.conftest import MONDAY

from make.reminders import feed, letter, notice
from samspil.ground.reminders.models import Choice


def text(client, name="reminders"):
    response = client.get(reverse(name))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.requirement("FLG-05")
def test_one_sees_what_one_was_reminded_of(client, asked, amina, bo, remind):
    remind(MONDAY)

    assert "Lindeskolen" in text(client.sign_in(amina)).split("<h2")[1]
    assert "You have not been reminded of anything yet" in text(client.sign_in(bo))


@pytest.mark.requirement("FLG-05")
def test_the_board_says_that_the_leader_above_was_told(client, asked, lone, amina, remind):
    asked.due_on = asked.asked_at.date() - timedelta(days=400)
    asked.save()
    remind(MONDAY)

    board = client.sign_in(lone).get(reverse("plans")).content.decode()
    assert "told to Lone Holm on" in board
    mine = text(client.sign_in(amina))
    assert "What the leader above was told" in mine and "Lone Holm was told on" in mine


def test_one_chooses_the_day_and_what_to_stop(client, amina):
    client.sign_in(amina)

    response = client.post(reverse("choose-reminders"), {"weekday": "3", "off": ["meeting"]})

    assert response.status_code == 302
    chosen = Choice.objects.get()
    assert (chosen.person, chosen.weekday, chosen.off) == (amina, 3, ["meeting"])
    assert 'value="3" selected' in text(client)


@pytest.mark.parametrize(
    "said", [{"weekday": "8"}, {"weekday": ""}, {"weekday": "1", "off": ["plan-request"]}, {"weekday": "x"}]
)
def test_a_choice_that_is_none_is_told_so(client, amina, said):
    response = client.sign_in(amina).post(reverse("choose-reminders"), said)

    assert response.status_code == 422
    assert "must be put right" in response.content.decode()
    assert not Choice.objects.exists()


def test_the_demonstration_shows_ones_own_letters_and_nobody_elses(client, settings, egelund, amina, bo):
    settings.DEMO = True
    letter(amina, egelund, subject="Til Amina", text="Kære Amina")
    letter(bo, egelund, subject="Til Bo")

    page = text(client.sign_in(amina), "outbox")

    assert "Til Amina" in page and "Kære Amina" in page and "Til Bo" not in page


def test_a_calendar_needs_a_name(client, amina):
    page = client.sign_in(amina).post(reverse("make-calendar"), {"name": ""}).content.decode()

    assert "must be put right" in page and ".ics" not in page


def test_the_page_costs_no_more_with_more_rows(client, amina, school):
    client.sign_in(amina)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            text(client)
        return len(found)

    notice(amina, school)
    feed(amina)
    before = queries()
    for _n in range(10):
        notice(amina, school)
        feed(amina)

    assert queries() == before <= 15
