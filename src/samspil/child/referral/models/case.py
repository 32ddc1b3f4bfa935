"""One referral: its words, what was tried, what experts wrote, and what each parent says."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.child.file.models import Child, Guardian
from samspil.child.file.models.voices import STANCES
from samspil.child.file.rules import Stance
from samspil.child.referral.models.basis import PROVISIONS, Basis
from samspil.child.referral.models.panel import Meeting
from samspil.child.support.models import Measure
from samspil.child.support.models.measure import DIRECTIONS, RESULTS
from samspil.ground.organisation.models import Person, Unit

EXPERTISES = {
    "psychologist": _("Psychologist or orthopedagogue"),
    "youth": _("Child and youth psychologist"),
    "pedagogue": _("Pedagogue"),
    "social": _("Social worker"),
    "doctor": _("Doctor"),
}


@pghistory.track()
class Referral(models.Model):
    """Begins with what the general provision has done. It names no diagnosis and no verdict on a child."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="+")
    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    basis = models.ForeignKey(Basis, models.PROTECT, related_name="+")
    strengths = models.TextField(_("What can the child do, and when does it go well?"))
    surroundings = models.TextField(_("What helps around the child, and what gets in the way?"))
    community = models.TextField(
        _("First test: what was changed in the community around the child, and what came of it?"), blank=True
    )
    needs = models.TextField(
        _("Second test: which of the child's needs are met there now, and which are not?"), blank=True
    )
    wanted = models.CharField(_("What is asked for"), max_length=8, choices=PROVISIONS)
    kept = models.TextField(_("What the child keeps of the general provision: class, friends, leisure"))
    child_words = models.TextField(_("What the child wants the panel to know, in its own words"), blank=True)
    child_how = models.CharField(_("Where and how the child was asked"), max_length=300, blank=True)
    child_asked_on = models.DateField(_("The child was asked on"), null=True, blank=True)
    no_view = models.CharField(
        _("If the child could not be asked: why, and how it was heard instead"), max_length=300, blank=True
    )
    no_assessment = models.CharField(
        _("If there is no assessment by an expert: why not"), max_length=300, blank=True
    )
    begun_on = models.DateField()
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    requested_on = models.DateField(null=True)
    requested_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    submitted_on = models.DateField(null=True)
    submitted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-begun_on", "-pk"]
        indexes = [models.Index(fields=["house", "submitted_on"], name="referral_queue")]
        constraints = [
            models.CheckConstraint(
                name="referral_strengths_and_surroundings_first",
                condition=~Q(strengths="") & ~Q(surroundings="") & ~Q(kept=""),
            ),
            models.CheckConstraint(
                name="referral_child_asked_somewhere_some_day",
                condition=Q(child_words="") | (Q(child_asked_on__isnull=False) & ~Q(child_how="")),
            ),
            *(
                models.CheckConstraint(
                    name=f"referral_{each}_on_and_by_together",
                    condition=Q(**{f"{each}_on": None, f"{each}_by": None})
                    | Q(**{f"{each}_on__isnull": False, f"{each}_by__isnull": False}),
                )
                for each in ("requested", "submitted", "withdrawn")
            ),
        ]

    def __str__(self) -> str:
        return "Referral"


class TriedLine(models.Model):
    """One try-out as it stood when the referral was sent: the panel does not read the child's file."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="tried")
    measure = models.ForeignKey(Measure, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=200)
    goal = models.CharField(max_length=300)
    direction = models.CharField(max_length=12, choices=DIRECTIONS)
    begins_on = models.DateField()
    result = models.CharField(max_length=8, choices=RESULTS, blank=True)
    seen = models.TextField(blank=True)

    class Meta:
        ordering = ["begins_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["referral", "measure"], name="tried_once_each")]

    def __str__(self) -> str:
        return "Tried"


class Assessment(models.Model):
    """What one expert writes, and what kind of expert they are."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="assessments")
    expertise = models.CharField(_("Kind of expert"), max_length=12, choices=EXPERTISES)
    expert = models.CharField(_("Name"), max_length=200)
    text = models.TextField(
        _("What helps the child to take part, what hinders it, and what the surroundings can do")
    )
    on = models.DateField(_("Written on"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return "Assessment"


class Voice(models.Model):
    """One guardian, or the young person, and this referral: that they were heard, and what they think."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="voices")
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, related_name="+")
    heard_on = models.DateField(_("Heard on"), null=True, blank=True)
    how = models.CharField(_("How: a meeting, a call, in writing"), max_length=200, blank=True)
    heard_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    stance = models.CharField(_("What do you think of it?"), max_length=12, choices=STANCES, blank=True)
    words = models.TextField(_("In your own words"), blank=True)
    reason = models.CharField(_("Why no answer could be obtained"), max_length=300, blank=True)
    said_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "guardian"], nulls_distinct=False, name="voice_once_each"
            ),
            models.CheckConstraint(
                name="voice_heard_whole",
                condition=Q(heard_on=None, heard_by=None, how="")
                | (Q(heard_on__isnull=False, heard_by__isnull=False) & ~Q(how="")),
            ),
            models.CheckConstraint(
                name="voice_said_whole",
                condition=Q(stance="", said_on=None) | (~Q(stance="") & Q(said_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="voice_missing_has_a_reason",
                condition=~Q(stance=Stance.NOT_OBTAINED) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return "Voice"
