"""Where a child goes, how much of the week is spent with mainstream peers, and whether it has leisure."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.models.child import Child, ends_after_it_begins
from samspil.child.file.rules import Kind, TakesPart
from samspil.ground.organisation.models import Group, Person, Unit

PLACEMENT_KINDS = {Kind.GENERAL: _("General provision"), Kind.SPECIAL: _("Special provision")}
TAKES_PART = {
    TakesPart.YES: pgettext_lazy("takes part in leisure", "Yes"),
    TakesPart.NO: pgettext_lazy("takes part in leisure", "No"),
    TakesPart.UNKNOWN: pgettext_lazy("takes part in leisure", "We do not know"),
}


@pghistory.track()
class Enrolment(models.Model):
    """A child in a place, and in a group of it. `received_on`: the place has acknowledged the handover."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="enrolments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place"))
    group = models.ForeignKey(
        Group, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Group")
    )
    begins_on = models.DateField(pgettext_lazy("date", "From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)
    received_on = models.DateField(_("The place acknowledged the handover on"), null=True, blank=True)
    note = models.CharField(_("In a few words"), max_length=300, blank=True)

    class Meta:
        ordering = ["begins_on", "pk"]
        indexes = [models.Index(fields=["unit", "child"], name="enrolment_unit")]
        constraints = [
            ends_after_it_begins("enrolment_ends_after_it_begins"),
            models.UniqueConstraint(fields=["child", "unit", "begins_on"], name="enrolment_once"),
        ]

    def __str__(self) -> str:
        return "Enrolment"


@pghistory.track()
class Placement(models.Model):
    """How the week is spent: minutes with mainstream peers of all, and what ties to the home class."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="placements")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place"))
    kind = models.CharField(_("Provision"), max_length=8, choices=PLACEMENT_KINDS, default=Kind.GENERAL)
    shared_minutes = models.PositiveIntegerField(_("Minutes a week with mainstream peers"))
    total_minutes = models.PositiveIntegerField(_("All minutes a week"))
    home_group = models.ForeignKey(
        Group, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Home class")
    )
    tie = models.CharField(_("What is kept with the home class"), max_length=300, blank=True)
    contact = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Contact person")
    )
    begins_on = models.DateField(pgettext_lazy("date", "From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)

    class Meta:
        ordering = ["-begins_on", "-pk"]
        constraints = [
            ends_after_it_begins("placement_ends_after_it_begins"),
            models.CheckConstraint(
                name="shared_minutes_are_part_of_all",
                condition=Q(total_minutes__gt=0, shared_minutes__lte=F("total_minutes")),
            ),
        ]

    def __str__(self) -> str:
        return "Placement"


@pghistory.track()
class Leisure(models.Model):
    """Whether a child takes part in leisure on a day, in what, and what helps it to."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="leisure")
    on = models.DateField(_("As of"))
    takes_part = models.CharField(
        _("Does the child take part in leisure: a club, sports, music, friends?"),
        max_length=7,
        choices=TAKES_PART,
    )
    what = models.CharField(_("In what, or what would it like?"), max_length=300, blank=True)
    helps = models.CharField(_("What helps the child to take part?"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return "Leisure"
