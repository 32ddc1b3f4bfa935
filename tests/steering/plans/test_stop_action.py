"""An action is stopped with its reason, and counts neither as late nor as missing any more."""

import pytest
from conftest import days
from django.urls import reverse
from steering.plans.conftest import events

import make
from samspil.steering.plans.actions.efforts import end, start, stop_action
from samspil.steering.plans.models import Action


def url(name, thing):
    return reverse(name, args=[thing.pk])


@pytest.fixture
def late(deed):
    Action.objects.filter(pk=deed.pk).update(planned_end=days(-3), blocked_by="Tid", unblocked_by="Vikar")
    deed.refresh_from_db()
    return deed


@pytest.fixture
def stopped(client, late, bo):
    client.sign_in(bo).post(url("stop-action", late), {"reason": "Hallen er lukket"})
    late.refresh_from_db()
    return late


def test_who_works_there_stops_it_with_a_reason(client, stopped, bo, today):
    page = client.get(url("action", stopped))

    assert (stopped.stopped_on, stopped.stopped_by, stopped.result) == (today, bo, "Hallen er lukket")
    assert stopped.news.get().text == "Hallen er lukket"
    assert events()[-1] == ("action stopped", bo.pk)
    assert page.context["page"].line.standing.status == "stopped"
    assert "Why it stops" in page.content.decode() and "It is blocked" not in page.content.decode()


def test_it_is_no_longer_late_or_missing_anywhere(client, stopped, amina):
    client.sign_in(amina)
    gaps = client.get(reverse("plan-missing", args=[stopped.effort.plan_id])).context["page"].gaps
    home = client.get(reverse("home")).context["page"]

    assert not any(line.action == stopped for gap in gaps for line in gap.actions)
    assert all(need.title != stopped.title for line in home.lines for need in line.bundle.needs)


def test_the_board_counts_it_no_more(client, stopped, own, bo, lone):
    ended = make.action(own, started_on=days(-9), started_by=bo, ended_on=days(-1), ended_by=bo)
    make.evidence(own, bo, action=ended)

    page = client.sign_in(lone).get(reverse("plans")).context["page"]

    assert (page.all_actions, page.done_actions, page.proved_actions) == (1, 1, 1)


def test_the_export_says_when_and_why(client, stopped, bo, today):
    sheet = client.get(reverse("export-actions", args=[stopped.effort.plan_id, "csv"])).content.decode(
        "utf-8-sig"
    )

    assert "Hallen er lukket" in sheet and today.isoformat() in sheet


def test_without_a_reason_it_goes_on(client, late, bo):
    response = client.sign_in(bo).post(url("stop-action", late), {"reason": " "})

    late.refresh_from_db()
    assert response.status_code == 200 and late.stopped_on is None


def test_what_is_over_is_not_stopped_or_started_again(client, stopped, acting, bo, today):
    with acting(bo):
        stop_action(action=stopped, reason="En gang til", by=bo)
        start(thing=stopped, on=today, by=bo)
        end(thing=stopped, on=today, result="Gjort", by=bo)

    stopped.refresh_from_db()
    assert (stopped.result, stopped.started_on, stopped.ended_on) == ("Hallen er lukket", None, None)
    assert client.get(url("stop-action", stopped)).status_code == 404


@pytest.mark.requirement("KUL-08")
def test_what_came_of_an_action_and_what_shows_it_stand_where_one_reads_of_it(client, own, deed, bo, amina):
    Action.objects.filter(pk=deed.pk).update(
        started_on=days(-9), started_by=bo, ended_on=days(-1), ended_by=bo, result="Tolv kom hver uge"
    )
    make.evidence(own, bo, action=deed, title="Fremmøde i hallen")
    client.sign_in(amina)

    effort, action = (
        client.get(url(name, each)).content.decode() for name, each in [("effort", own), ("action", deed)]
    )

    assert "Tolv kom hver uge" in effort and "1 piece of evidence" in effort
    assert "Tolv kom hver uge" in action and "Fremmøde i hallen" in action
