"""What the pages of the reminders show, and what stands in a calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from samspil.ground.organisation.access import Me, is_administrator
from samspil.ground.organisation.models import Person, Role
from samspil.ground.reminders import queries, registry
from samspil.ground.reminders.models import LETTER_STATES, CalendarFeed, Letter, Notice
from samspil.ground.reminders.rules import LOST, RESTORED, TOLD_UP, LetterState
from samspil.ground.reminders.wording import absolute, kind_word
from samspil.tools.exchange.almanac import Entry, write_calendar

SHOWN, POST_DAYS = 60, 30
DOUBTS = {
    LOST: gettext_lazy("The worker stopped while it was sent."),
    RESTORED: gettext_lazy(
        "A backup was put back. The letter waited when it was made, and may have gone out since."
    ),
}


@dataclass(frozen=True)
class NoticeLine:
    notice: Notice
    kind: str
    is_about_another: bool


@dataclass(frozen=True)
class CalendarLine:
    """`what` is the sort of thing it holds the days of, "" for one's own."""

    feed: CalendarFeed
    what: str


@dataclass(frozen=True)
class RemindersPage:
    lines: tuple[NoticeLine, ...]
    told_up: tuple[NoticeLine, ...]
    form: Form
    calendars: tuple[CalendarLine, ...]
    is_demo: bool
    is_administrator: bool


def reminders_page(mine: Me, form: Form) -> RemindersPage:
    return RemindersPage(
        lines=tuple(_line(each) for each in queries.notices_of(mine.person)[:SHOWN]),
        told_up=tuple(_line(each) for each in queries.told_about(mine.person)[:SHOWN]),
        form=form,
        calendars=tuple(
            CalendarLine(each, _what(each))
            for each in CalendarFeed.objects.filter(person=mine.person, revoked_at=None)
        ),
        is_demo=settings.DEMO,
        is_administrator=is_administrator(mine),
    )


def _what(feed: CalendarFeed) -> str:
    found = registry.subject_of(feed.about)
    return str(found[0].word) if found else ""


def _line(notice: Notice) -> NoticeLine:
    return NoticeLine(notice, kind_word(notice.kind), notice.step == TOLD_UP)


@dataclass(frozen=True)
class CalendarPage:
    """`address` is empty until the calendar is made, and is shown this once; `about`, for one's own days."""

    form: Form
    address: str = ""
    name: str = ""
    about: str = ""


@dataclass(frozen=True)
class OutboxPage:
    letters: tuple[Letter, ...]
    waits_for_server: bool


def outbox_page(mine: Me) -> OutboxPage:
    letters = Letter.objects.filter(person=mine.person)[:20]
    return OutboxPage(tuple(letters), settings.MAIL_SERVER is None)


@dataclass(frozen=True)
class PostLine:
    line: queries.PostLine
    state: str
    who: str
    why: str
    is_unsure: bool


@dataclass(frozen=True)
class PostPage:
    counts: tuple[tuple[str, int], ...]
    lines: tuple[PostLine, ...]
    server: str


def post_page(*, today: date) -> PostPage:
    counts, found = queries.post_of_my_houses(days=POST_DAYS, today=today)
    names = {each.pk: each.name for each in Person.objects.filter(pk__in=[each.person for each in found])}
    return PostPage(
        counts=tuple((str(label), counts.get(state, 0)) for state, label in LETTER_STATES.items()),
        lines=tuple(
            PostLine(
                each,
                str(LETTER_STATES[LetterState(each.state)]),
                names.get(each.person, ""),
                _why(each),
                each.state == LetterState.UNSURE,
            )
            for each in found
        ),
        server=repr(settings.MAIL_SERVER) if settings.MAIL_SERVER else "",
    )


def _why(line: queries.PostLine) -> str:
    """In the reader's language where we know; what the mail server said stays in its own."""
    if line.state == LetterState.UNSURE and line.fault not in DOUBTS:
        return _("It was handed over, but no answer came.") + f" {line.fault}"
    return str(DOUBTS.get(line.fault, line.fault))


def calendar_file(feed: CalendarFeed, *, today: date, stamp: datetime) -> bytes:
    """What the holder owes or is expected at, in each house they belong to; or the days of one thing."""
    with override(feed.language):
        name, found = _named(feed, today)
        entries = sorted(found, key=lambda each: (each.on, each.uid))
        return write_calendar(entries, name=name, language=feed.language, stamp=stamp)


def _named(feed: CalendarFeed, today: date) -> tuple[str, Iterator[Entry]]:
    found = registry.subject_of(feed.about)
    if found is None:
        own = _("Samspil: what waits for me")
        # An address of what no app knows any longer holds nothing, and never more than it was made for.
        return own, iter(()) if feed.about else _entries(_own(feed.person_id, today), str(feed.person_id))
    subject, pk = found
    title = subject.title(pk)
    days = subject.days(pk, today) if title else ()
    return f"Samspil: {title or subject.word}", _entries(days, feed.about.replace("/", "-"))


def _own(person: int, today: date) -> Iterator[registry.Due]:
    for root in Role.objects.filter(person=person).order_by().values_list("root", flat=True).distinct():
        yield from registry.everything_due(registry.Ask(root, today, person))


def _entries(found: Iterable[registry.Due], whose: str) -> Iterator[Entry]:
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    for each in found:
        if each.due:
            kind = kind_word(each.kind)
            yield Entry(
                uid=f"{each.kind}.{each.key}.{whose}@{host}",
                on=each.due,
                title=f"{kind}: {each.title}",
                text=_("Open it in Samspil: %(url)s") % {"url": absolute(each.path)},
                url=absolute(each.path),
                category=kind,
            )


def calendar_address(secret: str) -> str:
    return absolute(reverse("calendar", args=[secret]))
