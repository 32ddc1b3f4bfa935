"""What is aimed at, from where, by when, and who decided it."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class Target(models.Model):
    """A number to reach. Without a definition it is kept as it was said, and shown as undefined."""

    class Status(models.TextChoices):
        RUNNING = "running", _("Running")
        REACHED = "reached", _("Reached")
        NOT_REACHED = "not-reached", _("Not reached")
        LAPSED = "lapsed", _("Lapsed")
        RENEWED = "renewed", _("Renewed")

    key = models.CharField(max_length=80)
    unit = models.CharField(max_length=20, default="percent")
    baseline = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    goal = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)
    goal_year = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status)
    renews = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="renewals")

    class Meta:
        ordering = ["key", "pk"]
        constraints = [
            # Special provision stays for the children who need it: nobody may aim at none.
            models.CheckConstraint(name="target_is_never_zero", condition=Q(goal=None) | Q(goal__gt=0)),
        ]

    def __str__(self) -> str:
        return self.key


class TargetWording(models.Model):
    """The target's name, definition and decision in one language. No definition means: unknown."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=5)
    name = models.TextField()
    definition = models.TextField(blank=True)
    decision = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "language"], name="target_wording_once"),
        ]
