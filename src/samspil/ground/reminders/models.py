"""Who was reminded of what, the letters that said it, and the private addresses of calendars."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit
from samspil.ground.reminders.rules import TOLD_UP, LetterState

LETTER_STATES = {
    LetterState.WAITING: pgettext_lazy("letter", "Waits to be sent"),
    LetterState.SENDING: pgettext_lazy("letter", "Being sent"),
    LetterState.SENT: pgettext_lazy("letter", "Sent"),
    LetterState.UNSURE: pgettext_lazy("letter", "Perhaps sent"),
    LetterState.FAILED: pgettext_lazy("letter", "Could not be sent"),
}
WEEKDAYS = {
    1: pgettext_lazy("day of the letter", "Monday"),
    2: pgettext_lazy("day of the letter", "Tuesday"),
    3: pgettext_lazy("day of the letter", "Wednesday"),
    4: pgettext_lazy("day of the letter", "Thursday"),
    5: pgettext_lazy("day of the letter", "Friday"),
    6: pgettext_lazy("day of the letter", "Saturday"),
    7: pgettext_lazy("day of the letter", "Sunday"),
}


class Letter(models.Model):
    """One letter to one person, with the very words that are sent. Its Message-ID never changes."""

    class Kind(models.TextChoices):
        WEEK = "week", pgettext_lazy("letter", "Letter of the week")
        URGENT = "urgent", pgettext_lazy("letter", "Urgent reminder")

    root = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=6, choices=Kind)
    on = models.DateField()
    email = models.EmailField()
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=8, choices=LETTER_STATES, default=LetterState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(state__in=("waiting", "sending")),
                name="letters_on_their_way",
            ),
            models.Index(fields=["root", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["root", "person", "on"], name="one_letter_a_day"),
            models.CheckConstraint(
                name="a_letter_being_sent_is_claimed",
                condition=~Q(state="sending") | Q(claimed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_sent_letter_says_when",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Notice(models.Model):
    """Somebody was reminded of one thing on one day; or, with the step told-up, a leader was told of it.

    Then `about` is the person who owes it, and empty when nobody does.
    """

    root = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=80)
    step = models.CharField(max_length=20)
    due_on = models.DateField(null=True)
    noticed_on = models.DateField()
    title = models.CharField(max_length=300)
    path = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    about = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    letter = models.ForeignKey(Letter, models.SET_NULL, null=True, related_name="notices")

    class Meta:
        ordering = ["-noticed_on", F("due_on").asc(nulls_last=True), "pk"]
        indexes = [
            models.Index(fields=["kind", "key"]),
            models.Index(fields=["root", "person"], condition=Q(letter=None), name="notices_without_letter"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "key", "step", "due_on"],
                name="nothing_is_noticed_twice",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="only_a_leader_is_told_about_somebody", condition=Q(step=TOLD_UP) | Q(about=None)
            ),
            models.CheckConstraint(
                name="nobody_is_told_about_oneself", condition=Q(about=None) | ~Q(about=F("person"))
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Choice(models.Model):
    """How one person wants to be reminded. Who never chose is reminded of everything, on the house's day."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="reminder_choice")
    weekday = models.PositiveSmallIntegerField(_("Day of the week's letter"), choices=WEEKDAYS, default=1)
    off = ArrayField(models.CharField(max_length=30), default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_weekday_is_one_of_seven", condition=Q(weekday__range=(1, 7)))
        ]

    def __str__(self) -> str:
        return str(self.get_weekday_display())


class CalendarFeed(models.Model):
    """A private address of a calendar. It is shown once; only a fingerprint of it is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="calendar_feeds")
    name = models.CharField(_("Where you use it"), max_length=80)
    # What it holds, as "plan/12" or "body/3"; empty for what waits for the person.
    about = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=5)
    fingerprint = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name


class Run(models.Model):
    """The day's reminding of one house, written once all of it is done."""

    root = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    on = models.DateField()
    done_at = models.DateTimeField()
    notices = models.PositiveIntegerField(default=0)
    letters = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [models.UniqueConstraint(fields=["root", "on"], name="a_house_is_reminded_once_a_day")]

    def __str__(self) -> str:
        return f"{self.root} {self.on}"
