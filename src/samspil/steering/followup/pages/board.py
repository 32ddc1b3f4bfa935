"""One board: who has a plan, who is late, whose plan has no action; and who works with what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.ground.base.fragments import key_of
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.models.unit import UNIT_KINDS
from samspil.ground.organisation.rules import STEERING, WRITERS
from samspil.ground.reminders.models import Notice
from samspil.steering.followup import queries
from samspil.steering.followup.pages.figures import Figures, figures
from samspil.steering.followup.pages.followed import Followed, followed
from samspil.steering.followup.rules import Coverage, coverage
from samspil.steering.plans import queries as plans
from samspil.steering.plans.models import Plan
from samspil.steering.plans.rules import State

STANDINGS = {
    Coverage.LATE: ("late", gettext_lazy("No local plan, and the deadline has passed")),
    Coverage.NONE: ("none", gettext_lazy("No local plan yet")),
    Coverage.DRAFT: ("planned", gettext_lazy("Draft")),
    Coverage.SUBMITTED: ("planned", gettext_lazy("Waiting for approval")),
    Coverage.NO_ACTION: ("quiet", gettext_lazy("Plan without any action")),
    Coverage.RUNNING: ("running", gettext_lazy("Plan with actions")),
}


@dataclass(frozen=True)
class Asked:
    """What of the board one asked to see; it stands in the address."""

    standing: str = ""
    kind: str = ""
    under: str = ""

    def address(self, **changed: str) -> str:
        asked = {"standing": self.standing, "kind": self.kind, "under": self.under} | changed
        return "?" + urlencode({key: value for key, value in asked.items() if value})


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    count: int
    is_current: bool
    status: str = ""


@dataclass(frozen=True)
class UnitRow:
    unit: Unit
    kind: str
    standing: Coverage
    status: str
    label: str
    plan: Plan | None
    due: date | None
    leader: str
    last: date | None
    followed: Followed | None = None
    told_up: Notice | None = None

    @property
    def shown(self) -> tuple[object, ...]:
        """All that stands in the line (parts/places_table.html)."""
        place = (self.unit.pk, self.unit.name, self.kind, self.leader)
        plan = self.plan and (self.plan.pk, self.plan.action_count, self.plan.done_count)
        told = self.told_up and (self.told_up.person.name, self.told_up.noticed_on)
        stands = (self.standing, self.status, self.label, self.due)
        return (*place, *stands, plan, told, self.followed, self.last)


@dataclass(frozen=True)
class PlansPage:
    framework: Plan | None
    own: tuple[Plan, ...]
    rows: tuple[UnitRow, ...]
    total: int
    with_plan: int
    late: int
    without_action: int
    done_actions: int
    all_actions: int
    proved_actions: int
    figures: Figures | None
    choices: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    asked: Asked
    may_ask: bool
    may_plan: bool

    @property
    def here(self) -> str:
        """What the address asks for, to ask for the same as a sheet."""
        return self.asked.address() if self.asked != Asked() else ""

    @property
    def first(self) -> tuple[UnitRow, ...]:
        """What to look at before the many that are on their way; all of it when somebody chose."""
        return tuple(row for row in self.rows if self.asked.standing or row.standing is not Coverage.RUNNING)

    @property
    def rest(self) -> tuple[UnitRow, ...]:
        shown = {row.unit.pk for row in self.first}
        return tuple(row for row in self.rows if row.unit.pk not in shown)

    @property
    def fragment(self) -> str:
        """The figures and the places are drawn once for all who see the same of them."""
        return key_of(self.figures, [row.shown for row in self.rows], self.asked.standing)

    @property
    def own_now(self) -> tuple[Plan, ...]:
        return tuple(plan for plan in self.own if plan.state != State.EVALUATED)

    @property
    def own_then(self) -> tuple[Plan, ...]:
        return tuple(plan for plan in self.own if plan.state == State.EVALUATED)


def plans_page(me: Me, asked: Asked, *, today: date) -> PlansPage:
    framework = plans.central_plan(me.root)
    rows = followed(unit_rows(me, framework, today), framework, today) if framework else []
    fitting = [row for row in rows if not asked.kind or row.unit.kind == asked.kind]
    local = [row.plan for row in rows if row.plan]
    return PlansPage(
        framework=framework,
        own=tuple(queries.house_plans(me.root)[:12]),
        rows=tuple(row for row in fitting if not asked.standing or row.standing == asked.standing),
        total=len(rows),
        with_plan=sum(1 for row in rows if row.standing in (Coverage.RUNNING, Coverage.NO_ACTION)),
        late=sum(1 for row in rows if row.standing is Coverage.LATE),
        without_action=sum(1 for row in rows if row.standing is Coverage.NO_ACTION),
        done_actions=sum(plan.done_count for plan in local),
        all_actions=sum(plan.action_count for plan in local),
        proved_actions=sum(plan.proved_count for plan in local),
        figures=_figures(framework, rows),
        choices=tuple(_standing_choices(fitting, asked)),
        kinds=tuple(_kind_choices(rows, asked)),
        asked=asked,
        may_ask=bool(framework) and me.is_any(STEERING, framework.unit),
        may_plan=any(role.kind in WRITERS for role in me.roles),
    )


def _figures(framework: Plan | None, rows: list[UnitRow]) -> Figures | None:
    if framework is None:
        return None
    by = {each: [row.plan for row in rows if row.standing is each and row.plan] for each in Coverage}
    with_plan = by[Coverage.RUNNING] + by[Coverage.NO_ACTION]
    return figures(framework, total=len(rows), with_plan=with_plan, idle=by[Coverage.NO_ACTION])


def unit_rows(me: Me, framework: Plan, today: date) -> list[UnitRow]:
    """Every place where children are, and where it stands with its plan."""
    units = plans.units_owing_plans(me.root, today)
    asked = plans.days_asked_for(framework)
    local = plans.local_plans_of(framework)
    last = queries.last_activity(me.root)
    leaders = queries.leaders_of(me.root, today)
    return [
        _row(
            unit,
            local.get(unit.pk),
            asked.get(unit.pk),
            leaders.get(unit.pk, ""),
            last.get(unit.pk),
            today,
        )
        for unit in units
    ]


def _row(
    unit: Unit, plan: Plan | None, due: date | None, leader: str, last: date | None, today: date
) -> UnitRow:
    standing = coverage(
        state=plan.state if plan else None, actions=plan.action_count if plan else 0, due=due, today=today
    )
    shape, label = STANDINGS[standing]
    return UnitRow(unit, str(UNIT_KINDS[unit.kind]), standing, shape, str(label), plan, due, leader, last)


def _standing_choices(rows: list[UnitRow], asked: Asked) -> Iterable[Choice]:
    yield Choice(asked.address(standing=""), _("All"), len(rows), not asked.standing)
    for each, (shape, label) in STANDINGS.items():
        count = sum(1 for row in rows if row.standing is each)
        if count or asked.standing == each:
            yield Choice(asked.address(standing=each), str(label), count, asked.standing == each, shape)


def _kind_choices(rows: list[UnitRow], asked: Asked) -> Iterable[Choice]:
    yield Choice(asked.address(kind=""), _("All kinds of place"), len(rows), not asked.kind)
    for kind, label in UNIT_KINDS.items():
        count = sum(1 for row in rows if row.unit.kind == kind)
        if count:
            yield Choice(asked.address(kind=kind), str(label), count, asked.kind == kind)
