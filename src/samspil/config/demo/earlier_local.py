"""Builds last year's local plans: over, shown, and evaluated, in about half of the places."""

from dataclasses import replace
from datetime import date, timedelta

from samspil.config.demo import texts
from samspil.config.demo.days import Days
from samspil.config.demo.lines import SETTINGS
from samspil.config.demo.local import Framework, framework, inherit, live, setting_for
from samspil.config.demo.moves import approver_of, move
from samspil.config.demo.rosters import Roster
from samspil.config.demo.stories import draw
from samspil.config.demo.writing import Desk, write_action
from samspil.ground.organisation.models import Unit
from samspil.steering.plans.models import Plan
from samspil.steering.plans.rules import Status


def effort_keys() -> dict[str, str]:
    """Title of last year's effort -> whose lines the places worked by."""
    parts = (texts.parts(each, 8) for each in texts.read("past")["earlier"][0]["efforts"])
    return {title: key for title, *_, key in parts if key}


def build(desk: Desk, central: Plan | None, roster: Roster) -> dict[Unit, Plan]:
    """Returns the plan that each place's plan of this year follows on."""
    if central is None:
        return {}
    then = replace(desk, days=Days(date(desk.days.begins.year, 6, 20)))
    frame = framework(desk.house, central, effort_keys())
    share = texts.read("past")["local"]["share"]
    units = [
        each
        for each in roster.states
        if each.kind != "leisure" and roster.states[each] and desk.chance(share)
    ]
    made = {unit: _plan(then, frame, unit) for unit in units}
    desk.rows.save()
    desk.rows.clear()
    return made


def _plan(desk: Desk, frame: Framework, unit: Unit) -> Plan:
    told, rng, central = texts.read("past")["local"], desk.rng, frame.plan
    leader = desk.house.leader(unit)
    plan = Plan(
        unit=unit,
        strategy=central.strategy,
        kind=Plan.Kind.LOCAL,
        title=desk.bank["plan_title"].format(place=unit.name),
        about=desk.bank["plan_about"],
        begins_on=central.begins_on,
        ends_on=central.ends_on,
        state="evaluated",
        framework=central,
        evaluated_on=desk.days.workday(desk.days.today - timedelta(days=rng.randint(0, 14))),
        evaluated_by=leader,
        evaluation=rng.choice(told["evaluations"]),
        verdict=rng.choice(told["verdicts"]),
    )
    written = central.begins_on + timedelta(days=rng.randint(30, 60))
    move(desk, plan, leader=leader, approver=approver_of(desk.house, unit), on=written)
    plan.save()
    fitting = [key for key in frame.efforts if frame.bank[key].get(SETTINGS[unit.kind])]
    for number, key in enumerate(sorted(rng.sample(fitting, k=2)), start=1):
        where = setting_for(desk, inherit(desk, frame.efforts[key], plan, number))
        lines = rng.sample(frame.bank[key][SETTINGS[unit.kind]], k=2)
        stories = [draw(rng.choice(_ENDED), days=desk.days, rng=rng) for _ in lines]
        live(desk, where, [write_action(desk, where, *each) for each in zip(lines, stories, strict=True)])
    return plan


_ENDED = (Status.DONE, Status.DONE, Status.DONE, Status.UNPROVED)
