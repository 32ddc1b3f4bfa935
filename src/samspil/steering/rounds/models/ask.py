"""A place is asked, answers, and the answer climbs from level to level until it is accepted."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.models.plan import by_person, together
from samspil.steering.rounds.models.round import Question, Round


@pghistory.track()
class Ask(models.Model):
    """`waits_at` is the level that has the answer: the place until it is sent, nobody once accepted."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="asks")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="asks")
    waits_at = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    words = models.TextField(_("Anything else"), blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = by_person()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = by_person()
    returned_at = models.DateTimeField(null=True, blank=True)
    returned_by = by_person()
    returned_note = models.CharField(_("What is to be looked at again"), max_length=400, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = by_person()

    class Meta:
        ordering = ["unit__name", "pk"]
        indexes = [models.Index(fields=["round", "waits_at"])]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="a_place_is_asked_once_a_round"),
            models.CheckConstraint(
                name="what_is_accepted_waits_nowhere",
                condition=Q(accepted_at=None, waits_at__isnull=False)
                | Q(accepted_at__isnull=False, waits_at=None, answered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="an_answer_has_left_its_place",
                condition=Q(answered_at=None, waits_at=F("unit"))
                | Q(answered_at__isnull=False) & (Q(waits_at=None) | ~Q(waits_at=F("unit"))),
            ),
            models.CheckConstraint(
                name="nobody_accepts_their_own_answer",
                condition=Q(accepted_by=None) | ~Q(accepted_by=F("answered_by")),
            ),
            models.CheckConstraint(
                name="what_is_sent_back_says_why", condition=Q(returned_at=None) | ~Q(returned_note="")
            ),
            together("ask_saved_at_and_by", "saved_at", "saved_by"),
            together("ask_answered_at_and_by", "answered_at", "answered_by"),
            together("ask_returned_at_and_by", "returned_at", "returned_by"),
            together("ask_accepted_at_and_by", "accepted_at", "accepted_by"),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.unit}"


@pghistory.track()
class Approval(models.Model):
    """One level said yes."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="approvals")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["ask", "unit"], name="a_level_says_yes_once")]

    def __str__(self) -> str:
        return f"{self.ask}, {self.unit}"


@pghistory.track()
class Reply(models.Model):
    """What a place answered to a question of the round's own."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="replies")
    question = models.ForeignKey(Question, models.CASCADE, related_name="replies")
    text = models.TextField()

    class Meta:
        ordering = ["question__place"]
        constraints = [models.UniqueConstraint(fields=["ask", "question"], name="one_reply_a_question")]

    def __str__(self) -> str:
        return self.text[:60]
