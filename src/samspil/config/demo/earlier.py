"""Builds the central plans of the years before, evaluated, each leading to the next."""

from datetime import date, timedelta
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.days import moment
from samspil.config.demo.realm import EGELUND, Book, book
from samspil.config.demo.writing import Desk, Subject, prove
from samspil.steering.plans.models import Effort, Goal, Plan


def build(desk: Desk) -> Plan | None:
    """The oldest first; returns last year's plan, or None where the house had none."""
    previous = None
    if desk.house.realm == EGELUND:
        for years_ago, told in reversed(list(enumerate(texts.read("past")["earlier"], start=1))):
            previous = _plan(desk, told, years_ago, previous)
    return previous


def _plan(desk: Desk, told: dict[str, Any], years_ago: int, previous: Plan | None) -> Plan:
    house, begins = desk.house, date(desk.days.begins.year - years_ago, 8, 1)
    approved, ended = begins + timedelta(days=20), date(begins.year + 1, 6, 23)
    then = book(house.root, on=begins)
    director = house.cast["birgitte"]
    plan = Plan.objects.create(
        unit=house.root,
        strategy=then.strategy,
        kind=Plan.Kind.CENTRAL,
        title=told["title"],
        about=told["about"],
        begins_on=begins,
        ends_on=date(begins.year + 1, 7, 31),
        state="evaluated",
        previous=previous,
        submitted_at=moment(begins + timedelta(days=12), desk.rng),
        submitted_by=house.cast["maja"],
        approved_at=moment(approved, desk.rng),
        approved_by=director,
        started_on=approved,
        started_by=director,
        evaluated_on=ended,
        evaluated_by=director,
        evaluation=told["evaluation"],
        verdict=told["verdict"],
    )
    for number, line in enumerate(told["efforts"], start=1):
        _effort(desk, plan, then, number, line)
    return plan


def _effort(desk: Desk, plan: Plan, then: Book, number: int, line: str) -> None:
    title, area, part, statement, goal, observable, came = texts.parts(line, 7)
    start = plan.begins_on + timedelta(days=25 + 9 * number)
    end = plan.ends_on - timedelta(days=30 + 5 * number)
    owner = desk.house.by_kind["follow_up"][number % 5].person
    effort = Effort(
        plan=plan,
        number=number,
        title=title,
        part=part,
        area=then.chapters[area],
        owner=owner,
        planned_start=start,
        planned_end=end,
        started_on=start,
        started_by=owner,
        ended_on=end,
        ended_by=owner,
        progress=came,
        approved_at=plan.approved_at,
        approved_by=plan.approved_by,
    )
    desk.rows.efforts.append(effort)
    desk.rows.link(effort, [then.statements[statement]], [])
    desk.rows.goals.append(Goal(effort=effort, text=goal, observable=observable))
    if number != 4:
        prove(desk, Subject(effort, owner), end)
