"""What the pages on the record show: who did what, when, on what."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samspil.ground.audit.models import Event
from samspil.ground.audit.words import event_words
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.pages.units import View, views
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet

ON_A_PAGE = 50
MOST_KINDS = 200


@dataclass(frozen=True)
class Wish:
    """What the reader asked to see of the record."""

    person: str = ""
    what: str = ""

    def url(self, name: str, *args: str) -> str:
        said = {key: each for key, each in (("person", self.person), ("what", self.what)) if each}
        return f"{reverse(name, args=args)}?{urlencode(said)}"


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class EventLine:
    event: Event
    what: str
    unit: str


@dataclass(frozen=True)
class EventsPage:
    views: tuple[View, ...]
    wish: Wish
    lines: tuple[EventLine, ...]
    pager: Page
    kinds: tuple[Option, ...]
    csv_url: str
    xlsx_url: str


def events_page(wish: Wish, *, number: str, is_administrator: bool) -> EventsPage:
    """The policies decide which lines there are: those of the units one answers for, and one's own."""
    pager = Paginator(_events(wish), ON_A_PAGE).get_page(number)
    kinds = Event.objects.order_by("what").values_list("what", flat=True).distinct()[:MOST_KINDS]
    return EventsPage(
        views=views("events", is_administrator=is_administrator, reads_the_record=True),
        wish=wish,
        lines=_lines(list(pager)),
        pager=pager,
        kinds=tuple(Option(each, event_words(each), each == wish.what) for each in kinds),
        csv_url=wish.url("export-events", "csv"),
        xlsx_url=wish.url("export-events", "xlsx"),
    )


def events_sheet(wish: Wish) -> Sheet:
    columns = (
        *(Column(_("When"), Kind.MOMENT), Column(_("Who")), Column(_("What"))),
        *(Column(_("On what"), width=40), Column(_("Where"), width=40), Column(_("Note"), width=40)),
    )
    names = dict(Unit.objects.values_list("pk", "name"))
    rows = (
        (
            localtime(each.at),
            each.person_name,
            event_words(each.what),
            each.label,
            names.get(each.unit, ""),
            each.note,
        )
        for each in _events(wish).iterator(chunk_size=1000)
    )
    return Sheet(_("Events"), columns, rows)


def _events(wish: Wish) -> QuerySet[Event]:
    events = Event.objects.order_by("-at", "-pk")
    for word in wish.person.split():
        events = events.filter(Q(person_name__icontains=word))
    return events.filter(what=wish.what) if wish.what else events


def _lines(events: Sequence[Event]) -> tuple[EventLine, ...]:
    names = dict(Unit.objects.filter(pk__in={each.unit for each in events}).values_list("pk", "name"))
    return tuple(EventLine(each, event_words(each.what), names.get(each.unit, "")) for each in events)
