"""What was decided and why, until when one may complain; and a complaint with what it waits for."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.models import Guardian
from samspil.child.referral.models.basis import PROVISIONS
from samspil.child.referral.models.case import Referral
from samspil.child.referral.models.panel import Meeting
from samspil.child.referral.rules.afterwards import Answer, Cause, Ruling
from samspil.child.referral.rules.procedure import Outcome, Provision
from samspil.ground.organisation.models import Person

OUTCOMES = {
    Outcome.GRANTED: pgettext_lazy("referral", "Granted as asked for"),
    Outcome.OTHER: pgettext_lazy("referral", "Granted otherwise"),
    Outcome.REFUSED: pgettext_lazy("referral", "Not granted"),
}
CATEGORIES = {
    1: _("Category 1 (low)"),
    2: _("Category 2 (middle)"),
    3: _("Category 3 (high)"),
}
ANSWERS = {
    Answer.MET: _("The parents get what they asked for"),
    Answer.PARTLY: _("They get some of it: a new decision"),
    Answer.UPHELD: _("We hold on to the decision"),
}
RULINGS = {
    Ruling.UPHELD: _("The decision stands"),
    Ruling.CHANGED: _("The decision was changed"),
    Ruling.SENT_BACK: _("It was sent back to us"),
    Ruling.NOT_TAKEN: _("It was not dealt with"),
}
CAUSES = {
    Cause.NONE: _("No fault was found"),
    Cause.FACTS: _("Too little was known"),
    Cause.REASONS: _("The reasons were not good enough"),
    Cause.HEARING: _("Child or parents were not heard properly"),
    Cause.OFFER: _("The offer did not meet the needs"),
    Cause.OTHER: pgettext_lazy("complaint", "Something else"),
}
# Reasons, facts and what holds meanwhile: without any of them nothing is issued.
WHOLE = ("plain", "community", "needs", "interest", "facts", "legal_basis", "influence", "weighed", "interim")
DUTCH = (Provision.SBO, Provision.SO, Provision.VSO)


@pghistory.track()
class Decision(models.Model):
    """One for each referral, whoever decides first. Its words are never changed."""

    referral = models.OneToOneField(Referral, models.CASCADE, related_name="decision")
    # None where the rulebook lets the leader decide.
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(_("What do you decide?"), max_length=8, choices=OUTCOMES)
    granted = models.CharField(_("What is granted"), max_length=8, choices=PROVISIONS, blank=True)
    plain = models.TextField(_("The decision in plain words, to the parents and the child"))
    community = models.TextField(_("First test: was enough changed in the community around the child?"))
    needs = models.TextField(_("Second test: how are the child's needs met by what you decide?"))
    interest = models.TextField(_("How does it serve the child's best interests?"))
    facts = models.TextField(_("The facts you rely on"))
    legal_basis = models.CharField(_("Legal basis"), max_length=300)
    influence = models.TextField(_("What the child's view changed, or why it could not"))
    weighed = models.TextField(_("How the parents' view was weighed"))
    interim = models.TextField(_("Schooling until it takes effect"))
    way_back = models.TextField(_("The way back: what must be there for the child to return"), blank=True)
    category = models.PositiveSmallIntegerField(_("Category"), choices=CATEGORIES, null=True, blank=True)
    begins_on = models.DateField(_("Takes effect on"))
    ends_on = models.DateField(_("Holds until"), null=True, blank=True)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_on = models.DateField(_("The parents are told on"))
    complaint_until = models.DateField()
    review_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="decision_is_whole",
                condition=Q(*(~Q(**{each: ""}) for each in WHOLE)) & Q(complaint_until__gt=F("told_on")),
            ),
            models.CheckConstraint(
                name="decision_grants_with_a_way_back",
                condition=Q(outcome=Outcome.REFUSED, granted="", review_on=None)
                | (
                    ~Q(outcome=Outcome.REFUSED)
                    & ~Q(granted="")
                    & ~Q(way_back="")
                    & Q(review_on__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="declaration_has_category_and_end",
                condition=~Q(granted__in=DUTCH) | Q(category__isnull=False, ends_on__gt=F("begins_on")),
            ),
        ]

    def __str__(self) -> str:
        return "Decision"


@pghistory.track()
class Complaint(models.Model):
    """By whom and when, whether in time; what the reassessment said; what the board came to, and why."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="complaint")
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, related_name="+")
    text = models.TextField(_("What do you disagree with?"))
    made_on = models.DateField(_("Received on"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answer = models.CharField(_("What the reassessment comes to"), max_length=8, choices=ANSWERS, blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reasons = models.TextField(_("Why"), blank=True)
    is_maintained = models.BooleanField(_("The parents maintain the complaint"), null=True)
    maintained_on = models.DateField(null=True)
    forwarded_on = models.DateField(_("Sent on to the board on"), null=True)
    ruling = models.CharField(_("What the board came to"), max_length=10, choices=RULINGS, blank=True)
    cause = models.CharField(_("What it teaches us"), max_length=8, choices=CAUSES, blank=True)
    ruled_on = models.DateField(_("On"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="complaint_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="complaint_answered_whole",
                condition=Q(answer="", answered_on=None, answered_by=None)
                | (~Q(answer="") & ~Q(reasons="") & Q(answered_on__isnull=False, answered_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="complaint_ruled_whole",
                condition=Q(ruling="", ruled_on=None, cause="")
                | (~Q(ruling="") & ~Q(cause="") & Q(ruled_on__isnull=False, forwarded_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return "Complaint"
