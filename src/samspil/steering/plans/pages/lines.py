"""One effort or action as a line on a page: its status, the reason, and how fresh it is, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ground.base.templatetags.face import how_long, short_day
from samspil.ground.organisation.models import Person
from samspil.ground.organisation.rules import is_current
from samspil.steering.plans import queries
from samspil.steering.plans.models import Action, Effort, Plan
from samspil.steering.plans.rules import (
    Course,
    Freshness,
    Quality,
    Status,
    days_since_news,
    freshness,
    status,
)

# The order in which a bar or a filter shows them.
SHOWN = (
    Status.LATE,
    Status.QUIET,
    Status.UNPROVED,
    Status.NONE,
    Status.PLANNED,
    Status.RUNNING,
    Status.DONE,
    Status.STOPPED,
)


@dataclass(frozen=True)
class Standing:
    """Status and freshness, each with its reason in words."""

    status: Status
    why: str
    fresh: Freshness
    fresh_label: str


@dataclass(frozen=True)
class EffortLine:
    effort: Effort
    standing: Standing
    owner: str
    numbers: tuple[str, ...]
    is_waiting: bool
    is_changed: bool

    @property
    def shown(self) -> tuple[object, ...]:
        """All that a summary of the effort says (parts/effort_summary.html)."""
        effort = self.effort
        goals = [goal.text for goal in effort.goals.all()]
        now = (effort.progress, effort.next_step, effort.next_on)
        head = (effort.pk, effort.title, effort.plan.strategy.language, self.owner, self.standing)
        return (*head, goals, *now)


@dataclass(frozen=True)
class ActionLine:
    action: Action
    standing: Standing
    owner: str


def standing(course: Course, *, evidence: int, today: date, quiet_days: int) -> Standing:
    found = status(course, today=today, quiet_days=quiet_days)
    fresh = freshness(course, today=today, quiet_days=quiet_days)
    return Standing(found, _why(found, course, evidence, today), fresh, _fresh_label(fresh, course, today))


def _why(found: Status, course: Course, evidence: int, today: date) -> str:
    if found is Status.LATE:
        return _late(course, today)
    if found is Status.PLANNED:
        return (
            _("starts %(day)s") % {"day": short_day(course.planned_start, today)}
            if course.planned_start
            else _("no start date")
        )
    if found is Status.DONE:
        return ngettext("%(n)d piece of evidence", "%(n)d pieces of evidence", evidence) % {"n": evidence}
    if found is Status.UNPROVED:
        return _("ended %(day)s") % {"day": short_day(course.ended_on, today)}
    if found is Status.QUIET:
        days = days_since_news(course, today=today)
        return ngettext("for %(days)d day", "for %(days)d days", days) % {"days": days}
    if found is Status.STOPPED:
        return short_day(course.stopped_on, today)
    return _("until %(day)s") % {"day": short_day(course.planned_end, today)} if course.planned_end else ""


def _late(course: Course, today: date) -> str:
    if course.planned_end and today > course.planned_end:
        return _("the deadline was %(day)s") % {"day": short_day(course.planned_end, today)}
    return _("it was to start %(day)s") % {"day": short_day(course.planned_start, today)}


def _fresh_label(fresh: Freshness, course: Course, today: date) -> str:
    if fresh is Freshness.ENDED:
        return _("ended")
    told = max((day for day in (course.news_on, course.started_on) if day), default=None)
    if told is None:
        return _("no news yet")
    if fresh is Freshness.OLD:
        days = (today - told).days
        return ngettext("no news for %(days)d day", "no news for %(days)d days", days) % {"days": days}
    return _("news %(when)s") % {"when": how_long(told, today)}


def effort_line(effort: Effort, *, today: date, quiet_days: int) -> EffortLine:
    """Needs what queries.efforts_with_owners fetches."""
    is_waiting = effort.approved_at is None
    found = standing(effort.course, evidence=effort.evidence_count, today=today, quiet_days=quiet_days)
    if is_waiting and found.status is not Status.STOPPED:
        # What nobody has decided yet cannot be late.
        found = Standing(Status.PLANNED, _("waiting for approval"), found.fresh, found.fresh_label)
    return EffortLine(
        effort=effort,
        standing=found,
        owner=who(effort.owner, today=today),
        numbers=tuple(effort.numbers),
        is_waiting=is_waiting,
        is_changed=hasattr(effort, "approved_wording") and effort.plan.state in queries.IN_FORCE,
    )


class Followable(Protocol):
    """An effort, or as much of it as decides whether it can be followed."""

    owner_id: int | None
    next_on: date | None

    @property
    def course(self) -> Course: ...


def quality_of(effort: Followable, *, has_goal: bool, today: date, quiet_days: int) -> Quality | None:
    """Whether the effort can be followed; of what is over nobody asks it."""
    fresh = freshness(effort.course, today=today, quiet_days=quiet_days)
    if fresh is Freshness.ENDED:
        return None
    return Quality(
        owner=effort.owner_id is not None,
        goal=has_goal,
        next_date=effort.next_on is not None and effort.next_on >= today,
        news=fresh is not Freshness.OLD,
    )


def action_line(action: Action, *, today: date, quiet_days: int) -> ActionLine:
    """Needs owner and its roles fetched with the action."""
    found = standing(action.course, evidence=action.evidence_count, today=today, quiet_days=quiet_days)
    return ActionLine(action, found, who(action.owner, today=today))


def plan_actions(plan: Plan, today: date) -> list[ActionLine]:
    """Every action of the plan, under its effort, by deadline."""
    found = queries.actions_with_owners(effort__plan=plan).order_by("effort__number", "planned_end", "pk")
    return [action_line(each, today=today, quiet_days=plan.strategy.quiet_days) for each in found]


def who(person: Person | None, *, today: date) -> str:
    """Name and title: "Lone Riis, head of centre"."""
    if person is None:
        return ""
    titles = (
        role.title or role.get_kind_display()
        for role in person.roles.all()
        if is_current(begins_on=role.begins_on, ends_on=role.ends_on, today=today)
    )
    title = next(iter(titles), "")
    return f"{person.name}, {title}" if title else person.name


def tally(found: Iterable[Status]) -> tuple[tuple[str, int], ...]:
    """How many of each, in the order shown; what does not occur is left out."""
    counts: dict[Status, int] = {}
    for each in found:
        counts[each] = counts.get(each, 0) + 1
    return tuple((each.value, counts[each]) for each in SHOWN if each in counts)
