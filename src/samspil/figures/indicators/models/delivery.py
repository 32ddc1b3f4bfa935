"""A file of figures, or of the rows they are counted from, on its way in; and how its columns are read."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.figures.indicators.models.definition import Definition
from samspil.figures.indicators.rules import DeliveryKind, DeliveryState, Finality, LineKind
from samspil.ground.organisation.models import Person, Unit

DELIVERY_KINDS = {
    DeliveryKind.EXTRACT: _("Register extract"),
    DeliveryKind.FIGURES: _("Figures counted elsewhere"),
}
DELIVERY_STATES = {
    DeliveryState.UPLOADED: pgettext_lazy("import", "Being read"),
    DeliveryState.UNMAPPED: _("Waits for its columns"),
    DeliveryState.CHECKED: pgettext_lazy("import", "Waits for your answer"),
    DeliveryState.WORKING: pgettext_lazy("import", "Being carried out"),
    DeliveryState.DONE: pgettext_lazy("import", "Carried out"),
    DeliveryState.REFUSED: pgettext_lazy("import", "Refused"),
    DeliveryState.FAILED: pgettext_lazy("import", "Broke off"),
    DeliveryState.DROPPED: pgettext_lazy("import", "Thrown away"),
}
FINALITIES = {
    Finality.PRELIMINARY: pgettext_lazy("figure", "Preliminary"),
    Finality.FINAL: pgettext_lazy("figure", "Final"),
}


class Mapping(models.Model):
    """How the columns of such a file are read; saved, so that next year's file needs no second telling.

    Of figures: which definition and dimension they are of, and between what a value must lie, so that a
    mistyped one is found.
    """

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=DELIVERY_KINDS)
    name = models.CharField(_("Name"), max_length=120)
    table = models.CharField(max_length=80, blank=True)
    definition = models.ForeignKey(Definition, models.PROTECT, null=True, blank=True, related_name="+")
    dimension = models.CharField(max_length=20, blank=True)
    lowest = models.FloatField(_("Lowest value that can be"), null=True, blank=True)
    highest = models.FloatField(_("Highest value that can be"), null=True, blank=True)
    is_percent = models.BooleanField(_("Values are percentages"), default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["name", "-pk"]

    def __str__(self) -> str:
        return self.name


class MappedColumn(models.Model):
    """Which heading of the file holds a field. With `only` set, just the rows with that word in it count.

    Of figures, a heading with `{year}` is a column for each year; the fields `sheet`, `header_line` and
    `header_lines` tell where the headings stand, and `sign` what a sign of the source (`only`) means.
    """

    mapping = models.ForeignKey(Mapping, models.CASCADE, related_name="columns")
    field = models.CharField(max_length=80, blank=True)
    heading = models.CharField(max_length=200)
    only = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.field}: {self.heading}"


class Delivery(models.Model):
    """One file that came. An extract is kept as Parquet with its keys scrambled until it is thrown away."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=DELIVERY_KINDS)
    state = models.CharField(max_length=10, choices=DELIVERY_STATES, default=DeliveryState.UPLOADED)
    table = models.CharField(max_length=80, blank=True)
    mapping = models.ForeignKey(Mapping, models.PROTECT, null=True, blank=True, related_name="+")
    file = models.FileField(upload_to="figures", max_length=200, blank=True)
    file_name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64, blank=True)
    source = models.CharField(_("Where it comes from"), max_length=200)
    as_of = models.DateField(_("State of the data on"))
    finality = models.CharField(max_length=12, choices=FINALITIES, default=Finality.PRELIMINARY)
    is_of_all = models.BooleanField(_("Covers everybody everywhere, not only this house"), default=False)
    why = models.CharField(_("Why figures are revised"), max_length=300, blank=True)
    rows = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="extract_names_its_table", condition=~Q(kind=DeliveryKind.EXTRACT) | ~Q(table="")
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_taken_in(self) -> bool:
        """An extract that can be counted from: nothing has been carried out yet."""
        return self.kind == DeliveryKind.EXTRACT and self.state == DeliveryState.DONE


class DeliveryProblem(models.Model):
    """One thing wrong in the file, by row and column, in the words of the person who sent it."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="problems")
    file = models.CharField(max_length=200, blank=True)
    row = models.IntegerField(null=True)
    column = models.CharField(max_length=200, blank=True)
    message = models.TextField()
    remedy = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.row} {self.column}: {self.message}"


class DeliveryLine(models.Model):
    """One figure that the file would add or revise."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="lines")
    kind = models.CharField(
        max_length=10,
        choices={
            LineKind.ADDED: pgettext_lazy("figure", "New"),
            LineKind.REVISED: pgettext_lazy("figure", "Revised"),
            LineKind.OUTSIDE: pgettext_lazy("figure", "New, from elsewhere"),
        },
    )
    label = models.CharField(max_length=200)
    period = models.IntegerField()
    before = models.CharField(max_length=60, blank=True)
    after = models.CharField(max_length=60)
    row = models.IntegerField(null=True)
    # Where other years of the place lead one to expect it, if it lies elsewhere.
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["delivery", "kind"])]

    def __str__(self) -> str:
        return f"{self.label} {self.period}"


class Computation(models.Model):
    """One counting anew of every definition that a source can answer; each definition whole or not at all."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, blank=True, related_name="+")
    view = models.CharField(max_length=60, blank=True)
    table = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=DELIVERY_STATES, default=DeliveryState.WORKING)
    as_of = models.DateField()
    step = models.CharField(max_length=80, blank=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    added = models.IntegerField(default=0)
    revised = models.IntegerField(default=0)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="computation_has_one_source",
                condition=(Q(delivery=None) & ~Q(view="")) | (Q(delivery__isnull=False) & Q(view="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.as_of}"


class ComputationFault(models.Model):
    """Why a definition could not be counted from this source; what else could, was."""

    computation = models.ForeignKey(Computation, models.CASCADE, related_name="faults")
    definition = models.ForeignKey(Definition, models.PROTECT, related_name="+")
    message = models.TextField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.message
