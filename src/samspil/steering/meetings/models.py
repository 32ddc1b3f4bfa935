"""The bodies that meet and decide, what they met about, and whom they asked."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.meetings.rules import BodyKind, Category
from samspil.steering.plans.models import Decision
from samspil.steering.plans.models.action import GROUPS
from samspil.steering.plans.models.plan import by_person, together

BODY_KINDS = {
    BodyKind.FOLLOW_UP: _("Follow-up group"),
    BodyKind.COMMITTEE: _("Committee"),
    BodyKind.BOARD: _("Board"),
    BodyKind.STAFF: _("Staff meeting"),
    BodyKind.PARENTS: _("Parents' meeting"),
    BodyKind.PUPILS: _("Pupil council"),
}
CATEGORIES = {
    Category.DIRECTOR: _("Director"),
    Category.CENTRE_HEAD: _("Head of a centre"),
    Category.LEADER: _("Leader"),
    Category.UNION: _("Union representative"),
    Category.STAFF: _("Staff"),
    Category.POLITICIAN: _("Politician"),
    Category.PARENT: _("Parent"),
    Category.PUPIL: _("Pupil"),
}


@pghistory.track()
class Body(models.Model):
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="bodies", verbose_name=_("Place"))
    kind = models.CharField(_("Kind of body"), max_length=14, choices=BODY_KINDS)
    name = models.CharField(_("Name"), max_length=200)
    mandate = models.TextField(_("Mandate"), blank=True)

    class Meta:
        ordering = ["unit__name", "name", "pk"]
        verbose_name_plural = "bodies"
        indexes = [models.Index(fields=["unit", "kind"])]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                name="body_name_once_in_a_unit",
                violation_error_message=_("Choose another name: this place has a body called so."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Membership(models.Model):
    """Who sits in a body, in what capacity, and when; on the last day still a member."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name=_("Member"))
    category = models.CharField(_("Sits as"), max_length=12, choices=CATEGORIES)
    is_chair = models.BooleanField(_("Leads the body"), default=False)
    begins_on = models.DateField(pgettext_lazy("date", "From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)

    class Meta:
        ordering = ["-is_chair", "person__given_name", "person__family_name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
            ),
            models.UniqueConstraint(
                fields=["body", "person"], condition=Q(ends_on=None), name="a_member_sits_once"
            ),
            models.UniqueConstraint(
                fields=["body"], condition=Q(is_chair=True, ends_on=None), name="one_leads_a_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.body}"


@pghistory.track()
class Meeting(models.Model):
    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("meeting", "Planned")
        HELD = "held", pgettext_lazy("meeting", "Held")

    body = models.ForeignKey(Body, models.CASCADE, related_name="meetings")
    on = models.DateField(_("Day"))
    title = models.CharField(_("Title"), max_length=200)
    state = models.CharField(_("State"), max_length=8, choices=State, default=State.PLANNED)
    minutes = models.TextField(_("Minutes"), blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["body", "on"])]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Item(models.Model):
    """One point of an agenda. Inclusion and its evaluation are marked apart: either may be there alone."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(_("Item"), max_length=200)
    is_inclusion = models.BooleanField(_("Is about inclusion"), default=False)
    is_evaluation = models.BooleanField(_("Evaluates how inclusion goes"), default=False)
    outcome = models.TextField(_("What came of it"), blank=True)
    decision = models.ForeignKey(
        Decision, models.SET_NULL, null=True, blank=True, related_name="items", verbose_name=_("Decision")
    )

    class Meta:
        ordering = ["meeting", "place"]
        constraints = [models.UniqueConstraint(fields=["meeting", "place"], name="item_place_once")]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Task(models.Model):
    """What a body asked somebody to do."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="tasks")
    item = models.ForeignKey(
        Item, models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("Comes from")
    )
    text = models.CharField(_("Task"), max_length=300)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="tasks", verbose_name=_("Who does it"))
    due_on = models.DateField(_("Deadline"))
    done_on = models.DateField(null=True, blank=True)
    done_by = by_person()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["owner", "done_on"])]
        constraints = [together("task_done_on_and_by", "done_on", "done_by")]

    def __str__(self) -> str:
        return self.text


@pghistory.track()
class Consultation(models.Model):
    """A question to those who are not members, their answer, and what it changed."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="consultations")
    group = models.CharField(_("Whom do you ask?"), max_length=14, choices=GROUPS)
    question = models.TextField(_("Question"))
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_on = models.DateField(_("Answer by"))
    answer = models.TextField(_("Answer"), blank=True)
    said_by = models.CharField(_("Who said it, and where"), max_length=200, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = by_person()
    change = models.TextField(_("What it changed, and what it could not change"), blank=True)
    changed_on = models.DateField(null=True, blank=True)
    changed_by = by_person()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        indexes = [models.Index(fields=["body", "group"])]
        constraints = [
            models.CheckConstraint(
                name="consultation_due_after_asked", condition=Q(due_on__gte=F("asked_on"))
            ),
            together("consultation_answered_on_and_by", "answered_on", "answered_by"),
            together("consultation_changed_on_and_by", "changed_on", "changed_by"),
        ]

    def __str__(self) -> str:
        return self.question[:60]
