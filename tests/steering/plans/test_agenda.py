"""A region's agenda: results one can measure, and one version after the other."""

import pytest
from django.urls import reverse
from steering.plans.conftest import approved

import make
from samspil.steering.plans.models import Plan


@pytest.fixture
def chair(db):
    region = make.municipality("Regio Vlecht", kind="region", country="NL")
    return make.person("Anouk", role="director", unit=region)


@pytest.fixture
def agenda(chair):
    region = chair.roles.get().unit
    return make.plan(region, make.strategy(region), kind="agenda", title="Ontwikkelagenda")


def text(client, name, thing):
    return client.get(reverse(name, args=[thing.pk])).content.decode()


@pytest.mark.requirement("NL-03")
def test_an_agreement_says_what_one_can_measure(client, agenda, chair):
    effort = approved(agenda, chair, title="Thuiszitters")
    make.goal(
        effort, text="Minder thuiszitters", indicator="Thuiszitters langer dan 3 maanden", observable=""
    )

    shown = text(client.sign_in(chair), "effort", effort)

    assert "Minder thuiszitters" in shown and "Thuiszitters langer dan 3 maanden" in shown


@pytest.mark.requirement("NL-03")
def test_the_next_version_leads_back_to_the_one_before_and_on(client, agenda, chair):
    effort = approved(agenda, chair, title="Thuiszitters")
    make.goal(effort, text="Minder thuiszitters", indicator="Thuiszitters", observable="")
    client.sign_in(chair)

    client.post(
        reverse("evaluate-plan", args=[agenda.pk]),
        {"text": "Een goed jaar", "verdict": "keep", "opens_next": "on"},
    )

    following = Plan.objects.get(previous=agenda)
    assert reverse("plan", args=[following.pk]) in text(client, "plan", agenda)
    assert reverse("plan", args=[agenda.pk]) in text(client, "plan", following)
    assert {goal.indicator for goal in following.efforts.get().goals.all()} >= {"Thuiszitters"}
    assert following.state == "draft"


def test_a_next_version_that_one_may_not_read_yet_is_not_named(client, agenda, chair):
    later = agenda.begins_on.replace(year=agenda.begins_on.year + 1)
    make.plan(
        agenda.unit,
        agenda.strategy,
        kind="agenda",
        state="draft",
        previous=agenda,
        begins_on=later,
        title="Geheim",
    )
    reader = make.person("Pieter", role="politician", unit=agenda.unit)

    assert "Geheim" not in text(client.sign_in(reader), "plan", agenda)
