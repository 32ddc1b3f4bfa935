"""What is missing in the whole house: sentence without effort, effort without goal, place without plan ..."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.steering.followup.pages.board import unit_rows
from samspil.steering.followup.pages.strategy import statement_lines
from samspil.steering.followup.rules import Coverage
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import Action, Effort
from samspil.steering.plans.rules import Status
from samspil.steering.strategy.models import Strategy
from samspil.steering.strategy.queries import reading

MOST = 200


@dataclass(frozen=True)
class Line:
    title: str
    where: str
    url: str


@dataclass(frozen=True)
class MissingList:
    label: str
    remedy: str
    lines: tuple[Line, ...]
    count: int


@dataclass(frozen=True)
class MissingPage:
    lists: tuple[MissingList, ...]


def missing_page(me: Me, strategy: Strategy, *, today: date, language: str) -> MissingPage:
    book = reading.open_book(strategy, language)
    return MissingPage(
        (
            _statements(book, strategy, today),
            *_efforts(me),
            *_units(me, today),
            *_actions(me),
        )
    )


def _list(label: str, remedy: str, lines: Iterable[Line]) -> MissingList:
    every = tuple(lines)
    return MissingList(label, remedy, every[:MOST], len(every))


def _statements(book: reading.Book, strategy: Strategy, today: date) -> MissingList:
    bare = [line for line in statement_lines(book, strategy, today=today) if line.status is Status.NONE]
    return _list(
        _("Statements without an effort"),
        _("Propose an effort, or say in the evaluation why the sentence rests."),
        (
            Line(
                f"{line.statement.number} {''.join(piece.text for piece in line.pieces)}",
                "",
                reverse("statement", args=[line.statement.pk]),
            )
            for line in bare
        ),
    )


def _efforts(me: Me) -> Iterable[MissingList]:
    efforts = Effort.objects.filter(
        plan__unit__path__contains=[me.root], plan__state__in=plans.IN_FORCE, stopped_on=None
    ).select_related("plan__unit")
    yield _list(
        _("Efforts without a goal"),
        _("Write what will be different, and how one can see it."),
        _effort_lines(efforts.filter(goals=None)),
    )
    yield _list(
        _("Efforts that carry out no statement"),
        _("Name the sentence of the strategy they belong to."),
        _effort_lines(efforts.filter(statements=None)),
    )


def _effort_lines(efforts: Iterable[Effort]) -> Iterable[Line]:
    return (Line(each.title, each.plan.unit.name, reverse("effort", args=[each.pk])) for each in efforts)


def _units(me: Me, today: date) -> Iterable[MissingList]:
    framework = plans.central_plan(me.root)
    rows = unit_rows(me, framework, today) if framework else []
    without = [row for row in rows if row.standing in (Coverage.LATE, Coverage.NONE, Coverage.DRAFT)]
    yield _list(
        _("Places without a plan"),
        _("Ask the leader, and offer a hand."),
        (Line(row.unit.name, row.leader, reverse("unit", args=[row.unit.pk])) for row in without),
    )
    idle = [row for row in rows if row.standing is Coverage.NO_ACTION]
    yield _list(
        _("Plans without an action"),
        _("Write what somebody will do."),
        (Line(row.unit.name, row.leader, reverse("plan", args=[row.plan.pk])) for row in idle),
    )


def _actions(me: Me) -> Iterable[MissingList]:
    actions = Action.objects.filter(
        effort__plan__unit__path__contains=[me.root], effort__plan__state__in=plans.IN_FORCE, stopped_on=None
    ).select_related("effort__plan__unit")
    yield _list(_("Actions without an owner"), _("Ask who will do it."), _lines(actions.filter(owner=None)))
    yield _list(
        _("Actions without a date"),
        _("Write when it starts and when it is to be done."),
        _lines(actions.filter(Q(planned_start=None) | Q(planned_end=None))),
    )
    yield _list(
        _("Actions that ended without evidence"),
        _("Add a file, a link or what was seen."),
        _lines(actions.filter(ended_on__isnull=False, evidence_count=0)),
    )


def _lines(actions: Iterable[Action]) -> Iterable[Line]:
    return (
        Line(each.title, each.effort.plan.unit.name, reverse("action", args=[each.pk])) for each in actions
    )
