"""The unit tree, what followed what, and the groups of children in it."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.rules import PLAN_KINDS, UnitKind

UNIT_KINDS = {
    UnitKind.REGION: _("Region"),
    UnitKind.MUNICIPALITY: _("Municipality"),
    UnitKind.DEPARTMENT: _("Department"),
    UnitKind.BOARD: _("School board"),
    UnitKind.SCHOOL: _("School"),
    UnitKind.SPECIAL_SCHOOL: _("Special school"),
    UnitKind.DAYCARE: _("Daycare"),
    UnitKind.DAY_CARER: _("Day carers"),
    UnitKind.AFTER_SCHOOL: _("After-school club"),
    UnitKind.YOUTH_CLUB: _("Youth club"),
    UnitKind.YOUTH_SCHOOL: _("Youth school"),
    UnitKind.LEISURE: _("Leisure"),
    UnitKind.SERVICE: _("Service"),
}


class UnitQuery(models.QuerySet):
    def under(self, unit: int) -> "UnitQuery":
        """The unit and everything beneath it."""
        return self.filter(path__contains=[unit])

    def open_on(self, day: object) -> "UnitQuery":
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=day))

    def with_children_in(self) -> "UnitQuery":
        """Units where children are: those that owe a local plan."""
        return self.filter(kind__in=PLAN_KINDS)


@pghistory.track()
class Unit(models.Model):
    """One place in the tree. `path` holds the ancestors from the root down, itself last."""

    name = models.CharField(_("Name"), max_length=200)
    kind = models.CharField(_("Kind"), max_length=20, choices=UNIT_KINDS)
    number = models.CharField(_("Official number"), max_length=40, blank=True)
    key = models.CharField(max_length=300, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = ArrayField(models.BigIntegerField(), default=list)
    country = models.CharField(max_length=2, choices={"DK": "Danmark", "NL": "Nederland"}, default="DK")
    opened_on = models.DateField(_("Opened on"), null=True, blank=True)
    closed_on = models.DateField(_("Closed on"), null=True, blank=True)
    values = models.TextField(_("Values of the place"), blank=True)

    objects = UnitQuery.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [GinIndex(fields=["path"], name="unit_path")]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="unit_key_once"),
            models.CheckConstraint(
                name="unit_closes_after_it_opens",
                condition=Q(opened_on=None) | Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def root(self) -> int:
        return self.path[0]


class Succession(models.Model):
    """A unit that followed another when places merged, split or moved."""

    predecessor = models.ForeignKey(Unit, models.PROTECT, related_name="followed_by")
    successor = models.ForeignKey(Unit, models.PROTECT, related_name="follows")
    on = models.DateField(_("On"))
    kind = models.CharField(
        _("What happened"),
        max_length=10,
        choices={"merge": _("Merged"), "split": _("Split"), "move": pgettext_lazy("unit", "Moved")},
    )

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(name="no_unit_succeeds_itself", condition=~Q(predecessor=F("successor"))),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


@pghistory.track()
class Group(models.Model):
    """A class or a room of children in one unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="groups")
    name = models.CharField(_("Name"), max_length=120)
    key = models.CharField(max_length=300, blank=True)
    grade = models.CharField(_("Grade"), max_length=20, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="group_key_once"),
        ]

    def __str__(self) -> str:
        return self.name
