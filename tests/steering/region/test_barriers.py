"""Barriers in the system: noted with the rule behind them, changed, and what that did."""

from datetime import date, timedelta

import pytest
from conftest import days
from django.db import DatabaseError
from django.urls import reverse

from make import child as make_child
from make.region import barrier, changed
from samspil.ground.audit.models import Event
from samspil.steering.region.models import Barrier
from samspil.steering.region.rules import PATIENCE, Stage, stage

TODAY = date(2026, 11, 30)
TOLD = {
    "what": "To ansøgninger om det samme.", "rule": "Hver forvaltning har sit skema.", "level": "house",
    "owner": "Center for Børn",
}  # fmt: skip


@pytest.mark.parametrize(
    ("noted_on", "changed_on", "seen_on", "found"),
    [
        (TODAY - PATIENCE, None, None, Stage.NOTED),
        (TODAY - PATIENCE - timedelta(days=1), None, None, Stage.STILL),
        (TODAY - 2 * PATIENCE, TODAY, None, Stage.CHANGED),
        (TODAY - 2 * PATIENCE, TODAY, TODAY, Stage.SEEN),
    ],
)
def test_where_a_barrier_stands_follows_from_its_days(noted_on, changed_on, seen_on, found):
    assert stage(noted_on=noted_on, changed_on=changed_on, seen_on=seen_on, today=TODAY) == found


@pytest.mark.requirement("NL-10")
def test_anyone_notes_a_barrier_and_later_tells_the_change_and_what_it_did(client, school, erik, lone):
    client.force_login(erik.account)
    assert reverse("barriers") in client.get(reverse("home")).content.decode()
    client.post(reverse("add-barrier"), {**TOLD, "unit": school.pk, "met": "between"})
    made = Barrier.objects.get()
    client.force_login(lone.account)
    client.post(reverse("change-barrier", args=[made.pk]), {"change": "Ét skema for begge.", "on": days(0)})
    client.force_login(erik.account)
    client.post(reverse("tell-barrier-effect", args=[made.pk]), {"effect": "Svar på to uger."})

    page = client.get(reverse("barrier", args=[made.pk])).content.decode()

    told = ("Hver forvaltning har sit skema.", "Center for Børn", "Ét skema for begge.", "Svar på to uger.")
    assert all(each in page for each in told)
    assert all(each in client.get(reverse("export-barriers", args=["csv"])).content.decode() for each in told)
    made.refresh_from_db()
    assert (made.changed_by, made.seen_by) == (lone, erik)
    assert [each.what for each in Event.objects.order_by("pk")] == [
        "barrier noted", "barrier changed", "effect on barrier told",
    ]  # fmt: skip


@pytest.mark.requirement("NL-10")
@pytest.mark.parametrize("met", ["case", "referral"])
def test_from_a_case_the_place_and_the_kind_travel_and_nothing_of_the_child(client, school, bo, met):
    noah = make_child.child(
        school, bo, given_name="Noah", family_name="Kvist", difficulty="Frikvarterets uro", strengths="Tal"
    )
    client.sign_in(bo)
    door = reverse("note-barrier", args=[noah.pk, met])
    if met == "case":
        assert door in client.get(reverse("child", args=[noah.pk])).content.decode()

    gone = client.get(door)
    form = client.get(gone["Location"])
    client.post(gone["Location"], {**TOLD, "unit": school.pk, "met": met})

    assert gone["Location"] == f"{reverse('add-barrier')}?place={school.pk}&met={met}"
    assert gone["Referrer-Policy"] == "no-referrer"
    assert form.context["page"].form.initial == {"unit": str(school.pk), "met": met}
    made = Barrier.objects.get()
    event = Event.objects.get(what="barrier noted")
    kept = " ".join(map(str, (form.content.decode(), Barrier.objects.values().get(), event.__dict__)))
    assert (made.unit, made.met) == (school, met)
    for told in (str(noah.pk), "Noah", "Kvist", "Frikvarterets", "Tal "):
        assert told not in kept
    tables = {str(each.related_model).lower() for each in Barrier._meta.get_fields()}
    assert not [each for each in tables if "child" in each]


def test_an_address_brings_no_words_along(client, school, bo):
    client.force_login(bo.account)

    page = client.get(reverse("add-barrier"), {"what": "Noah", "rule": "Noah", "place": school.pk})

    assert "Noah" not in page.context["page"].form.as_p()


def test_others_read_but_do_not_say_what_became_of_it(client, acting, school, bo, amina, erik, dan):
    made = barrier(school, bo)
    for person, code in ((erik, 200), (dan, 404)):
        client.force_login(person.account)
        assert client.get(reverse("barrier", args=[made.pk])).status_code == code
        assert client.get(reverse("change-barrier", args=[made.pk])).status_code == 404
    client.force_login(amina.account)
    assert client.get(reverse("change-barrier", args=[made.pk])).status_code == 200
    told = {"changed_on": days(0), "changed_by": erik, "change": "Ja"}
    with acting(erik):
        assert Barrier.objects.filter(pk=made.pk).update(**told) == 0
    with pytest.raises(DatabaseError), acting(bo):
        Barrier.objects.filter(pk=made.pk).update(**told | {"changed_by": amina})


@pytest.mark.parametrize("on", [days(1), days(-9)])
def test_a_change_lies_between_the_note_and_today(client, school, bo, on):
    made = barrier(school, bo, noted_on=days(-8))
    client.force_login(bo.account)

    client.post(reverse("change-barrier", args=[made.pk]), {"change": "Ja", "on": on})

    made.refresh_from_db()
    assert made.changed_on is None


def test_what_stands_still_comes_first_and_the_list_asks_no_more_for_more(client, school, bo, count_queries):
    client.force_login(bo.account)
    changed(school, bo)
    still = barrier(school, bo, noted_on=days(-400))
    url = reverse("barriers")
    page = client.get(url).context["page"]
    few = count_queries(lambda: client.get(url))
    barrier(school, bo, level="state")

    assert (page.lines[0].barrier, page.standing) == (still, 1)
    assert count_queries(lambda: client.get(url)) <= few <= 15
    only = client.get(url, {"level": "state"}).context["page"].lines
    assert [each.barrier.level for each in only] == ["state"]
