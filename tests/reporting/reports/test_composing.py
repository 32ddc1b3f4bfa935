"""Composing a report in the browser, and what the committees decided about it."""

import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import now

from make.meetings import body, item, meeting
from make.reports import issued, report
from samspil.ground.audit.models import Event
from samspil.reporting.reports.models import Report, Verdict
from samspil.reporting.reports.rules import Facts, Refusal, is_being_made, moved_up, refusals
from samspil.steering.plans.models import Decision

pytestmark = pytest.mark.django_db


def typed(*bodies, **more):
    return {
        "title": "Beretning", "audience": "committees", "language": "nl", "begins_on": "2025-08-01",
        "ends_on": "2026-07-31", "chapters": ["year", "coverage"], "words": "Ja.",
        "committees": [each.pk for each in bodies], **more,
    }  # fmt: skip


@pytest.mark.requirement("FLG-07")
def test_a_report_is_composed_of_chosen_parts_for_chosen_committees(client, egelund, lone, both, plan):
    client.sign_in(lone)

    response = client.post(reverse("add-report"), typed(*both), follow=True)

    made = Report.objects.get()
    assert [each.key for each in made.chapters.all()] == ["year", "coverage"]
    assert {each.body for each in made.committees.all()} == set(both)
    assert "1 van 1 locaties hebben een plan." in response.content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"committees": []}, "Choose at least one committee or board."),
        ({"chapters": []}, "form-error"),
        ({"ends_on": "2025-08-01"}, "Choose an end after the beginning."),
        ({"audience": "public", "chapters": ["stopped"]}, "Leave out what the public page does not show"),
        ({"title": ""}, "form-error"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(client, egelund, lone, both, wrong, said):
    client.sign_in(lone)

    response = client.post(reverse("add-report"), typed(*both, **wrong), headers={"accept-language": "en"})

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Report.objects.exists()


def test_a_group_of_another_house_is_no_choice(client, egelund, lone, both, elsewhere):
    client.sign_in(lone)

    response = client.post(reverse("add-report"), typed(body(elsewhere, kind="committee", name="Andet")))

    assert response.status_code == 422


def test_a_draft_is_changed_and_keeps_the_order_of_its_parts(client, egelund, lone, both, plan):
    draft = report(egelund, lone, *both, chapters=["next", "year"])
    client.sign_in(lone)
    url = reverse("change-report", args=[draft.pk])

    client.post(url, typed(both[0], chapters=["year", "targets", "next"], words="Nu mere."))

    draft.refresh_from_db()
    assert [each.key for each in draft.chapters.all()] == ["next", "year", "targets"]
    assert [each.body for each in draft.committees.all()] == [both[0]]
    assert draft.words == "Nu mere."


def test_what_is_issued_cannot_be_changed_in_the_browser(client, egelund, lone, both, plan):
    found = issued(egelund, lone, *both, chapters=["year"])
    client.sign_in(lone)

    assert client.post(reverse("change-report", args=[found.pk]), typed(*both)).status_code == 404
    assert client.post(reverse("issue-report", args=[found.pk])).status_code == 404


def decided(body, effort=None, **more):
    found = {
        "body": body.pk,
        "outcome": "change",
        "text": "Vi vil se tal.",
        "decided_on": days(0).isoformat(),
    }
    if effort:
        found |= {
            "effort-efforts": [effort.pk], "effort-title": "Vis tal", "effort-alternatives": "Vente",
            "effort-reason": "Vi kan ikke se det", "effort-expected": "Tal til foråret",
            "effort-look_back_on": days(90).isoformat(),
        }  # fmt: skip
    return found | more


@pytest.mark.requirement("FLG-07")
def test_the_decision_comes_back_as_a_decision_on_the_effort(client, egelund, lone, both, plan, erik):
    found = issued(egelund, lone, *both, chapters=["year"])
    effort = plan.efforts.get(title="Sparring i tide")
    point = item(meeting(both[0], held=True), title="Beretning")
    client.sign_in(lone)

    client.post(reverse("decide-on-report", args=[found.pk]), decided(both[0], effort, item=point.pk))

    made = Decision.objects.get(title="Vis tal")
    assert (made.effort, made.plan, made.look_back_on) == (effort, plan, days(90))
    point.refresh_from_db()
    assert point.decision == made
    client.sign_in(erik)
    shown = client.get(reverse("report", args=[found.pk])).content.decode()
    assert "Vi vil se tal." in shown and "Vis tal" in shown
    assert "Vis tal" in client.get(reverse("effort", args=[effort.pk])).content.decode()


def test_a_committee_may_decide_without_touching_an_effort(client, egelund, lone, both, plan):
    found = issued(egelund, lone, *both, chapters=["year"])
    client.sign_in(lone)
    before = Decision.objects.count()

    client.post(reverse("decide-on-report", args=[found.pk]), decided(both[0], outcome="noted"))

    assert Verdict.objects.get().outcome == "noted"
    assert Decision.objects.count() == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": ""}, "form-error"),
        ({"decided_on": days(2).isoformat()}, "Choose today or an earlier day."),
        ({"effort-reason": ""}, "Fill this in: it stands on each of the efforts."),
        ({"effort-look_back_on": days(-3).isoformat()}, "Choose a day after the decision"),
    ],
)
def test_an_incomplete_decision_is_not_kept(client, egelund, lone, both, plan, wrong, said):
    found = issued(egelund, lone, *both, chapters=["year"])
    effort = plan.efforts.get(title="Sparring i tide")
    client.sign_in(lone)
    url = reverse("decide-on-report", args=[found.pk])

    response = client.post(url, decided(both[0], effort, **wrong), headers={"accept-language": "en"})

    assert response.status_code == 422
    assert said in response.content.decode()
    assert not Verdict.objects.exists()


