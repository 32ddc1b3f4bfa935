"""What is missing in the whole house: sentence without effort, effort without goal, place without plan ..."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.steering.followup import queries
from samspil.steering.followup.rules import Coverage, coverage
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import Action, Effort, Plan
from samspil.steering.strategy.models import Strategy
from samspil.steering.strategy.queries import reading

MOST = 200


@dataclass(frozen=True)
class Line:
    title: str
    where: str
    view: str
    pk: int

    @property
    def url(self) -> str:
        """Asked for by what is shown only: a list may be long."""
        return reverse(self.view, args=[self.pk])


@dataclass(frozen=True)
class MissingList:
    label: str
    remedy: str
    every: tuple[Line, ...]

    @property
    def count(self) -> int:
        return len(self.every)

    @property
    def lines(self) -> tuple[Line, ...]:
        """As many as a page can hold; the sheet holds all."""
        return self.every[:MOST]

    @property
    def is_short(self) -> bool:
        return self.count < 4


@dataclass(frozen=True)
class MissingPage:
    lists: tuple[MissingList, ...]

    @property
    def total(self) -> int:
        return sum(each.count for each in self.lists)

    @property
    def open(self) -> tuple[MissingList, ...]:
        return tuple(each for each in self.lists if each.count)

    @property
    def closed(self) -> tuple[MissingList, ...]:
        return tuple(each for each in self.lists if not each.count)


def missing_page(me: Me, strategy: Strategy, *, today: date, language: str) -> MissingPage:
    return MissingPage(
        (
            _statements(strategy, language),
            *_efforts(me),
            *_units(me, today),
            *_actions(me),
        )
    )


def _list(label: str, remedy: str, lines: Iterable[Line]) -> MissingList:
    return MissingList(label, remedy, tuple(lines))


def _statements(strategy: Strategy, language: str) -> MissingList:
    bare = queries.statements_without_effort(strategy)
    return _list(
        _("Statements without an effort"),
        _("Propose an effort, or say in the evaluation why the sentence rests."),
        (
            Line(f"{each.number} {words.text}", "", "statement", each.pk)
            for each, words in reading.texts_of(bare, strategy, language)
        ),
    )


def _efforts(me: Me) -> Iterable[MissingList]:
    efforts = queries.efforts_with_gaps(me.root)
    yield _list(
        _("Efforts without a goal"),
        _("Write what will be different, and how one can see it."),
        _effort_lines(each for each in efforts if not each.has_goal),
    )
    yield _list(
        _("Efforts that carry out no statement"),
        _("Name the sentence of the strategy they belong to."),
        _effort_lines(each for each in efforts if not each.has_statement),
    )


def _effort_lines(efforts: Iterable[Effort]) -> Iterable[Line]:
    return (Line(each.title, each.place, "effort", each.pk) for each in efforts)


def _units(me: Me, today: date) -> Iterable[MissingList]:
    found = list(_places(me, today))
    yield _list(
        _("Places without a plan"),
        _("Ask the leader, and offer a hand."),
        (Line(unit.name, leader, "unit", unit.pk) for unit, leader, plan in found if plan is None),
    )
    yield _list(
        _("Plans without an action"),
        _("Write what somebody will do."),
        (Line(unit.name, leader, "plan", plan.pk) for unit, leader, plan in found if plan is not None),
    )


def _places(me: Me, today: date) -> Iterable[tuple[Unit, str, Plan | None]]:
    """Each place that has no plan in force, or a plan without any action, with its leader."""
    framework = plans.central_plan(me.root)
    if framework is None:
        return
    local, leaders = queries.begun_local_plans(framework), queries.leaders_of(me.root, today)
    for unit in plans.units_owing_plans(me.root, today):
        plan = local.get(unit.pk)
        state = plan.state if plan else None
        stands = coverage(state=state, actions=int(plan.is_begun) if plan else 0, due=None, today=today)
        if stands in (Coverage.NONE, Coverage.DRAFT):
            yield unit, leaders.get(unit.pk, ""), None
        elif stands is Coverage.NO_ACTION:
            yield unit, leaders.get(unit.pk, ""), plan


def _actions(me: Me) -> Iterable[MissingList]:
    actions = queries.actions_with_gaps(me.root)
    yield _list(
        _("Actions without an owner"),
        _("Ask who will do it."),
        _lines(each for each in actions if each.owner_id is None),
    )
    yield _list(
        _("Actions without a date"),
        _("Write when it starts and when it is to be done."),
        _lines(each for each in actions if not (each.planned_start and each.planned_end)),
    )
    yield _list(
        _("Actions that ended without evidence"),
        _("Add a file, a link or what was seen."),
        _lines(each for each in actions if each.ended_on and not each.evidence_count),
    )


def _lines(actions: Iterable[Action]) -> Iterable[Line]:
    return (Line(each.title, each.place, "action", each.pk) for each in actions)
