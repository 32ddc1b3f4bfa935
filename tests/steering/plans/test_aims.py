"""Targets stand beside the statements they belong to and the goals of the efforts, with what was released."""

import re

import pytest
from conftest import AROUND, days
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from steering.plans.conftest import approved
from steering.plans.test_rewriting import typed

import make
from make.figures import target
from make.publication import counts, definition, released, rulebook
from samspil.figures.indicators.actions.targets import choose_yardstick
from samspil.steering.plans.models import CoOwner, Decision
from samspil.steering.strategy.models import Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement(strategy):
    return Statement.objects.get(strategy=strategy, number="2.1")


@pytest.fixture
def aim(egelund, strategy, statement, nadia, settings, tmp_path):
    """A lapsed target of the statement, and the one that took it up, measured by the share."""
    settings.MEDIA_ROOT = tmp_path
    old = target(strategy, key="before", goal_year=2015, status="lapsed")
    new = target(strategy, key="now", name="Andel nu", renews=old)
    statement.targets.add(old)
    choose_yardstick(target=new, definition=definition(egelund), dimension="paying", house=egelund, by=nadia)
    return new


@pytest.fixture
def out(egelund, aim, nadia, lone):
    rulebook()
    counts(egelund, [(make.unit(f"Skole {n}", parent=egelund), 140 + 40 * n) for n in range(5)])
    return released(egelund, nadia, lone)


def words(answer):
    main = answer.content.decode().split("<main")[-1].split("</main")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


@pytest.mark.requirement("MAL-06", "MAL-01")
def test_a_target_stands_beside_its_statement_with_the_number_and_its_pair(client, out, statement, amina):
    said = words(client.sign_in(amina).get(reverse("statement", args=[statement.pk])))

    assert "From 6.5 to 4 % in 2015 · Lapsed" in said
    assert "Andel nu From 6.5 to 4 % in 2030 · Running" in said
    assert "Now: 3.4 %" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Meanwhile: Social wellbeing" in said


def test_and_beside_the_goals_of_an_effort_that_carries_the_statement_out(
    client, egelund, strategy, out, statement, amina
):
    plan = make.plan(egelund, strategy)
    effort = make.effort(plan, statements=["2.1"])
    other = make.effort(plan, title="Andet", statements=["1.1"])
    client.sign_in(amina)

    said = words(client.get(reverse("effort", args=[effort.pk])))
    assert "Andel nu From 6.5 to 4 % in 2030 · Running" in said and "How it stands, at statement 2.1" in said
    assert "Now: 3.4 %" in said.replace("\N{NO-BREAK SPACE}", " ") and "Meanwhile: Social wellbeing" in said
    assert "Andel nu" not in words(client.get(reverse("effort", args=[other.pk])))


def test_what_was_not_released_is_not_told(client, aim, statement, amina):
    said = words(client.sign_in(amina).get(reverse("statement", args=[statement.pk])))

    assert "Andel nu" in said and "Now:" not in said


def test_the_pages_ask_no_more_than_pages_may(client, egelund, strategy, out, statement, lone, henrik, amina):
    """The effort with all that an effort may have, changed since it was approved."""
    effort = approved(make.plan(egelund, strategy), henrik, statements=["2.1"])
    for n in range(3):
        step = make.action(effort, title=f"Skridt {n}", owner=amina)
        CoOwner.objects.create(action=step, person=lone)
        make.news(effort, amina, action=step)
        make.evidence(effort, lone, action=step)
    Decision.objects.create(
        plan=effort.plan, effort=effort, title="Vi bliver", alternatives="Stop", reason="Ro", expected="Ro",
        decided_on=days(-9), decided_by=henrik, look_back_on=days(9),
    )  # fmt: skip
    client.sign_in(lone).post(reverse("change-effort", args=[effort.pk]), typed(effort, title="Noget andet"))
    client.sign_in(lone)

    assert "Changed since it was approved" in words(client.get(reverse("effort", args=[effort.pk])))
    for name, pk in (("statement", statement.pk), ("effort", effort.pk)):
        client.get(reverse(name, args=[pk]))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(name, args=[pk]))
        assert len([each for each in asked if not each["sql"].startswith(AROUND)]) <= 15
