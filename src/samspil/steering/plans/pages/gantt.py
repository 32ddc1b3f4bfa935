"""Efforts on the calendar: where each bar stands, in percent of the plan's time. Knows no colours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import short_day
from samspil.steering.plans.models import Effort
from samspil.steering.plans.pages.lines import EffortLine

# A thing of one day is still seen.
THINNEST = 0.4
# So many months stand each under their own name; more are shown by the quarter, many more by the year.
MONTHS, QUARTERS = 16, 42


@dataclass(frozen=True)
class Scale:
    """The time the drawing covers."""

    begins_on: date
    ends_on: date

    def at(self, day: date) -> float:
        """Percent from the left; what lies outside is drawn at the edge."""
        share = 100 * (day - self.begins_on).days / max((self.ends_on - self.begins_on).days, 1)
        return min(max(share, 0.0), 100.0)


@dataclass(frozen=True)
class Bar:
    """From one day to another: as planned, as known, past the deadline; `is_guess` since the last news."""

    kind: str
    x: str
    width: str
    is_guess: bool = False


@dataclass(frozen=True)
class Tick:
    label: str
    x: str


@dataclass(frozen=True)
class Row:
    line: EffortLine
    bars: tuple[Bar, ...]
    said: str


@dataclass(frozen=True)
class Gantt:
    ticks: tuple[Tick, ...]
    today: str
    is_now: bool
    rows: tuple[Row, ...]
    begins_on: date
    ends_on: date


def gantt(begins_on: date, ends_on: date, lines: Sequence[EffortLine], *, today: date) -> Gantt:
    scale = Scale(begins_on, ends_on)
    return Gantt(
        ticks=tuple(_ticks(scale)),
        today=_percent(scale.at(today)),
        is_now=begins_on <= today <= ends_on,
        rows=tuple(Row(line, tuple(_bars(line.effort, scale, today)), _said(line.effort)) for line in lines),
        begins_on=begins_on,
        ends_on=ends_on,
    )


def _bars(effort: Effort, scale: Scale, today: date) -> Iterable[Bar]:
    start, deadline = effort.planned_start, effort.planned_end
    if start and deadline:
        yield _bar("plan", start, deadline, scale)
    over = effort.ended_on or effort.stopped_on
    if effort.started_on and over:
        yield _bar("done" if effort.ended_on else "run", effort.started_on, over, scale)
    elif effort.started_on:
        yield from _running(effort, effort.started_on, scale, today)
    elif start and start < today and effort.approved_at and not over:
        yield _bar("late", start, today, scale)


def _running(effort: Effort, started: date, scale: Scale, today: date) -> Iterable[Bar]:
    """Solid as long as we know, pale since the last news, thin and red once the deadline has passed."""
    known = max(day for day in (started, effort.news_on) if day)
    limit = min(day for day in (today, effort.planned_end) if day)
    days = sorted({min(started, limit), min(known, limit), limit})
    for begin, end in pairwise(days):
        yield _bar("run", begin, end, scale, is_guess=begin >= known)
    if limit < today:
        yield _bar("late", max(limit, started), today, scale)


def _bar(kind: str, begin: date, end: date, scale: Scale, *, is_guess: bool = False) -> Bar:
    x = scale.at(begin)
    width = min(max(scale.at(end) - x, THINNEST), 100.0)
    return Bar(kind, _percent(min(x, 100.0 - THINNEST)), _percent(width), is_guess)


def _percent(share: float) -> str:
    return f"{share:.2f}%"


def _ticks(scale: Scale) -> Iterable[Tick]:
    months = (
        (scale.ends_on.year - scale.begins_on.year) * 12 + scale.ends_on.month - scale.begins_on.month + 1
    )
    step = 1 if months <= MONTHS else 3 if months <= QUARTERS else 12
    count = scale.begins_on.year * 12 + scale.begins_on.month - 1
    for number in range(count, count + months):
        first = date(number // 12, number % 12 + 1, 1)
        if (first.month - 1) % step == 0 and first <= scale.ends_on:
            label = date_format(first, "Y" if step == 12 or (step == 3 and first.month == 1) else "b")
            yield Tick(label.lower().rstrip("."), _percent(scale.at(first)))


def _said(effort: Effort) -> str:
    """The row in words, for who does not see it."""
    days = {
        _("Planned start: %(day)s."): effort.planned_start,
        _("Started: %(day)s."): effort.started_on,
        _("Last news: %(day)s."): effort.news_on,
        _("Deadline: %(day)s."): effort.planned_end,
        _("Ended: %(day)s."): effort.ended_on,
        _("Stopped: %(day)s."): effort.stopped_on,
    }
    return " ".join(words % {"day": short_day(day)} for words, day in days.items() if day)
