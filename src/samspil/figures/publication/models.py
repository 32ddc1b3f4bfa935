"""A release: what is let out to one audience, frozen; and the log of what was let out and taken back."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.figures.indicators.models import Definition
from samspil.figures.publication.rules.audiences import Audience
from samspil.figures.publication.rules.releases import State
from samspil.ground.organisation.models import Person, Unit

AUDIENCES = {
    Audience.PUBLIC: _("Everyone: the public pages and open data"),
    Audience.BOARD: _("Boards of schools and daycare"),
    Audience.COMMITTEE: _("Committees of the council"),
    Audience.LEADER: _("Leaders"),
    Audience.OWN_UNIT: _("One place: its leader and staff"),
}
STATES = {
    State.DRAFT: _("Draft"),
    State.WORKING: pgettext_lazy("release", "Being prepared"),
    State.READY: pgettext_lazy("release", "Ready to be released"),
    State.REFUSED: pgettext_lazy("release", "Not safe or not whole"),
    State.PUBLISHED: pgettext_lazy("release", "Released"),
    State.WITHDRAWN: pgettext_lazy("release", "Withdrawn"),
}


def _together(name: str, at: str, by: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(**{at: None, by: None}) | Q(**{f"{at}__isnull": False, f"{by}__isnull": False}),
    )


def _person() -> models.ForeignKey:
    return models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")


@pghistory.track()
class Release(models.Model):
    """`unit` is what it is about: the house, or a place beneath it. `content_hash` is a SHA-256."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    title = models.CharField(_("Title"), max_length=150)
    audience = models.CharField(_("For whom?"), max_length=10, choices=AUDIENCES)
    first_period = models.IntegerField(_("From school year"))
    last_period = models.IntegerField(_("To school year"))
    by_place = models.BooleanField(_("Also place by place"), default=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    state = models.CharField(max_length=10, choices=STATES, default=State.DRAFT)
    composed_at = models.DateTimeField()
    composed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(null=True, blank=True)
    prepared_by = _person()
    # Why it was not made ready: a word of rules.releases.Refusal, and what it is about.
    refusal = models.CharField(max_length=30, blank=True)
    refused_about = models.TextField(blank=True)
    cells = models.IntegerField(default=0)
    hidden = models.IntegerField(default=0)
    partners = models.IntegerField(default=0)
    gap = models.FloatField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = _person()
    why = models.TextField(_("Why is it released?"), blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = _person()
    withdrawn_reason = models.TextField(_("Why is it withdrawn?"), blank=True)

    class Meta:
        ordering = ["-released_at", "-composed_at", "-pk"]
        indexes = [models.Index(fields=["house", "audience", "state"], name="release_of_audience")]
        constraints = [
            models.CheckConstraint(
                name="release_periods_in_order", condition=Q(last_period__gte=F("first_period"))
            ),
            models.CheckConstraint(
                name="a_prepared_release_has_its_hash",
                condition=Q(state__in=["draft", "working", "refused"], content_hash="")
                | Q(state__in=["ready", "published", "withdrawn"], prepared_at__isnull=False)
                & ~Q(content_hash=""),
            ),
            models.CheckConstraint(
                name="nobody_releases_what_they_prepared",
                condition=Q(released_by=None) | ~Q(released_by=F("prepared_by")),
            ),
            models.CheckConstraint(
                name="what_is_out_was_released",
                condition=Q(state__in=["published", "withdrawn"], released_at__isnull=False) & ~Q(why="")
                | ~Q(state__in=["published", "withdrawn"]) & Q(released_at=None),
            ),
            models.CheckConstraint(
                name="a_release_is_withdrawn_with_a_reason",
                condition=Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")
                | ~Q(state="withdrawn") & Q(withdrawn_at=None, withdrawn_reason=""),
            ),
            models.CheckConstraint(
                name="a_refused_release_says_why",
                condition=Q(state="refused") & ~Q(refusal="") | ~Q(state="refused") & Q(refusal=""),
            ),
            _together("release_prepared_at_and_by", "prepared_at", "prepared_by"),
            _together("release_released_at_and_by", "released_at", "released_by"),
            _together("release_withdrawn_at_and_by", "withdrawn_at", "withdrawn_by"),
        ]

    def __str__(self) -> str:
        return self.title


class ReleaseIndicator(models.Model):
    """One indicator that was chosen, in one version and dimension, at its place."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="indicators")
    definition = models.ForeignKey(Definition, models.PROTECT, related_name="+")
    dimension = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["release", "place"]
        constraints = [
            models.UniqueConstraint(fields=["release", "definition"], name="an_indicator_is_released_once"),
        ]

    def __str__(self) -> str:
        return f"{self.definition}, {self.dimension}"


class ReleaseBreakdown(models.Model):
    """The columns that groups are told apart by, with `|` between them, such as `grade|sex`."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="breakdowns")
    columns = models.CharField(max_length=60)

    class Meta:
        ordering = ["release", "columns"]
        constraints = [
            models.UniqueConstraint(fields=["release", "columns"], name="a_breakdown_is_chosen_once"),
        ]

    def __str__(self) -> str:
        return self.columns


class ReleaseProgress(models.Model):
    """How far the preparation is. A row of its own, so that it can be written while the release is locked."""

    of = models.OneToOneField(Release, models.CASCADE, primary_key=True, related_name="progress")
    step = models.CharField(max_length=20, blank=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    told_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.step} {self.done}/{self.total}"


class Content(models.Model):
    """The release as its audience may see it: an archive copy that only preparing writes.

    `text` is the content in full, in one canonical form; its SHA-256 is the release's content hash. It is
    kept as text, not as rows, because nobody may ever change or count in it.
    """

    release = models.OneToOneField(Release, models.PROTECT, related_name="content")
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.release}"


class Ledger(models.Model):
    """What the attacker is taken to know from a release: every shown count without its rounding.

    Hidden counts are not in it either. The next release is protected against it.
    """

    release = models.OneToOneField(Release, models.PROTECT, related_name="ledger")
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.release}"


class ReleaseLine(models.Model):
    """One line of the log of releases. Added, never changed."""

    class What(models.TextChoices):
        RELEASED = "released", pgettext_lazy("release", "Released")
        WITHDRAWN = "withdrawn", pgettext_lazy("release", "Withdrawn")

    release = models.ForeignKey(Release, models.PROTECT, related_name="log")
    what = models.CharField(max_length=10, choices=What)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    why = models.TextField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.release}"
