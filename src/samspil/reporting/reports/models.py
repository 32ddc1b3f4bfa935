"""A report on the year: what it is made of, what was issued, and what the committees decided about it."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit
from samspil.reporting.reports.rules import Audience, Chapter, State
from samspil.steering.meetings.models import Body, Item
from samspil.steering.plans.models import Decision, Effort
from samspil.steering.plans.models.plan import by_person, together

STATES = {
    State.DRAFT: _("Draft"),
    State.ISSUED: pgettext_lazy("report", "Issued"),
    State.WITHDRAWN: pgettext_lazy("report", "Withdrawn"),
}
AUDIENCES = {
    Audience.COMMITTEES: _("Committees and boards"),
    Audience.PUBLIC: _("Everyone: the public page"),
}
CHAPTERS = {
    Chapter.YEAR: _("The year in words"),
    Chapter.STRATEGY: _("What became of the strategy"),
    Chapter.TARGETS: _("Targets"),
    Chapter.FIGURES: _("Figures that were released, drawn"),
    Chapter.EFFORTS: _("The efforts, one focus area after the other"),
    Chapter.CALENDAR: _("The efforts on the calendar, drawn"),
    Chapter.LINKS: _("What hangs on what, drawn"),
    Chapter.ATTENTION: _("What is late, quiet or blocked"),
    Chapter.COVERAGE: _("Local plans"),
    Chapter.FIELDS: _("Places and focus areas, drawn"),
    Chapter.DECISIONS: _("Decisions"),
    Chapter.STOPPED: _("What stopped, and why"),
    Chapter.CONTRIBUTIONS: _("What people brought"),
    Chapter.NEXT: _("Next steps"),
    Chapter.WHEEL: _("Around the year, drawn"),
}
LANGUAGES = [("da", "Dansk"), ("nl", "Nederlands"), ("en", "English")]


@pghistory.track()
class Report(models.Model):
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports")
    title = models.CharField(_("Title"), max_length=150)
    audience = models.CharField(_("For whom?"), max_length=10, choices=AUDIENCES)
    language = models.CharField(_("Language"), max_length=5, choices=LANGUAGES)
    begins_on = models.DateField(_("The year begins"))
    ends_on = models.DateField(_("The year ends"))
    words = models.TextField(_("The year in words"), blank=True)
    next_steps = models.TextField(_("Next steps, in words"), blank=True)
    state = models.CharField(max_length=10, choices=STATES, default=State.DRAFT)
    composed_at = models.DateTimeField()
    composed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # Somebody asked for it to be issued; until it is whole it stays a draft.
    begun_at = models.DateTimeField(null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = by_person()
    content_hash = models.CharField(max_length=64, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = by_person()
    withdrawn_reason = models.TextField(_("Why is it withdrawn?"), blank=True)

    class Meta:
        ordering = ["-issued_at", "-composed_at", "-pk"]
        indexes = [models.Index(fields=["unit", "audience", "state"])]
        constraints = [
            models.CheckConstraint(
                name="report_ends_after_it_begins", condition=Q(ends_on__gt=F("begins_on"))
            ),
            models.CheckConstraint(
                name="an_issued_report_has_its_hash",
                condition=Q(state="draft", issued_at=None, content_hash="")
                | ~Q(state="draft") & Q(issued_at__isnull=False) & ~Q(content_hash=""),
            ),
            models.CheckConstraint(
                name="a_report_is_withdrawn_with_a_reason",
                condition=Q(state="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")
                | ~Q(state="withdrawn") & Q(withdrawn_at=None, withdrawn_reason=""),
            ),
            together("report_issued_at_and_by", "issued_at", "issued_by"),
            together("report_withdrawn_at_and_by", "withdrawn_at", "withdrawn_by"),
        ]

    def __str__(self) -> str:
        return self.title


class ReportChapter(models.Model):
    """One part that was chosen, at its place."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="chapters")
    place = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=14, choices=CHAPTERS)

    class Meta:
        ordering = ["report", "place"]
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="a_chapter_is_chosen_once")]


class ReportCommittee(models.Model):
    """A group that the report is for."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="committees")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["report", "body__name"]
        constraints = [models.UniqueConstraint(fields=["report", "body"], name="a_committee_gets_it_once")]


class Frozen(models.Model):
    """The report as it was on the day it was issued: an archive copy that only what is issued writes.

    `text` is the document in full, in one canonical form; its SHA-256 is the report's content hash. It is
    kept as text, not as rows, because nobody may ever change or count in it.
    """

    report = models.OneToOneField(Report, models.PROTECT, related_name="frozen")
    text = models.TextField()
    pdf = models.FileField(upload_to="reports")
    pdf_hash = models.CharField(max_length=64)
    docx = models.FileField(upload_to="reports")
    docx_hash = models.CharField(max_length=64)
    pptx = models.FileField(upload_to="reports")
    pptx_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name_plural = "frozen"


class PublicationLine(models.Model):
    """One line of the publication log. Added, never changed."""

    class What(models.TextChoices):
        ISSUED = "issued", pgettext_lazy("report", "Issued")
        WITHDRAWN = "withdrawn", pgettext_lazy("report", "Withdrawn")

    report = models.ForeignKey(Report, models.PROTECT, related_name="log")
    what = models.CharField(max_length=10, choices=What)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to_whom = models.TextField()
    content_hash = models.CharField(max_length=64)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]


@pghistory.track()
class Verdict(models.Model):
    """What a committee decided about a report, and the decisions on efforts that came of it."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", pgettext_lazy("report", "Approved")
        NOTED = "noted", _("Noted")
        CHANGE = "change", _("Change asked for")

    report = models.ForeignKey(Report, models.PROTECT, related_name="verdicts")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("Who decided?"))
    item = models.ForeignKey(
        Item, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Item of the agenda")
    )
    outcome = models.CharField(_("What was decided?"), max_length=10, choices=Outcome)
    text = models.TextField(_("In the committee's words"))
    decided_on = models.DateField(_("Decided on"))
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["decided_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "body"], name="a_committee_decides_once")]


class VerdictDecision(models.Model):
    """A decision on an effort that came of a committee's decision on a report."""

    verdict = models.ForeignKey(Verdict, models.CASCADE, related_name="decisions")
    decision = models.OneToOneField(Decision, models.CASCADE, related_name="+")
    effort = models.ForeignKey(Effort, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
