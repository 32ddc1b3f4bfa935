"""What was decided: chapters and numbered statements. A loaded version never changes."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.figures.indicators.models import Target
from samspil.ground.organisation.models import Unit


@pghistory.track()
class Strategy(models.Model):
    """One version of one strategy, taken into use by one municipality or region."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="strategies")
    key = models.CharField(max_length=80)
    version = models.CharField(max_length=20)
    country = models.CharField(max_length=2)
    language = models.CharField(max_length=5)
    languages = ArrayField(models.CharField(max_length=5))
    origin_owner = models.CharField(max_length=200)
    origin_document = models.CharField(max_length=300)
    origin_period = models.CharField(max_length=40)
    begins_on = models.DateField(_("In force from"))
    ends_on = models.DateField(_("In force to"), null=True, blank=True)
    adopted_on = models.DateField(_("Adopted on"))
    adopted_by = models.CharField(_("Adopted by"), max_length=200)
    replaced_on = models.DateField(null=True, blank=True)
    targets = models.ManyToManyField(Target, related_name="strategies")
    quiet_days = models.PositiveSmallIntegerField(_("Days without news before it is quiet"), default=60)

    class Meta:
        ordering = ["-adopted_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "key", "version"], name="strategy_version_once"),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(replaced_on=None), name="one_strategy_in_force"
            ),
            models.CheckConstraint(
                name="strategy_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gt=F("begins_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class Chapter(models.Model):
    """A part of the strategy: a chapter, a focus area, or the culture in which the areas overlap."""

    class Mark(models.TextChoices):
        CHAPTER = "chapter", _("Chapter")
        AREA = "area", _("Focus area")
        CULTURE = "culture", _("Culture")

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="chapters")
    key = models.CharField(max_length=80)
    number = models.CharField(max_length=8)
    place = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=8, choices=Mark)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["strategy", "key"], name="chapter_key_once"),
            models.UniqueConstraint(fields=["strategy", "number"], name="chapter_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.key}"


class Right(models.Model):
    """A right that statements stand on: a convention's article, a declaration."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="rights")
    key = models.CharField(max_length=80)
    reference = models.CharField(max_length=120)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["strategy", "key"], name="right_key_once")]

    def __str__(self) -> str:
        return self.reference


class Statement(models.Model):
    """One sentence of the strategy, with a number to cite."""

    class Kind(models.TextChoices):
        PURPOSE = "purpose", _("Purpose")
        VISION = "vision", _("Vision")
        DEFINITION = "definition", _("Definition")
        VALUE = "value", _("Value")
        GOAL = "goal", _("Goal")
        PRINCIPLE = "principle", _("Principle")
        COMMITMENT = "commitment", _("Commitment")
        DUTY = "duty", _("Duty")
        THEME = "theme", _("Theme")
        CONDITION = "condition", _("Condition")

    class Part(models.TextChoices):
        MEANING = "meaning", _("Part I: what inclusion means")
        CONTENT = "content", _("Part II: what we do")

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="statements")
    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="statements")
    number = models.CharField(max_length=12)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    part = models.CharField(max_length=8, choices=Part, blank=True)
    is_headline = models.BooleanField(default=False)
    sources = ArrayField(models.CharField(max_length=8), default=list)
    areas = models.ManyToManyField(Chapter, related_name="overlapping")
    rights = models.ManyToManyField(Right, related_name="statements")
    targets = models.ManyToManyField(Target, related_name="statements")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["strategy", "number"], name="statement_number_once"),
        ]

    def __str__(self) -> str:
        return self.number


class Term(models.Model):
    """A word that everyone shall understand alike."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="terms")
    key = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["strategy", "key"], name="term_key_once")]

    def __str__(self) -> str:
        return self.key
