"""When each effort was to start, when it did, and which came late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import STATUS_WORDS
from samspil.ground.organisation.access import Me
from samspil.steering.plans.models import Plan
from samspil.steering.plans.pages.lines import EffortLine
from samspil.steering.plans.pages.plan import Head, head_of, lines_of
from samspil.steering.plans.pages.timeline import Period, effort_rows, timeline
from samspil.steering.plans.rules import Start, days_late, start_of
from samspil.tools.charts.timeline import Timeline
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet

LABELS = {
    Start.ON_TIME: lambda: _("began within a week of their day"),
    Start.LATE: lambda: _("began more than a week late"),
    Start.OVERDUE: lambda: _("should have begun, and have not"),
    Start.AHEAD: lambda: _("have their day ahead of them, or have just reached it"),
    Start.NO_DAY: lambda: _("have no day, or wait for approval"),
}


@dataclass(frozen=True)
class StartRow:
    line: EffortLine
    days_late: int | None
    start: Start | None


@dataclass(frozen=True)
class Figure:
    count: int
    label: str


@dataclass(frozen=True)
class TimetablePage:
    head: Head
    rows: tuple[StartRow, ...]
    chart: Timeline

    @property
    def late(self) -> tuple[StartRow, ...]:
        """Those that came more than a week late, or have yet to come; the latest first."""
        found = (row for row in self.rows if row.start in (Start.LATE, Start.OVERDUE))
        return tuple(sorted(found, key=lambda row: -(row.days_late or 0)))

    @property
    def figures(self) -> tuple[Figure, ...]:
        starts = [row.start for row in self.rows]
        return tuple(Figure(starts.count(each), label()) for each, label in LABELS.items() if each in starts)


def timetable_page(me: Me, plan: Plan, *, today: date) -> TimetablePage:
    """Planned against actual start, earliest first; a start is late from the day after."""
    lines = lines_of(plan, today)
    rows = sorted(_rows(lines, today), key=lambda row: row.line.effort.planned_start or date.max)
    period = Period(plan.begins_on, plan.ends_on)
    drawn = timeline(_("The efforts on the calendar"), effort_rows(lines, today=today), period, today=today)
    return TimetablePage(head_of(me, plan, lines, "plan-timetable"), tuple(rows), drawn)


def _rows(lines: Iterable[EffortLine], today: date) -> Iterable[StartRow]:
    for line in lines:
        if line.effort.stopped_on:
            yield StartRow(line, None, None)
            continue
        planned = None if line.is_waiting else line.effort.planned_start
        started = line.effort.started_on
        late = days_late(planned=planned, started=started, today=today)
        yield StartRow(line, late, start_of(planned=planned, started=started, today=today))


def timetable_sheet(page: TimetablePage) -> Sheet:
    """Every effort in the order of the page."""
    columns = (
        *(Column(_("Effort")), Column(_("Owner"))),
        *(Column(_("Planned start"), Kind.DATE), Column(_("Started on"), Kind.DATE)),
        *(Column(_("Days late"), Kind.INTEGER), Column(_("Deadline"), Kind.DATE)),
        *(Column(_("Ended on"), Kind.DATE), Column(_("Status")), Column(_("Address"))),
    )
    rows = (
        [
            *(row.line.effort.title, row.line.owner),
            *(row.line.effort.planned_start, row.line.effort.started_on, row.days_late),
            *(row.line.effort.planned_end, row.line.effort.ended_on),
            str(STATUS_WORDS[row.line.standing.status]),
            reverse("effort", args=[row.line.effort.pk]),
        ]
        for row in page.rows
    )
    return Sheet(f"{_('Timetable')}: {page.head.plan.title}", columns, rows)
