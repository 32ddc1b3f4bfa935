"""A meeting: its agenda, its marks, its minutes, its tasks."""

import pytest
from conftest import days
from django.urls import reverse

import make
from make.meetings import body, item, meeting, task
from samspil.ground.audit.models import Event
from samspil.steering.meetings.models import Item, Meeting, Task


def page(client, found):
    return client.get(reverse("meeting", args=[found.pk]))


@pytest.fixture
def board(school):
    return body(school, kind="board", name="Skolebestyrelsen")


def test_amina_plans_a_meeting_with_its_agenda(client, board, amina):
    client.sign_in(amina)

    agenda = "Godkendelse af referat\n\n  Frikvarterer  \nEventuelt"
    client.post(reverse("add-meeting", args=[board.pk]), {"on": days(20), "title": "Maj", "agenda": agenda})

    planned = Meeting.objects.get()
    assert [each.title for each in planned.items.all()] == [
        "Godkendelse af referat",
        "Frikvarterer",
        "Eventuelt",
    ]
    assert (planned.state, planned.title) == ("planned", "Maj")


def test_an_item_too_long_is_said_and_kept(client, board, amina):
    client.sign_in(amina)

    typed = {"on": days(20), "title": "Maj", "agenda": "x" * 201}
    response = client.post(reverse("add-meeting", args=[board.pk]), typed)

    assert "Shorten the longest item" in response.content.decode()
    assert "x" * 201 in response.content.decode()
    assert not Meeting.objects.exists()


def test_inclusion_and_its_evaluation_are_marked_apart(client, board, amina):
    found = meeting(board, on=days(3))
    point = item(found, is_inclusion=False)
    client.sign_in(amina)
    assert "Nothing about inclusion" in page(client, found).content.decode()

    typed = {"title": point.title, "is_inclusion": "on", "is_evaluation": "on", "outcome": "", "decision": ""}
    client.post(reverse("change-item", args=[point.pk]), typed)

    shown = page(client, found).content.decode()
    assert "1 item about inclusion" in shown and "its evaluation is on" in shown


def test_a_new_item_comes_last(client, board, amina):
    found = meeting(board)
    item(found, place=1)
    item(found, place=4)
    client.sign_in(amina)

    client.post(reverse("add-item", args=[found.pk]), {"title": "Eventuelt", "outcome": "", "decision": ""})

    assert Item.objects.get(title="Eventuelt").place == 5


def test_a_decision_of_the_same_place_can_be_linked(client, egelund, strategy, lone, school):
    plan = make.plan(egelund, strategy)
    fields = {
        "alternatives": "Nej",
        "reason": "Ja",
        "expected": "Ro",
        "decided_on": days(-3),
        "decided_by": lone,
    }
    ours = plan.decisions.create(title="Ja", look_back_on=days(9), **fields)
    theirs = make.plan(school, strategy, kind="local").decisions.create(
        title="Nej", look_back_on=days(9), **fields
    )
    point = item(meeting(body(egelund), held=True))
    client.sign_in(lone)

    for decision in (theirs, ours):
        typed = {"title": "Sag", "outcome": "Vedtaget", "decision": decision.pk}
        client.post(reverse("change-item", args=[point.pk]), typed)

    point.refresh_from_db()
    assert point.decision == ours
    assert Event.objects.filter(what="item changed").count() == 1


def test_with_its_minutes_a_meeting_has_been_held(client, board, amina):
    found = meeting(board, on=days(-1))
    client.sign_in(amina)
    assert "there are no minutes" in page(client, found).content.decode()

    client.post(reverse("write-minutes", args=[found.pk]), {"minutes": "Alle var enige."})

    found.refresh_from_db()
    assert (found.state, found.minutes) == ("held", "Alle var enige.")


def test_minutes_are_text_and_nothing_else(client, board, amina):
    found = meeting(board, held=True, minutes="<script>alert(1)</script>")
    client.sign_in(amina)

    assert "<script>alert(1)" not in page(client, found).content.decode()


def test_the_day_can_be_moved(client, board, amina):
    found = meeting(board, on=days(3))
    client.sign_in(amina)

    client.post(reverse("change-meeting", args=[found.pk]), {"on": days(10), "title": "Flyttet"})

    found.refresh_from_db()
    assert (found.on, found.title) == (days(10), "Flyttet")


@pytest.mark.requirement("FLG-01")
def test_a_task_is_given_from_an_item_and_done_by_its_owner(client, egelund, lone, bo, today):
    found = meeting(body(egelund), held=True)
    point = item(found)
    make.role(bo, "follow_up", egelund)
    client.sign_in(lone)
    address = reverse("add-task", args=[found.body_id]) + f"?item={point.pk}"
    client.post(address, {"text": "Spørg klubberne", "owner": bo.pk, "due_on": days(9)})
    given = Task.objects.get()
    assert (given.item, given.owner) == (point, bo)

    client.sign_in(bo).post(reverse("finish-task", args=[given.pk]))

    given.refresh_from_db()
    assert (given.done_on, given.done_by) == (today, bo)


def test_an_owner_without_any_role_over_the_body_finishes_their_task(client, egelund, bo):
    given = task(body(egelund), bo)
    client.sign_in(bo)

    assert client.post(reverse("finish-task", args=[given.pk])).status_code == 302

    given.refresh_from_db()
    assert given.done_by == bo


def test_somebody_elses_task_is_404(client, egelund, amina, bo):
    given = task(body(egelund), amina)

    assert client.sign_in(bo).post(reverse("finish-task", args=[given.pk])).status_code == 404


def test_done_is_said_once(client, school, amina, bo):
    given = task(body(school), bo, done_on=days(-2))
    client.sign_in(amina)

    client.post(reverse("finish-task", args=[given.pk]))

    given.refresh_from_db()
    assert (given.done_on, given.done_by) == (days(-2), bo)
    assert not Event.objects.exists()


def test_a_task_is_not_hung_on_another_bodys_item(client, school, board, amina):
    other = item(meeting(body(school, name="En anden")))
    client.sign_in(amina)

    assert client.get(reverse("add-task", args=[board.pk]) + f"?item={other.pk}").status_code == 404


def test_a_task_is_done_by_post_only(client, school, amina):
    given = task(body(school), amina)

    assert client.sign_in(amina).get(reverse("finish-task", args=[given.pk])).status_code == 405


def test_dan_elsewhere_gets_404(client, board, dan):
    found = meeting(board)
    client.sign_in(dan)

    assert page(client, found).status_code == 404
    assert client.post(reverse("write-minutes", args=[found.pk]), {"minutes": "x"}).status_code == 404


def test_bo_reads_and_does_not_write(client, board, bo):
    found = meeting(board)
    point = item(found)
    client.sign_in(bo)

    assert page(client, found).status_code == 200
    for name in ("write-minutes", "change-meeting", "add-item"):
        assert client.get(reverse(name, args=[found.pk])).status_code == 404
    assert client.get(reverse("change-item", args=[point.pk])).status_code == 404


def test_queries_do_not_grow_with_rows(client, board, amina, bo, count_queries):
    found = meeting(board)
    client.sign_in(amina)
    task(board, bo, item=item(found))
    few = count_queries(lambda: page(client, found))
    for _n in range(8):
        task(board, make.person("Ny", unit=board.unit), item=item(found))

    many = count_queries(lambda: page(client, found))

    assert many <= few
    assert many <= 15
