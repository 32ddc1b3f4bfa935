"""What is missing in a plan, and whether each effort can be followed at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.steering.plans import queries
from samspil.steering.plans.models import Plan
from samspil.steering.plans.pages.lines import ActionLine, EffortLine, action_line, quality_of
from samspil.steering.plans.pages.plan import Head, head_of, lines_of
from samspil.steering.plans.rules import Quality, Status


@dataclass(frozen=True)
class Gap:
    """One kind of thing that is missing, and where."""

    label: str
    remedy: str
    efforts: tuple[EffortLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()

    @property
    def count(self) -> int:
        return len(self.efforts) + len(self.actions)


@dataclass(frozen=True)
class Followed:
    """An effort, and the four facts it takes to follow it."""

    line: EffortLine
    quality: Quality


@dataclass(frozen=True)
class MissingPage:
    head: Head
    gaps: tuple[Gap, ...]
    quality: tuple[Followed, ...]

    @property
    def weak(self) -> tuple[Followed, ...]:
        return tuple(each for each in self.quality if not each.quality.is_whole)

    @property
    def held(self) -> tuple[EffortLine, ...]:
        """Those with all four facts."""
        return tuple(each.line for each in self.quality if each.quality.is_whole)

    @property
    def total(self) -> int:
        return sum(gap.count for gap in self.gaps)


def missing_page(me: Me, plan: Plan, *, today: date) -> MissingPage:
    lines = lines_of(plan, today)
    actions = [
        action_line(each, today=today, quiet_days=plan.strategy.quiet_days)
        for each in queries.actions_with_owners(effort__plan=plan, stopped_on=None, effort__stopped_on=None)
    ]
    with_actions = {line.action.effort_id for line in actions}
    going_on = [line for line in lines if not line.effort.stopped_on]
    gaps = (*_effort_gaps(going_on, with_actions), *_action_gaps(actions))
    return MissingPage(
        head=head_of(me, plan, lines, "plan-missing"),
        gaps=tuple(gap for gap in gaps if gap.count),
        quality=tuple(_followed(lines, today)),
    )


def _followed(lines: Iterable[EffortLine], today: date) -> Iterable[Followed]:
    for line in lines:
        quiet, has_goal = line.effort.plan.strategy.quiet_days, bool(line.effort.goals.all())
        quality = quality_of(line.effort, has_goal=has_goal, today=today, quiet_days=quiet)
        if quality:
            yield Followed(line, quality)


def _effort_gaps(lines: list[EffortLine], with_actions: set[int]) -> Iterable[Gap]:
    def those(wanted: Iterable[EffortLine]) -> tuple[EffortLine, ...]:
        return tuple(wanted)

    yield Gap(
        _("Efforts without a goal"),
        _("Write what will be different, and how one can see it."),
        those(line for line in lines if not line.effort.goals.all()),
    )
    yield Gap(
        _("Efforts that carry out no statement"),
        _("Name the sentence of the strategy they belong to."),
        those(line for line in lines if not line.numbers),
    )
    yield Gap(
        _("Efforts without an owner"),
        _("Ask who answers for them."),
        those(line for line in lines if line.effort.owner_id is None),
    )
    yield Gap(
        _("Efforts without an action"),
        _("Write what somebody will do."),
        those(line for line in lines if line.effort.pk not in with_actions),
    )


def _action_gaps(actions: list[ActionLine]) -> Iterable[Gap]:
    yield Gap(
        _("Actions without an owner"),
        _("Ask who will do it."),
        actions=tuple(line for line in actions if line.action.owner_id is None),
    )
    yield Gap(
        _("Actions without a date"),
        _("Write when it starts and when it is to be done."),
        actions=tuple(
            line for line in actions if not line.action.planned_start or not line.action.planned_end
        ),
    )
    yield Gap(
        _("Actions not started though their day has passed"),
        _("Decide to start, or move the date."),
        actions=tuple(
            line for line in actions if line.standing.status is Status.LATE and not line.action.started_on
        ),
    )
    yield Gap(
        _("Actions that ended without evidence"),
        _("Add a file, a link or what was seen."),
        actions=tuple(line for line in actions if line.standing.status is Status.UNPROVED),
    )
    yield Gap(
        _("Actions that are blocked"),
        _("See what would unblock them, and who can."),
        actions=tuple(line for line in actions if line.action.blocked_by and not line.action.ended_on),
    )
