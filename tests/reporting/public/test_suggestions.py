"""The follow-up group reads what people write, and answers."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.timezone import now
from procrastinate.contrib.django.models import ProcrastinateJob

import make
from samspil.ground.audit.models import Event
from samspil.reporting.public.actions import mail_answer
from samspil.reporting.public.models import Suggestion

URL = "/suggestions/"


def letter(unit, *, text="Planen er gammel.", email="maja@example.org", age=0, **fields):
    return Suggestion.objects.create(
        unit=unit, text=text, email=email, at=now() - timedelta(days=age), language="en", **fields
    )


def answered(unit, by, **fields):
    return letter(unit, answer="Tak.", answered_on=now().date(), answered_by=by, **fields)


@pytest.fixture
def maja(egelund):
    """A member of the follow-up group."""
    return make.person("Maja", role="follow_up", unit=egelund)


def test_letters_wait_the_longest_first(client, egelund, lone):
    letter(egelund, text="Ny")
    letter(egelund, text="Gammel", age=30)
    answered(egelund, lone, text="Besvaret", age=40)
    client.sign_in(lone)

    shown = client.get(URL).content.decode()

    assert "2 letters wait for an answer" in shown and "1 should have been answered already" in shown
    assert shown.index("Gammel") < shown.index(">Ny<") < shown.index("Besvaret")


def test_nobody_has_written(client, lone):
    assert "No letter waits" in client.sign_in(lone).get(URL).content.decode()


@pytest.mark.parametrize("reader", ["lone", "henrik", "maja"])
def test_those_who_steer_may_read(client, egelund, request, reader):
    found = letter(egelund)
    client.sign_in(request.getfixturevalue(reader))

    assert client.get(URL).status_code == 200
    assert "Planen er gammel." in client.get(f"{URL}{found.pk}/").content.decode()


@pytest.mark.parametrize("reader", ["amina", "bo", "erik", "gitte"])
def test_nobody_else_in_the_house_may(client, egelund, request, reader):
    found = letter(egelund)
    client.sign_in(request.getfixturevalue(reader))

    assert client.get(URL).status_code == 404
    assert client.get(f"{URL}{found.pk}/").status_code == 404
    assert client.post(f"{URL}{found.pk}/forget/").status_code == 404


def test_a_director_elsewhere_sees_only_their_own(client, egelund, elsewhere, dan):
    found = letter(egelund)
    letter(elsewhere, text="Til Andeby")
    client.sign_in(dan)

    shown = client.get(URL).content.decode()

    assert "Til Andeby" in shown and "Planen" not in shown
    assert client.post(f"{URL}{found.pk}/", {"answer": "Nej"}).status_code == 404


def test_a_stranger_signs_in_first(client, egelund):
    assert client.get(URL).status_code == 302
    assert client.get(f"{URL}{letter(egelund).pk}/").status_code == 302


@pytest.mark.requirement("FLG-18")
def test_an_answer_is_kept_put_on_record_and_mailed(client, egelund, maja):
    found = letter(egelund)
    client.sign_in(maja)

    assert client.post(f"{URL}{found.pk}/", {"answer": "Den er skiftet ud."}).status_code == 302

    job = ProcrastinateJob.objects.get(task_name="public.mail_answer")
    mail_answer(**job.args)
    mail_answer(**job.args)
    found.refresh_from_db()
    assert (found.answer, found.answered_by) == ("Den er skiftet ud.", maja) and found.mailed_at
    (sent,) = mail.outbox
    assert sent.to == ["maja@example.org"] and "Den er skiftet ud." in sent.body
    event = Event.objects.get(what="suggestion answered")
    assert "maja" not in event.label and "gammel" not in event.label


def test_without_an_address_nothing_is_mailed(client, egelund, maja):
    found = letter(egelund, email="")
    client.sign_in(maja)

    shown = client.post(f"{URL}{found.pk}/", {"answer": "Tak."}, follow=True).content.decode()

    assert "no address to mail it to" in shown
    assert not ProcrastinateJob.objects.exists()


def test_an_empty_answer_is_refused(client, egelund, maja):
    found = letter(egelund)
    client.sign_in(maja)

    assert "Write what you have done" in client.post(f"{URL}{found.pk}/", {"answer": " "}).content.decode()


def test_the_second_answer_does_not_overwrite_the_first(client, egelund, lone, maja):
    found = answered(egelund, lone)
    client.sign_in(maja)

    answer = client.post(f"{URL}{found.pk}/", {"answer": "Mit svar"})

    shown = answer.content.decode()
    assert answer.status_code == 409 and "Somebody answered before you" in shown
    assert "Tak." in shown and "Mit svar" in shown
    found.refresh_from_db()
    assert found.answer == "Tak."


def test_name_and_address_can_be_taken_away(client, egelund, lone):
    found = answered(egelund, lone, name="Maja Krogh")
    client.sign_in(lone)

    shown = client.post(f"{URL}{found.pk}/forget/", follow=True).content.decode()

    found.refresh_from_db()
    assert (found.name, found.email, found.text) == ("", "", "Planen er gammel.")
    assert "Maja Krogh" not in shown


def test_queries_do_not_grow_with_rows(client, egelund, lone, count_queries):
    client.sign_in(lone)
    letter(egelund)
    few = count_queries(lambda: client.get(URL))
    for n in range(30):
        answered(egelund, lone, text=f"Brev {n}")
        letter(egelund, text=f"Nyt {n}")

    assert count_queries(lambda: client.get(URL, {"page": "2"})) <= few + 1
    assert count_queries(lambda: client.get(URL, {"page": "x"})) <= 15
