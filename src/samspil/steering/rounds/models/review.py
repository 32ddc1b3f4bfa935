"""The evaluation of an effort: keep, change or stop, and what follows from it."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person
from samspil.steering.plans.models import Action, Decision, Effort
from samspil.steering.plans.models.plan import by_person, together
from samspil.steering.plans.rules import Status
from samspil.steering.rounds.models.ask import Ask
from samspil.steering.rounds.rules import Verdict

VERDICTS = {Verdict.KEEP: _("Keep"), Verdict.CHANGE: _("Change"), Verdict.STOP: _("Stop")}


@pghistory.track()
class Review(models.Model):
    """In a round or on its own. Open while it is written; closed, it names what follows.

    `status` is what the facts said on the day it was closed, so that an old round reads as it was.
    """

    effort = models.ForeignKey(Effort, models.CASCADE, related_name="reviews")
    ask = models.ForeignKey(Ask, models.CASCADE, null=True, blank=True, related_name="reviews")
    verdict = models.CharField(_("What now"), max_length=6, choices=VERDICTS, blank=True)
    words = models.TextField(_("In your own words"), blank=True)
    what = models.CharField(_("What happens next"), max_length=200, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(_("By"), null=True, blank=True)
    status = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Status], blank=True
    )
    action = models.ForeignKey(Action, models.RESTRICT, null=True, blank=True, related_name="reviews")
    decision = models.ForeignKey(Decision, models.RESTRICT, null=True, blank=True, related_name="reviews")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = by_person()

    class Meta:
        ordering = ["-closed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["ask", "effort"], name="one_review_of_an_effort_a_round"),
            models.CheckConstraint(
                name="an_evaluation_ends_in_keep_change_or_stop",
                condition=Q(closed_at=None)
                | Q(verdict="keep")
                | Q(verdict="change", action__isnull=False)
                | Q(verdict="stop", decision__isnull=False),
            ),
            models.CheckConstraint(
                name="an_evaluation_of_its_own_is_closed",
                condition=Q(ask__isnull=False) | Q(closed_at__isnull=False),
            ),
            together("review_closed_at_and_by", "closed_at", "closed_by"),
        ]

    def __str__(self) -> str:
        return f"{self.effort}: {self.get_verdict_display()}"
