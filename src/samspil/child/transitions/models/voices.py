"""What child, parents and staff say before a change, and how it went after it; or why a voice is missing."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.models import Guardian
from samspil.child.support.models.measure import ASKED_FROM
from samspil.child.transitions.models.transition import Transition
from samspil.child.transitions.rules import Went, Whose
from samspil.ground.organisation.models import Person

WHOSE = {
    Whose.CHILD: pgettext_lazy("voice", "The child"),
    Whose.PARENTS: pgettext_lazy("voice", "The parents"),
    Whose.STAFF: pgettext_lazy("voice", "Those who work with the child"),
}
WENTS = {
    Went.WELL: pgettext_lazy("start", "It went well"),
    Went.PARTLY: pgettext_lazy("start", "Partly"),
    Went.BADLY: pgettext_lazy("start", "It did not go well"),
}


@pghistory.track()
class Voice(models.Model):
    """One voice before the change. Each parent has a line of their own, which the other does not read."""

    transition = models.ForeignKey(Transition, models.CASCADE, related_name="voices")
    whose = models.CharField(max_length=8, choices=WHOSE)
    guardian = models.ForeignKey(
        Guardian, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Which of them")
    )
    words = models.TextField(_("In their own words"), blank=True)
    missing = models.CharField(_("If nobody could be heard: why?"), max_length=300, blank=True)
    is_for_parents = models.BooleanField(_("The child says yes to the parents reading it"), default=False)
    said_on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["transition", "whose"], condition=Q(guardian=None), name="voice_once"
            ),
            models.UniqueConstraint(
                fields=["transition", "guardian"],
                condition=Q(guardian__isnull=False),
                name="voice_once_per_guardian",
            ),
            models.CheckConstraint(
                name="voice_or_reason",
                condition=(~Q(words="") & Q(missing="")) | (Q(words="") & ~Q(missing="")),
            ),
            models.CheckConstraint(
                name="voice_of_a_guardian",
                condition=Q(guardian=None) | Q(whose=Whose.PARENTS),
            ),
        ]

    def __str__(self) -> str:
        return "Voice"


@pghistory.track()
class Check(models.Model):
    """How the start went, as one of the three says some weeks after it."""

    transition = models.ForeignKey(Transition, models.CASCADE, related_name="checks")
    whose = models.CharField(max_length=8, choices=WHOSE)
    guardian = models.ForeignKey(
        Guardian, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Which of them")
    )
    went = models.CharField(_("How did the start go?"), max_length=8, choices=WENTS, blank=True)
    words = models.TextField(_("In their own words"), blank=True)
    relations = models.TextField(_("Which relations have grown, and which need help?"), blank=True)
    missing = models.CharField(_("If nobody could be asked: why?"), max_length=300, blank=True)
    is_for_parents = models.BooleanField(_("The child says yes to the parents reading it"), default=False)
    said_on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["transition", "whose"], condition=Q(guardian=None), name="check_once"
            ),
            models.UniqueConstraint(
                fields=["transition", "guardian"],
                condition=Q(guardian__isnull=False),
                name="check_once_per_guardian",
            ),
            models.CheckConstraint(
                name="check_or_reason",
                condition=(~Q(went="") & Q(missing="")) | (Q(went="", words="") & ~Q(missing="")),
            ),
            models.CheckConstraint(
                name="check_by_staff_tells_of_relations",
                condition=~Q(whose=Whose.STAFF) | Q(went="") | Q(said_on__lt=ASKED_FROM) | ~Q(relations=""),
            ),
            models.CheckConstraint(
                name="check_of_a_guardian",
                condition=Q(guardian=None) | Q(whose=Whose.PARENTS),
            ),
        ]

    def __str__(self) -> str:
        return "Check"
