"""Makers for plans and what hangs on them."""

from datetime import date, timedelta

from django.utils.timezone import localdate, now

from samspil.steering.plans.models import Action, Effort, Evidence, Goal, News, Plan, PlanRequest


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
