"""The calendar of one plan or one group: a private address, and no more in it than its reader may see."""

from datetime import date, timedelta

import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import now
from icalendar import Calendar

import make
from make.meetings import body, meeting, member, task
from samspil.ground.reminders.models import CalendarFeed
from samspil.steering.plans.models import Decision


@pytest.fixture
def plan(egelund, strategy, lone):
    yes = {"approved_at": now(), "approved_by": lone}
    central = make.plan(egelund, strategy, title="Handleplan")
    effort = make.effort(
        central,
        title="Sparring i tide",
        owner=lone,
        planned_end=days(40),
        next_step="Ring",
        next_on=days(9),
        **yes,
    )
    make.effort(central, title="Endnu ikke drøftet", planned_end=days(50))
    make.effort(central, title="Forbi", planned_end=days(50), stopped_on=days(-3), stopped_by=lone, **yes)
    make.action(effort, title="Vagttelefon", planned_end=days(12))
    Decision.objects.create(
        plan=central, title="Fast sparring", alternatives="Ingen", reason="Den virker",
        expected="Mindre ventetid", decided_on=days(-3), look_back_on=days(60), decided_by=lone,
    )  # fmt: skip
    return central


@pytest.fixture
def subscribe(client):
    """Somebody makes an address for one thing, as one does from its page."""

    def made(person, about):
        client.sign_in(person)
        html = client.post(
            reverse("make-calendar") + f"?about={about}", {"name": "Kalender"}
        ).content.decode()
        client.logout()
        start = html.index("/calendar/")
        return html[start : html.index(".ics", start) + 4]

    return made


def read(client, address):
    calendar = Calendar.from_ical(client.get(address).content)
    return str(calendar["x-wr-calname"]), {
        str(each["summary"]): each["dtstart"].dt for each in calendar.walk("VEVENT")
    }


def test_the_days_of_a_plan_whoever_they_fall_to(client, subscribe, plan, amina):
    name, found = read(client, subscribe(amina, f"plan/{plan.pk}"))

    assert name == "Samspil: Handleplan"
    assert found == {
        "A plan begins: Handleplan": plan.begins_on,
        "A plan ends: Handleplan": plan.ends_on,
        "Deadline of an effort: Sparring i tide": days(40),
        "Next step of an effort: Ring": days(9),
        "Deadline of an action: Vagttelefon": days(12),
        "Decision to look back on: Fast sparring": days(60),
    }


def test_the_days_of_a_group(client, subscribe, egelund, lone, bo):
    group = body(egelund)
    member(group, bo)
    meeting(group, on=date.today() + timedelta(days=9), title="Opfølgning")
    task(group, bo, text="Spørg klubberne")

    name, found = read(client, subscribe(lone, f"body/{group.pk}"))

    assert name == f"Samspil: {group.name}"
    assert [each for each in found if "Opfølgning" in each]
    assert [each for each in found if "Spørg klubberne" in each]


def test_what_one_may_not_read_has_no_calendar(client, lone, elsewhere, strategy):
    other = make.plan(elsewhere, strategy, is_public=False)
    client.sign_in(lone)

    for about in (f"plan/{other.pk}", "plan/999999", "plan/", "plan/x", "child/1", "x"):
        assert client.get(reverse("make-calendar") + f"?about={about}").status_code == 404
        assert client.post(reverse("make-calendar") + f"?about={about}", {"name": "x"}).status_code == 404
    assert not CalendarFeed.objects.exists()


def test_whoever_left_has_an_empty_calendar_of_the_plan(client, subscribe, plan, amina):
    plan.is_public = False
    plan.save()
    address = subscribe(amina, f"plan/{plan.pk}")
    amina.roles.update(ends_on=date.today() - timedelta(days=1))

    assert read(client, address)[1] == {}


def test_a_stopped_address_is_gone_at_once(client, subscribe, plan, amina):
    address = subscribe(amina, f"plan/{plan.pk}")
    client.sign_in(amina)
    assert "The days of a plan" in client.get("/reminders/").content.decode()

    client.post(reverse("revoke-calendar", args=[CalendarFeed.objects.get().pk]))
    client.logout()

    assert client.get(address).status_code == 404


def test_an_address_of_what_is_no_longer_known_never_holds_more(client, subscribe, plan, lone):
    address = subscribe(lone, f"plan/{plan.pk}")
    CalendarFeed.objects.update(about="forgotten/1")

    assert read(client, address)[1] == {}


def test_the_pages_of_plan_and_group_lead_there(client, plan, egelund, lone):
    group = body(egelund)
    client.sign_in(lone)

    for page, about in (
        (f"/plans/{plan.pk}/", f"plan/{plan.pk}"),
        (reverse("body", args=[group.pk]), f"body/{group.pk}"),
    ):
        assert f"?about={about}" in client.get(page).content.decode()
