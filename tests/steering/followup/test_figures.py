"""How far the places are: shares, and the lists behind the counts, on the board itself."""

import pytest
from conftest import days
from django.urls import reverse
from steering.followup.conftest import approved

import make
from samspil.steering.followup.rules import whole_percent


@pytest.mark.parametrize(("part", "whole", "said"), [(0, 0, 0), (1, 3, 33), (199, 200, 99), (2, 2, 100)])
def test_only_all_is_a_hundred(part, whole, said):
    assert whole_percent(part, whole) == said


@pytest.fixture
def house(central, school, daycare, egelund, amina, bo):
    """One of a school's three actions is done and seen; a daycare's plan is empty; a club has none."""
    make.unit("Klubben", kind="youth_club", parent=egelund)
    plan = make.plan(school, central.strategy, kind="local", framework=central)
    make.plan(daycare, central.strategy, kind="local", framework=central, title="Elmelys plan")
    effort = approved(plan, amina)
    over = {"started_on": days(-9), "started_by": bo, "ended_on": days(-1), "ended_by": bo}
    done = make.action(effort, title="Set", **over)
    make.evidence(effort, bo, action=done)
    unproved = make.action(effort, title="Ingen så det", **over)
    make.action(effort, title="I gang")
    make.action(effort, title="Stoppet", stopped_on=days(-1), stopped_by=bo)
    return unproved


@pytest.mark.requirement("LED-19")
def test_the_board_says_how_far_the_places_are(client, house, lone):
    response = client.sign_in(lone).get(reverse("plans"))
    figures = response.context["page"].figures
    shown = response.content.decode()

    assert (figures.covered, figures.with_plan, figures.total) == (66, 2, 3)
    assert (figures.done, figures.proved, figures.actions) == (33, 1, 3)
    assert [each.title for each in figures.idle] == ["Elmelys plan"]
    assert [(each.title, each.url) for each in figures.unproved] == [
        ("Ingen så det", reverse("action", args=[house.pk]))
    ]
    assert "66 %" in shown and "33 %" in shown and "Ingen så det" in shown and "Elmelys plan" in shown


def test_without_places_nothing_is_counted(client, central, egelund, lone):
    assert "How far the places are" not in client.sign_in(lone).get(reverse("plans")).content.decode()
