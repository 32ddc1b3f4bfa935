"""What somebody does, when, with whom, for whom and where."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Group, Person, Unit
from samspil.ground.organisation.rules import ActorGroup
from samspil.steering.plans.models.effort import Effort
from samspil.steering.plans.models.plan import by_person, together
from samspil.steering.plans.rules import Course

GROUPS = {
    ActorGroup.POLITICIANS: _("Politicians"),
    ActorGroup.ADMINISTRATION: _("Administration"),
    ActorGroup.LEADERS: _("Leaders"),
    ActorGroup.STAFF: _("Staff"),
    ActorGroup.BOARDS: _("Boards"),
    ActorGroup.PARENTS: _("Parents"),
    ActorGroup.CHILDREN: _("Children and young people"),
}


@pghistory.track()
class Action(models.Model):
    class Direction(models.TextChoices):
        CHILD = "child", _("The child")
        GROUP = "group", _("The group")
        ADULTS = "adults", _("The adults")
        ENVIRONMENT = "environment", _("The surroundings")

    class Environment(models.TextChoices):
        CLASS = "class", _("Class or room")
        OUTDOOR = "outdoor", _("Outdoors")
        AFTER_SCHOOL = "after_school", _("After-school club")
        CLUB = "club", _("Youth club")
        LEISURE = "leisure", _("Leisure and associations")
        HOME = "home", _("At home")

    class Dimension(models.TextChoices):
        STRATEGIC = "strategic", _("Strategic")
        STAFF = "staff", pgettext_lazy("dimension of leadership", "Staff")
        ORGANISATIONAL = "organisational", _("Organisational")
        PEDAGOGICAL = "pedagogical", _("Pedagogical")

    class Form(models.TextChoices):
        EDUCATION = "education", _("Education")
        DEVELOPMENT = "development", _("Competence development")
        SPARRING = "sparring", _("Sparring")
        SHARING = "sharing", _("Sharing knowledge")
        STAFFING = "staffing", _("How staff are organised")
        RETHINKING = "rethinking", _("Solving the task in a new way")

    class Provision(models.TextChoices):
        GENERAL = "general", _("General provision")
        SPECIAL = "special", _("Special provision")

    effort = models.ForeignKey(Effort, models.CASCADE, related_name="actions")
    title = models.CharField(_("Action"), max_length=200)
    about = models.TextField(_("How"), blank=True)
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name=_("Owner")
    )
    direction = models.CharField(_("Directed at"), max_length=12, choices=Direction)
    group = models.ForeignKey(
        Group,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Which group or class"),
    )
    environment = models.CharField(_("Where"), max_length=12, choices=Environment)
    is_after_school = models.BooleanField(_("Outside school or daycare hours"), default=False)
    provision = models.CharField(_("Provision"), max_length=8, choices=Provision, default=Provision.GENERAL)
    special_reason = models.TextField(_("Why not in general provision"), blank=True)
    dimension = models.CharField(_("Dimension of leadership"), max_length=14, choices=Dimension, blank=True)
    form = models.CharField(_("Builds competence by"), max_length=12, choices=Form, blank=True)
    planned_start = models.DateField(_("Planned start"), null=True, blank=True)
    planned_end = models.DateField(_("Deadline"), null=True, blank=True)
    started_on = models.DateField(_("Started on"), null=True, blank=True)
    started_by = by_person()
    ended_on = models.DateField(_("Ended on"), null=True, blank=True)
    ended_by = by_person()
    stopped_on = models.DateField(null=True, blank=True)
    stopped_by = by_person()
    result = models.CharField(_("What came of it"), max_length=300, blank=True)
    hours = models.DecimalField(_("Hours"), max_digits=8, decimal_places=1, null=True, blank=True)
    money = models.DecimalField(_("Money"), max_digits=12, decimal_places=2, null=True, blank=True)
    taken_from = models.CharField(_("Taken from"), max_length=200, blank=True)
    given_to = models.CharField(_("Given to"), max_length=200, blank=True)
    blocked_by = models.CharField(_("What blocks it"), max_length=300, blank=True)
    unblocked_by = models.CharField(_("What would unblock it"), max_length=300, blank=True)
    news_on = models.DateField(null=True, blank=True)
    evidence_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["planned_end", "pk"]
        constraints = [
            models.CheckConstraint(
                name="action_ends_after_it_starts",
                condition=Q(planned_end=None)
                | Q(planned_start=None)
                | Q(planned_end__gte=F("planned_start")),
            ),
            models.CheckConstraint(
                name="special_provision_is_reasoned", condition=Q(provision="general") | ~Q(special_reason="")
            ),
            models.CheckConstraint(
                name="a_block_names_what_would_lift_it", condition=Q(blocked_by="") | ~Q(unblocked_by="")
            ),
            together("action_started_on_and_by", "started_on", "started_by"),
            together("action_ended_on_and_by", "ended_on", "ended_by"),
            together("action_stopped_on_and_by", "stopped_on", "stopped_by"),
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


class CoOwner(models.Model):
    """Somebody from another group, or another unit, who owns the action too."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="co_owners")
    group = models.CharField(_("Group"), max_length=14, choices=GROUPS)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("Who"), max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or str(self.person or self.unit or self.get_group_display())
