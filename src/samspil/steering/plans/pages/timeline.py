"""Efforts and actions on the calendar: planned against actual, as a chart that draws and tells itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ground.base.templatetags.face import STATUS_WORDS, short_day
from samspil.steering.plans.models import Action
from samspil.steering.plans.pages.lines import EffortLine, Standing, standing, tally
from samspil.steering.plans.rules import Course, Start, Status, days_late, start_of
from samspil.tools.charts.timeline import Row, Span, Tick, Timeline, Words

# So many months stand each under their own name; more are shown by the quarter, many more by the year.
MONTHS, QUARTERS = 16, 42


@dataclass(frozen=True)
class Period:
    """The time a drawing covers."""

    begins_on: date
    ends_on: date


def timeline(title: str, rows: Sequence[Row], period: Period, *, today: date) -> Timeline:
    is_now = period.begins_on <= today <= period.ends_on
    return Timeline(
        title=title,
        description=_told(rows, period),
        begins_on=period.begins_on,
        ends_on=period.ends_on,
        rows=tuple(rows),
        ticks=tuple(month_ticks(period.begins_on, period.ends_on)),
        today=Tick(today, _("today")) if is_now else None,
        words=_words(),
    )


def effort_rows(lines: Iterable[EffortLine], *, today: date, leads_to: str = "effort") -> list[Row]:
    """Earliest planned start first; `leads_to` names the address that a row opens."""
    ordered = sorted(lines, key=lambda line: (line.effort.planned_start or date.max, line.effort.number))
    return [
        _row(
            line.effort.title,
            line.effort.course,
            line.standing,
            url=reverse(leads_to, args=[line.effort.pk]),
            is_waiting=line.is_waiting,
            today=today,
        )
        for line in ordered
    ]


def action_row(action: Action, label: str, *, quiet_days: int, today: date) -> Row:
    """Needs the effort fetched with the action."""
    course = action.course
    found = standing(course, evidence=action.evidence_count, today=today, quiet_days=quiet_days)
    url = reverse("action", args=[action.pk])
    is_waiting = action.effort.approved_at is None
    return _row(label, course, found, url=url, is_waiting=is_waiting, today=today)


def _row(label: str, course: Course, found: Standing, *, url: str, is_waiting: bool, today: date) -> Row:
    return Row(
        label=label,
        url=url,
        status=found.status.value,
        status_word=str(STATUS_WORDS[found.status.value]),
        planned=_span(course.planned_start, course.planned_end, today),
        actual=_actual(course, today),
        late=None if is_waiting else _late(course, today),
        known_until=None if _over(course) else course.news_on or course.started_on,
        is_over=course.ended_on is not None,
        note="" if is_waiting else _late_note(course, today),
    )


def _over(course: Course) -> date | None:
    return course.ended_on or course.stopped_on


def _actual(course: Course, today: date) -> Span | None:
    if course.started_on is None or course.started_on > today:
        return None
    end = _over(course) or min(day for day in (today, course.planned_end) if day)
    said = _("%(begin)s to %(end)s") if _over(course) else _("since %(begin)s, last news %(news)s")
    days = {"begin": course.started_on, "end": _over(course), "news": course.news_on or course.started_on}
    words = said % {name: short_day(day, today) for name, day in days.items()}
    return Span(course.started_on, max(end, course.started_on), words)


def _late(course: Course, today: date) -> Span | None:
    """From the day that was missed until now: a deadline, or a start."""
    missed = course.planned_end if course.started_on else course.planned_start
    if _over(course) or missed is None or missed >= today:
        return None
    begin = max(missed, course.started_on or missed)
    return Span(begin, today, _("since %(begin)s") % {"begin": short_day(missed, today)})


def _span(begin: date | None, end: date | None, today: date) -> Span | None:
    if begin is None or end is None:
        return None
    said = {"begin": short_day(begin, today), "end": short_day(end, today)}
    return Span(begin, end, _("%(begin)s to %(end)s") % said)


def _late_note(course: Course, today: date) -> str:
    """How late it began, when that is worth a word."""
    planned, started = (None if course.stopped_on else course.planned_start), course.started_on
    days = days_late(planned=planned, started=started, today=today) or 0
    if start_of(planned=planned, started=started, today=today) not in (Start.LATE, Start.OVERDUE):
        return ""
    if course.started_on:
        return ngettext("began %(n)d day late", "began %(n)d days late", days) % {"n": days}
    return ngettext("start %(n)d day late", "start %(n)d days late", days) % {"n": days}


def month_ticks(begins_on: date, ends_on: date) -> Iterator[Tick]:
    months = (ends_on.year - begins_on.year) * 12 + ends_on.month - begins_on.month + 1
    step = 1 if months <= MONTHS else 3 if months <= QUARTERS else 12
    count = begins_on.year * 12 + begins_on.month - 1
    for number in range(count, count + months):
        first = date(number // 12, number % 12 + 1, 1)
        if (first.month - 1) % step == 0 and begins_on <= first <= ends_on:
            label = date_format(first, "Y" if step == 12 or (step == 3 and first.month == 1) else "b")
            yield Tick(first, label.lower().rstrip("."))


def _told(rows: Sequence[Row], period: Period) -> str:
    """The message in words: how many, how they stand, and which are late."""
    counts = tally(Status(row.status) for row in rows)
    parts = [f"{count} {str(STATUS_WORDS[status]).lower()}" for status, count in counts]
    said = [
        _("From %(begin)s to %(end)s.")
        % {"begin": short_day(period.begins_on), "end": short_day(period.ends_on)},
        f"{', '.join(parts)}." if parts else "",
    ]
    late = [row.label for row in rows if row.status == Status.LATE]
    if late:
        said.append(_("Late: %(labels)s.") % {"labels": "; ".join(late)})
    return " ".join(each for each in said if each)


def _words() -> Words:
    return Words(
        header=(_("What"), _("Planned"), _("Actual"), _("Past its day"), _("Status")),
        planned=_("planned"),
        running=_("running, with news"),
        unknown=_("since the last news: we do not know"),
        late=_("past its day (thin)"),
        over=_("ended"),
    )
