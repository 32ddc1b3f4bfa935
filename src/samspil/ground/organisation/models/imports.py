"""A file of units and people on its way in: what it says, what is wrong with it, what it would change."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models.person import Person
from samspil.ground.organisation.models.unit import Unit
from samspil.ground.organisation.rules import ChangeKind, ImportKind, ImportState, Table
from samspil.tools.exchange.severities import Severity

IMPORT_KINDS = {ImportKind.STAFF_LIST: _("List of units or staff"), ImportKind.ONEROSTER: "OneRoster"}
IMPORT_STATES = {
    ImportState.UPLOADED: pgettext_lazy("import", "Being read"),
    ImportState.CHECKED: pgettext_lazy("import", "Waits for your answer"),
    ImportState.WORKING: pgettext_lazy("import", "Being carried out"),
    ImportState.DONE: pgettext_lazy("import", "Carried out"),
    ImportState.REFUSED: pgettext_lazy("import", "Refused"),
    ImportState.FAILED: pgettext_lazy("import", "Broke off"),
    ImportState.DROPPED: pgettext_lazy("import", "Thrown away"),
}
TABLES = {
    Table.UNIT: _("Units"),
    Table.GROUP: _("Groups"),
    Table.PERSON: _("People"),
    Table.ROLE: _("Roles"),
}
SEVERITIES = {
    Severity.ERROR: _("Error"),
    Severity.WARNING: _("Warning"),
    Severity.NOTE: pgettext_lazy("in an import", "Note"),
}


class Import(models.Model):
    """One upload into one unit. The file is kept under a name of our own, and only until it is answered."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("Kind of file"), max_length=20, choices=IMPORT_KINDS)
    state = models.CharField(max_length=10, choices=IMPORT_STATES, default=ImportState.UPLOADED)
    file = models.FileField(upload_to="imports", max_length=200, blank=True)
    file_name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    plan = models.CharField(max_length=64, blank=True)
    endings_accepted = models.BooleanField(default=False)
    pupils = models.IntegerField(default=0)
    guardians = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    standing_units = models.IntegerField(default=0)
    ending_units = models.IntegerField(default=0)
    standing_persons = models.IntegerField(default=0)
    ending_persons = models.IntegerField(default=0)
    # What it would do to pupils, in numbers (registry.Tally).
    tally = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="import_confirmed_at_and_by_together",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="import_done_was_confirmed",
                condition=Q(done_at=None) | Q(confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportProgress(models.Model):
    """How far a running import is. A row of its own, so that it can be written while the import is locked."""

    of = models.OneToOneField(Import, models.CASCADE, primary_key=True, related_name="progress")
    step = models.CharField(max_length=20, blank=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.step} {self.done}/{self.total}"


class ImportProblem(models.Model):
    """One finding in the file, in the words of the person who sent it."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="problems")
    severity = models.CharField(max_length=10, choices=SEVERITIES)
    code = models.CharField(max_length=40)
    file = models.CharField(max_length=200, blank=True)
    line = models.IntegerField(null=True)
    column = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=600, blank=True)
    message = models.TextField()
    remedy = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ImportChange(models.Model):
    """One thing that would be added, one field that would change, or one thing that would end."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="changes")
    kind = models.CharField(
        max_length=10,
        choices={
            ChangeKind.ADDED: pgettext_lazy("import", "Added"),
            ChangeKind.CHANGED: pgettext_lazy("import", "Changed"),
            ChangeKind.ENDED: pgettext_lazy("import", "Ended"),
        },
    )
    table = models.CharField(max_length=10, choices=TABLES)
    key = models.CharField(max_length=800)
    label = models.CharField(max_length=500)
    field = models.CharField(max_length=20, blank=True)
    before = models.CharField(max_length=300, blank=True)
    after = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["of", "kind", "table"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"
