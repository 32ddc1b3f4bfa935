"""The list of bodies: who meets, what they had on the agenda, and what waits for me."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.rules import WRITERS
from samspil.ground.rulebook.rules import SchoolYear, school_year
from samspil.steering.meetings import queries
from samspil.steering.meetings.models import BODY_KINDS, Body, Consultation, Task
from samspil.steering.meetings.rules import groups_of
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet

EACH_PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What of the list one asked to see; it stands in the address."""

    kind: str = ""
    words: str = ""
    number: str = field(default="1", compare=False)

    def address(self, **changed: str) -> str:
        asked = {"kind": self.kind, "q": self.words, **changed}
        return "?" + urlencode({key: value for key, value in asked.items() if value})


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class BodiesPage:
    bodies: tuple[Body, ...]
    pager: Page
    choices: tuple[Choice, ...]
    wanted: Wanted
    total: int
    with_inclusion: int
    year: str
    mine: tuple[Body, ...]
    asked: tuple[Consultation, ...]
    tasks: tuple[Task, ...]
    may_add: bool

    @property
    def query(self) -> str:
        return self.wanted.address()


def bodies_page(me: Me, wanted: Wanted, *, today: date) -> BodiesPage:
    year = _year(me, today)
    every = queries.bodies_in(me.root)
    counts = queries.count_by_kind(every)
    pager = Paginator(_rows(every, wanted, year, today), EACH_PAGE).get_page(wanted.number)
    groups = groups_of(role.kind for role in me.roles)
    return BodiesPage(
        bodies=tuple(pager),
        pager=pager,
        choices=tuple(_choices(counts, wanted)),
        wanted=wanted,
        total=sum(counts.values()),
        with_inclusion=queries.with_inclusion(every, since=year.start),
        year=year.label,
        mine=tuple(queries.seats_of(me.person, today)),
        asked=tuple(queries.waiting_for_answer(me.root, groups)),
        tasks=tuple(queries.open_tasks_of(me.person)),
        may_add=bool(me.units(WRITERS)),
    )


def bodies_sheet(me: Me, wanted: Wanted, *, today: date) -> Sheet:
    """The same list as a table to take along."""
    year = _year(me, today)
    rows = _rows(queries.bodies_in(me.root), wanted, year, today)
    columns = (
        Column(_("Body")),
        Column(_("Place")),
        Column(_("Kind of body")),
        Column(_("Next meeting"), Kind.DATE),
        Column(_("Latest meeting"), Kind.DATE),
        Column(_("Meetings in %(year)s") % {"year": year.label}, Kind.INTEGER),
        Column(_("Of them with inclusion on the agenda"), Kind.INTEGER),
        Column(_("Of them with an evaluation of it"), Kind.INTEGER),
    )
    lines = (
        (
            each.name,
            each.unit.name,
            str(each.get_kind_display()),
            each.next_on,
            each.last_on,
            each.held,
            each.inclusion,
            each.evaluation,
        )
        for each in rows
    )
    return Sheet(_("Bodies and their agendas"), columns, lines)


def _year(me: Me, today: date) -> SchoolYear:
    return school_year(today, me.roles[0].unit.country)


def _rows(every: QuerySet[Body], wanted: Wanted, year: SchoolYear, today: date) -> QuerySet[Body]:
    found = every.filter(kind=wanted.kind) if wanted.kind in BODY_KINDS else every
    if wanted.words:
        found = found.filter(Q(name__icontains=wanted.words) | Q(unit__name__icontains=wanted.words))
    return queries.with_agendas(found, since=year.start, today=today)


def _choices(counts: dict[str, int], wanted: Wanted) -> Iterator[Choice]:
    yield Choice(wanted.address(kind=""), _("All"), sum(counts.values()), wanted.kind not in BODY_KINDS)
    for kind, label in BODY_KINDS.items():
        if kind in counts:
            yield Choice(wanted.address(kind=kind), str(label), counts[kind], wanted.kind == kind)
