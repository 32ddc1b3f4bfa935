"""What was done and what was read. Lines are added, never changed."""

from django.db import models
from django.db.models.functions import Now


class Event(models.Model):
    """One act by one person. The person is a number and a name, so that the line outlives the account."""

    at = models.DateTimeField(db_default=Now(), db_index=True)
    person = models.BigIntegerField(null=True, db_index=True)
    person_name = models.CharField(max_length=200)
    what = models.CharField(max_length=120)
    table = models.CharField(max_length=63)
    target = models.BigIntegerField()
    label = models.CharField(max_length=300)
    unit = models.BigIntegerField(null=True, db_index=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["table", "target"])]


class Reading(models.Model):
    """One look at a protected page: who, about whom, which page, why. Written before the page is sent."""

    at = models.DateTimeField(db_default=Now(), db_index=True)
    person = models.BigIntegerField(db_index=True)
    subject = models.BigIntegerField(db_index=True)
    page = models.CharField(max_length=120)
    purpose = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(name="reading_has_a_purpose", condition=~models.Q(purpose="")),
        ]
