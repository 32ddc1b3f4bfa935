"""Whom an action that spreads understanding reached, and one question asked before and after."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person
from samspil.steering.plans.models.action import Action


@pghistory.track()
class Understanding(models.Model):
    """Counts of a whole group; nobody's own answer is kept."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="understanding")
    reached = models.PositiveIntegerField(_("How many people it has reached"))
    question = models.CharField(_("The question, to be answered with yes or no"), max_length=200, blank=True)
    asked_before = models.PositiveIntegerField(_("How many answered before"), null=True, blank=True)
    yes_before = models.PositiveIntegerField(_("How many of them said yes"), null=True, blank=True)
    asked_after = models.PositiveIntegerField(_("How many answered after"), null=True, blank=True)
    yes_after = models.PositiveIntegerField(_("How many of those said yes"), null=True, blank=True)
    told_on = models.DateField()
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["action"]
        constraints = [
            models.CheckConstraint(
                name="yes_is_some_of_those_asked",
                condition=(
                    Q(asked_before=None, yes_before=None)
                    | Q(yes_before__lte=F("asked_before"), yes_before__isnull=False)
                )
                & (
                    Q(asked_after=None, yes_after=None)
                    | Q(yes_after__lte=F("asked_after"), yes_after__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="an_answer_has_a_question",
                condition=Q(asked_before=None, asked_after=None) | ~Q(question=""),
            ),
        ]

    def __str__(self) -> str:
        return self.question or str(self.reached)
