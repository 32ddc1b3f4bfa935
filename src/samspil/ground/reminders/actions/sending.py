"""Sends what waits: each letter is claimed by one worker, handed over once, and said what became of it."""

import logging
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

from django.conf import settings
from django.utils.timezone import localdate, localtime, now

from samspil.ground.reminders.actions.duty import on_duty
from samspil.ground.reminders.models import Letter
from samspil.ground.reminders.rules import LOST, LOST_AFTER, RESTORED, LetterState, next_try
from samspil.tools.exchange.post import Fate, Handed, Server, Unreachable, connected, hand_over, is_open

logger = logging.getLogger(__name__)


def send_waiting(*, server: Server | None) -> int:
    """How many were sent. Without a server, or with one that does not answer, everything waits."""
    _give_up_lost(now())
    if server is None or not _waits(now()):
        return 0
    sent = 0
    try:
        with connected(server) as line:
            while is_open(line) and (letter := _claim(now())):
                handed = hand_over(line, message_of(letter), sender=_sender(), recipient=letter.email)
                _settle(letter, handed, now())
                sent += handed.fate is Fate.TAKEN
    except Unreachable as fault:
        logger.warning("Mail waits: %s", fault)
    return sent


def message_of(letter: Letter) -> EmailMessage:
    message = EmailMessage()
    message["Message-ID"] = letter.message_id
    message["Date"] = format_datetime(localtime(letter.made_at))
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["To"] = letter.email
    message["Subject"] = " ".join(letter.subject.split())
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = letter.language
    message.set_content(letter.text)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    return message


def _sender() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")


def _waits(moment: datetime) -> bool:
    with on_duty(None, localdate()):
        return Letter.objects.filter(state=LetterState.WAITING, next_try_at__lte=moment).exists()


def _claim(moment: datetime) -> Letter | None:
    """One letter that no other worker has. Safe before it is handed over, so that a crash leaves a trace."""
    with on_duty(None, localdate()):
        waiting = Letter.objects.filter(state=LetterState.WAITING, next_try_at__lte=moment)
        letter = waiting.order_by("next_try_at", "pk").select_for_update(skip_locked=True).first()
        if letter:
            letter.state, letter.claimed_at, letter.tries = LetterState.SENDING, moment, letter.tries + 1
            letter.save(update_fields=["state", "claimed_at", "tries"])
    return letter


def _settle(letter: Letter, handed: Handed, moment: datetime) -> None:
    changes: dict[str, object] = {"fault": "" if handed.fate is Fate.TAKEN else handed.said[:300]}
    again = next_try(letter.tries, made=letter.made_at, now=moment)
    if handed.fate is Fate.TAKEN:
        changes |= {"state": LetterState.SENT, "sent_at": moment}
    elif handed.fate is Fate.UNSURE:
        changes |= {"state": LetterState.UNSURE}
    elif handed.fate is Fate.LATER and again:
        changes |= {"state": LetterState.WAITING, "next_try_at": again}
    else:
        changes |= {"state": LetterState.FAILED}
    with on_duty(None, localdate()):
        mine = Letter.objects.filter(pk=letter.pk, state=LetterState.SENDING, claimed_at=letter.claimed_at)
        mine.update(**changes)


def _give_up_lost(moment: datetime) -> None:
    """A claim whose worker died: the letter may have gone out, so it is not sent again by itself."""
    with on_duty(None, localdate()):
        lost = Letter.objects.filter(state=LetterState.SENDING, claimed_at__lt=moment - LOST_AFTER)
        lost.update(state=LetterState.UNSURE, fault=LOST)


def doubt_what_waited() -> int:
    """After a backup was put back: what waited may have left since, so a person decides. Says how many."""
    on_their_way = Letter.objects.filter(state__in=(LetterState.WAITING, LetterState.SENDING))
    return on_their_way.update(state=LetterState.UNSURE, fault=RESTORED)


def oldest_waiting() -> timedelta:
    """For how long the oldest letter has waited beyond its time."""
    with on_duty(None, localdate()):
        first = Letter.objects.filter(state=LetterState.WAITING).order_by("made_at").first()
    return now() - first.made_at if first else timedelta()
