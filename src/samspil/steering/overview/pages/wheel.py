"""The year that comes round: plans, requests, rounds, meetings, looks back, count days and holidays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ground.base.templatetags.face import day as day_words
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.rulebook.rules import SchoolYear, count_dates, public_holidays, school_year
from samspil.steering.overview import queries
from samspil.steering.overview.rules import first_days
from samspil.tools.charts.wheel import Day, Month, Ring, YearWheel


@dataclass(frozen=True)
class Entry:
    """One line of the list: what happens, of which kind, and where it is told."""

    on: date
    kind: str
    label: str
    url: str
    until: date | None = None

    def days(self, today: date) -> str:
        first = day_words(self.on, today)
        return f"{first} – {day_words(self.until, today)}" if self.until else first


@dataclass(frozen=True)
class MonthList:
    key: str
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class YearPage:
    year: int
    label: str
    chart: YearWheel
    months: tuple[MonthList, ...]
    total: int
    ahead: int
    is_now: bool

    @property
    def here(self) -> str:
        return f"?year={self.year}"

    @property
    def before(self) -> int:
        return self.year - 1

    @property
    def after(self) -> int:
        return self.year + 1


def year_of(me: Me, today: date) -> int:
    return school_year(today, me.roles[0].root.country).start.year


def year_page(me: Me, year: int, *, today: date) -> YearPage:
    house = Unit.objects.get(pk=me.root)
    turn = school_year(date(year, 12, 31), house.country)
    begins_on, ends_on = turn.start, turn.end
    found = {
        label: sorted(entries, key=lambda each: (each.on, each.label))
        for label, entries in _rings(me.root, house.country, begins_on, ends_on)
    }
    entries = sorted(
        (each for ring in found.values() for each in ring), key=lambda each: (each.on, each.kind)
    )
    firsts = first_days(begins_on)
    return YearPage(
        year=year,
        label=turn.label,
        chart=_wheel(found, turn, today),
        months=tuple(_month(first, entries) for first in firsts),
        total=len(entries),
        ahead=sum(1 for each in entries if each.on >= today),
        is_now=begins_on <= today <= ends_on,
    )


def _rings(root: int, country: str, begins_on: date, ends_on: date) -> Iterator[tuple[str, list[Entry]]]:
    """From the outermost ring in; a kind without a day is left out."""
    kinds = {
        _("Plans"): _plans(root, begins_on, ends_on),
        _("Deadlines of efforts"): _deadlines(root, begins_on, ends_on),
        _("Local plans due"): _requests(root, begins_on, ends_on),
        _("Follow-up rounds"): _rounds(root, begins_on, ends_on),
        _("Meetings"): _meetings(root, begins_on, ends_on),
        _("Looks back on decisions"): _looks_back(root, begins_on, ends_on),
        _("Count days and school year"): _school(country, begins_on, ends_on),
        _("Public holidays"): _holidays(country, begins_on, ends_on),
    }
    for label, found in kinds.items():
        entries = [Entry(on, label, said, url, *until) for on, said, url, *until in found]
        if entries:
            yield label, entries


# A day, what it is, where it is told, and for what lasts its last day.
Found = Iterator[tuple[date, str, str] | tuple[date, str, str, date]]


def _plans(root: int, begins_on: date, ends_on: date) -> Found:
    for plan in queries.plans_of_the_year(root, begins_on, ends_on):
        url = reverse("plan", args=[plan.pk])
        turns = ((plan.begins_on, _("%(plan)s begins")), (plan.ends_on, _("%(plan)s ends")))
        for on, said in turns:
            if begins_on <= on <= ends_on:
                yield on, said % {"plan": plan.title}, url


def _deadlines(root: int, begins_on: date, ends_on: date) -> Found:
    for effort in queries.effort_ends_in(root, begins_on, ends_on):
        yield effort.planned_end, effort.title, reverse("effort", args=[effort.pk])


def _requests(root: int, begins_on: date, ends_on: date) -> Found:
    for due, title, count in queries.requests_due(root, begins_on, ends_on):
        said = ngettext(
            "%(n)d place is to send its plan: %(plan)s",
            "%(n)d places are to send their plans: %(plan)s",
            count,
        )
        yield due, said % {"n": count, "plan": title}, reverse("plans")


def _meetings(root: int, begins_on: date, ends_on: date) -> Found:
    for meeting in queries.meetings_in(root, begins_on, ends_on):
        yield meeting.on, f"{meeting.body.name}: {meeting.title}", reverse("meeting", args=[meeting.pk])


def _rounds(root: int, begins_on: date, ends_on: date) -> Found:
    """From the day the places were asked to the day their answers are due."""
    for each in queries.rounds_in(root, begins_on, ends_on):
        yield localdate(each.opened_at), each.title, reverse("round", args=[each.pk]), each.due_on


def _looks_back(root: int, begins_on: date, ends_on: date) -> Found:
    for decision in queries.looks_back_in(root, begins_on, ends_on):
        url = reverse("effort", args=[decision.effort_id]) if decision.effort_id else ""
        yield decision.look_back_on, decision.title, url


def _school(country: str, begins_on: date, ends_on: date) -> Found:
    year = school_year(begins_on, country)
    yield begins_on, _("School year %(label)s begins") % {"label": year.label}, ""
    for on in count_dates(year, country):
        yield on, _("Pupils are counted"), reverse("rules")
    yield ends_on, _("School year %(label)s ends") % {"label": year.label}, ""


def _holidays(country: str, begins_on: date, ends_on: date) -> Found:
    for on, name in public_holidays(country, [begins_on.year, ends_on.year]).items():
        if begins_on <= on <= ends_on:
            yield on, name, ""


def _wheel(found: dict[str, list[Entry]], turn: SchoolYear, today: date) -> YearWheel:
    rings = tuple(
        Ring(label, tuple(Day(each.on, each.label, each.days(today), each.until) for each in entries))
        for label, entries in found.items()
    )
    return YearWheel(
        title=_("The school year %(year)s") % {"year": turn.label},
        description=" ".join(
            _("%(kind)s: %(n)s.") % {"kind": ring.label, "n": len(ring.days)} for ring in rings
        ),
        header=(_("Month"), _("Day"), _("Kind"), _("What")),
        months=tuple(
            Month(_short(first), first, date_format(first, "F").capitalize(), f"#{_key(first)}")
            for first in first_days(turn.start)
        ),
        ends_on=turn.end + timedelta(days=1),
        rings=rings,
        today=today if turn.start <= today <= turn.end else None,
        today_word=_("today"),
    )


def _month(first: date, entries: list[Entry]) -> MonthList:
    inside = tuple(each for each in entries if each.on.month == first.month)
    return MonthList(_key(first), date_format(first, "F").capitalize(), inside)


def _short(first: date) -> str:
    return date_format(first, "b").lower().rstrip(".")


def _key(first: date) -> str:
    return f"m{first.month}"
