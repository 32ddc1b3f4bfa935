"""Reminds the houses as the worker would have in the last weeks; letters older than today were sent."""

from datetime import datetime, time, timedelta

from samspil.config.demo.days import ZONE, Days
from samspil.config.demo.realm import Realm
from samspil.ground.organisation.models import Role, Unit
from samspil.ground.reminders.actions.noticing import remind_house
from samspil.ground.reminders.models import Letter
from samspil.ground.reminders.rules import LetterState

WEEKS = 3
# So that an administrator has something to look at.
TROUBLES = (
    (LetterState.UNSURE, "Connection unexpectedly closed"),
    (LetterState.FAILED, "552 5.2.2 mailbox full"),
)


def build(realm: Realm, days: Days) -> None:
    """On each Monday of the last weeks, yesterday and today."""
    root = Unit.objects.get(key=realm.keyed(realm.key))
    overseer = Role.objects.filter(unit=root, kind__in=("director", "administrator")).order_by("pk").first()
    monday = days.today - timedelta(days=days.today.weekday())
    mondays = [monday - timedelta(weeks=each) for each in reversed(range(WEEKS))]
    for day in sorted({*mondays, days.today - timedelta(days=1), days.today}):
        remind_house(root=root.pk, overseer=overseer.person_id, today=day)
    _send(root, days)


def _send(root: Unit, days: Days) -> None:
    letters = Letter.objects.filter(root=root, on__lt=days.today).order_by("pk")
    for number, letter in enumerate(letters):
        moment = datetime.combine(letter.on, time(6, 20), tzinfo=ZONE)
        letter.made_at = letter.claimed_at = letter.next_try_at = moment
        letter.state, letter.sent_at, letter.tries = LetterState.SENT, moment + timedelta(seconds=40), 1
        if number < len(TROUBLES):
            letter.sent_at, (letter.state, letter.fault) = None, TROUBLES[number]
        letter.save()
