"""An effort carries a sentence of the strategy out; its goals say how one can see it."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Person
from samspil.steering.plans.models.plan import Plan, by_person, together
from samspil.steering.plans.rules import Course
from samspil.steering.strategy.models import Chapter, Statement


@pghistory.track()
class Effort(models.Model):
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="efforts")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("Effort"), max_length=200)
    about = models.TextField(_("What we will do, and why"), blank=True)
    space = models.TextField(_("How rooms and outdoor areas help"), blank=True)
    part = models.CharField(_("Half of the plan"), max_length=8, choices=Statement.Part)
    area = models.ForeignKey(
        Chapter, models.PROTECT, related_name="efforts", verbose_name=_("Primary focus area")
    )
    further = models.ManyToManyField(
        Chapter, related_name="further_efforts", blank=True, verbose_name=_("Further focus areas")
    )
    statements = models.ManyToManyField(Statement, related_name="efforts", verbose_name=_("Statements"))
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="efforts", verbose_name=_("Owner")
    )
    planned_start = models.DateField(_("Planned start"), null=True, blank=True)
    planned_end = models.DateField(_("Deadline"), null=True, blank=True)
    started_on = models.DateField(_("Started on"), null=True, blank=True)
    started_by = by_person()
    ended_on = models.DateField(_("Ended on"), null=True, blank=True)
    ended_by = by_person()
    stopped_on = models.DateField(null=True, blank=True)
    stopped_by = by_person()
    progress = models.CharField(_("How far"), max_length=300, blank=True)
    next_step = models.CharField(_("Next step"), max_length=300, blank=True)
    next_on = models.DateField(_("Date of the next step"), null=True, blank=True)
    news_on = models.DateField(null=True, blank=True)
    evidence_count = models.PositiveIntegerField(default=0)
    inherits = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="heirs")
    is_shared = models.BooleanField(_("Local plans take it along"), default=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = by_person()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = by_person()

    class Meta:
        ordering = ["plan", "number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="effort_number_once"),
            models.CheckConstraint(
                name="effort_ends_after_it_starts",
                condition=Q(planned_end=None)
                | Q(planned_start=None)
                | Q(planned_end__gte=F("planned_start")),
            ),
            models.CheckConstraint(
                name="nobody_approves_their_own_effort",
                condition=Q(approved_by=None) | ~Q(approved_by=F("submitted_by")),
            ),
            together("effort_started_on_and_by", "started_on", "started_by"),
            together("effort_ended_on_and_by", "ended_on", "ended_by"),
            together("effort_stopped_on_and_by", "stopped_on", "stopped_by"),
            together("effort_submitted_at_and_by", "submitted_at", "submitted_by"),
            together("effort_approved_at_and_by", "approved_at", "approved_by"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def course(self) -> Course:
        return Course(
            planned_start=self.planned_start,
            planned_end=self.planned_end,
            started_on=self.started_on,
            ended_on=self.ended_on,
            stopped_on=self.stopped_on,
            news_on=self.news_on,
            has_evidence=self.evidence_count > 0,
        )


@pghistory.track()
class Goal(models.Model):
    """What will be different, and how anyone can see it."""

    effort = models.ForeignKey(Effort, models.CASCADE, related_name="goals")
    text = models.CharField(_("Goal"), max_length=300)
    indicator = models.CharField(_("Indicator"), max_length=200, blank=True)
    observable = models.CharField(_("What one will be able to see"), max_length=300, blank=True)
    # When it goes, a trigger cuts the line back: what inherits may lie where its remover may not write.
    inherits = models.ForeignKey("self", models.DO_NOTHING, null=True, blank=True, related_name="heirs")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="goal_can_be_seen", condition=~(Q(indicator="") & Q(observable=""))),
        ]

    def __str__(self) -> str:
        return self.text
