"""The basis a referral is decided on: criteria, evidence asked for, steps. Each version stays as it was."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.referral.rules.procedure import ALWAYS, Actor, Evidence, Provision, StepKind
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.rulebook.models import SPANS

PROVISIONS = {
    Provision.SUPPORT: _("Support in the class for nine hours a week or more"),
    Provision.OWN_CLASS: _("A special class at the child's own school"),
    Provision.CLASS: _("A special class at another school"),
    Provision.SCHOOL: _("A special school"),
    Provision.REGIONAL: _("A regional offer"),
    Provision.DAYCARE: _("A special place in daycare"),
    Provision.SBO: _("Special primary education (sbo)"),
    Provision.SO: _("Special education (so)"),
    Provision.VSO: _("Special secondary education (vso)"),
}
EVIDENCE = {
    Evidence.TESTS: _("What was changed in the community, and whether the needs are met"),
    Evidence.TRIED: _("At least one try-out with its effect"),
    Evidence.REQUEST: _("The leader's request"),
    Evidence.ASSESSMENT: _("The experts' assessment"),
    Evidence.CHILD: _("The child's view"),
    Evidence.HEARD: _("That each parent with custody was heard"),
    Evidence.POSITION: _("What each parent with custody thinks"),
}
ACTORS = {
    Actor.TEAM: _("Those who work with the child"),
    Actor.LEADER: pgettext_lazy("referral", "The leader"),
    Actor.EXPERT: _("The experts"),
    Actor.CHILD: _("The child, with a grown-up it trusts"),
    Actor.PARENTS: _("The parents"),
    Actor.PANEL: _("The panel"),
}
STEPS = {
    StepKind.REQUEST: pgettext_lazy("referral", "Request"),
    StepKind.ASSESSMENT: pgettext_lazy("referral", "Assessment"),
    StepKind.CONSULTATION: pgettext_lazy("referral", "Consultation with child and parents"),
    StepKind.PANEL: pgettext_lazy("referral", "Panel"),
    StepKind.DECISION: pgettext_lazy("referral", "Decision"),
}


class Basis(models.Model):
    """One version, valid from a day on, approved by somebody. A case keeps the one it began on."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    criteria = models.TextField(_("When is more than the general provision needed?"))
    evidence = ArrayField(
        models.CharField(max_length=10, choices=EVIDENCE), verbose_name=_("What is asked for")
    )
    experts = models.PositiveSmallIntegerField(_("How many kinds of experts"), default=1)
    valid_from = models.DateField(_("Valid from"))
    approved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    approved_on = models.DateField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["house", "number"], name="basis_number_once"),
            models.CheckConstraint(
                name="basis_asks_what_none_does_without",
                condition=Q(evidence__contains=[each.value for each in ALWAYS]) & Q(experts__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"Basis {self.number}"


class Step(models.Model):
    """One step of a version: who takes it, and for how long it may take after the one before."""

    basis = models.ForeignKey(Basis, models.CASCADE, related_name="steps")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=STEPS)
    role = models.CharField(_("Who takes it"), max_length=8, choices=ACTORS)
    amount = models.PositiveSmallIntegerField(_("For how long"), null=True, blank=True)
    unit = models.CharField(max_length=20, choices=SPANS, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["basis", "kind"], name="step_once_in_a_basis"),
            models.CheckConstraint(
                name="step_amount_and_unit_together",
                condition=Q(amount=None, unit="") | (Q(amount__isnull=False) & ~Q(unit="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Step {self.kind}"
