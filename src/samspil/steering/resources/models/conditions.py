"""The six conditions of a place: what is there, what is short, who sees to it, by when."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.resources.rules import Category, Supply

CATEGORIES = {
    Category.ROOMS: _("Rooms and outdoor areas"),
    Category.AIDS: _("Aids and equipment"),
    Category.GUIDANCE: _("Guidance and sparring for staff"),
    Category.SUPPORT: _("Support in the group"),
    Category.TEACHING: _("Extra teaching"),
    Category.STAFFING: _("The mix of professions"),
}
SUPPLIES = {
    Supply.ENOUGH: _("There is enough"),
    Supply.PARTLY: _("There is some of it"),
    Supply.LACKING: _("It is missing"),
    Supply.UNKNOWN: _("Nobody has looked yet"),
}


@pghistory.track()
class Condition(models.Model):
    """One of the six at one place. What is short has an owner and a day."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    category = models.CharField(max_length=8, choices=CATEGORIES)
    state = models.CharField(_("How it stands"), max_length=7, choices=SUPPLIES)
    shortage = models.CharField(_("What is short"), max_length=300, blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Who sees to it")
    )
    due_on = models.DateField(_("By when"), null=True, blank=True)
    checked_on = models.DateField()
    checked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["unit", "category"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "category"], name="a_condition_once_a_place"),
            models.CheckConstraint(
                name="a_shortage_has_words_an_owner_and_a_day",
                condition=Q(state__in=["enough", "unknown"])
                | (~Q(shortage="") & Q(owner__isnull=False, due_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_category_display())
