"""A plan, whoever's it is, and the request for one."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.rules import State
from samspil.steering.strategy.models import Strategy

STATES = {
    State.DRAFT: _("Draft"),
    State.SUBMITTED: _("Waiting for approval"),
    State.APPROVED: _("Approved"),
    State.RUNNING: _("In force"),
    State.EVALUATED: _("Evaluated"),
}


def together(name: str, moment: str, by: str) -> models.CheckConstraint:
    """A moment and the person who made it stand or fall together."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{moment}__isnull": True, f"{by}__isnull": True})
        | Q(**{f"{moment}__isnull": False, f"{by}__isnull": False}),
    )


def by_person() -> models.ForeignKey:
    return models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")


@pghistory.track()
class Plan(models.Model):
    """One model for every age and sector: central, local, competence, or a region's agenda."""

    class Kind(models.TextChoices):
        CENTRAL = "central", _("Central plan")
        LOCAL = "local", _("Local plan")
        COMPETENCE = "competence", _("Competence plan")
        AGENDA = "agenda", _("Development agenda")

    class Verdict(models.TextChoices):
        KEEP = "keep", _("Keep")
        CHANGE = "change", pgettext_lazy("verdict", "Change")
        STOP = "stop", _("Stop")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="plans")
    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="plans")
    kind = models.CharField(_("Kind of plan"), max_length=10, choices=Kind)
    title = models.CharField(_("Title"), max_length=200)
    about = models.TextField(_("What the plan is for"), blank=True)
    begins_on = models.DateField(pgettext_lazy("date", "From"))
    ends_on = models.DateField(_("To"))
    state = models.CharField(_("State"), max_length=10, choices=STATES, default=State.DRAFT)
    framework = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="local_plans")
    previous = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="next")
    is_public = models.BooleanField(_("Shown to the public once approved"), default=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = by_person()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = by_person()
    started_on = models.DateField(null=True, blank=True)
    started_by = by_person()
    evaluated_on = models.DateField(null=True, blank=True)
    evaluated_by = by_person()
    evaluation = models.TextField(_("What the year showed"), blank=True)
    verdict = models.CharField(_("What now"), max_length=6, choices=Verdict, blank=True)

    class Meta:
        ordering = ["-begins_on", "unit__name", "pk"]
        indexes = [models.Index(fields=["unit", "kind", "state"])]
        constraints = [
            models.CheckConstraint(name="plan_ends_after_it_begins", condition=Q(ends_on__gt=F("begins_on"))),
            models.UniqueConstraint(fields=["unit", "kind", "begins_on"], name="one_plan_of_a_kind_a_year"),
            models.CheckConstraint(
                name="nobody_approves_their_own_plan",
                condition=Q(approved_by=None) | ~Q(approved_by=F("submitted_by")),
            ),
            together("plan_submitted_at_and_by", "submitted_at", "submitted_by"),
            together("plan_approved_at_and_by", "approved_at", "approved_by"),
            together("plan_started_on_and_by", "started_on", "started_by"),
            together("plan_evaluated_on_and_by", "evaluated_on", "evaluated_by"),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class PlanRequest(models.Model):
    """The follow-up group asks a unit for a local plan by a date."""

    framework = models.ForeignKey(Plan, models.CASCADE, related_name="requests")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="plan_requests")
    due_on = models.DateField(_("Deadline"))
    note = models.TextField(_("Message to the units"), blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on", "unit__name"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "unit"], name="a_unit_is_asked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.framework} → {self.unit}"
