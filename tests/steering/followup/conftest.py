"""A house as large as one likes, and what a page asks the database."""

import pytest
from conftest import AROUND, days
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

import make
from samspil.steering.plans.models import Contribution, CoOwner, Decision, LeaderAccount


@pytest.fixture
def asked(client):
    """Every query that one GET makes."""

    def ask(url):
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200, url
        return [each["sql"] for each in found if not each["sql"].startswith(AROUND)]

    return ask


@pytest.fixture
def central(egelund, strategy, lone):
    """The municipality's plan in force, with one effort that local plans take along."""
    plan = make.plan(egelund, strategy, title="Centralplanen")
    approved(plan, lone, statements=["1.1"])
    return plan


def approved(plan, owner, **fields):
    """An effort somebody has approved, with a goal."""
    made = make.effort(plan, owner=owner, approved_at=now(), approved_by=owner, **fields)
    make.goal(made)
    return made


def busy(plan, person, number):
    """An effort with everything that can hang on one, most of it late, quiet or unproved."""
    effort = approved(plan, person, statements=["1.1", "2.1"], planned_end=days(-3), number=number)
    effort.further.add(plan.strategy.chapters.get(key="culture"))
    for n in range(3):
        action = make.action(
            effort,
            title=f"Handling {n}",
            owner=person if n else None,
            planned_end=days(n - 1),
            dimension="staff",
            started_on=days(-90) if n else None,
            started_by=person if n else None,
        )
        CoOwner.objects.create(action=action, group="staff", person=person)
        CoOwner.objects.create(action=action, group="administration", unit=plan.unit)
        make.news(effort, person, action=action)
    make.evidence(effort, person)
    decide(plan, effort, person)
    return effort


def decide(plan, effort, person, **fields):
    return Decision.objects.create(
        plan=plan,
        effort=effort,
        title="Vi stopper",
        alternatives="At vente",
        reason="Ingen kom",
        expected="Ro",
        decided_on=fields.pop("decided_on", days(-30)),
        look_back_on=fields.pop("look_back_on", days(-1)),
        decided_by=person,
        **fields,
    )


def contribute(unit, person, *, group="staff", text="Vi prøvede det.", **fields):
    return Contribution.objects.create(unit=unit, by=person, group=group, text=text, on=localdate(), **fields)


def grow(central, places, *, owner):
    """More places with leaders, local plans and all that hangs on them; and as much more for `owner`."""
    for n in range(places):
        unit = make.unit(f"Skole {n}", kind="school", parent=central.unit)
        leader = make.person(f"Leder {n}", role="leader", unit=unit)
        make.request(central, unit, owner, due_on=days(n - 2))
        local = make.plan(unit, central.strategy, kind="local", framework=central)
        busy(local, leader, 1)
        LeaderAccount.objects.create(
            unit=unit, year="2026/27", dimension="staff", text="Ja", written_on=localdate(), written_by=leader
        )
        contribute(unit, leader, group="leaders", statement=central.strategy.statements.first())
        contribute(central.unit, leader)
        busy(central, owner, central.efforts.count() + 1)
        waiting = make.effort(central, submitted_at=now(), submitted_by=leader)
        make.goal(waiting)
