"""Conditions, rooms and local solutions, seen and written through the browser."""

import pytest
from conftest import days
from django.db import DatabaseError, transaction
from django.urls import reverse

import make
from make.resources import condition, room, solution
from samspil.steering.resources.models import Condition, LocalSolution, Room
from samspil.steering.resources.rules import Category


def check(client, unit, category="rooms", **typed):
    return client.post(reverse("check-condition", args=[unit.pk, category]), typed)


@pytest.mark.requirement("LED-22")
def test_a_place_has_exactly_six_conditions(client, amina, school):
    client.sign_in(amina)

    page = client.get(reverse("place-conditions", args=[school.pk])).context["page"]

    assert [line.category for line in page.lines] == list(Category)
    assert len(page.lines) == 6
    assert check(client, school, "parking", state="enough").status_code == 404


@pytest.mark.requirement("LED-22")
def test_what_is_short_has_words_an_owner_and_a_day(client, amina, school):
    client.sign_in(amina)

    refused = check(client, school, state="lacking").content.decode()
    check(client, school, state="lacking", shortage="Et roligt rum", owner=amina.pk, due_on=days(30))

    assert "Write what is short." in refused and "Set a day." in refused
    told = Condition.objects.get()
    assert (told.shortage, told.owner, told.checked_by) == ("Et roligt rum", amina, amina)


def test_when_it_is_there_nobody_owes_anything(client, amina, school):
    condition(school, amina)
    client.sign_in(amina)

    check(client, school, state="enough", shortage="Et roligt rum")

    told = Condition.objects.get()
    assert (told.state, told.shortage, told.owner, told.due_on) == ("enough", "", None, None)


@pytest.mark.requirement("LED-22")
def test_the_house_sees_who_is_short_of_what(client, lone, amina, school, daycare):
    condition(school, amina, category="aids", due_on=days(-1))
    condition(daycare, lone, category="rooms", state="enough")
    client.sign_in(lone)

    page = client.get("/resources/conditions/").context["page"]
    short = client.get("/resources/conditions/?only=aids").context["page"]

    assert (page.short, page.late) == (1, 1)
    assert {row.unit for row in page.rows} >= {school, daycare}
    assert [row.unit for row in short.rows] == [school]


def test_nobody_says_how_it_stands_elsewhere(client, amina, daycare):
    client.sign_in(amina)

    assert check(client, daycare, state="enough").status_code == 404


def typed_room(unit, **changed):
    return {
        "unit": unit.pk,
        "name": "Det stille rum",
        "kind": "calm",
        "step_free": "yes",
        "toilet": "no",
        "hearing": "partly",
        "calm": "yes",
        "supports": "Her kan to være alene sammen.",
    } | changed


@pytest.mark.requirement("ORG-16")
def test_bo_adds_a_room_and_who_can_be_in_it(client, bo, school):
    client.sign_in(bo)

    client.post(reverse("add-room"), typed_room(school))

    shown = client.get("/resources/rooms/")
    (line,) = shown.context["page"].lines
    assert [each.answer for each in line.aspects] == ["Yes", "No", "In part", "Yes"]
    assert "Her kan to være alene sammen." in shown.content.decode()


@pytest.mark.requirement("ORG-16")
def test_rooms_are_found_by_who_can_get_in(client, amina, school):
    room(school, amina, name="Kælderen", step_free="no")
    room(school, amina, name="Hallen", kind="movement", step_free="yes")
    client.sign_in(amina)

    page = client.get("/resources/rooms/?step_free=yes").context["page"]
    none = client.get("/resources/rooms/?q=k%C3%A6lder&step_free=yes").content.decode()

    assert [line.room.name for line in page.lines] == ["Hallen"]
    assert "No room fits" in none


def test_a_room_that_is_not_used_leaves_the_register(client, amina, school):
    found = room(school, amina)
    client.sign_in(amina)

    client.post(reverse("change-room", args=[found.pk]), typed_room(school, closed_on=days(0)))

    assert Room.objects.get().closed_on
    assert client.get("/resources/rooms/").context["page"].total == 0


def test_a_room_for_nobody_is_refused(client, amina, school):
    client.sign_in(amina)

    assert (
        "Write at least 1"
        in client.post(reverse("add-room"), typed_room(school, capacity="0")).content.decode()
    )
    assert not Room.objects.exists()


