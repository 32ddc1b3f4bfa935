"""What supervision is offered, how much room there is, and how long the wait is."""

import pytest
from conftest import days
from django.db import DatabaseError
from django.urls import reverse
from django.utils.timezone import localdate

import make
from make.competence import asked, supervision
from samspil.ground.audit.models import Event
from samspil.ground.reminders.registry import Ask
from samspil.knowledge.competence.due import what_is_due
from samspil.knowledge.competence.models import SupervisionAsk, SupervisionOffer
from samspil.knowledge.competence.rules import Room, usual_wait

OFFER = {
    "title": "Faglig supervision", "about": "For to ad gangen.", "given_by": "Line", "topics": ["play"],
    "places": 3, "how": "Skriv to linjer.", "is_open": "on",
}  # fmt: skip


@pytest.fixture
def line(egelund):
    """A psychologist who gives supervision."""
    unit = make.unit("PPR", kind="service", parent=egelund)
    return make.person("Line", role="professional", unit=unit)


@pytest.fixture
def carla(school):
    return make.person("Carla", role="professional", unit=school)


def test_room_is_what_is_left_once_those_who_wait_have_theirs():
    assert [Room(3, 1, 1).free, Room(3, 1, 5).free] == [1, 0]


def test_of_few_waits_no_usual_one_is_told():
    assert [usual_wait([1, 2, 3, 9]), usual_wait([1, 2, 3, 9, 30])] == [None, 3.0]


@pytest.mark.requirement("VID-12")
def test_an_employee_sees_what_is_offered_the_room_and_the_wait(client, school, bo, carla, line):
    client.force_login(line.account)
    client.post(reverse("offer-supervision"), {**OFFER, "unit": line.roles.get().unit_id})
    offer = SupervisionOffer.objects.get()
    for ago, waited in ((200, 10), (190, 20), (180, 30), (170, 40), (160, 50)):
        asked(offer, carla, school, ago=ago, waited=waited)
    asked(offer, line, school, ago=2, waited=2)
    asked(offer, carla, school, ago=1)
    client.force_login(bo.account)
    client.post(reverse("ask-for-supervision", args=[offer.pk]), {"unit": school.pk, "wish": "Overgange."})

    page = client.get(reverse("supervision"))

    [found] = page.context["page"].lines
    assert (found.offer.title, found.room, found.wait) == ("Faglig supervision", Room(3, 1, 2), 25.0)
    words = page.content.decode()
    assert "3 places a month, 0 free this month." in words
    assert "Half of the latest waited 25 days or less. 2 wait now." in words
    assert "You asked on" in words and "1 is before you." in words
    assert "Carla" not in words, "who else asked is not told"
    assert "Faglig supervision" in client.get(reverse("export-supervision", args=["csv"])).content.decode()


def test_who_gives_it_finds_the_ask_at_home_and_says_when_it_begins(client, school, bo, line):
    ask = asked(supervision(school, line), bo, school)
    client.force_login(line.account)
    url = reverse("begin-supervision", args=[ask.pk])
    assert url in client.get(reverse("home")).content.decode()
    assert "Bo" in client.get(reverse("supervision")).content.decode()

    client.post(url, {"on": days(9)})

    ask.refresh_from_db()
    assert ask.begins_on == days(9)
    assert url not in client.get(reverse("home")).content.decode()
    assert Event.objects.get().what == "supervision begun"


def test_who_got_a_place_reads_when_it_begins_and_has_it_in_the_calendar(
    client, acting, school, bo, carla, line
):
    ask = asked(supervision(school, line), bo, school, ago=1, waited=9)
    client.force_login(bo.account)
    assert "You have a place" in client.get(reverse("supervision")).content.decode()

    with acting(bo):
        [due] = what_is_due(Ask(school.path[0], days(0), bo.pk))
    with acting(carla):
        assert not list(what_is_due(Ask(school.path[0], days(0), bo.pk)))

    assert (due.person, due.due, due.title) == (bo.pk, ask.begins_on, ask.offer.title)


def test_an_ask_is_taken_back_by_who_asked_and_by_nobody_else(client, school, amina, bo, line):
    ask = asked(supervision(school, line), bo, school)
    url = reverse("take-back-ask", args=[ask.pk])
    for person in (line, amina):
        client.force_login(person.account)
        assert client.post(url).status_code == 404
    client.force_login(bo.account)
    again = reverse("ask-for-supervision", args=[ask.offer_id])
    assert client.get(again).status_code == 404, "one waits once"

    client.post(url)

    ask.refresh_from_db()
    assert ask.withdrawn_on == localdate()
    assert client.get(again).status_code == 200


def test_nobody_reads_or_answers_what_others_asked(acting, school, amina, bo, line, dan):
    ask = asked(supervision(school, line), bo, school)

    for person in (amina, dan):
        with acting(person):
            assert not SupervisionAsk.objects.exists()
    for person, change in ((bo, {"begins_on": days(1)}), (line, {"withdrawn_on": days(0)})):
        with pytest.raises(DatabaseError), acting(person):
            SupervisionAsk.objects.filter(pk=ask.pk).update(**change)
    with pytest.raises(DatabaseError), acting(amina):
        asked(SupervisionOffer.objects.get(), bo, school)


def test_the_list_asks_no_more_for_more_rows(client, school, bo, carla, line, count_queries):
    client.force_login(bo.account)
    url = reverse("supervision")
    asked(supervision(school, line), bo, school)
    client.get(url)
    few = count_queries(lambda: client.get(url))
    for _n in range(3):
        asked(supervision(school, line), carla, school)

    assert count_queries(lambda: client.get(url)) <= few <= 15
