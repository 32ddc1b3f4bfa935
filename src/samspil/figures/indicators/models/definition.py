"""What is counted, as dated versions: the pack's own text, and what pages look for in it."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person, Unit

STATUSES = {
    "verified": _("Read in the source"),
    "unverified": _("Not looked up"),
    "local-practice": _("Local practice"),
    "superseded": _("Replaced since"),
    "house-rule": _("The house's own"),
}

DIMENSION_WORDS = {
    "residence": _("Municipality of residence"),
    "paying": _("Municipality that pays"),
    "school-owner": _("Municipality that owns the school"),
    "partnership": _("School partnership"),
    "unit": _("Place"),
}


@pghistory.track()
class Pack(models.Model):
    """An indicator pack taken into use by a house. The text is kept as it was read, and never changes."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    version = models.CharField(max_length=20)
    country = models.CharField(max_length=2)
    text = models.TextField()
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    replaced_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["key", "-loaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["house", "key", "version"], name="indicator_pack_version_once"),
            models.UniqueConstraint(
                fields=["house", "key"], condition=Q(replaced_on=None), name="indicator_pack_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


@pghistory.track()
class Definition(models.Model):
    """One version of one indicator. Another wording of what is counted is another version: another figure."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    pack = models.ForeignKey(Pack, models.PROTECT, related_name="definitions")
    key = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    table = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    polarity = models.CharField(max_length=4, blank=True)
    nature = models.CharField(max_length=10, default="observed")
    status = models.CharField(max_length=20, choices=STATUSES)
    begins_on = models.DateField()
    replaced_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pack", "place", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["house", "key", "version"], name="definition_version_once"),
            models.UniqueConstraint(
                fields=["house", "key"], condition=Q(replaced_on=None), name="definition_one_in_force"
            ),
            models.CheckConstraint(
                name="definition_replaced_after_it_began",
                condition=Q(replaced_on=None) | Q(replaced_on__gte=F("begins_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class DefinitionWording(models.Model):
    """The indicator's name and meaning in one language."""

    definition = models.ForeignKey(Definition, models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=5)
    name = models.TextField()
    meaning = models.TextField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["definition", "language"], name="definition_wording_once"),
        ]

    def __str__(self) -> str:
        return self.name