def typed(unit, **changed):
    return {
        "unit": unit.pk,
        "need": "Uro efter frikvarter",
        "direction": "group",
        "means": "hours",
        "grant": "Seks timer om ugen",
        "expected": "Timen begynder i ro",
        "needed_on": days(-3),
        "begins_on": days(0),
        "check_on": days(35),
        "expires_on": days(42),
    } | changed


@pytest.mark.requirement("ORG-11")
def test_amina_grants_it_alone_on_one_page(client, amina, school):
    client.sign_in(amina)

    response = client.post(reverse("grant-solution"), typed(school))

    made = LocalSolution.objects.get()
    assert response.url == reverse("solution", args=[made.pk])
    assert "It began 3 days after the need was told." in client.get(response.url).content.decode()


@pytest.mark.requirement("ORG-11")
def test_it_cannot_last_longer_than_the_rulebook_says(client, amina, school):
    client.sign_in(amina)

    refused = client.post(reverse("grant-solution"), typed(school, expires_on=days(200)))

    assert "lasts at most" in refused.content.decode()
    assert not LocalSolution.objects.exists()


@pytest.mark.requirement("ORG-11")
def test_the_effect_is_told_once_and_then_it_may_be_carried_on(client, amina, bo, school):
    granted = solution(school, amina, needed=-60, begins=-50, check=-10, expires=-1)
    client.sign_in(amina)
    too_early = client.post(reverse("carry-on", args=[granted.pk]), typed(school))

    client.sign_in(bo)
    client.post(reverse("tell-effect", args=[granted.pk]), {"result": "worked", "effect": "Ro."})
    client.post(reverse("tell-effect", args=[granted.pk]), {"result": "not", "effect": "Nej."})
    client.sign_in(amina)
    client.post(reverse("carry-on", args=[granted.pk]), typed(school))

    assert "Look at the effect first" in too_early.content.decode()
    granted.refresh_from_db()
    assert (granted.result, granted.checked_by) == ("worked", bo)
    assert LocalSolution.objects.get(follows=granted).granted_by == amina


@pytest.mark.requirement("ORG-11")
def test_the_list_says_how_quickly_help_begins(client, amina, school):
    for needed in (-1, -2, -3, -4, -20):
        solution(school, amina, needed=needed)
    client.sign_in(amina)

    shown = client.get("/resources/solutions/").content.decode()

    assert "half of 5 began within 3 days" in shown and "the longest wait was 20" in shown


def test_it_is_ended_before_its_day(client, amina, school):
    granted = solution(school, amina)
    client.sign_in(amina)

    client.post(reverse("end-solution", args=[granted.pk]))
    again = client.post(reverse("end-solution", args=[granted.pk]), follow=True)

    granted.refresh_from_db()
    assert granted.ended_by == amina
    assert "It had ended already." in again.content.decode()


def test_a_need_in_a_small_group_is_not_the_whole_houses(client, erik, amina, school, daycare):
    granted = solution(school, amina)
    rikke = make.person("Rikke", role="leader", unit=daycare)

    for who in (erik, rikke):
        client.sign_in(who)
        assert client.get(reverse("solution", args=[granted.pk])).status_code == 404
        assert client.get("/resources/solutions/").context["page"].lines == ()
        assert "Seks timer" not in client.get("/resources/solutions.csv").content.decode()


def test_what_was_granted_cannot_be_rewritten(acting, amina, school):
    granted = solution(school, amina)

    with pytest.raises(DatabaseError), transaction.atomic(), acting(amina):
        LocalSolution.objects.filter(pk=granted.pk).update(grant="Andet")


def test_the_page_of_a_place_says_what_it_has_to_work_with(client, amina, erik, school):
    condition(school, amina, category="aids")
    room(school, amina)
    solution(school, amina)

    def lines(who):
        client.sign_in(who)
        shown = client.get(reverse("unit", args=[school.pk])).content.decode()
        wanted = ("Short of: aids and equipment", "1 room in the register", "1 local solution is running")
        return [words in shown for words in wanted]

    assert lines(amina) == [True, True, True]
    assert lines(erik) == [True, True, False]
