"""A child on its way from one place to another, and each piece of knowledge that goes with it."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.models import Child, Consent
from samspil.child.transitions.rules import Ground, Kind, Topic
from samspil.ground.organisation.models import Person, Unit

KINDS = {
    Kind.HOME_DAYCARE: _("From home to daycare"),
    Kind.DAYCARE_DAYCARE: _("To another daycare"),
    Kind.DAYCARE_SCHOOL: _("From daycare to school"),
    Kind.LEISURE: _("Into leisure: after-school care, club, an activity"),
    Kind.YOUTH: _("From school to youth education"),
    Kind.TO_SPECIAL: _("From general to special provision"),
    Kind.TO_GENERAL: _("From special back to general provision"),
    Kind.SCHOOL_SCHOOL: _("To another school or class"),
    Kind.OTHER: _("Another change"),
}
GROUNDS = {
    Ground.LAW: _("By a rule of law"),
    Ground.CONSENT: _("With the parents' consent"),
}
TOPICS = {
    Topic.WORKS: _("What works"),
    Topic.AVOID: _("What to avoid"),
    Topic.FRIENDS: _("Friends and whom it feels safe with"),
    Topic.SURROUNDINGS: _("Rooms, time and the day's plan"),
    Topic.TRIED: _("What was tried, and with which effect"),
    Topic.LANGUAGE: _("Language and ways to say things"),
    Topic.LEISURE: _("Leisure and interests"),
    Topic.HEALTH: _("Health that must be allowed for"),
    Topic.PRACTICAL: _("Practical things"),
}


def grounded(name: str) -> models.CheckConstraint:
    """A purpose, and a rule or a consent: the database holds it, too."""
    return models.CheckConstraint(name=name, condition=GROUNDED)


GROUNDED = ~Q(purpose="") & (
    (Q(ground=Ground.LAW, consent=None) & ~Q(statute="")) | Q(ground=Ground.CONSENT, consent__isnull=False)
)


@pghistory.track()
class Transition(models.Model):
    """One change of place, from when it is prepared until it is asked how it went.

    The days in it were counted from the rulebook when the start was set. `handed_on`: from that day the new
    place may read it. `moved_on`: the child went to another municipality, and nothing more goes out.
    """

    child = models.ForeignKey(Child, models.CASCADE, related_name="+")
    kind = models.CharField(_("Which change is it?"), max_length=16, choices=KINDS)
    giver = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="+", verbose_name=pgettext_lazy("place", "From")
    )
    taker = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("New place")
    )
    outside = models.CharField(_("If it does not use Samspil: its name"), max_length=200, blank=True)
    begins_on = models.DateField(_("First day in the new place"))
    begin_on = models.DateField()
    due_on = models.DateField()
    check_from = models.DateField()
    check_by = models.DateField()
    read_until = models.DateField()
    lead = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("Who sees to it"))
    opened_on = models.DateField()
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    community = models.TextField(
        _("What does the group around the child do well, and the adults?"), blank=True
    )
    leisure = models.TextField(
        _("What does the child like to do in its leisure, and what goes on?"), blank=True
    )
    purpose = models.CharField(_("Why the new place needs to know it"), max_length=300, blank=True)
    ground = models.CharField(
        _("On which ground it is handed over"), max_length=8, choices=GROUNDS, blank=True
    )
    statute = models.CharField(_("The rule"), max_length=60, blank=True)
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, blank=True, related_name="+")
    handed_on = models.DateField(null=True)
    handed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answer_by = models.DateField(null=True)
    receiver = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    acknowledged_on = models.DateField(null=True)
    acknowledged_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    moved_on = models.DateField(null=True)
    moved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["begins_on", "pk"]
        indexes = [
            models.Index(fields=["child"], name="transition_child"),
            models.Index(fields=["giver", "begins_on"], name="transition_giver"),
            models.Index(fields=["taker", "begins_on"], name="transition_taker"),
            models.Index(fields=["lead"], name="transition_lead"),
            models.Index(fields=["receiver"], name="transition_receiver"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["child", "kind", "begins_on"], name="transition_once"),
            models.CheckConstraint(name="one_new_place", condition=Q(taker=None) | Q(outside="")),
            models.CheckConstraint(
                name="handed_over_whole",
                condition=Q(handed_on=None, handed_by=None, answer_by=None)
                | (
                    Q(handed_on__isnull=False, handed_by__isnull=False, answer_by__isnull=False)
                    & ~Q(community="")
                    & GROUNDED
                ),
            ),
            models.CheckConstraint(
                name="acknowledged_on_and_by_together",
                condition=Q(acknowledged_on=None, acknowledged_by=None)
                | Q(acknowledged_on__isnull=False, acknowledged_by__isnull=False, handed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="moved_on_and_by_together",
                condition=Q(moved_on=None, moved_by=None) | Q(moved_on__isnull=False, moved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return "Transition"


@pghistory.track()
class Piece(models.Model):
    """One piece of knowledge that is handed over: what for, on which ground, from when at the earliest."""

    transition = models.ForeignKey(Transition, models.CASCADE, related_name="pieces")
    topic = models.CharField(_("What is it about?"), max_length=12, choices=TOPICS)
    text = models.TextField(_("What the new place should know"))
    purpose = models.CharField(_("What the new place needs it for"), max_length=300)
    ground = models.CharField(_("On which ground"), max_length=8, choices=GROUNDS)
    statute = models.CharField(_("The rule"), max_length=60, blank=True)
    consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("The consent")
    )
    from_on = models.DateField(_("Earliest day on which it may be read"))
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="piece_says_something", condition=~Q(text="")),
            grounded("piece_has_purpose_and_ground"),
        ]

    def __str__(self) -> str:
        return "Piece"
