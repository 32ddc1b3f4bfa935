"""A child's file, who works with it, whose child it is, and who opened it in an emergency."""

import secrets

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.rules import Purpose
from samspil.ground.organisation.models import Person, Unit

PURPOSES = {
    Purpose.FOLLOW_UP: _("I follow up on something we agreed"),
    Purpose.SPARRING: _("I prepare a sparring"),
    Purpose.REFERRAL: _("I prepare a referral"),
    Purpose.HANDOVER: _("I prepare a handover"),
    Purpose.OTHER: _("Something else: I say what"),
}
# Above every number that counts up, so that the read log never takes a child for a grown-up.
SMALLEST_KEY = 2**40


def random_key() -> int:
    """A key that says nothing and cannot be guessed."""
    return SMALLEST_KEY + secrets.randbits(62)


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(name=name, condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")))


@pghistory.track()
class Child(models.Model):
    """One child's file, opened because help was asked for. It has no name outside its own pages.

    `number` is sealed and `fingerprint` its keyed hash: the number itself stands nowhere.
    """

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    given_name = models.CharField(_("Given name"), max_length=100)
    family_name = models.CharField(_("Family name"), max_length=100, blank=True)
    born_on = models.DateField(_("Born on"))
    number = models.CharField(max_length=300, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    person = models.OneToOneField(Person, models.PROTECT, null=True, blank=True, related_name="+")
    strengths = models.TextField(_("What can the child do, and when does it go well?"))
    surroundings = models.TextField(_("What helps around the child, and what gets in the way?"))
    difficulty = models.TextField(_("When is the child in difficulties?"), blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="child_has_a_random_key", condition=Q(id__gte=SMALLEST_KEY)),
            models.CheckConstraint(
                name="strengths_and_surroundings_first", condition=~Q(strengths="") & ~Q(surroundings="")
            ),
            models.UniqueConstraint(
                fields=["house", "fingerprint"], condition=~Q(fingerprint=""), name="child_number_once"
            ),
        ]

    def __str__(self) -> str:
        # What the record of acts keeps: no name.
        return "Child"

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@pghistory.track()
class Participant(models.Model):
    """Somebody who works with the child, for as long as they do; with `consent`, while that holds."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    part = models.CharField(_("Part in it"), max_length=120, blank=True)
    is_lead = models.BooleanField(_("Keeps the thread"), default=False)
    begins_on = models.DateField(pgettext_lazy("date", "From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    consent = models.ForeignKey("file.Consent", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-is_lead", "begins_on", "pk"]
        indexes = [models.Index(fields=["person", "child"], name="participant_person")]
        constraints = [
            ends_after_it_begins("participant_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["child", "person"], condition=Q(ends_on=None), name="participant_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return "Participant"


@pghistory.track()
class Guardian(models.Model):
    """A grown-up whose child it is. Without custody or contact the file stays shut.

    `is_place_hidden`: must not learn where the child lives or goes; sees no unit, placement or agreement.
    """

    child = models.ForeignKey(Child, models.CASCADE, related_name="guardians")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("Name"), max_length=200)
    relation = models.CharField(_("Who it is to the child"), max_length=60)
    phone = models.CharField(_("Telephone"), max_length=40, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    has_custody = models.BooleanField(_("Has custody"), default=True)
    is_contact_allowed = models.BooleanField(_("Contact is allowed"), default=True)
    is_place_hidden = models.BooleanField(_("Must not learn where the child lives or goes"), default=False)
    begins_on = models.DateField(pgettext_lazy("date", "From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["person", "child"], name="guardian_person")]
        constraints = [ends_after_it_begins("guardian_ends_after_it_begins")]

    def __str__(self) -> str:
        return "Guardian"


class Glass(models.Model):
    """A file opened in an emergency by somebody it was shut for: why, how long, and that the leader knows."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.TextField()
    broken_at = models.DateTimeField()
    until = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    seen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-broken_at"]
        indexes = [models.Index(fields=["person", "until"], name="glass_person")]
        constraints = [
            models.CheckConstraint(name="glass_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="glass_seen_at_and_by_together",
                condition=Q(seen_at=None, seen_by=None) | Q(seen_at__isnull=False, seen_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return "Glass"
