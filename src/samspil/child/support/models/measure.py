"""What is tried: for which need, towards which goal, until when, and whether it worked."""

from datetime import date

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.models import Child
from samspil.child.support.models.sparring import Session
from samspil.child.support.rules import HIGHEST, LOWEST, Direction, Next, Part, Result
from samspil.ground.organisation.models import Group, Person, Unit

DIRECTIONS = {
    Direction.GROUP: _("The group"),
    Direction.ADULTS: pgettext_lazy("whom an action changes", "The adults"),
    Direction.ENVIRONMENT: _("Rooms, time and surroundings"),
    Direction.CHILD: _("The child"),
}
RESULTS = {
    Result.WORKED: _("Worked"),
    Result.PARTLY: _("Worked in part"),
    Result.NOT: _("Did not work"),
    Result.UNKNOWN: _("We do not know"),
}
NEXTS = {
    Next.KEEP: pgettext_lazy("a measure", "Keep it"),
    Next.ADJUST: pgettext_lazy("a measure", "Adjust it"),
    Next.STOP: pgettext_lazy("a measure", "Stop it"),
}
PARTS = {
    Part.ACADEMIC: _("Learning"),
    Part.SOCIAL: _("Friends and group"),
    Part.EXPERIENCED: _("How the child experiences it"),
    Part.RELATIONS: _("Relations"),
}
# A try-out that was looked at before the four parts were asked for stays as it was.
ASKED_FROM = date(2026, 11, 30)
STEPS = {
    -2: _("Much less than hoped"),
    -1: _("Less than hoped"),
    0: _("As hoped"),
    1: _("More than hoped"),
    2: _("Much more than hoped"),
}


@pghistory.track()
class Measure(models.Model):
    """One try-out: agreed in a session, or written on a child's file. Either names no child or one."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    child = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="+")
    session = models.ForeignKey(Session, models.CASCADE, null=True, blank=True, related_name="measures")
    title = models.CharField(_("What will be tried"), max_length=200)
    need = models.CharField(_("Which need it answers"), max_length=300)
    goal = models.CharField(_("The goal: what one will be able to see"), max_length=300)
    direction = models.CharField(_("Whom or what it changes"), max_length=12, choices=DIRECTIONS)
    group = models.ForeignKey(
        Group,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Which group or class"),
    )
    expected = models.CharField(_("What you expect to happen"), max_length=300)
    home = models.CharField(_("What the parents do"), max_length=300, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Who sees to it"))
    begins_on = models.DateField(pgettext_lazy("measure", "Begins"))
    check_on = models.DateField(_("Looked at again on"))
    checked_on = models.DateField(null=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    result = models.CharField(_("Did it work?"), max_length=8, choices=RESULTS, blank=True)
    attained = models.SmallIntegerField(_("How far from the goal?"), choices=STEPS, null=True, blank=True)
    seen = models.TextField(_("What you saw"), blank=True)
    academic = models.TextField(_("How does it go with learning?"), blank=True)
    social = models.TextField(_("How does it go with friends and the group?"), blank=True)
    experienced = models.TextField(_("How does the child itself experience taking part?"), blank=True)
    relations = models.TextField(_("Which relations have grown, and which need help?"), blank=True)
    not_known = ArrayField(
        models.CharField(max_length=12, choices=PARTS),
        verbose_name=_("Is there something you do not know?"),
        default=list,
        blank=True,
    )
    next = models.CharField(_("What now?"), max_length=6, choices=NEXTS, blank=True)
    follows = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["begins_on", "pk"]
        indexes = [models.Index(fields=["owner", "check_on"], name="measure_owner")]
        constraints = [
            models.CheckConstraint(
                name="measure_is_checked_after_it_begins", condition=Q(check_on__gte=F("begins_on"))
            ),
            models.CheckConstraint(
                name="measure_checked_whole",
                condition=Q(checked_on=None, checked_by=None, result="", next="", attained=None)
                | (Q(checked_on__isnull=False, checked_by__isnull=False) & ~Q(result="") & ~Q(next="")),
            ),
            models.CheckConstraint(
                name="measure_checked_in_every_part",
                condition=Q(checked_on=None)
                | Q(checked_on__lt=ASKED_FROM)
                | (~Q(academic="") & ~Q(social="") & ~Q(experienced="") & ~Q(relations="")),
            ),
            models.CheckConstraint(
                name="attained_is_on_the_scale",
                condition=Q(attained=None) | Q(attained__gte=LOWEST, attained__lte=HIGHEST),
            ),
        ]

    def __str__(self) -> str:
        return "Measure"
