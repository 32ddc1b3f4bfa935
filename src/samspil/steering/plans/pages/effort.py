"""An effort's page, and an action's: who, when, with whom, what is new, what shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.formats import number_format

from samspil.figures.publication.pages.measured import measured_by_target
from samspil.ground.base.together import together
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person
from samspil.ground.organisation.rules import APPROVERS, CONTRIBUTORS, WRITERS
from samspil.ground.reminders.queries import Told, told_of
from samspil.steering.plans import queries
from samspil.steering.plans.access import works_with
from samspil.steering.plans.models import Action, Decision, Effort, Evidence, Goal, News
from samspil.steering.plans.pages.aims import AimLine, aim_lines
from samspil.steering.plans.pages.change import AtHand, Change, change_of, writers_of
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
    strategy = effort.plan.strategy
    quiet = strategy.quiet_days
    actions = [action_line(each, today=today, quiet_days=quiet) for each in queries.actions_of(effort)]
    names = {each.chapter.pk: each.name.text for each in reading.chapters(strategy, language)}
    directions = balance([line.action.direction for line in actions], list(Action.Direction))
    may_write = me.is_any(WRITERS, effort.plan.unit) or effort.owner_id == me.person.pk
    is_open = effort.plan.state in queries.IN_FORCE and effort.approved_at is None
    said, aimed = reading.with_aims(effort.statements.all(), strategy, language)
    house = me.roles[0].root if me.root == strategy.unit_id else strategy.unit
    told = measured_by_target(house, {target.key for target, _words in aimed}) if aimed else {}
    records = _records(effort, {line.action.pk: line.action for line in actions})
    return EffortPage(
        line=effort_line(effort, today=today, quiet_days=quiet),
        effort=effort,
        areas=tuple(names[pk] for pk in (effort.area_id, *effort.further_ids)),
        statements=tuple(Cited(each.pk, each.number, words.text, words.language) for each, words in said),
        goals=tuple(effort.goals.all()),
        aims=aim_lines(aimed, told),
        actions=tuple(actions),
        action_counts=tally(line.standing.status for line in actions),
        directions=tuple((str(Action.Direction(key).label), n) for key, n in directions.items()),
        news=records.news,
        evidence=records.evidence,
        decisions=records.decisions,
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
        change=change_of(
            me, effort, AtHand(names, records.people, {each.pk: each.number for each, _ in said})
        ),
        told_up=told_of(effort),
    )


@dataclass(frozen=True)
class _Records:
    news: tuple[News, ...]
    evidence: tuple[Evidence, ...]
    decisions: tuple[Decision, ...]
    people: dict[int, Person]


def _records(effort: Effort, actions: Mapping[int, Action]) -> _Records:
    """What was written about an effort, and by whom, in one question; `actions` are those one may see."""
    news, evidence, decisions = effort.news.all()[:12], effort.evidence.all(), effort.decisions.all()
    writers = (news.values("by_id"), evidence.values("by_id"), decisions.values("decided_by_id"))
    those = reduce(or_, (Q(pk__in=each) for each in (*writers, writers_of(effort))))
    *written, people = together(news, evidence, decisions, Person.objects.filter(those))
    known = {each.pk: each for each in people}
    # Who wrote it may be hidden from the reader, and what they wrote with them.
    lines = [[each for each in part if each.by_id in known] for part in written[:2]]
    for each in (*lines[0], *lines[1]):
        each.by, each.action = known[each.by_id], actions.get(each.action_id)
    decided = [each for each in written[2] if each.decided_by_id in known]
    for each in decided:
        each.decided_by = known[each.decided_by_id]
    return _Records(tuple(lines[0]), tuple(lines[1]), tuple(decided), known)


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
