"""A plan's pages: as a list, as a board, what is missing in it, and when things were to start."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.ground.base.templatetags.face import STATUS_WORDS
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.rules import WRITERS
from samspil.steering.plans import queries
from samspil.steering.plans.actions.plans import mover
from samspil.steering.plans.models import Action, Decision, Plan, Understanding
from samspil.steering.plans.pages.lines import (
    SHOWN,
    EffortLine,
    effort_line,
    tally,
)
from samspil.steering.plans.rules import (
    REWRITABLE,
    PlanFacts,
    Refusal,
    State,
    Status,
    refusals,
)
from samspil.steering.strategy.queries import reading

REFUSALS = {
    Refusal.NOT_FROM_HERE: gettext_lazy("The plan is not at that step."),
    Refusal.NOT_YOUR_ROLE: gettext_lazy(
        "Your role does not take this step. Ask your leader, or the follow-up group."
    ),
    Refusal.OWN_WORK: gettext_lazy("Nobody approves their own. Ask a colleague who may approve."),
    Refusal.EFFORT_WITHOUT_GOAL: gettext_lazy(
        "Give every effort a goal, with an indicator or something one can see."
    ),
    Refusal.NO_EFFORT: gettext_lazy("Add at least one effort."),
    Refusal.WAITS: gettext_lazy("The plan waits for approval. Take it back to draft first, then change it."),
    Refusal.OVER: gettext_lazy("The plan is evaluated. What it said stays as it was."),
    Refusal.CHANGED_MEANWHILE: gettext_lazy(
        "Somebody changed it after you opened it. Look at it as it is now, and decide again."
    ),
    Refusal.HALF_EMPTY: gettext_lazy(
        "Add efforts to both halves: I, what inclusion means, and II, what we do."
    ),
}
# So many stand in a column of the board before the rest folds.
ON_THE_BOARD = 5
VIEWS = (
    ("plan", gettext_lazy("List")),
    ("plan-board", gettext_lazy("By status")),
    ("plan-timetable", gettext_lazy("Timetable")),
    ("plan-partners", gettext_lazy("Partners")),
    ("plan-missing", gettext_lazy("What is missing")),
)


@dataclass(frozen=True)
class Tab:
    url: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class Step:
    """A move the plan may make now, or why it may not."""

    to: State
    label: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Head:
    """What stands over every view of a plan."""

    plan: Plan
    tabs: tuple[Tab, ...]
    counts: tuple[tuple[str, int], ...]
    efforts: int
    late: int
    quiet: int
    steps: tuple[Step, ...]
    may_write: bool
    may_change: bool


@dataclass(frozen=True)
class AreaGroup:
    name: str
    lines: tuple[EffortLine, ...]


@dataclass(frozen=True)
class PlanPage:
    head: Head
    first: tuple[EffortLine, ...]
    groups: tuple[AreaGroup, ...]
    decisions: tuple[Decision, ...]
    actions: int
    waiting: tuple[EffortLine, ...]
    understanding: tuple[Understanding, ...]


@dataclass(frozen=True)
class Column:
    status: str
    label: str
    lines: tuple[EffortLine, ...]

    @property
    def first(self) -> tuple[EffortLine, ...]:
        return self.lines[:ON_THE_BOARD]

    @property
    def rest(self) -> tuple[EffortLine, ...]:
        """Folded, so that one can see the whole board at once."""
        return self.lines[ON_THE_BOARD:]


@dataclass(frozen=True)
class BoardPage:
    head: Head
    columns: tuple[Column, ...]


def lines_of(plan: Plan, today: date) -> list[EffortLine]:
    quiet = plan.strategy.quiet_days
    return [effort_line(each, today=today, quiet_days=quiet) for each in queries.efforts_of(plan)]


def head_of(me: Me, plan: Plan, lines: list[EffortLine], view: str) -> Head:
    facts = queries.plan_facts(plan)
    found = [line.standing.status for line in lines]
    return Head(
        plan=plan,
        tabs=tuple(
            Tab(reverse(name, args=[plan.pk]), str(label), name == view)
            for name, label in VIEWS
            if name != "plan-partners" or plan.kind == Plan.Kind.AGENDA
        ),
        counts=tally(found),
        efforts=len(found),
        late=found.count(Status.LATE),
        quiet=found.count(Status.QUIET),
        steps=tuple(_steps(me, plan, facts)),
        may_write=me.is_any(WRITERS, plan.unit),
        may_change=me.is_any(WRITERS, plan.unit) and State(plan.state) in REWRITABLE,
    )


def _steps(me: Me, plan: Plan, facts: PlanFacts) -> Iterable[Step]:
    labels = {
        State.SUBMITTED: _("Ask for approval"),
        State.APPROVED: _("Approve"),
        State.DRAFT: _("Send back"),
        State.RUNNING: _("Put in force"),
    }
    asker = mover(me, plan)
    if asker.person == facts.submitted_by or not asker.may_approve:
        labels[State.DRAFT] = _("Take it back to draft, to change it")
    for to, label in labels.items():
        found = refusals(facts, to, asker)
        if Refusal.NOT_FROM_HERE not in found and Refusal.NOT_YOUR_ROLE not in found:
            yield Step(to, label, tuple(str(REFUSALS[each]) for each in found))


def plan_page(me: Me, plan: Plan, *, today: date, language: str) -> PlanPage:
    lines = lines_of(plan, today)
    names = {each.chapter.pk: each.name.text for each in reading.chapters(plan.strategy, language)}
    urgent = [line for line in lines if line.standing.status in (Status.LATE, Status.QUIET, Status.UNPROVED)]
    return PlanPage(
        head=head_of(me, plan, lines, "plan"),
        first=tuple(sorted(urgent, key=lambda line: SHOWN.index(line.standing.status))),
        groups=tuple(
            AreaGroup(name, found)
            for pk, name in names.items()
            if (found := tuple(line for line in lines if line.effort.area_id == pk))
        ),
        decisions=tuple(plan.decisions.select_related("decided_by")[:10]),
        actions=Action.objects.filter(effort__plan=plan).count(),
        understanding=tuple(queries.understanding_in(plan)),
        waiting=tuple(
            line for line in lines if line.is_changed or line.effort.submitted_at and line.is_waiting
        ),
    )


def board_page(me: Me, plan: Plan, *, today: date) -> BoardPage:
    lines = lines_of(plan, today)
    columns = (
        Column(each, str(STATUS_WORDS[each]), tuple(line for line in lines if line.standing.status == each))
        for each in SHOWN
        if each is not Status.NONE
    )
    return BoardPage(head_of(me, plan, lines, "plan-board"), tuple(columns))
