"""Runs imports: at once for who waits, or by the worker for who has gone on."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils.timezone import localdate, now
from django.utils.translation import override

from samspil.ground.base.context import acting_as
from samspil.ground.organisation.actions.entries import Told
from samspil.ground.organisation.actions.imports import (
    AlreadyAnswered,
    EndingsNotAccepted,
    FileGone,
    OrganisationMoved,
    carry_out_import,
    check_import,
    confirm_import,
    drop_import,
    fail_import,
)
from samspil.ground.organisation.models import Import, Person

PURPOSE = "imports"
# A file nobody answers names people for no purpose.
KEPT = timedelta(days=14)


class Answer(StrEnum):
    """What came of saying yes to a preview."""

    DONE = "done"
    BEGUN = "begun"  # the worker carries it out
    ENDINGS = "endings"  # not without a yes to the endings
    BEFORE = "before"  # somebody answered before
    GONE = "gone"  # the file is no longer there
    MOVED = "moved"  # the organisation moved: look at the new preview


def is_small(imported: Import) -> bool:
    return imported.size <= int(settings.READ_AT_ONCE)


def answer_import(*, imported: Import, accept_endings: bool, by: Person, today: date) -> Answer:
    """Confirm, and carry out what is small enough to wait for."""
    try:
        with transaction.atomic():
            confirm_import(imported=imported, accept_endings=accept_endings, by=by)
            if not is_small(imported):
                return Answer.BEGUN
            carry_out_import(imported=imported, by=by, today=today)
            return Answer.DONE
    except EndingsNotAccepted:
        return Answer.ENDINGS
    except AlreadyAnswered:
        return Answer.BEFORE
    except FileGone:
        drop_import(imported=imported, by=by, note="file gone")
        return Answer.GONE
    except OrganisationMoved:
        check_import(imported=imported, by=by, today=today)
        return Answer.MOVED


def run_check(number: int, person: int, *, has_moved: bool = False) -> None:
    """Read a large file for the person who sent it."""
    with _whole(number, person), acting_as(person, purpose=PURPOSE, today=localdate()):
        by = Person.objects.select_related("account").get(pk=person)
        with override(by.account.language or settings.LANGUAGE_CODE):
            imported = Import.objects.get(pk=number)
            check_import(imported=imported, by=by, today=localdate(), has_moved=has_moved)


def run_import(number: int, person: int) -> None:
    """Carry out what the person confirmed. If the organisation moved meanwhile, show them the new preview."""
    try:
        with (
            _whole(number, person),
            progress_told(number, person) as told,
            acting_as(person, purpose=PURPOSE, today=localdate()),
        ):
            by = Person.objects.get(pk=person)
            carry_out_import(imported=Import.objects.get(pk=number), by=by, today=localdate(), told=told)
    except OrganisationMoved:
        run_check(number, person, has_moved=True)


def drop_unanswered() -> int:
    """Throw away files that wait in vain, on behalf of an administrator; says how many."""
    today, dropped = localdate(), 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT import, administrator FROM unanswered_imports(%s)", [now() - KEPT])
        found = cursor.fetchall()
    for number, administrator in found:
        with acting_as(administrator, purpose=PURPOSE, today=today):
            by = Person.objects.get(pk=administrator)
            drop_import(imported=Import.objects.get(pk=number), by=by, note="unanswered")
            dropped += 1
    return dropped


@contextmanager
def _whole(number: int, person: int) -> Iterator[None]:
    """What breaks off leaves nothing behind but the word that it broke off."""
    try:
        yield
    except AlreadyAnswered:
        return
    except OrganisationMoved:
        raise
    except (OperationalError, InterfaceError):
        # The database went away and took back all that was begun: the job begins again by itself.
        connection.close_if_unusable_or_obsolete()
        raise
    except Exception:
        # A lost connection is replaced; if the database is gone altogether, silence tells the same later.
        connection.close_if_unusable_or_obsolete()
        with acting_as(person, purpose=PURPOSE, today=localdate()):
            fail_import(imported=Import.objects.get(pk=number), by=Person.objects.get(pk=person))
        raise


@contextmanager
def progress_told(number: int, person: int) -> Iterator[Told]:
    """Tell how far it is on a connection of its own: the import's own shows nothing until it ends."""
    aside = connection.copy()
    with closing(aside):

        def told(step: str, done: int, total: int) -> None:
            # A transaction of its own: the person ends with it, also where a pooler keeps the connection.
            aside.set_autocommit(False)
            with aside.cursor() as cursor:
                cursor.execute("SELECT set_config('samspil.person', %s, true)", [str(person)])
                cursor.execute(
                    "UPDATE organisation_importprogress SET step = %s, done = %s, total = %s, told_at = %s"
                    " WHERE of_id = %s",
                    [step, done, total, now(), number],
                )
            aside.commit()

        yield told
