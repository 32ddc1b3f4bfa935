"""An effort is evaluated on its own: keep, change or stop, and what follows."""

import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import localdate

import make
from samspil.steering.plans.models import Action, Decision
from samspil.steering.rounds.models import Review


def url(effort):
    return reverse("review-effort", args=[effort.pk])


@pytest.fixture
def following(local, school, strategy):
    """Next year's plan of the school, a draft."""
    begins = local.begins_on.replace(year=local.begins_on.year + 1)
    return make.plan(school, strategy, kind="local", state="draft", previous=local, begins_on=begins)


@pytest.mark.requirement("LED-12")
def test_an_evaluation_without_a_verdict_is_not_closed(client, amina, own):
    html = client.sign_in(amina).post(url(own), {"words": "Det går"}).content.decode()

    assert "Choose keep, change or stop." in html
    assert not Review.objects.exists()


@pytest.mark.requirement("LED-12")
def test_a_change_opens_the_next_action(client, amina, own):
    typed = {
        "verdict": "change",
        "words": "For sent",
        "what": "Tirsdag",
        "owner": amina.pk,
        "due_on": str(days(9)),
    }

    client.sign_in(amina).post(url(own), typed)

    assert Review.objects.get().action == Action.objects.get(title="Tirsdag", effort=own, owner=amina)


def test_a_stop_is_a_decision_and_is_done(client, amina, own):
    typed = {"verdict": "stop", "words": "Ingen kom", "what": "Tiden går til hallen", "due_on": str(days(30))}

    client.sign_in(amina).post(url(own), typed)

    own.refresh_from_db()
    assert own.stopped_on == localdate()
    assert Review.objects.get().decision == Decision.objects.get(reason="Ingen kom")


@pytest.mark.parametrize("verdict, carried", [("keep", ["Vores sparring"]), ("change", ["Vores sparring"])])
def test_what_is_kept_or_changed_is_carried_into_the_next_plan(
    client, amina, own, following, verdict, carried
):
    typed = {
        "verdict": verdict,
        "carries_on": "on",
        "what": "Tirsdag",
        "owner": amina.pk,
        "due_on": str(days(9)),
    }

    client.sign_in(amina).post(url(own), typed)
    client.post(url(own), typed)

    assert [each.title for each in following.efforts.all()] == carried
    assert following.efforts.get().inherits == own


def test_what_is_stopped_is_not_carried_on(client, amina, own, following):
    typed = {"verdict": "stop", "words": "Nej", "what": "Hal", "due_on": str(days(9)), "carries_on": "on"}

    client.sign_in(amina).post(url(own), typed)

    assert not following.efforts.exists()


def test_earlier_evaluations_stand_below(client, amina, own):
    client.sign_in(amina).post(url(own), {"verdict": "keep", "words": "Vi holder fast"})

    assert "Vi holder fast" in client.get(url(own)).content.decode()


def test_the_effort_leads_to_its_evaluation(client, amina, own):
    assert url(own) in client.sign_in(amina).get(reverse("effort", args=[own.pk])).content.decode()
