"""What the new place prepares and asks back, and the meeting of all."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.transitions.models.transition import Transition
from samspil.child.transitions.rules import Area
from samspil.ground.organisation.models import Person

AREAS = {
    Area.GROUP: _("The group that the child comes into"),
    Area.ROOM: _("The room"),
    Area.STAFF: pgettext_lazy("preparation", "The grown-ups"),
    Area.FIRST_WEEKS: _("The first weeks"),
    Area.LEISURE: pgettext_lazy("preparation", "Leisure"),
}


class Preparation(models.Model):
    """How the new place prepares one area, ticked off when it is done."""

    transition = models.ForeignKey(Transition, models.CASCADE, related_name="preparations")
    area = models.CharField(max_length=12, choices=AREAS)
    text = models.CharField(_("What we do"), max_length=500)
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["transition", "area"], name="prepared_once"),
            models.CheckConstraint(
                name="prepared_on_and_by_together",
                condition=Q(done_on=None, done_by=None) | Q(done_on__isnull=False, done_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return "Preparation"


class BackQuestion(models.Model):
    """What the new place asks the former one, and the answer."""

    transition = models.ForeignKey(Transition, models.CASCADE, related_name="questions")
    text = models.TextField(_("What do you want to know from the former place?"))
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answer = models.TextField(_("Answer"), blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="asked_back_answered_whole",
                condition=Q(answered_on=None, answered_by=None, answer="")
                | (Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return "Question"


class Meeting(models.Model):
    """When both places, the parents and the child sit together, and what they agreed."""

    transition = models.OneToOneField(Transition, models.CASCADE, related_name="meeting")
    on = models.DateField(pgettext_lazy("session", "Day"))
    at = models.TimeField(pgettext_lazy("session", "Time"))
    minutes = models.PositiveIntegerField(_("Minutes"), default=45)
    place = models.CharField(_("Where"), max_length=200)
    agreed = models.TextField(_("What you agreed on"), blank=True)
    booked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "Meeting"
