"""What was told, shown, decided and contributed along the way."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.models.action import GROUPS, Action
from samspil.steering.plans.models.effort import Effort
from samspil.steering.plans.models.plan import Plan, by_person, together
from samspil.steering.strategy.models import Statement


class News(models.Model):
    """A few words on how it goes. Never changed; a newer line says more."""

    effort = models.ForeignKey(Effort, models.CASCADE, related_name="news")
    action = models.ForeignKey(Action, models.CASCADE, null=True, blank=True, related_name="news")
    text = models.TextField(_("What is new"))
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "news"


@pghistory.track()
class Evidence(models.Model):
    class Kind(models.TextChoices):
        FILE = "file", _("File")
        LINK = "link", _("Link")
        OBSERVATION = "observation", _("Observation")

    effort = models.ForeignKey(Effort, models.CASCADE, related_name="evidence")
    action = models.ForeignKey(Action, models.CASCADE, null=True, blank=True, related_name="evidence")
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind)
    title = models.CharField(_("What it shows"), max_length=200)
    file = models.FileField(_("File"), upload_to="evidence/%Y/%m/", blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    url = models.URLField(_("Link"), blank=True)
    text = models.TextField(_("What was seen, where and when"), blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                name="evidence_holds_what_its_kind_says",
                condition=Q(kind="file") & ~Q(file="")
                | Q(kind="link") & ~Q(url="")
                | Q(kind="observation") & ~Q(text=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Decision(models.Model):
    """A choice that was made: between what, why, what was expected, and when one looks back."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="decisions")
    effort = models.ForeignKey(Effort, models.CASCADE, null=True, blank=True, related_name="decisions")
    title = models.CharField(_("Decision"), max_length=200)
    alternatives = models.TextField(_("What else could have been chosen"))
    reason = models.TextField(_("Why this"))
    expected = models.CharField(_("What we expect of it"), max_length=300)
    decided_on = models.DateField(_("Decided on"))
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    look_back_on = models.DateField(_("Look back on"))
    looked_back_on = models.DateField(null=True, blank=True)
    looked_back_by = by_person()
    outcome = models.TextField(_("What came of it"), blank=True)

    class Meta:
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="one_looks_back_later", condition=Q(look_back_on__gt=F("decided_on"))
            ),
            together("decision_looked_back_on_and_by", "looked_back_on", "looked_back_by"),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class LeaderAccount(models.Model):
    """A leader's yearly account in one of the four dimensions of leadership."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="leader_accounts")
    year = models.CharField(max_length=9)
    dimension = models.CharField(_("Dimension"), max_length=14, choices=Action.Dimension)
    text = models.TextField(_("What leadership did"))
    written_on = models.DateField()
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["unit", "year", "dimension"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "dimension"], name="one_account_a_dimension"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}: {self.get_dimension_display()}"


class Contribution(models.Model):
    """What someone brought: any of the seven groups, on a statement, an effort or a place."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="contributions")
    statement = models.ForeignKey(
        Statement, models.PROTECT, null=True, blank=True, related_name="contributions"
    )
    effort = models.ForeignKey(Effort, models.CASCADE, null=True, blank=True, related_name="contributions")
    group = models.CharField(_("From"), max_length=14, choices=GROUPS)
    together_with = ArrayField(
        models.CharField(max_length=14, choices=GROUPS),
        default=list,
        blank=True,
        verbose_name=_("Together with"),
    )
    text = models.TextField(_("What I bring"))
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="contributions")
    answer = models.TextField(_("Answer"), blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = by_person()

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [together("contribution_answered_on_and_by", "answered_on", "answered_by")]

    def __str__(self) -> str:
        return self.text[:60]
