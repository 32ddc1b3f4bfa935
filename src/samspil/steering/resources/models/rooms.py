"""The register of rooms and outdoor areas: what they are good for, and who can get in and be there."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit


@pghistory.track()
class Room(models.Model):
    class Kind(models.TextChoices):
        CLASS = "class", pgettext_lazy("room", "Class or group room")
        CALM = "calm", pgettext_lazy("room", "Calm room")
        WORKSHOP = "workshop", pgettext_lazy("room", "Workshop or subject room")
        MOVEMENT = "movement", pgettext_lazy("room", "Hall for movement")
        COMMON = "common", pgettext_lazy("room", "Common room")
        OUTDOOR = "outdoor", pgettext_lazy("room", "Outdoor area")
        OTHER = "other", pgettext_lazy("room", "Another room")

    class Access(models.TextChoices):
        YES = "yes", pgettext_lazy("access to a room", "Yes")
        PARTLY = "partly", pgettext_lazy("access to a room", "In part")
        NO = "no", pgettext_lazy("access to a room", "No")
        UNKNOWN = "unknown", pgettext_lazy("access to a room", "Not looked at yet")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place"))
    name = models.CharField(pgettext_lazy("of a room", "Name"), max_length=120)
    kind = models.CharField(_("Kind"), max_length=8, choices=Kind)
    capacity = models.PositiveSmallIntegerField(_("Room for how many"), null=True, blank=True)
    step_free = models.CharField(
        _("Can one get in without steps?"), max_length=7, choices=Access, default=Access.UNKNOWN
    )
    toilet = models.CharField(
        _("Is there an accessible toilet close by?"), max_length=7, choices=Access, default=Access.UNKNOWN
    )
    hearing = models.CharField(
        _("Can one hear well in it?"), max_length=7, choices=Access, default=Access.UNKNOWN
    )
    calm = models.CharField(
        _("Can one withdraw from noise and light?"), max_length=7, choices=Access, default=Access.UNKNOWN
    )
    supports = models.TextField(_("How it helps children learn and be together"), blank=True)
    is_shared = models.BooleanField(_("Others may borrow it"), default=False)
    closed_on = models.DateField(_("Not used any more from"), null=True, blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["unit__name", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="room_has_room_for_somebody", condition=Q(capacity=None) | Q(capacity__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.name
