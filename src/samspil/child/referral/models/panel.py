"""The panel: who sits on it, by which rule it is composed, when it meets, who came."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.referral.rules.procedure import Part
from samspil.ground.organisation.models import Person, Unit

PARTS = {
    Part.PSYCHOLOGY: _("Psychology"),
    Part.SPECIAL: _("Special provision"),
    Part.GENERAL: _("General provision"),
    Part.MANAGEMENT: _("The municipality's management"),
    Part.HEALTH: pgettext_lazy("panel", "Health"),
}


class Panel(models.Model):
    """`least` and `needs` are its rule: so many present, and among them each of these."""

    house = models.OneToOneField(Unit, models.PROTECT, related_name="+")
    name = models.CharField(_("Name"), max_length=200)
    least = models.PositiveSmallIntegerField(_("At least so many present"), default=3)
    needs = ArrayField(
        models.CharField(max_length=10, choices=PARTS), verbose_name=_("Who must be there"), default=list
    )

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """Somebody on the panel, from when to when, what they bring, and whether they chair."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Person"))
    part = models.CharField(_("What they bring"), max_length=10, choices=PARTS)
    chairs = models.BooleanField(_("May chair"), default=False)
    begins_on = models.DateField(pgettext_lazy("date", "From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)

    class Meta:
        ordering = ["-chairs", "pk"]
        indexes = [models.Index(fields=["person"], name="seat_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "person"], condition=Q(ends_on=None), name="one_seat_at_a_time"
            ),
            models.CheckConstraint(
                name="seat_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
            ),
        ]

    def __str__(self) -> str:
        return "Seat"


class Meeting(models.Model):
    """One day of the panel. The minutes name no child: what was decided stands with each case."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="meetings")
    on = models.DateField(pgettext_lazy("meeting", "Day"))
    place = models.CharField(_("Where"), max_length=200, blank=True)
    minutes = models.TextField(_("Minutes: how you worked, without a child's name"), blank=True)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return "Meeting"


class Presence(models.Model):
    """That somebody with a seat was there, and whether they took the chair."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="presences")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    is_chair = models.BooleanField(default=False)

    class Meta:
        ordering = ["-is_chair", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="present_once")]

    def __str__(self) -> str:
        return "Presence"
