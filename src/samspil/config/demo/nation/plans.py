"""Builds the plans of one municipality of the nation, year by year; filling comes after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from samspil.config.demo import texts
from samspil.config.demo.days import Days, moment
from samspil.config.demo.lines import SETTINGS
from samspil.config.demo.moves import AT_WORK, approver_of
from samspil.config.demo.realm import House
from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.models import Plan, PlanRequest
from samspil.steering.plans.rules import State
from samspil.steering.strategy.models import Strategy

# How far the places have come this year, in a hundred.
HOW_FAR = {State.RUNNING: 80, State.APPROVED: 6, State.SUBMITTED: 5, State.DRAFT: 4, None: 5}
DUE = -74


@dataclass(frozen=True)
class Folder:
    """A plan, where it lies, how many years ago it began, and who works with it."""

    plan: Plan
    unit: Unit
    years: int
    leader: Person
    owners: Sequence[Person]


@dataclass(frozen=True)
class Office:
    """What plans are made from."""

    house: House
    strategy: Strategy
    days: Days
    rng: Random

    @property
    def director(self) -> Person:
        return self.house.by_kind["director"][0].person


def build(office: Office, years: int) -> list[Folder]:
    """The oldest year first, since each plan follows on the one before."""
    made: list[Folder] = []
    before: dict[Unit, Plan] = {}
    for ago in reversed(range(years)):
        central = _central(office, ago, before)
        central.plan.save()
        local = list(_locals(office, central.plan, ago, before))
        Plan.objects.bulk_create(each.plan for each in local)
        made += [central, *local]
        before = {each.unit: each.plan for each in (central, *local)}
    _requests(office, central.plan)
    return made


def _period(days: Days, ago: int) -> tuple[date, date]:
    begins = date(days.begins.year - ago, 8, 1)
    return begins, date(begins.year + 1, 7, 31) if ago else days.ends


def _central(office: Office, ago: int, before: dict[Unit, Plan]) -> Folder:
    house, told = office.house, texts.read("nation")["plans"]
    title = told["central"].format(office.days.name(ago))
    plan = _plan(office, house.root, ago, Plan(kind=Plan.Kind.CENTRAL, title=title))
    plan.about = texts.read("central")["about"]
    plan.previous = before.get(house.root)
    author = house.by_kind["follow_up"][-1].person
    _move(office, plan, author, office.director, plan.begins_on + timedelta(days=11))
    hall = [role.person for kind in ("director", "head", "follow_up") for role in house.by_kind[kind]]
    return Folder(plan, house.root, ago, office.director, hall)


def _locals(office: Office, central: Plan, ago: int, before: dict[Unit, Plan]) -> Iterator[Folder]:
    house, rng = office.house, office.rng
    for unit in house.children_places():
        state = rng.choices(list(HOW_FAR), weights=list(HOW_FAR.values()))[0]
        if state is None:
            continue
        plan = _plan(office, unit, ago, Plan(kind=Plan.Kind.LOCAL, title=unit.name, framework=central))
        plan.about = texts.read("records")["plan_about"]
        plan.previous = before.get(unit)
        plan.state = State.EVALUATED if ago else state
        leader = house.leader(unit)
        submitted = plan.begins_on + timedelta(days=rng.randint(24, 40))
        _move(office, plan, leader, approver_of(house, unit), submitted)
        yield Folder(plan, unit, ago, leader, house.people(unit, "leader", "professional"))


def _plan(office: Office, unit: Unit, ago: int, plan: Plan) -> Plan:
    plan.unit, plan.strategy = unit, office.strategy
    plan.begins_on, plan.ends_on = _period(office.days, ago)
    plan.state = State.EVALUATED if ago else State.RUNNING
    return plan


def _move(office: Office, plan: Plan, author: Person, approver: Person, on: date) -> None:
    """As far as its state says; a plan of an earlier year is over and has been looked back on."""
    if plan.state == State.DRAFT:
        return
    plan.submitted_at, plan.submitted_by = moment(on, office.rng), author
    if plan.state == State.SUBMITTED:
        return
    approved = on + timedelta(days=office.rng.randint(3, 9))
    plan.approved_at, plan.approved_by = moment(approved, office.rng), approver
    if plan.state in AT_WORK:
        plan.started_on, plan.started_by = approved + timedelta(days=1), author
    if plan.state == State.EVALUATED:
        plan.evaluated_on, plan.evaluated_by = plan.ends_on - timedelta(days=10), author
        plan.evaluation = office.rng.choice(texts.read("nation")["plans"]["evaluations"])
        plan.verdict = office.rng.choice(("keep", "keep", "change"))


def _requests(office: Office, central: Plan) -> None:
    days, note = office.days, texts.read("nation")["plans"]["request"]
    asked_at = moment(days.begins + timedelta(days=20), office.rng)
    PlanRequest.objects.bulk_create(
        PlanRequest(
            framework=central,
            unit=unit,
            due_on=days.workday(days.at(DUE)),
            note=note,
            asked_at=asked_at,
            asked_by=office.director,
        )
        for unit in office.house.children_places()
    )


def setting(unit: Unit) -> str:
    return SETTINGS.get(unit.kind, "")
