"""Builds this year's plan of the whole house: efforts, goals, decisions, and the requests for local plans."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.days import moment
from samspil.config.demo.moves import approve_with
from samspil.config.demo.realm import EGELUND, Book, House
from samspil.config.demo.rosters import Roster
from samspil.config.demo.stories import QUIET, Story, draw, settle, usual_status
from samspil.config.demo.writing import Desk, Setting, Subject, prove, say, tell, write_action
from samspil.steering.plans.models import Decision, Effort, Goal, Plan, PlanRequest
from samspil.steering.plans.rules import Course, Status, status

APPROVED_AFTER = 18


def source(house: House) -> dict[str, Any]:
    """The texts of this house's plan, all efforts in one list."""
    if house.realm != EGELUND:
        return texts.read("agenda")
    plan = texts.read("central")
    return {**plan, "efforts": [*plan["efforts"], *texts.read("central_more")["efforts"]]}


def effort_keys(house: House) -> dict[str, str]:
    """How a built effort is found again: its title says which one it is."""
    return {each["title"]: each["key"] for each in source(house)["efforts"]}


def build(desk: Desk, book: Book, previous: Plan | None, roster: Roster) -> Plan:
    plan = _plan(desk, book, previous)
    for number, told in enumerate(source(desk.house)["efforts"], start=1):
        _effort(desk, book, plan, {**told, "number": number})
    _requests(desk, plan, roster)
    _decisions(desk, plan)
    desk.rows.save()
    return plan


def _plan(desk: Desk, book: Book, previous: Plan | None) -> Plan:
    told, days, house = source(desk.house), desk.days, desk.house
    author = house.by_kind["follow_up"][-1].person
    director = house.by_kind["director"][0].person
    approved = days.begins + timedelta(days=APPROVED_AFTER)
    return Plan.objects.create(
        unit=house.root,
        strategy=book.strategy,
        kind=Plan.Kind.CENTRAL if house.realm == EGELUND else Plan.Kind.AGENDA,
        title=told["title"],
        about=told["about"],
        begins_on=days.begins,
        ends_on=days.ends,
        state="running",
        previous=previous,
        submitted_at=moment(approved - timedelta(days=7), desk.rng),
        submitted_by=house.cast.get("maja", author),
        approved_at=moment(approved, desk.rng),
        approved_by=director,
        started_on=approved,
        started_by=director,
    )


def _effort(desk: Desk, book: Book, plan: Plan, told: dict[str, Any]) -> Effort:
    owner = desk.house.cast.get(told["owner"], plan.approved_by)
    story = _story(desk, told)
    next_step, next_in = told.get("next", ("", None))
    effort = Effort(
        plan=plan,
        number=told["number"],
        title=told["title"],
        about=told.get("about", ""),
        space=told.get("space", ""),
        part=told["part"],
        area=book.chapters[told["area"]],
        owner=owner,
        **story.course,
        **{name: owner for name, on in _who(story) if on},
        progress=desk.fill(told["progress"]),
        next_step=desk.fill(next_step),
        next_on=desk.days.workday(desk.days.at(next_in)) if next_in else None,
        is_shared=told.get("shared", True),
    )
    if told.get("waits"):
        effort.submitted_at, effort.submitted_by = moment(desk.days.at(-4), desk.rng), plan.submitted_by
    else:
        approve_with(plan, effort)
    desk.rows.efforts.append(effort)
    desk.rows.link(
        effort,
        [book.statements[each] for each in told["numbers"]],
        [book.chapters[each] for each in told.get("further", ())],
    )
    _goals(desk, effort, told["goals"])
    _life(desk, effort, told, story)
    return effort


def _who(story: Story) -> tuple[tuple[str, object], ...]:
    return ("started_by", story.started_on), ("ended_by", story.ended_on), ("stopped_by", story.stopped_on)


def _story(desk: Desk, told: dict[str, Any]) -> Story:
    at = [None if each is None else desk.days.at(each) for each in told["when"]]
    last = desk.days.at(-told["told"])
    first = desk.days.begins + timedelta(days=APPROVED_AFTER + 2)
    begun = (max(at[2] or first, first) + timedelta(days=20),) if at[2] else ()
    return Story(
        planned_start=at[0],
        planned_end=at[1],
        started_on=at[2],
        ended_on=at[3],
        stopped_on=desk.days.at(told["stopped"]) if "stopped" in told else None,
        told=(*(each for each in begun if each < last), last),
    )


def _goals(desk: Desk, effort: Effort, goals: list[str]) -> None:
    for each in goals:
        text, indicator, observable = texts.parts(desk.fill(each), 3)
        desk.rows.goals.append(Goal(effort=effort, text=text, indicator=indicator, observable=observable))


def _life(desk: Desk, effort: Effort, told: dict[str, Any], story: Story) -> None:
    """What was told of the effort ends on the day the texts say, so nothing beneath it is newer."""
    last, owner = story.told[-1], effort.owner
    tell(desk, Subject(effort, owner), replace(story, told=story.told[:-1]))
    say(desk, Subject(effort, owner), f"{told['progress']}.", last)
    people = [owner, *(role.person for role in desk.house.by_kind["follow_up"])]
    where = Setting(effort, desk.house.root, owner, people)
    made = [
        write_action(desk, where, line, _action_story(desk, story)) for line in texts.lines(told["actions"])
    ]
    for number, each in enumerate(told.get("evidence", ())):
        prove(desk, Subject(effort, owner, made[number % len(made)]), last, what=each)


def _action_story(desk: Desk, story: Story) -> Story:
    """An effort that is over has actions that are; one that has not begun has none that have."""
    if story.ended_on or story.stopped_on:
        return replace(story, told=())
    course = Course(**story.course, news_on=story.told[-1])
    now = status(course, today=desk.days.today, quiet_days=QUIET)
    if now is Status.QUIET:
        drawn = now
    else:
        drawn = usual_status(desk.rng) if story.started_on else Status.PLANNED
    return settle(draw(drawn, days=desk.days, rng=desk.rng), story.told[-1])


def _requests(desk: Desk, plan: Plan, roster: Roster) -> None:
    note = source(desk.house)["request"]
    asked_by = desk.house.by_kind["head"][0].person
    asked_at = moment(desk.days.begins + timedelta(days=APPROVED_AFTER + 5), desk.rng)
    desk.rows.requests += [
        PlanRequest(framework=plan, unit=unit, due_on=due, note=note, asked_at=asked_at, asked_by=asked_by)
        for unit, due in roster.due.items()
    ]


def _decisions(desk: Desk, plan: Plan) -> None:
    """The choices behind the plan, one of them to stop."""
    keys = effort_keys(desk.house)
    efforts = {keys[each.title]: each for each in desk.rows.efforts if each.plan == plan}
    for key, title, alternatives, reason, expected, by, on, back in desk.bank["central_decisions"]:
        desk.rows.decisions.append(
            Decision(
                plan=plan,
                effort=efforts[key],
                title=title,
                alternatives=alternatives,
                reason=reason,
                expected=expected,
                decided_by=desk.house.cast.get(by, plan.approved_by),
                decided_on=desk.days.at(on),
                look_back_on=desk.days.at(back),
            )
        )
