"""The register of pupils as rosters told it last, and which child's file follows it."""

from django.db import models

from samspil.child.file.models.child import Child, ends_after_it_begins
from samspil.ground.organisation.models import Group, Unit


class Pupil(models.Model):
    """One pupil in one place. `key` is the roster's own, below `source`: never a national number.

    It is a copy of what the roster says and no child's file: no history of it is kept.
    """

    source = models.CharField(max_length=60)
    key = models.CharField(max_length=255)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, models.SET_NULL, null=True, related_name="+")
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    born_on = models.DateField(null=True)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        ordering = ["given_name", "family_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "key", "unit"], name="pupil_once_in_a_place"),
            ends_after_it_begins("pupil_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return "Pupil"

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class RosterLink(models.Model):
    """That a file is about this pupil: then the file's places follow the roster."""

    child = models.OneToOneField(Child, models.CASCADE, primary_key=True, related_name="+")
    source = models.CharField(max_length=60)
    key = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_file_follows_a_pupil")]

    def __str__(self) -> str:
        return "Roster link"
