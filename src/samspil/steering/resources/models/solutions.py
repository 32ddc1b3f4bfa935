"""What a leader grants on the spot: one page, no committee, a last day, and a look at whether it helped."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.models import Action
from samspil.steering.resources.rules import Term


@pghistory.track()
class LocalSolution(models.Model):
    class Means(models.TextChoices):
        HOURS = "hours", _("Extra hands")
        GUIDANCE = "guidance", _("Sparring or guidance")
        ROOM = "room", _("A room, or another use of one")
        AIDS = "aids", _("Aids and equipment")
        GROUPING = "grouping", _("Another grouping of children or staff")
        MONEY = "money", _("Money")

    class Result(models.TextChoices):
        WORKED = "worked", _("It helped")
        PARTLY = "partly", _("It helped in part")
        NOT = "not", _("It did not help")
        UNKNOWN = "unknown", _("One cannot say")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place"))
    need = models.TextField(_("What is needed, and why"))
    direction = models.CharField(_("Directed at"), max_length=12, choices=Action.Direction)
    means = models.CharField(_("What is granted"), max_length=8, choices=Means)
    grant = models.CharField(_("How much, and who"), max_length=300)
    expected = models.CharField(_("What should be different"), max_length=300)
    needed_on = models.DateField(_("When the need was told"))
    begins_on = models.DateField(_("Begins on"))
    check_on = models.DateField(_("We look at the effect on"))
    expires_on = models.DateField(_("Ends by itself on"))
    granted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    granted_on = models.DateField()
    result = models.CharField(_("Did it help?"), max_length=7, choices=Result, blank=True)
    effect = models.TextField(_("What we saw"), blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    follows = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="followed_by")

    class Meta:
        ordering = ["-begins_on", "-pk"]
        indexes = [models.Index(fields=["unit", "expires_on"])]
        constraints = [
            models.CheckConstraint(
                name="solution_days_in_order",
                condition=Q(
                    needed_on__lte=F("begins_on"), begins_on__lte=F("check_on"), check_on__lte=F("expires_on")
                ),
            ),
            models.CheckConstraint(
                name="solution_checked_on_by_and_with_what",
                condition=Q(checked_on=None, checked_by=None, result="")
                | (Q(checked_on__isnull=False, checked_by__isnull=False) & ~Q(result="")),
            ),
            models.CheckConstraint(
                name="solution_ended_on_and_by",
                condition=Q(ended_on=None, ended_by=None) | Q(ended_on__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.grant

    @property
    def term(self) -> Term:
        return Term(self.begins_on, self.check_on, self.expires_on, self.checked_on, self.ended_on)
