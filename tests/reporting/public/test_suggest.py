"""Anyone may write; machines and floods may not."""

import pytest
from django.core.cache import cache
from django.utils.timezone import now

from samspil.reporting.public import actions, rules
from samspil.reporting.public.models import Suggestion


@pytest.fixture
def url(strategy):
    return f"/public/{strategy.unit_id}/suggest/"


def send(client, url, **fields):
    address = fields.pop("address", "10.0.0.1")
    return client.post(url, {"text": "Planen er gammel.", **fields}, REMOTE_ADDR=address)


@pytest.mark.requirement("FLG-18")
def test_a_citizen_writes_without_an_account_or_a_name(client, url, egelund):
    answer = send(client, url)

    assert answer.status_code == 302
    kept = Suggestion.objects.get()
    assert (kept.text, kept.name, kept.email, kept.unit) == ("Planen er gammel.", "", "", egelund)
    told = client.get(answer["Location"]).content.decode()
    assert "<h1>Your message has come</h1>" in told and "so you get no answer" in told


def test_who_leaves_an_address_is_told_when_the_answer_comes(client, url):
    answer = send(client, url, email="maja@example.org", name="  Maja\r\n Krogh ")

    assert Suggestion.objects.get().name == "Maja Krogh"
    assert "at the latest on" in client.get(answer["Location"]).content.decode()


def test_the_form_says_who_reads_it_and_where_worry_goes(client, url):
    shown = client.get(url).content.decode()

    assert "Are you worried about a child?" in shown and "cannot be changed" in shown


def test_a_signed_in_writer_is_not_kept(client, url, amina):
    client.sign_in(amina)
    send(client, url)

    assert Suggestion.objects.get().name == ""


def test_a_filled_trap_is_refused_and_nothing_typed_is_lost(client, url):
    answer = send(client, url, subject_line="casino", text="Jeg er et menneske")

    shown = answer.content.decode()
    assert answer.status_code == 422 and not Suggestion.objects.exists()
    assert "Send it once more" in shown and "Jeg er et menneske" in shown and "casino" not in shown


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": ""}, "A few words are enough"),
        ({"text": "   "}, "A few words are enough"),
        ({"text": "x" * 4001}, "at most 4000"),
        ({"text": "nul\x00"}, "Null characters"),
        ({"email": "maja"}, "name@example.org"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "name@example.org"),
        ({"name": "x" * 101}, "at most 100"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_word_on_it(client, url, fields, said):
    answer = send(client, url, **fields)

    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_the_sixth_message_in_an_hour_waits_and_stays_on_the_page(client, url):
    for _ in range(rules.MOST_AT_ONCE):
        assert send(client, url).status_code == 302

    refused = send(client, url, text="Den sjette")

    assert refused.status_code == 429 and "Den sjette" in refused.content.decode()
    assert send(client, url, address="10.0.0.2").status_code == 302
    assert Suggestion.objects.count() == rules.MOST_AT_ONCE + 1


def test_an_hour_later_one_may_write_again(client, url, monkeypatch):
    for _ in range(rules.MOST_AT_ONCE):
        send(client, url)
    later = now() + rules.WINDOW
    monkeypatch.setattr(actions, "now", lambda: later)

    assert send(client, url).status_code == 302


def test_the_address_itself_is_kept_nowhere(client, url):
    send(client, url, address="10.11.12.13")

    assert not any("10.11.12.13" in key for key in cache._cache)
    assert "10.11.12.13" not in str(Suggestion.objects.values().get())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("10.0.0.1", "10.0.0.2", False),
        ("2001:db8:1:1::1", "2001:db8:1:1:ffff::2", True),
        ("2001:db8:1:1::1", "2001:db8:1:2::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("", "rubbish", True),
    ],
)
def test_who_counts_as_one_sender(one, other, same):
    assert (rules.sender(one) == rules.sender(other)) is same


def test_nobody_writes_to_a_house_that_is_none(client, strategy, school, elsewhere):
    for unit in (school.pk, elsewhere.pk, 0):
        assert send(client, f"/public/{unit}/suggest/").status_code == 404
        assert client.get(f"/public/{unit}/suggested/").status_code == 404


def test_markup_comes_out_as_text(client, url, lone):
    send(client, url, text="<img src=x onerror=alert(1)>", name="<b>M</b>")
    client.sign_in(lone)

    shown = client.get(f"/suggestions/{Suggestion.objects.get().pk}/").content.decode()

    assert "<img" not in shown and "<b>M</b>" not in shown and "&lt;img" in shown
