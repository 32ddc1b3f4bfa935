"""Builds the local plans: what each place took along from the central plan, and what it does about it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.central import effort_keys
from samspil.config.demo.lines import SETTINGS, Bank, Settled, bank, settled
from samspil.config.demo.moves import approve_with, approver_of, move
from samspil.config.demo.realm import House
from samspil.config.demo.rosters import Roster
from samspil.config.demo.stories import draw, usual_status
from samspil.config.demo.texts import Line
from samspil.config.demo.writing import Desk, Setting, write_action
from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.models import Action, Decision, Effort, Goal, Plan
from samspil.steering.plans.rules import State, Status

OWNERS = 12


@dataclass(frozen=True)
class Framework:
    """The central plan with its shared efforts by key, and the lines there are for each."""

    plan: Plan
    efforts: dict[str, Effort]
    bank: Bank


def framework(house: House, plan: Plan, keys: dict[str, str]) -> Framework:
    shared = plan.efforts.filter(is_shared=True, title__in=keys).order_by("number")
    shared = shared.prefetch_related("goals", "statements", "further")
    return Framework(plan, {keys[each.title]: each for each in shared}, bank(house.realm))


def build(desk: Desk, central: Plan, roster: Roster, previous: dict[Unit, Plan]) -> None:
    frame = framework(desk.house, central, effort_keys(desk.house))
    for unit, state in roster.states.items():
        if state:
            plan = _plan(desk, frame.plan, unit, state)
            plan.previous = previous.get(unit)
            plan.save()
            _fill(desk, frame, plan, bare=unit.pk in roster.bare)
    desk.rows.save()


def _plan(desk: Desk, central: Plan, unit: Unit, state: State) -> Plan:
    days, rng = desk.days, desk.rng
    written = central.started_on + timedelta(days=rng.randint(4, 14))
    if state is State.SUBMITTED:
        written = days.today - timedelta(days=rng.randint(3, 16))
    plan = Plan(
        unit=unit,
        strategy=central.strategy,
        kind=Plan.Kind.LOCAL,
        title=desk.bank["plan_title"].format(place=unit.name),
        about=desk.bank["plan_about"],
        begins_on=days.begins,
        ends_on=days.ends,
        state=state,
        framework=central,
    )
    move(desk, plan, leader=desk.house.leader(unit), approver=approver_of(desk.house, unit), on=written)
    return plan


def _fill(desk: Desk, frame: Framework, plan: Plan, *, bare: bool) -> None:
    unit = plan.unit
    fixed, keys = settled(desk.house.key_of(unit)), _chosen(desk, frame, unit)
    for number, key in enumerate(keys, start=1):
        effort = inherit(desk, frame.efforts[key], plan, number)
        if bare:
            effort.planned_start = desk.days.today + timedelta(days=6 * number)
            # Near the end of the school year there are no thirty days left.
            effort.planned_end = max(plan.ends_on - timedelta(days=30), effort.planned_start)
        else:
            where = setting_for(desk, effort)
            live(desk, where, _actions(desk, where, frame.bank[key][SETTINGS[unit.kind]], fixed.get(key, [])))
    if not bare and (plan.state == State.DRAFT or desk.chance(0.4)):
        _own_effort(desk, plan, len(keys) + 1)


def setting_for(desk: Desk, effort: Effort) -> Setting:
    unit = effort.plan.unit
    owners = desk.house.people(unit, "leader", "professional")[:OWNERS]
    return Setting(effort, unit, owners[0], owners)


def _chosen(desk: Desk, frame: Framework, unit: Unit) -> list[str]:
    """Three to six efforts that say something to this kind of place, in the order of the central plan."""
    setting = SETTINGS[unit.kind]
    fitting = [key for key in frame.efforts if frame.bank.get(key, {}).get(setting)]
    fixed = [key for key in fitting if key in settled(desk.house.key_of(unit))]
    wanted = desk.rng.randint(2, 3) if setting == "leisure" else desk.rng.randint(4, 6)
    others = [key for key in fitting if key not in fixed]
    some = desk.rng.sample(others, k=max(0, min(wanted - len(fixed), len(others))))
    return [key for key in fitting if key in fixed or key in some]


def inherit(desk: Desk, central: Effort, plan: Plan, number: int) -> Effort:
    """Wording, goals and statements come along; dates are the place's own."""
    effort = Effort(
        plan=plan,
        number=number,
        title=central.title,
        about=central.about,
        space=central.space,
        part=central.part,
        area_id=central.area_id,
        owner=desk.house.leader(plan.unit),
        planned_start=central.planned_start,
        planned_end=central.planned_end,
        inherits=central,
    )
    approve_with(plan, effort)
    desk.rows.efforts.append(effort)
    desk.rows.link(effort, central.statements.all(), central.further.all())
    desk.rows.goals += [_inherited(effort, each) for each in central.goals.all()]
    return effort


