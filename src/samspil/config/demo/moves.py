"""The moments a plan has behind it in its state, and who made them."""

from datetime import date, timedelta

from samspil.config.demo.days import moment
from samspil.config.demo.realm import House
from samspil.config.demo.writing import Desk
from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.models import Effort, Plan
from samspil.steering.plans.rules import State

AT_WORK = (State.RUNNING, State.EVALUATED)


def move(desk: Desk, plan: Plan, *, leader: Person, approver: Person, on: date) -> None:
    """Submitted on that day, approved some days later, begun the day after: as far as its state says."""
    if plan.state == State.DRAFT:
        return
    plan.submitted_at, plan.submitted_by = moment(on, desk.rng), leader
    if plan.state == State.SUBMITTED:
        return
    approved = on + timedelta(days=desk.rng.randint(3, 9))
    plan.approved_at, plan.approved_by = moment(approved, desk.rng), approver
    if plan.state in AT_WORK:
        plan.started_on, plan.started_by = approved + timedelta(days=1), leader


def approve_with(plan: Plan, effort: Effort) -> None:
    """Approving a plan approves what is in it."""
    effort.approved_at, effort.approved_by = plan.approved_at, plan.approved_by


def approver_of(house: House, unit: Unit) -> Person:
    """The head nearest above the place, else the director."""
    heads = {role.unit_id: role.person for role in reversed(house.by_kind["head"])}
    director = house.by_kind["director"][0].person
    return next((heads[each] for each in reversed(unit.path) if each in heads), director)
