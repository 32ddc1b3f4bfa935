"""Builds the plans for what the house and some of its places shall learn."""

from datetime import date, timedelta
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.moves import approve_with, approver_of, move
from samspil.config.demo.realm import EGELUND, Book, book
from samspil.config.demo.stories import draw, usual_status
from samspil.config.demo.writing import Desk, Setting, write_action
from samspil.ground.organisation.models import Person
from samspil.steering.plans.models import Effort, Goal, Plan
from samspil.steering.plans.rules import State


def build(desk: Desk, central: Plan, *, places: int) -> None:
    if desk.house.realm != EGELUND:
        return
    told, strategy = texts.read("past"), book(desk.house.root)
    years = f"{desk.days.today.year + 1}–{desk.days.today.year + 2}"
    main = Plan(unit=desk.house.root, title=told["competence"]["title"].format(years=years))
    karin = desk.house.cast["karin"]
    _begin(desk, main, strategy, leader=karin, on=desk.days.begins + timedelta(days=22))
    _fill(desk, main, strategy, told["competence"]["efforts"], karin)
    running = central.local_plans.filter(state="running", unit__kind__in=("school", "daycare"))
    for plan in running.select_related("unit").order_by("pk")[:places]:
        own = Plan(unit=plan.unit, framework=main, title=_title(desk, plan))
        leader = desk.house.leader(plan.unit)
        _begin(desk, own, strategy, leader=leader, on=desk.days.begins + timedelta(days=40))
        _fill(desk, own, strategy, told["local_competence"], leader)
    desk.rows.save()


def _title(desk: Desk, plan: Plan) -> str:
    return desk.bank["competence_title"].format(year=desk.days.name(), place=plan.unit.name)


def _begin(desk: Desk, plan: Plan, strategy: Book, *, leader: Person, on: date) -> None:
    plan.strategy, plan.kind, plan.state = strategy.strategy, Plan.Kind.COMPETENCE, State.RUNNING
    plan.about = texts.read("past")["competence"]["about"]
    plan.begins_on, plan.ends_on = desk.days.begins, desk.days.ends
    director = desk.house.by_kind["director"][0].person
    is_main = plan.unit == desk.house.root
    move(
        desk, plan, leader=leader, approver=director if is_main else approver_of(desk.house, plan.unit), on=on
    )
    plan.save()


def _fill(desk: Desk, plan: Plan, strategy: Book, efforts: list[dict[str, Any]], owner: Person) -> None:
    people = [owner, *desk.house.people(plan.unit, "follow_up", "professional")][:12]
    for number, told in enumerate(efforts, start=1):
        title, part, statement, goal, observable = texts.parts(told["line"], 5)
        start = plan.started_on + timedelta(days=7 * number)
        effort = Effort(
            plan=plan,
            number=number,
            title=title,
            part=part,
            area=strategy.chapters["knowledge"],
            owner=owner,
            planned_start=start,
            planned_end=plan.ends_on - timedelta(days=30),
            started_on=start,
            started_by=owner,
        )
        approve_with(plan, effort)
        desk.rows.efforts.append(effort)
        desk.rows.link(effort, [strategy.statements[statement]], [])
        desk.rows.goals.append(Goal(effort=effort, text=goal, observable=observable))
        for line in texts.lines(told["actions"]):
            story = draw(usual_status(desk.rng), days=desk.days, rng=desk.rng)
            write_action(desk, Setting(effort, plan.unit, owner, people), line, story)
