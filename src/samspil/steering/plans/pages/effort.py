"""An effort's page, and an action's: who, when, with whom, what is new, what shows it."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import number_format

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.rules import APPROVERS, CONTRIBUTORS, WRITERS
from samspil.ground.reminders.queries import Told, told_of
from samspil.steering.plans import queries
from samspil.steering.plans.access import works_with
from samspil.steering.plans.models import Action, Decision, Effort, Evidence, Goal, News
from samspil.steering.plans.pages.aims import AimLine, aim_lines
from samspil.steering.plans.pages.change import Change, change_of
from samspil.steering.plans.pages.lines import (
    ActionLine,
    EffortLine,
    action_line,
    effort_line,
    tally,
)
from samspil.steering.plans.rules import REWRITABLE, State, Status, balance
from samspil.steering.strategy.queries import reading

PRESSING = (Status.LATE, Status.QUIET, Status.UNPROVED)


@dataclass(frozen=True)
class Cited:
    """A statement the effort carries out."""

    pk: int
    number: str
    text: str
    language: str


@dataclass(frozen=True)
class EffortPage:
    line: EffortLine
    effort: Effort
    areas: tuple[str, ...]
    statements: tuple[Cited, ...]
    goals: tuple[Goal, ...]
    aims: tuple[AimLine, ...]
    actions: tuple[ActionLine, ...]
    action_counts: tuple[tuple[str, int], ...]
    directions: tuple[tuple[str, int], ...]
    news: tuple[News, ...]
    evidence: tuple[Evidence, ...]
    decisions: tuple[Decision, ...]
    heirs: int
    may_write: bool
    may_tell: bool
    may_submit: bool
    may_approve: bool
    is_own_request: bool
    may_change: bool
    change: Change | None
    told_up: Told | None

    @property
    def act(self) -> str:
        """The one obvious thing to do here now; the rest stand beside it as links."""
        if self.may_approve:
            return "approve"
        if self.may_submit:
            return "submit"
        may_start = self.may_write and self.effort.approved_at is not None
        return next_act(self.line.standing.status, self.effort, may_tell=self.may_tell, may_start=may_start)

    @property
    def is_urgent(self) -> bool:
        return self.line.standing.status in PRESSING


@dataclass(frozen=True)
class ActionPage:
    line: ActionLine
    action: Action
    news: tuple[News, ...]
    evidence: tuple[Evidence, ...]
    may_write: bool
    told_up: Told | None

    @property
    def money(self) -> str:
        """In the money of the country where the plan lies, whatever language it is read in."""
        if self.action.money is None:
            return ""
        amount = number_format(self.action.money.normalize(), use_l10n=True, force_grouping=True)
        return f"€ {amount}" if self.action.effort.plan.unit.country == "NL" else f"{amount} kr."

    @property
    def act(self) -> str:
        may = self.may_write
        return next_act(self.line.standing.status, self.action, may_tell=may, may_start=may)

    @property
    def is_urgent(self) -> bool:
        return self.line.standing.status in PRESSING


def next_act(found: Status, thing: Effort | Action, *, may_tell: bool, may_start: bool) -> str:
    """What brings an effort or an action on: to begin, to tell, to show. Empty when nobody waits for it."""
    if not may_tell or thing.stopped_on:
        return ""
    if thing.ended_on:
        return "evidence" if found is Status.UNPROVED else ""
    if not thing.started_on:
        return "start" if may_start else ""
    return "news"


def effort_page(me: Me, effort: Effort, *, today: date, language: str) -> EffortPage:
    quiet = effort.plan.strategy.quiet_days
    actions = [action_line(each, today=today, quiet_days=quiet) for each in queries.actions_of(effort)]
    names = {each.chapter.pk: each.name.text for each in reading.chapters(effort.plan.strategy, language)}
    directions = balance([line.action.direction for line in actions], list(Action.Direction))
    may_write = me.is_any(WRITERS, effort.plan.unit) or effort.owner_id == me.person.pk
    in_force = effort.plan.state in queries.IN_FORCE
    is_open = in_force and effort.approved_at is None
    strategy = effort.plan.strategy
    said, aimed = reading.with_aims(effort.statements.all(), strategy, language)
    return EffortPage(
        line=effort_line(effort, today=today, quiet_days=quiet),
        effort=effort,
        areas=tuple(names[pk] for pk in (effort.area_id, *effort.further_ids)),
        statements=tuple(Cited(each.pk, each.number, words.text, words.language) for each, words in said),
        goals=tuple(effort.goals.all()),
        aims=aim_lines(aimed, {}),
        actions=tuple(actions),
        action_counts=tally(line.standing.status for line in actions),
        directions=tuple((str(Action.Direction(key).label), n) for key, n in directions.items()),
        news=tuple(effort.news.select_related("by", "action")[:12]),
        evidence=tuple(effort.evidence.select_related("by", "action")),
        decisions=tuple(effort.decisions.select_related("decided_by")),
        heirs=effort.heir_count,
        may_write=may_write,
        may_tell=may_write or me.is_any(CONTRIBUTORS, effort.plan.unit),
        may_submit=is_open and effort.submitted_at is None and may_write,
        may_approve=is_open
        and effort.submitted_at is not None
        and effort.submitted_by_id != me.person.pk
        and me.is_any(APPROVERS, effort.plan.unit),
        is_own_request=is_open and effort.submitted_by_id == me.person.pk,
        may_change=may_write and State(effort.plan.state) in REWRITABLE,
        change=change_of(me, effort, names),
        told_up=told_of(effort),
    )


def action_page(me: Me, action: Action, *, today: date) -> ActionPage:
    quiet = action.effort.plan.strategy.quiet_days
    return ActionPage(
        line=action_line(action, today=today, quiet_days=quiet),
        action=action,
        news=tuple(action.news.select_related("by")[:12]),
        evidence=tuple(action.evidence.select_related("by")),
        may_write=works_with(me, action),
        told_up=told_of(action),
    )
