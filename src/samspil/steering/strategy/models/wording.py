"""The same strategy in every language, and for grown-ups, parents and children."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.steering.strategy.models.strategy import Chapter, Right, Statement, Strategy, Term
from samspil.steering.strategy.rules import SEARCH_CONFIG


class StrategyWording(models.Model):
    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=5)
    title = models.CharField(max_length=200)
    summary = models.TextField()
    horizon = models.TextField()
    origin_note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["strategy", "language"], name="strategy_wording_once")]


class ChapterWording(models.Model):
    chapter = models.ForeignKey(Chapter, models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=5)
    name = models.CharField(max_length=200)
    summary = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "language"], name="chapter_wording_once")]


class StatementWording(models.Model):
    class Audience(models.TextChoices):
        STAFF = "staff", _("For staff")
        PARENTS = "parents", _("For parents")
        CHILDREN = "children", _("For children")

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=5)
    audience = models.CharField(max_length=8, choices=Audience)
    text = models.TextField()
    search = models.GeneratedField(
        expression=models.Case(
            *(
                models.When(language=language, then=SearchVector("text", config=models.Value(config)))
                for language, config in SEARCH_CONFIG.items()
            ),
            default=SearchVector("text", config=models.Value("simple")),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [GinIndex(fields=["search"], name="statement_search")]
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "language", "audience"], name="statement_wording_once"
            ),
        ]


class RightWording(models.Model):
    right = models.ForeignKey(Right, models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=5)
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["right", "language"], name="right_wording_once")]


class TermWording(models.Model):
    term = models.ForeignKey(Term, models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=5)
    word = models.CharField(max_length=120)
    forms = ArrayField(models.CharField(max_length=120), default=list)
    staff = models.TextField()
    parents = models.TextField()
    children = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "language"], name="term_wording_once")]
