"""Letters leave through a real mail server in a process of its own, which may be down, slow, picky or die."""

import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from conftest import web_login
from django.utils.timezone import now

import make
from make.reminders import letter
from samspil.ground.reminders.actions import sending
from samspil.ground.reminders.models import Letter
from samspil.tools.exchange.post import Server

SCRIPT = Path(__file__).with_name("mail_server.py")
AGO = timedelta(hours=1)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "taken"
    made.mkdir()
    return made


@contextmanager
def serving(folder, mood="well"):
    words = [sys.executable, str(SCRIPT), str(folder), mood]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        port = int(process.stdout.readline())
        try:
            yield Server("127.0.0.1", port, patience=2 if mood == "slow" else 20)
        finally:
            process.kill()


def closed_door():
    return Server("127.0.0.1", 9, patience=2)


def send(server):
    with web_login():
        return sending.send_waiting(server=server)


def taken(folder):
    files = sorted(folder.iterdir())
    return [message_from_bytes(each.read_bytes(), policy=policy.default) for each in files]


def states():
    return list(Letter.objects.order_by("pk").values_list("state", flat=True))


def again():
    """The time of the next try has come."""
    Letter.objects.update(next_try_at=now() - AGO)


def test_a_letter_arrives_as_it_was_written(egelund, amina, folder):
    written = letter(amina, egelund, subject="Det venter på dig", text="Kære Amina", html="<p>Kære Amina</p>")

    with serving(folder) as server:
        assert send(server) == 1

    (arrived,) = taken(folder)
    assert arrived["Message-ID"] == written.message_id
    assert (arrived["To"], arrived["Subject"]) == (amina.account.email, "Det venter på dig")
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived.get_body(("plain",)).get_content().strip() == "Kære Amina"
    assert "<p>Kære Amina</p>" in arrived.get_body(("html",)).get_content()
    written.refresh_from_db()
    assert (written.state, bool(written.sent_at), written.tries) == ("sent", True, 1)


def test_a_sent_letter_is_not_sent_again(egelund, amina, folder):
    letter(amina, egelund)

    with serving(folder) as server:
        send(server)
        again()
        send(server)

    assert len(taken(folder)) == 1


def test_a_server_that_is_down_for_a_day_loses_nothing_and_sends_nothing_twice(egelund, amina, bo, folder):
    for person in (amina, bo):
        letter(person, egelund)

    for _hour in range(24):
        assert send(closed_door()) == 0
    assert states() == ["waiting", "waiting"]
    with serving(folder) as server:
        assert send(server) == 2
        send(server)

    assert len({each["Message-ID"] for each in taken(folder)}) == len(taken(folder)) == 2


def test_one_refused_recipient_does_not_stop_the_others(egelund, amina, bo, lone, folder):
    letter(amina, egelund)
    letter(bo, egelund, email="nobody@egelund.example")
    letter(lone, egelund)

    with serving(folder) as server:
        assert send(server) == 2

    assert states() == ["sent", "failed", "sent"]
    assert "nobody here" in Letter.objects.get(state="failed").fault


def test_a_full_server_is_tried_again_later_and_later(egelund, amina, folder):
    written, waits = letter(amina, egelund), []

    with serving(folder, "full") as server:
        for _try in range(3):
            again()
            send(server)
            written.refresh_from_db()
            waits.append(round((written.next_try_at - now()).total_seconds() / 60))
    assert (written.state, waits) == ("waiting", [5, 10, 20])
    again()
    with serving(folder) as server:
        assert send(server) == 1


def test_a_letter_that_nobody_took_for_days_has_failed(egelund, amina, folder):
    letter(amina, egelund, made_at=now() - timedelta(days=6))

    with serving(folder, "full") as server:
        send(server)

    assert states() == ["failed"]


@pytest.mark.parametrize("mood", ["dies", "slow"])
def test_a_server_lost_in_mid_message_leaves_the_letter_unsure_and_unrepeated(
    egelund, amina, bo, folder, mood
):
    for person in (amina, bo):
        letter(person, egelund)

    with serving(folder, mood) as server:
        assert send(server) == 0
    assert sorted(states()) == ["unsure", "waiting"]
    again()
    with serving(folder) as server:
        assert send(server) == 1

    ids = [each["Message-ID"] for each in taken(folder)]
    assert len(ids) == len(set(ids)) == 2


def test_a_worker_killed_while_sending_leaves_the_letter_unsure(egelund, amina, folder):
    letter(amina, egelund, state="sending", claimed_at=now() - AGO)

    with serving(folder) as server:
        assert send(server) == 0

    assert (states(), taken(folder)) == (["unsure"], [])


def test_what_another_worker_just_took_is_left_to_it(egelund, amina, folder):
    letter(amina, egelund, state="sending", claimed_at=now())

    with serving(folder) as server:
        assert send(server) == 0

    assert states() == ["sending"]


def test_without_a_server_letters_wait(egelund, amina):
    letter(amina, egelund)

    assert send(None) == 0
    assert states() == ["waiting"]


def test_an_administrator_sends_an_unsure_letter_again(client, egelund, gitte, amina, folder):
    written = letter(amina, egelund, state="unsure", fault="no answer")
    client.sign_in(gitte)

    page = client.get("/reminders/post/").content.decode()
    assert "Amina Holm" in page and "no answer" in page and written.subject not in page
    client.post(f"/reminders/post/{written.pk}/again/")

    with serving(folder) as server:
        assert send(server) == 1


def test_what_waited_when_a_backup_was_made_is_sent_only_by_a_persons_word(
    client, egelund, gitte, amina, bo, folder, settings
):
    settings.DEMO = True
    waited = letter(amina, egelund)
    letter(bo, egelund, state="sent", sent_at=now())

    assert sending.doubt_what_waited() == 1
    with serving(folder) as server:
        assert send(server) == 0
    page = client.sign_in(gitte).get("/reminders/post/").content.decode()
    mine = client.sign_in(amina).get("/reminders/outbox/").content.decode()
    client.sign_in(gitte).post(f"/reminders/post/{waited.pk}/again/")
    with serving(folder) as server:
        assert send(server) == 1

    assert "A backup was put back" in page and "before you send it again" in page
    assert "Nobody knows whether it reached you" in mine
    assert states() == ["sent", "sent"]


def test_an_administrator_elsewhere_sends_nothing_of_ours(client, egelund, elsewhere, amina):
    written = letter(amina, egelund, state="failed")
    client.sign_in(make.person("Ulla", role="administrator", unit=elsewhere))

    client.post(f"/reminders/post/{written.pk}/again/")

    assert states() == ["failed"]
