"""One's own calendars, and who holds a calendar's address."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db import connection
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.crypto import salted_hmac

from samspil.ground.organisation.access import Me, administered_units
from samspil.ground.reminders.actions.choices import fingerprint
from samspil.ground.reminders.models import CalendarFeed
from samspil.ground.reminders.registry import subject_of
from samspil.ground.reminders.rules import MOST_GUESSES, SECRET_LENGTH

GUESSING_SECONDS = 600


@dataclass(frozen=True)
class Holder:
    feed: int
    person: int
    language: str


class TooManyGuesses(Exception):
    """Somebody tries addresses; whoever it is waits a while."""


def my_calendar(mine: Me, pk: int) -> CalendarFeed:
    return get_object_or_404(CalendarFeed, pk=pk, person=mine.person, revoked_at=None)


def subject_asked(about: str) -> str:
    """What a calendar is to be of, by the title its reader sees; "" for what waits for oneself."""
    found = subject_of(about)
    title = found[0].title(found[1]) if found else ""
    if about and not title:
        raise Http404
    return title


def only_in_a_demo(is_demo: bool) -> None:
    """The letters as they would be sent are shown where none is sent."""
    if not is_demo:
        raise Http404


def administered_root(mine: Me) -> int:
    """404 for who administers nothing."""
    return administered_units(mine)[0].root


def holder_of(secret: str, *, visitor: str) -> Holder:
    """Whose calendar it is. A wrong or revoked address is like none at all."""
    guesses = "calendar:" + salted_hmac("samspil.calendar", visitor).hexdigest()
    if cache.get(guesses, 0) >= MOST_GUESSES:
        raise TooManyGuesses
    found = _look_up(secret) if len(secret) == SECRET_LENGTH else None
    if found is None:
        cache.set(guesses, cache.get(guesses, 0) + 1, GUESSING_SECONDS)
        raise Http404
    return found


def feed_of(holder: Holder) -> CalendarFeed:
    """Read in the holder's own name, like all that stands in it."""
    return CalendarFeed.objects.get(pk=holder.feed)


def _look_up(secret: str) -> Holder | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT feed, holder, speaks FROM reminders_feed(%s)", [fingerprint(secret)])
        row = cursor.fetchone()
    return Holder(*row) if row else None