def test_an_item_of_another_groups_meeting_is_refused(client, egelund, lone, both, plan):
    found = issued(egelund, lone, *both, chapters=["year"])
    point = item(meeting(both[1]))
    client.sign_in(lone)
    url = reverse("decide-on-report", args=[found.pk])

    response = client.post(url, decided(both[0], item=point.pk), headers={"accept-language": "en"})

    assert "Choose an item of a meeting of the group that decided." in response.content.decode()


def test_once_all_have_decided_there_is_nothing_left_to_record(client, egelund, lone, both, plan):
    found = issued(egelund, lone, both[0], chapters=["year"])
    client.sign_in(lone)
    url = reverse("decide-on-report", args=[found.pk])
    client.post(url, decided(both[0]))

    assert client.get(url).status_code == 404


WHOLE = {
    "state": "draft",
    "audience": "committees",
    "chapters": ("year",),
    "committees": 1,
    "has_words": True,
}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, []),
        ({"state": "issued"}, [Refusal.NOT_A_DRAFT]),
        ({"chapters": ()}, [Refusal.NO_CHAPTER]),
        ({"committees": 0}, [Refusal.NO_COMMITTEE]),
        ({"audience": "public", "committees": 0}, []),
        ({"audience": "public", "chapters": ("stopped",)}, [Refusal.NOT_FOR_THE_PUBLIC]),
        ({"has_words": False}, [Refusal.NO_WORDS]),
        ({"has_words": False, "chapters": ("targets",)}, []),
    ],
)
def test_what_keeps_a_report_from_being_issued(change, found):
    assert refusals(Facts(**{**WHOLE, **change})) == found


def test_a_chapter_moves_one_place_ahead():
    assert moved_up(["a", "b", "c"], "c") == ["a", "c", "b"]
    assert moved_up(["a", "b"], "a") == ["a", "b"]
    assert moved_up(["a", "b"], "x") == ["a", "b"]


def test_a_report_never_begun_is_not_being_made():
    assert not is_being_made(None, now=None, silence=None)


def test_a_draft_is_deleted_and_that_stays_on_record(client, egelund, lone, both, plan):
    draft = report(egelund, lone, *both)
    client.sign_in(lone)
    here = reverse("delete-report", args=[draft.pk])

    assert here in client.get(reverse("report", args=[draft.pk])).content.decode()
    assert "It cannot be undone" in client.get(here).content.decode()
    response = client.post(here, follow=True)

    assert "The draft is deleted." in response.content.decode()
    assert not Report.objects.filter(pk=draft.pk).exists()
    assert Event.objects.filter(what="report deleted", target=draft.pk, person=lone.pk).exists()


def test_what_is_issued_or_being_made_is_not_deleted(client, egelund, lone, both, plan):
    told, made = issued(egelund, lone, *both), report(egelund, lone, *both, begun_at=now())
    client.sign_in(lone)

    assert client.post(reverse("delete-report", args=[told.pk])).status_code == 404
    response = client.post(reverse("delete-report", args=[made.pk]), follow=True)

    assert "being made already" in response.content.decode()
    assert Report.objects.filter(pk__in=[told.pk, made.pk]).count() == 2


def test_the_web_cannot_delete_what_was_issued_whatever_it_says(egelund, lone, both, plan, acting):
    told = issued(egelund, lone, *both)

    with acting(lone):
        assert Report.objects.filter(pk=told.pk)._raw_delete("default") == 0
