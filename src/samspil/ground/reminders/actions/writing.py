"""Writes one letter for each person who was given notice today."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.timezone import now
from django.utils.translation import override

from samspil.ground.organisation.models import Unit
from samspil.ground.reminders import wording
from samspil.ground.reminders.actions.duty import on_duty
from samspil.ground.reminders.models import Letter, Notice
from samspil.ground.reminders.queries import Reader

BATCH = 200


def write_letters(
    *,
    root: Unit,
    overseer: int,
    today: date,
    readers: dict[int, Reader],
    is_letter_day: Callable[[int], bool],
) -> int:
    """In batches, each safe by itself. Who had a letter today already has the rest in the next one."""
    written, last = 0, 0
    while True:
        with on_duty(overseer, today):
            people = _next_people(root, today, last)
            if not people:
                return written
            last = people[-1]
            batches = _notices(root, [each for each in people if each in readers])
            for person, notices in batches:
                kind = Letter.Kind.WEEK if is_letter_day(person) else Letter.Kind.URGENT
                _write(_letter(root, person, readers[person], kind, notices, today), notices)
                written += 1


def _next_people(root: Unit, today: date, after: int) -> list[int]:
    had_one = Letter.objects.filter(root=OuterRef("root"), person=OuterRef("person"), on=today)
    waiting = Notice.objects.filter(~Exists(had_one), root=root, letter=None, person__gt=after)
    return list(waiting.order_by("person").values_list("person", flat=True).distinct()[:BATCH])


def _notices(root: Unit, people: list[int]) -> Iterator[tuple[int, list[Notice]]]:
    found = Notice.objects.filter(root=root, letter=None, person__in=people)
    found = found.select_related("about", "unit").order_by("person", "due_on", "pk")
    for person, notices in groupby(found, key=lambda each: each.person_id):
        yield person, list(notices)


def _letter(root: Unit, person: int, reader: Reader, kind: str, notices: list[Notice], today: date) -> Letter:
    language = reader.language or settings.LANGUAGE_CODE
    with override(language):
        said = wording.letter(notices, name=reader.name, owner=root.name, kind=kind, today=today)
    moment = now()
    return Letter(
        root=root,
        person_id=person,
        kind=kind,
        on=today,
        email=reader.email,
        language=language,
        subject=said.subject,
        text=said.text,
        html=said.html,
        message_id=_message_id(root.pk, person, today),
        made_at=moment,
        next_try_at=moment,
    )


@transaction.atomic
def _write(letter: Letter, notices: list[Notice]) -> None:
    letter.save(force_insert=True)
    Notice.objects.filter(pk__in=[each.pk for each in notices]).update(letter=letter)


def _message_id(root: int, person: int, today: date) -> str:
    """The same for the same letter whenever it is made, so that a mail server can tell a double."""
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    return f"<{uuid5(NAMESPACE_URL, f'{settings.ADDRESS}/{root}/{person}/{today}')}@{host}>"
