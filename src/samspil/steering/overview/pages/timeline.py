"""The efforts of a house on the calendar, by focus area; and the actions behind one of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ground.organisation.models.unit import UNIT_KINDS
from samspil.steering.overview import queries
from samspil.steering.plans.models import Action, Effort, Plan
from samspil.steering.plans.pages.lines import EffortLine
from samspil.steering.plans.pages.plan import lines_of
from samspil.steering.plans.pages.timeline import Period, action_row, effort_rows, timeline
from samspil.steering.plans.rules import Start, Status, start_of
from samspil.steering.strategy.queries import reading
from samspil.tools.charts.timeline import Row, Timeline

LATE = "late"


@dataclass(frozen=True)
class Fold:
    """One drawing and the word it is folded under."""

    name: str
    label: str
    chart: Timeline
    is_open: bool

    @property
    def late(self) -> int:
        return sum(1 for row in self.chart.rows if row.late or row.status == Status.LATE)


@dataclass(frozen=True)
class HouseTimelinePage:
    plan: Plan
    total: int
    late_starts: int
    folds: tuple[Fold, ...]
    only_late: bool
    whole: Timeline

    @property
    def here(self) -> str:
        return f"?plan={self.plan.pk}" + (f"&show={LATE}" if self.only_late else "")


@dataclass(frozen=True)
class EffortTimelinePage:
    effort: Effort
    language: str
    total: int
    late: int
    places: int
    folds: tuple[Fold, ...]


def house_timeline_page(plan: Plan, *, only_late: bool, today: date, language: str) -> HouseTimelinePage:
    lines = lines_of(plan, today)
    late = [line for line in lines if begins_late(line, today)]
    shown = late if only_late else lines
    period = Period(plan.begins_on, plan.ends_on)
    folds = areas_on_the_calendar(plan, shown, today=today, language=language)
    return HouseTimelinePage(
        plan=plan,
        total=len(lines),
        late_starts=len(late),
        folds=folds,
        only_late=only_late,
        whole=timeline(
            _("Efforts on the calendar"),
            [row for fold in folds for row in fold.chart.rows],
            period,
            today=today,
        ),
    )


def areas_on_the_calendar(
    plan: Plan, lines: Iterable[EffortLine], *, today: date, language: str
) -> tuple[Fold, ...]:
    names = {each.chapter.pk: each.name.text for each in reading.chapters(plan.strategy, language)}
    return tuple(_areas(lines, names, Period(plan.begins_on, plan.ends_on), today))


def begins_late(line: EffortLine, today: date) -> bool:
    effort = line.effort
    planned = None if line.is_waiting or effort.stopped_on else effort.planned_start
    return start_of(planned=planned, started=effort.started_on, today=today) in (Start.LATE, Start.OVERDUE)


def _areas(lines: Iterable[EffortLine], names: dict[int, str], period: Period, today: date) -> Iterator[Fold]:
    """Each area with its efforts, in the order of the strategy."""
    found = list(lines)
    for pk, name in names.items():
        rows = effort_rows(
            (line for line in found if line.effort.area_id == pk), today=today, leads_to="effort-timeline"
        )
        if rows:
            title = _("%(area)s: efforts on the calendar") % {"area": name}
            yield Fold(f"area-{pk}", name, timeline(title, rows, period, today=today), is_open=True)


def effort_timeline_page(effort: Effort, *, today: date) -> EffortTimelinePage:
    quiet = effort.plan.strategy.quiet_days
    period = Period(effort.plan.begins_on, effort.plan.ends_on)
    own = [
        action_row(each, each.title, quiet_days=quiet, today=today) for each in queries.own_actions(effort)
    ]
    local = list(queries.actions_of_heirs(effort))
    folds = [*_own(own, period, today), *_kinds(local, period, quiet, today)]
    return EffortTimelinePage(
        effort=effort,
        language=effort.plan.strategy.language,
        total=sum(len(fold.chart.rows) for fold in folds),
        late=sum(fold.late for fold in folds),
        places=len({each.effort.plan.unit_id for each in local}),
        folds=tuple(folds),
    )


def _own(rows: list[Row], period: Period, today: date) -> Iterator[Fold]:
    if rows:
        title = _("Actions of the effort itself")
        yield Fold("own", title, timeline(title, rows, period, today=today), is_open=True)


def _kinds(local: list[Action], period: Period, quiet: int, today: date) -> Iterator[Fold]:
    """What places do, by kind of place; place and action share the name of a row."""
    for kind, label in UNIT_KINDS.items():
        rows = [
            action_row(each, f"{each.effort.plan.unit.name}: {each.title}", quiet_days=quiet, today=today)
            for each in local
            if each.effort.plan.unit.kind == kind
        ]
        if rows:
            title = ngettext("%(kind)s: %(n)d action", "%(kind)s: %(n)d actions", len(rows))
            said = title % {"kind": label, "n": len(rows)}
            yield Fold(f"kind-{kind}", said, timeline(said, rows, period, today=today), is_open=False)
