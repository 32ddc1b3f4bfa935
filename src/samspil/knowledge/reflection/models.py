"""Sessions in which colleagues reflect, reviews of the culture, and whether people know what to do next."""

from uuid import uuid4

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit
from samspil.ground.organisation.rules import ActorGroup
from samspil.knowledge.reflection.rules import LEAST, MOST, Feels
from samspil.steering.plans.models.action import GROUPS

FEELS = {
    Feels.YES: pgettext_lazy("the strategy is ours", "Yes"),
    Feels.PARTLY: pgettext_lazy("the strategy is ours", "In part"),
    Feels.NOT_YET: pgettext_lazy("the strategy is ours", "Not yet"),
    Feels.UNKNOWN: pgettext_lazy("the strategy is ours", "We do not know"),
}
SCALE = {
    5: _("Yes, I know it well"),
    4: _("Yes, mostly"),
    3: _("Half and half"),
    2: _("Hardly"),
    1: _("No, I am stuck"),
}


@pghistory.track()
class Reflection(models.Model):
    """One session of colleagues: the method, the question, what they agreed to try. No child is named."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place"))
    on = models.DateField(pgettext_lazy("session", "Day"))
    method = models.CharField(_("The method"), max_length=30)
    question = models.CharField(_("The question you looked at"), max_length=300)
    perspectives = models.TextField(_("What was seen from different sides"), blank=True)
    agreed = models.TextField(_("What you agreed to try"))
    return_on = models.DateField(_("When do you return to it?"))
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    returned_on = models.DateField(null=True)
    returned_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    came_of_it = models.TextField(_("What came of it, and what now?"), blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(name="reflection_returns_afterwards", condition=Q(return_on__gte=F("on"))),
            models.CheckConstraint(
                name="reflection_returned_whole",
                condition=Q(returned_on=None, returned_by=None, came_of_it="")
                | (Q(returned_on__isnull=False, returned_by__isnull=False) & ~Q(came_of_it="")),
            ),
        ]

    def __str__(self) -> str:
        return "Reflection"


class Participant(models.Model):
    """That somebody sat in a session, and so owes the way back to it."""

    reflection = models.ForeignKey(Reflection, models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["reflection", "person"], name="reflects_once")]

    def __str__(self) -> str:
        return "Participant"


@pghistory.track()
class CultureReview(models.Model):
    """A place looks at its culture by a day: whose the strategy is, how one speaks, relations, belonging."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place"))
    due_on = models.DateField(_("By when do you look at the culture?"))
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    held_on = models.DateField(_("Looked at on"), null=True)
    held_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    language = models.TextField(_("How do we speak about children, parents and each other?"), blank=True)
    relations = models.TextField(_("How are the relations between adults and children?"), blank=True)
    belonging = models.TextField(_("Who belongs here, and who does not yet?"), blank=True)
    next = models.TextField(_("What do we do next?"), blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(held_on=None), name="one_culture_review_ahead"
            ),
            models.CheckConstraint(
                name="culture_review_held_whole",
                condition=Q(held_on=None, held_by=None, next="")
                | (Q(held_on__isnull=False, held_by__isnull=False) & ~Q(next="")),
            ),
        ]

    def __str__(self) -> str:
        return "Culture review"


class Ownership(models.Model):
    """Whether one group of actors felt, at a review, that the strategy is its own."""

    review = models.ForeignKey(CultureReview, models.CASCADE, related_name="owners")
    group = models.CharField(max_length=14, choices=GROUPS)
    feels = models.CharField(max_length=8, choices=FEELS)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review", "group"], name="group_felt_once")]

    def __str__(self) -> str:
        return str(ActorGroup(self.group))


class NextStep(models.Model):
    """One answer to "I know what I can do next": where, in which month, how far. Not whose.

    The key is drawn at random, so that neither its order nor the record says who answered when.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place"))
    on = models.DateField()
    value = models.PositiveSmallIntegerField(_("I know what I can do next"), choices=SCALE)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="next_step_on_the_scale", condition=Q(value__gte=LEAST, value__lte=MOST)
            ),
            models.CheckConstraint(name="next_step_keeps_the_month", condition=Q(on__day=1)),
        ]

    def __str__(self) -> str:
        return "Next step"
