"""Makers for plans and what hangs on them."""

from datetime import date, timedelta

from django.core.files.base import ContentFile
from django.utils.timezone import localdate, now

from samspil.steering.plans.models import Action, Decision, Effort, Evidence, Goal, News, Plan, PlanRequest


def plan(unit, strategy, *, kind="central", state="running", title="", **fields):
    start = fields.pop("begins_on", date(localdate().year, 1, 1))
    return Plan.objects.create(
        unit=unit,
        strategy=strategy,
        kind=kind,
        state=state,
        title=title or f"Plan for {unit.name}",
        begins_on=start,
        ends_on=fields.pop("ends_on", start + timedelta(days=364)),
        **fields,
    )


def effort(of, *, title="Sparring inden for ti dage", statements=(), area="leadership", **fields):
    made = Effort.objects.create(
        plan=of,
        number=fields.pop("number", of.efforts.count() + 1),
        title=title,
        part=fields.pop("part", "content"),
        area=of.strategy.chapters.get(key=area),
        **fields,
    )
    made.statements.add(*of.strategy.statements.filter(number__in=statements))
    return made


def goal(of, *, text="Hjælp inden for ti dage", observable="Listen viser datoerne", **fields):
    return Goal.objects.create(effort=of, text=text, observable=observable, **fields)


def action(of, *, title="Åben hal tirsdag", direction="group", environment="class", **fields):
    return Action.objects.create(
        effort=of, title=title, direction=direction, environment=environment, **fields
    )


def news(of, by, *, text="Det går.", at=None, action=None):
    return News.objects.create(effort=of, action=action, text=text, at=at or now(), by=by)


def evidence(of, by, *, title="Referat", text="Vi så det.", action=None, at=None):
    return Evidence.objects.create(
        effort=of, action=action, kind="observation", title=title, text=text, at=at or now(), by=by
    )


def request(framework, unit, by, *, due_on=None):
    return PlanRequest.objects.create(
        framework=framework, unit=unit, due_on=due_on or localdate(), asked_at=now(), asked_by=by
    )


def one_of_each(root, school, strategy, director, leader):
    """The central plan and the school's, each with an effort; the school's with all that hangs on one."""
    today = localdate()
    central = plan(root, strategy)
    aim = effort(central, owner=director, approved_at=now(), approved_by=director)
    local = plan(school, strategy, kind="local", framework=central, is_public=False)
    own = effort(local, owner=leader, approved_at=now(), approved_by=director)
    decision = Decision.objects.create(
        plan=local, effort=own, title="Ja", alternatives="Nej", reason="Godt", expected="Ro",
        decided_on=today - timedelta(days=9), look_back_on=today - timedelta(days=1), decided_by=leader,
    )  # fmt: skip
    file = ContentFile(b"%PDF-1.7", "x.pdf")
    return {
        "central": central,
        "aim": aim,
        "local": local,
        "own": own,
        "deed": action(own, owner=leader),
        "decision": decision,
        "file": Evidence.objects.create(
            effort=own, kind="file", title="Referat", file=file, at=now(), by=leader
        ),
    }
