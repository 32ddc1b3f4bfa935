"""A body's page: mandate, members, what is lacking, meetings, tasks, questions."""

from datetime import timedelta

import pytest
from conftest import days
from django.urls import reverse

import make
from make.meetings import answered, body, consultation, item, meeting, member, task
from samspil.ground.audit.models import Event
from samspil.steering.meetings.models import Body, Membership


def page(client, found):
    return client.get(reverse("body", args=[found.pk]))


@pytest.mark.requirement("FLG-01")
def test_the_group_has_mandate_meetings_decisions_and_tasks(client, egelund, strategy, lone, amina):
    group = body(egelund, mandate="Vi følger den centrale plan.")
    plan = make.plan(egelund, strategy)
    decision = plan.decisions.create(
        title="To voksne i frikvarteret", alternatives="En", reason="Ro", expected="Færre alene",
        decided_on=days(-30), decided_by=lone, look_back_on=days(60),
    )  # fmt: skip
    held = meeting(group, on=days(-30), title="Første møde", held=True)
    item(held, title="Frikvarterer", outcome="Vi prøver det på to skoler.", decision=decision)
    meeting(group, on=days(12), title="Andet møde")
    task(group, amina, text="Spørg klubberne", due_on=days(-1))
    client.sign_in(amina)

    shown = page(client, group).content.decode()

    for text in (
        "Vi følger den centrale plan.", "Første møde", "Andet møde", "Vi prøver det på to skoler.",
        "To voksne i frikvarteret", "Spørg klubberne", "Amina Holm, Leader", "Late",
    ):  # fmt: skip
        assert text in shown


@pytest.mark.requirement("FLG-02")
def test_what_the_group_lacks_is_said_in_words(client, egelund, school, lone, henrik, amina):
    group = body(egelund)
    member(group, lone, category="director", is_chair=True)
    member(group, henrik, category="centre_head")
    member(group, amina, category="leader", ends_on=days(-1))
    client.sign_in(lone)

    shown = page(client, group).content.decode()

    assert "No union representative sits in it." in shown
    assert "No leader of a place sits in it." in shown
    assert "The director does not lead it." not in shown
    assert "Parents: not asked yet" in shown


@pytest.mark.requirement("FLG-02")
def test_a_whole_group_that_has_heard_everyone(client, egelund, lone, henrik, amina):
    dorthe = make.person("Dorthe", role="union", unit=egelund)
    group = body(egelund)
    member(group, lone, category="director", is_chair=True)
    for person, category in ((henrik, "centre_head"), (amina, "leader"), (dorthe, "union")):
        member(group, person, category=category)
    answered(group, lone, group="parents", on=days(-30))
    answered(group, lone, group="children", on=days(-300))
    client.sign_in(lone)

    shown = page(client, group).content.decode()

    assert "The group is put together as the strategy asks" in shown
    assert "not asked yet" not in shown


def test_an_answer_from_two_years_ago_is_too_old(client, egelund, lone):
    group = body(egelund)
    answered(group, lone, group="children", on=days(-700))
    client.sign_in(lone)

    assert "Children and young people: heard more than a year ago" in page(client, group).content.decode()


def test_a_school_board_is_not_held_against_the_follow_up_group(client, school, amina):
    board = body(school, kind="board", name="Skolebestyrelsen")
    client.sign_in(amina)

    assert b"union representative" not in page(client, board).content


def test_amina_sets_up_a_body_at_her_school(client, school, amina):
    client.sign_in(amina)

    client.post(
        reverse("add-body"),
        {"unit": school.pk, "kind": "pupil_council", "name": "Elevrådet", "mandate": "Taler for eleverne."},
    )

    made = Body.objects.get()
    assert (made.name, made.unit) == ("Elevrådet", school)
    assert Event.objects.get().what == "body set up"


def test_a_body_is_not_set_up_where_one_does_not_lead(client, egelund, school, amina):
    client.sign_in(amina)

    typed = {"unit": egelund.pk, "kind": "board", "name": "Udvalget", "mandate": ""}
    response = client.post(reverse("add-body"), typed)

    assert response.status_code == 200
    assert not Body.objects.exists()


def test_two_bodies_of_a_place_have_two_names(client, school, amina):
    body(school, name="Bestyrelsen")
    client.sign_in(amina)

    typed = {"unit": school.pk, "kind": "board", "name": "Bestyrelsen", "mandate": ""}
    response = client.post(reverse("add-body"), typed)

    assert "Choose another name" in response.content.decode()


def test_who_is_seated_to_lead_takes_over(client, egelund, lone, henrik):
    group = body(egelund)
    before = member(group, henrik, category="centre_head", is_chair=True)
    client.sign_in(lone)

    typed = {"person": lone.pk, "category": "director", "is_chair": "on", "begins_on": days(0)}
    client.post(reverse("add-member", args=[group.pk]), typed)

    before.refresh_from_db()
    assert not before.is_chair
    assert Membership.objects.get(person=lone).is_chair


def test_a_seat_is_ended_not_removed(client, egelund, lone, amina, today):
    seat = member(body(egelund), amina)
    client.sign_in(lone)

    client.post(reverse("end-membership", args=[seat.pk]))

    seat.refresh_from_db()
    assert seat.ends_on == today


def test_dan_elsewhere_gets_404(client, egelund, lone, dan):
    group = body(egelund)
    client.sign_in(dan)

    assert page(client, group).status_code == 404
    assert client.get(reverse("change-body", args=[group.pk])).status_code == 404


def test_a_teacher_reads_and_does_not_write(client, school, bo):
    board = body(school, kind="board", name="Bestyrelsen")
    client.sign_in(bo)

    assert page(client, board).status_code == 200
    for name in ("change-body", "add-member", "add-meeting", "add-task", "ask-group"):
        assert client.get(reverse(name, args=[board.pk])).status_code == 404


def fill(group, by, people):
    for person in people:
        member(group, person)
        task(group, person, due_on=days(3))
        consultation(group, by)
        held = meeting(group, on=days(-5) - timedelta(days=1), held=True)
        item(held, outcome="Vi prøver.")
        meeting(group, on=days(9))


def test_queries_do_not_grow_with_rows(client, egelund, lone, count_queries):
    group = body(egelund)
    client.sign_in(lone)
    fill(group, lone, [make.person(f"A{n}", role="leader", unit=egelund) for n in range(2)])
    few = count_queries(lambda: page(client, group))
    fill(group, lone, [make.person(f"B{n}", role="leader", unit=egelund) for n in range(6)])

    many = count_queries(lambda: page(client, group))

    assert many <= few
    assert many <= 15


def test_a_meeting_without_minutes_is_not_the_next_one(client, egelund, lone):
    group = body(egelund)
    meeting(group, on=days(-3), title="Forrige")
    meeting(group, on=days(9), title="Kommende")
    client.sign_in(lone)

    found = page(client, group).context["page"]

    assert [each.title for each in found.unwritten] == ["Forrige"]
    assert [each.title for each in found.planned] == ["Kommende"]


def test_a_seat_that_ends_today_is_not_ended_again(client, egelund, lone, amina, today):
    group = body(egelund)
    seat = member(group, amina, ends_on=today)
    client.sign_in(lone)

    assert "End the seat" not in page(client, group).content.decode()
    assert client.post(reverse("end-membership", args=[seat.pk])).status_code == 404
