"""What an effort said when it was approved."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from samspil.steering.plans.models.effort import Effort
from samspil.steering.strategy.models import Chapter


class ApprovedWording(models.Model):
    """Kept by the database from the first change of meaning until somebody approves anew."""

    effort = models.OneToOneField(Effort, models.CASCADE, related_name="approved_wording")
    title = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    part = models.CharField(max_length=8)
    area = models.ForeignKey(Chapter, models.PROTECT, related_name="+")
    planned_end = models.DateField(null=True, blank=True)
    further = ArrayField(models.BigIntegerField(), default=list, blank=True)
    statements = ArrayField(models.BigIntegerField(), default=list, blank=True)
    # Text, indicator and what one can see, a row for each goal.
    goals = ArrayField(ArrayField(models.TextField()), default=list, blank=True)
    since = models.DateTimeField()
    # Everyone who changed it since, the latest last: none of them approves it.
    writers = ArrayField(models.BigIntegerField(), default=list, blank=True)

    class Meta:
        ordering = ["since"]

    def __str__(self) -> str:
        return self.title
