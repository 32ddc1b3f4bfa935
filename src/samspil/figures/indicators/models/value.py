"""What came out, as snapshots that nobody changes; and the places outside the house it is compared with."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from samspil.figures.indicators.models.definition import Definition
from samspil.figures.indicators.models.delivery import FINALITIES, Computation, Delivery
from samspil.figures.indicators.models.target import Target
from samspil.ground.organisation.models import Person, Unit
from samspil.tools.exchange.figures.markers import Meaning

# Why there is no figure, in the words that a reader sees. Each is kept apart from zero, and from the others.
MARKERS = {
    Meaning.NOT_APPLICABLE.value: pgettext_lazy("figure", "Does not apply"),
    Meaning.NOT_AVAILABLE.value: pgettext_lazy("figure", "Not available"),
    Meaning.SUPPRESSED.value: pgettext_lazy("figure", "Hidden by who counted"),
    Meaning.LOW.value: pgettext_lazy("figure", "Too few to be told by who counted"),
    Meaning.MISSING.value: pgettext_lazy("figure", "Missing"),
}


class Area(models.Model):
    """A place that is no unit of the house: another municipality, a region, the country; known by code."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name", "code"]
        constraints = [models.UniqueConstraint(fields=["house", "code"], name="area_code_once")]

    def __str__(self) -> str:
        return self.name


class Neighbour(models.Model):
    """An area that the house is fairly compared with, nearest first, and who says so."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    begins_on = models.DateField()

    class Meta:
        ordering = ["-begins_on", "place"]
        constraints = [
            models.UniqueConstraint(fields=["house", "area", "begins_on"], name="neighbour_once"),
        ]

    def __str__(self) -> str:
        return str(self.area)


class Yardstick(models.Model):
    """By what a target is measured in a house. The last one chosen counts; those before are kept."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    target = models.ForeignKey(Target, models.PROTECT, related_name="yardsticks")
    definition = models.ForeignKey(Definition, models.PROTECT, related_name="+")
    dimension = models.CharField(max_length=20)
    chosen_at = models.DateTimeField()
    chosen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["target", "-pk"]

    def __str__(self) -> str:
        return f"{self.target}: {self.definition}"


class Value(models.Model):
    """A group's figure, raw: with the counts that would tell on few children. Read by those who compute.

    `breakdown` names the columns that the group is told apart by and `cell` says which group, both in order
    and with `|` between them, such as `grade|sex` and `3|girl`; both empty for everybody. An unknown part of
    a group is `?`. `value` is in the definition's own unit, a share as a fraction; `marker` says why there is
    none. `revises` is the snapshot before, and `why` what made it another.
    """

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    definition = models.ForeignKey(Definition, models.PROTECT, related_name="values")
    dimension = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="values")
    period = models.IntegerField()
    breakdown = models.CharField(max_length=60, blank=True)
    cell = models.CharField(max_length=120, blank=True)
    n = models.IntegerField(null=True)
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)
    missing = models.IntegerField(default=0)
    pending = models.IntegerField(default=0)
    value = models.FloatField(null=True)
    spread = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    marker = models.CharField(max_length=20, choices=MARKERS, blank=True)
    as_of = models.DateField()
    source = models.CharField(max_length=200)
    finality = models.CharField(max_length=12, choices=FINALITIES)
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, related_name="+")
    computation = models.ForeignKey(Computation, models.PROTECT, null=True, related_name="+")
    kept_at = models.DateTimeField()
    revises = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["definition", "period", "pk"]
        indexes = [
            models.Index(
                fields=["definition", "dimension", "period", "breakdown"], name="value_of_definition"
            ),
            models.Index(fields=["unit", "definition"], name="value_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(
                name="value_is_of_a_unit_or_an_area",
                condition=Q(unit__isnull=False, area=None) | Q(unit=None, area__isnull=False),
            ),
            models.CheckConstraint(name="value_or_marker", condition=Q(value=None) | Q(marker="")),
            models.CheckConstraint(name="revised_value_says_why", condition=Q(revises=None) | ~Q(why="")),
            models.CheckConstraint(
                name="value_breakdown_and_cell_together",
                condition=Q(breakdown="", cell="") | (~Q(breakdown="") & ~Q(cell="")),
            ),
            models.CheckConstraint(
                name="value_events_within",
                condition=Q(numerator=None) | Q(numerator__gte=0),
            ),
            models.CheckConstraint(name="value_revises_another", condition=~Q(revises=F("id"))),
        ]

    def __str__(self) -> str:
        return f"{self.definition} {self.period}"
