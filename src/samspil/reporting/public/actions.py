"""Writes on what the public sends in."""

from datetime import date, datetime

from django.core.cache import cache
from django.core.mail import send_mail
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import override

from samspil.ground.audit.actions import record
from samspil.ground.base.context import acting_as
from samspil.ground.organisation.models import Person, Unit
from samspil.reporting.public.models import Suggestion
from samspil.reporting.public.rules import WINDOW, may_send, sender, still_counting


class TooMany(Exception):
    """The sender has written so often that the next message must wait."""


class AlreadyAnswered(Exception):
    """Somebody else answered meanwhile; their answer stands."""


@transaction.atomic
def leave_suggestion(*, unit: Unit, fields: dict[str, str], language: str, address: str) -> None:
    """The row is its own record: the event log would tell administrators who wrote without a name."""
    _count_sender(address, now())
    Suggestion.objects.create(unit=unit, language=language, at=now(), **fields)


def _count_sender(address: str, moment: datetime) -> None:
    # Not the address but a keyed fingerprint of it, and only for as long as it counts.
    key = "suggestions:" + salted_hmac("samspil.suggestions", sender(address)).hexdigest()
    sent = still_counting(cache.get(key, []), now=moment)
    if not may_send(sent):
        raise TooMany
    cache.set(key, [*sent, moment], WINDOW.total_seconds())


@transaction.atomic
def answer_suggestion(*, suggestion: Suggestion, answer: str, on: date, by: Person) -> None:
    """Keep the answer; mailing it is a job of its own, once this is safe."""
    locked = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if locked.answered_on:
        raise AlreadyAnswered
    locked.answer, locked.answered_on, locked.answered_by = answer, on, by
    locked.save(update_fields=["answer", "answered_on", "answered_by"])
    record("suggestion answered", target=locked, by=by, unit=locked.unit_id)


@transaction.atomic
def forget_sender(*, suggestion: Suggestion, by: Person) -> None:
    """Take name and address away; what was written and answered stays."""
    suggestion.name = suggestion.email = ""
    suggestion.save(update_fields=["name", "email"])
    record("sender of a suggestion forgotten", target=suggestion, by=by, unit=suggestion.unit_id)


def mail_answer(number: int, person: int) -> None:
    """Send the answer once, in the language the suggestion was written in."""
    with acting_as(person, purpose="suggestions", today=localdate()):
        found = Suggestion.objects.select_related("unit").get(pk=number)
        if not found.email or found.mailed_at or not found.answered_on:
            return
        with override(found.language):
            subject = _("Answer from %(place)s") % {"place": found.unit.name}
            body = _("You wrote to us:\n\n%(text)s\n\nOur answer:\n\n%(answer)s\n") % {
                "text": found.text,
                "answer": found.answer,
            }
        send_mail(subject, body, None, [found.email])
        found.mailed_at = now()
        found.save(update_fields=["mailed_at"])
