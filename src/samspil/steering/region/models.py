"""The register of barriers in the system. The region's agenda and agreements will stand beside it."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.region.rules import Level, Met

MET = {
    Met.EVERYDAY: pgettext_lazy("barrier met", "In everyday work"),
    Met.CASE: pgettext_lazy("barrier met", "In a case"),
    Met.REFERRAL: pgettext_lazy("barrier met", "In a referral"),
    Met.HANDOVER: pgettext_lazy("barrier met", "At a change of place"),
    Met.MONEY: pgettext_lazy("barrier met", "With money or hours"),
    Met.BETWEEN: pgettext_lazy("barrier met", "Between two organisations"),
}
LEVELS = {
    Level.PLACE: _("The place itself"),
    Level.HOUSE: _("The municipality or region"),
    Level.BOARD: _("A school board or its like"),
    Level.PARTNER: _("A partner in care or health"),
    Level.STATE: _("The state"),
    Level.UNKNOWN: _("We do not know yet"),
}


@pghistory.track()
class Barrier(models.Model):
    """What stands in the way, the rule behind it, who can change that; later the change and what it did.

    It is about the system: no child is in it, also when it was met in a case.
    """

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Where it was met"))
    met = models.CharField(_("In what it was met"), max_length=10, choices=MET, default=Met.EVERYDAY)
    what = models.CharField(_("What stands in the way?"), max_length=300)
    rule = models.TextField(_("Which rule, routine or habit is behind it?"))
    level = models.CharField(_("Who can change it?"), max_length=8, choices=LEVELS)
    owner = models.CharField(_("Which body, unit or partner is that?"), max_length=200, blank=True)
    noted_on = models.DateField()
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    changed_on = models.DateField(_("Changed on"), null=True)
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    change = models.TextField(_("What was changed?"), blank=True)
    seen_on = models.DateField(null=True)
    seen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    effect = models.TextField(_("What did that do?"), blank=True)

    class Meta:
        ordering = ["-noted_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="barrier_changed_whole",
                condition=Q(changed_on=None, changed_by=None, change="")
                | (Q(changed_on__isnull=False, changed_by__isnull=False) & ~Q(change="")),
            ),
            models.CheckConstraint(
                name="barrier_effect_after_change",
                condition=Q(seen_on=None, seen_by=None, effect="")
                | (Q(seen_on__isnull=False, seen_by__isnull=False, changed_on__isnull=False) & ~Q(effect="")),
            ),
        ]

    def __str__(self) -> str:
        return "Barrier"
