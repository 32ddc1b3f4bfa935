"""A look across all efforts by a day, what it asks beyond what is known, and who has seen it when."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person, Unit
from samspil.ground.organisation.models.unit import UNIT_KINDS
from samspil.steering.plans.models import Plan
from samspil.steering.plans.models.plan import by_person, together
from samspil.steering.strategy.models import Strategy


@pghistory.track()
class Round(models.Model):
    """One a house at a time. `total` is how many places it asks; `asked_at`, when all of them were asked."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rounds")
    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="rounds")
    framework = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="rounds")
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="following")
    title = models.CharField(_("Title"), max_length=120)
    note = models.TextField(_("Message to the places"), blank=True)
    kinds = ArrayField(models.CharField(max_length=20, choices=UNIT_KINDS), verbose_name=_("Kinds of place"))
    since = models.DateField(_("Looks back to"))
    due_on = models.DateField(_("Deadline"))
    total = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = by_person()
    conclusion = models.TextField(_("What the round showed"), blank=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="round_is_due_after_what_it_looks_at", condition=Q(due_on__gt=F("since"))
            ),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(closed_at=None), name="one_open_round_a_house"
            ),
            models.CheckConstraint(
                name="a_closed_round_says_what_it_showed", condition=Q(closed_at=None) | ~Q(conclusion="")
            ),
            together("round_closed_at_and_by", "closed_at", "closed_by"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class Question(models.Model):
    """Something the round asks that Samspil does not know. Without options it is answered in words."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(_("Question"), max_length=300)
    options = ArrayField(models.CharField(max_length=80), default=list, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["round", "place"], name="question_place_once")]

    def __str__(self) -> str:
        return self.text


class Visit(models.Model):
    """When a person looked at a round, and when before that: what is new lies between."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="visits")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()
    before_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-seen_at"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="visit_once")]
