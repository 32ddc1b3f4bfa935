"""The ledger of hours, money and rooms: written down once, withdrawn with a reason, never rewritten."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.resources.rules import HalfYear, Kind, Line, Provision
from samspil.steering.strategy.models import Statement

KINDS = {
    Kind.HOURS: _("Staff hours"),
    Kind.MONEY: _("Money"),
    Kind.ROOMS: _("Rooms"),
}
PROVISIONS = {
    Provision.GENERAL: _("General provision"),
    Provision.SPECIAL: _("Special provision"),
}


class Entry(models.Model):
    """So much goes to one provision, new or out of another; for a purpose, to carry out a sentence."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place that gets it"))
    from_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Place it is taken from"),
    )
    kind = models.CharField(_("What"), max_length=5, choices=KINDS)
    amount = models.DecimalField(_("How much"), max_digits=14, decimal_places=2)
    year = models.PositiveSmallIntegerField(_("Budget year"))
    source = models.CharField(_("Taken from"), max_length=7, choices=PROVISIONS, blank=True)
    target = models.CharField(_("Given to"), max_length=7, choices=PROVISIONS)
    purpose = models.CharField(_("What for"), max_length=300)
    statement = models.ForeignKey(
        Statement, models.PROTECT, related_name="+", verbose_name=_("Sentence of the strategy it carries out")
    )
    on = models.DateField(_("Decided on"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_why = models.CharField(_("Why it is withdrawn"), max_length=300, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["unit", "year", "kind"])]
        constraints = [
            models.CheckConstraint(name="entry_is_of_something", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="entry_moves_somewhere",
                condition=Q(source="", from_unit=None)
                | (~Q(source="") & ~Q(source=F("target")))
                | (~Q(source="") & Q(from_unit__isnull=False) & ~Q(from_unit=F("unit"))),
            ),
            models.CheckConstraint(
                name="entry_withdrawn_on_by_and_why",
                condition=Q(withdrawn_on=None, withdrawn_by=None, withdrawn_why="")
                | (Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.purpose

    @property
    def line(self) -> Line:
        return Line(self.on, self.amount, self.source, self.target)


@pghistory.track()
class ShareTarget(models.Model):
    """The share that general provision is to have of one kind in one year, and who decided it.

    Never all of it: special provision stays for the children who need it.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("What"), max_length=5, choices=KINDS)
    year = models.PositiveSmallIntegerField(_("Budget year"))
    share = models.DecimalField(_("Share for general provision, in percent"), max_digits=4, decimal_places=1)
    decision = models.CharField(_("Decided by whom, and where it stands"), max_length=300)
    decided_on = models.DateField(_("Decided on"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["kind", "year"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "kind", "year"], name="one_share_a_year"),
            models.CheckConstraint(
                name="share_leaves_room_for_both", condition=Q(share__gt=0, share__lt=100)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}: {self.share} %"


class PriorityReview(models.Model):
    """Twice a year: what was looked at, what was decided, and what happens next."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    held_on = models.DateField(_("Held on"))
    looked_at = models.TextField(_("What we looked at"))
    decision = models.TextField(_("What we decided"))
    next_step = models.CharField(pgettext_lazy("after a review", "What happens next"), max_length=300)
    next_on = models.DateField(_("By when"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="one_review_a_half_year"),
            models.CheckConstraint(name="review_half_is_one_of_two", condition=Q(number__in=[1, 2])),
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"

    @property
    def half(self) -> HalfYear:
        return HalfYear(self.year, self.number)
