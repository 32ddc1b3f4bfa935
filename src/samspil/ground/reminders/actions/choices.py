"""What people choose for themselves: how they are reminded, and where their calendar may be read."""

import hashlib
import secrets
from collections.abc import Iterable

from django.db import connection, transaction
from django.utils.timezone import now

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person
from samspil.ground.reminders.models import CalendarFeed, Choice, Letter


@transaction.atomic
def choose(*, weekday: int, off: Iterable[str], by: Person) -> None:
    choice, _made = Choice.objects.select_for_update().get_or_create(person=by)
    choice.weekday, choice.off = weekday, sorted(off)
    choice.save(update_fields=["weekday", "off"])
    record("reminders chosen", target=choice, by=by)


@transaction.atomic
def make_feed(*, name: str, language: str, by: Person, about: str = "") -> str:
    """Returns the secret part of the address. It is told once: only its fingerprint is kept."""
    secret = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(
        person=by,
        name=name,
        about=about,
        language=language,
        fingerprint=fingerprint(secret),
        made_at=now(),
    )
    record("calendar address made", target=feed, by=by)
    return secret


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, by: Person) -> None:
    feed.revoked_at = now()
    feed.save(update_fields=["revoked_at"])
    record("calendar address revoked", target=feed, by=by)


def fingerprint(secret: str) -> str:
    """256 random bits need no salt, and comparing fingerprints tells nothing of the secret by its timing."""
    return hashlib.sha256(secret.encode()).hexdigest()


class NothingToSend(Exception):
    """No such letter of my houses has failed."""


@transaction.atomic
def send_again(*, letter: int, by: Person, unit: int) -> None:
    """A person decides it: the letter may then arrive twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reminders_send_again(%s)", [letter])
        if not cursor.fetchone()[0]:
            raise NothingToSend
    record("letter sent again", target=Letter(pk=letter), by=by, unit=unit)
