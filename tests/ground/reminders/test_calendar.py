"""A private calendar address: made once, read without signing in, stopped, and never guessed."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from icalendar import Calendar

import make
from make.meetings import body, meeting, member, task
from samspil.ground.reminders.actions.choices import fingerprint
from samspil.ground.reminders.models import CalendarFeed


@pytest.fixture
def address(client, amina):
    """Amina makes an address, as one does."""
    client.sign_in(amina)
    page = client.post(reverse("make-calendar"), {"name": "Telefon"}).content.decode()
    client.logout()
    start = page.index("/calendar/")
    return page[start : page.index(".ics", start) + 4]


def events(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return {str(each["uid"]): each for each in Calendar.from_ical(response.content).walk("VEVENT")}


def test_it_holds_what_is_due_and_the_meetings(client, address, asked, amina, egelund):
    group = body(egelund)
    member(group, amina)
    met = meeting(group, on=date.today() + timedelta(days=9), title="Opfølgning")
    task(group, amina, text="Spørg klubberne")

    found = events(client, address)

    titles = {str(each["summary"]) for each in found.values()}
    assert any("Lindeskolen" in each for each in titles)
    assert any("Spørg klubberne" in each for each in titles)
    (there,) = [each for key, each in found.items() if key.startswith(f"meeting.{met.pk}.")]
    assert there["dtstart"].dt == met.on and there["dtend"].dt == met.on + timedelta(days=1)
    assert not there.walk("VALARM") and str(there["transp"]) == "TRANSPARENT"
    assert str(there["url"]).endswith(reverse("meeting", args=[met.pk]))


def test_the_same_thing_has_the_same_name_at_each_fetch(client, address, asked):
    assert list(events(client, address)) == list(events(client, address))


def test_it_is_read_with_the_rights_of_its_holder_alone(client, address, asked, elsewhere, strategy):
    make.plan(elsewhere, strategy, is_public=False)
    other = make.unit("Nyskolen", parent=elsewhere)
    make.request(asked.framework, other, asked.asked_by)

    assert "Nyskolen" not in client.get(address).content.decode()


def test_days_are_whole_and_summer_time_moves_none(client, address, asked):
    asked.due_on = date(2027, 3, 28)
    asked.save()

    (event,) = events(client, address).values()

    assert event["dtstart"].dt == date(2027, 3, 28)
    assert event["dtstart"].params.get("value") == "DATE"


@pytest.mark.parametrize(
    ("language", "word"), [("da", "Frist for"), ("nl", "Termijn van"), ("en", "Deadline of")]
)
def test_it_speaks_the_language_it_was_made_in(client, address, asked, amina, language, word):
    make.effort(
        asked.framework, owner=amina, approved_at=asked.asked_at, approved_by=asked.asked_by,
        planned_end=date(2027, 5, 1),
    )  # fmt: skip
    CalendarFeed.objects.update(language=language)

    assert any(str(each["summary"]).startswith(word) for each in events(client, address).values())


def test_no_proxy_keeps_it_and_no_page_is_told_of_it(client, address):
    response = client.get(address)

    assert response["Content-Type"].startswith("text/calendar")
    assert "private" in response["Cache-Control"] and response["Referrer-Policy"] == "no-referrer"


def test_only_a_fingerprint_is_kept_and_one_sees_when_it_was_fetched(client, address, amina):
    secret = address.removeprefix("/calendar/").removesuffix(".ics")
    assert len(secret) == 43

    client.get(address)

    kept = CalendarFeed.objects.get()
    assert kept.fingerprint == fingerprint(secret) and secret not in kept.fingerprint
    assert kept.fetched_at
    client.sign_in(amina)
    assert "Telefon" in client.get("/reminders/").content.decode()


def test_a_stopped_address_is_gone_at_once(client, address, amina):
    client.sign_in(amina)
    client.post(reverse("revoke-calendar", args=[CalendarFeed.objects.get().pk]))
    client.logout()

    assert client.get(address).status_code == 404


def test_the_address_of_somebody_who_may_no_longer_sign_in_is_gone(client, address, amina):
    amina.account.is_active = False
    amina.account.save()

    assert client.get(address).status_code == 404


def test_whoever_left_has_an_empty_calendar(client, address, asked, amina):
    amina.roles.update(ends_on=date.today() - timedelta(days=1))

    assert events(client, address) == {}


def test_guessing_is_slowed_down(client, address):
    wrong = "/calendar/" + "x" * 43 + ".ics"

    codes = [client.get(wrong).status_code for _try in range(21)]

    assert codes == [404] * 20 + [429]
    assert client.get(address)["Retry-After"] == "600"


def test_nobody_stops_the_calendar_of_another(client, address, bo):
    client.sign_in(bo)

    assert client.post(reverse("revoke-calendar", args=[CalendarFeed.objects.get().pk])).status_code == 404