def _inherited(effort: Effort, goal: Goal) -> Goal:
    words = {"text": goal.text, "indicator": goal.indicator, "observable": goal.observable}
    return Goal(effort=effort, inherits=goal, **words)


def _own_effort(desk: Desk, plan: Plan, number: int) -> None:
    """Something the place took up by itself. In a draft its goal is still to be written."""
    told: list[dict[str, Any]] = texts.read("own").get(SETTINGS[plan.unit.kind], [])
    if not told or desk.house.realm.language != "da":
        return
    one = desk.rng.choice(told)
    title, area, part, statement, goal, observable = texts.parts(one["line"], 6)
    strategy = plan.strategy
    effort = Effort(plan=plan, number=number, title=title, part=part, owner=desk.house.leader(plan.unit))
    effort.area = strategy.chapters.get(key=area)
    approve_with(plan, effort)
    desk.rows.efforts.append(effort)
    desk.rows.link(effort, [strategy.statements.get(number=statement)], [])
    if plan.state != State.DRAFT:
        desk.rows.goals.append(Goal(effort=effort, text=goal, observable=observable))
    where = setting_for(desk, effort)
    live(desk, where, _actions(desk, where, texts.lines(one["actions"]), []))


def _actions(desk: Desk, where: Setting, lines: list[Line], fixed: list[Settled]) -> Iterable[Action]:
    for status, owner, line in fixed:
        mine = replace(where, owners=[desk.house.cast[owner]])
        yield write_action(desk, mine, line, draw(status, days=desk.days, rng=desk.rng))
    known = {each.line.about for each in fixed}
    rest = [each for each in lines if each.about not in known]
    for line in desk.rng.sample(rest, k=min(len(rest), max(0, desk.rng.randint(2, 5) - len(fixed)))):
        status = usual_status(desk.rng) if where.effort.plan.state == State.RUNNING else Status.PLANNED
        yield write_action(desk, where, line, draw(status, days=desk.days, rng=desk.rng))


def live(desk: Desk, where: Setting, found: Iterable[Action]) -> None:
    """An effort begins with its first action and is over when the last one is."""
    actions, effort = list(found), where.effort
    starts = [each.planned_start for each in actions if each.planned_start]
    ends = [each.planned_end for each in actions if each.planned_end]
    effort.planned_start, effort.planned_end = min(starts, default=None), max(ends, default=None)
    begun = [each for each in actions if each.started_on]
    if begun:
        first = min(begun, key=lambda each: each.started_on)
        effort.started_on, effort.started_by = first.started_on, first.started_by
        effort.progress = desk.fill(desk.pick(desk.bank["progress"], where.unit))
    over = [each for each in actions if each.ended_on]
    if over and all(each.ended_on or each.stopped_on for each in actions):
        last = max(over, key=lambda each: each.ended_on)
        effort.ended_on, effort.ended_by, effort.progress = last.ended_on, last.ended_by, last.result
    elif desk.chance(0.8):
        effort.next_step = desk.pick(desk.bank["next"], where.unit)
        effort.next_on = desk.days.workday(desk.days.today + timedelta(days=desk.rng.randint(-6, 40)))
    _decide_to_stop(desk, effort, [each for each in actions if each.stopped_on], where.leader)


def _decide_to_stop(desk: Desk, effort: Effort, stopped: list[Action], leader: Person) -> None:
    """Nothing is stopped without a decision and its reason."""
    for action in stopped:
        stops = [texts.parts(each, 3) for each in desk.bank["stops"]]
        alternatives, reason, expected = next(each for each in stops if each[1] == action.result)
        desk.rows.decisions.append(
            Decision(
                plan=effort.plan,
                effort=effort,
                title=desk.bank["stop_title"].format(title=action.title)[:200],
                alternatives=alternatives,
                reason=reason,
                expected=expected,
                decided_on=action.stopped_on,
                decided_by=leader,
                look_back_on=action.stopped_on + timedelta(days=desk.rng.choice((30, 60, 90))),
            )
        )
