"""A concern, the sparring somebody asked for, who was asked to come, and what each profession said."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.models import Child, Consent
from samspil.child.support.rules import Mode
from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.competence.models import PROFESSIONS, TOPICS, ResourcePerson

MODES = {
    Mode.PRACTICE: _("About our practice. No child can be recognised"),
    Mode.CONSENT: _("About a child, with the parents' consent"),
    Mode.EXCHANGE: _("About a child, by the law on early exchange between services"),
}


@pghistory.track()
class Concern(models.Model):
    """That somebody is stuck, and since when: from here the days are counted."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place"))
    child = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="+")
    raised_on = models.DateField(_("Since when"))
    raised_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    situation = models.CharField(_("In one sentence: what happens, and where?"), max_length=300, blank=True)

    class Meta:
        ordering = ["-raised_on", "-pk"]
        indexes = [models.Index(fields=["unit", "raised_on"], name="concern_unit")]

    def __str__(self) -> str:
        return "Concern"


@pghistory.track()
class Sparring(models.Model):
    """A request for help: the community first, then what is needed. By itself it speaks of no child."""

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="sparrings")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    child = models.ForeignKey(Child, models.CASCADE, null=True, blank=True, related_name="+")
    topic = models.CharField(_("What is it about?"), max_length=10, choices=TOPICS)
    community = models.TextField(_("When does it go well in the group, and what do the adults do then?"))
    need = models.TextField(_("When is it hard, and what do you want to get wiser on?"))
    mode = models.CharField(_("Whom is it about?"), max_length=10, choices=MODES, default=Mode.PRACTICE)
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, blank=True, related_name="+")
    ground = models.CharField(_("Why it may be shared without consent"), max_length=300, blank=True)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="sparring_has_both_parts", condition=~Q(community="") & ~Q(need="")),
            models.CheckConstraint(
                name="sparring_is_lawful",
                condition=Q(mode=Mode.PRACTICE, child=None, consent=None)
                | Q(mode=Mode.CONSENT, child__isnull=False, consent__isnull=False)
                | (Q(mode=Mode.EXCHANGE, child__isnull=False) & ~Q(ground="")),
            ),
        ]

    def __str__(self) -> str:
        return "Sparring"


class Invitation(models.Model):
    """That a resource person was asked to one sparring, and what they said."""

    class Answer(models.TextChoices):
        ASKED = "asked", pgettext_lazy("invitation", "Asked")
        YES = "yes", pgettext_lazy("invitation", "Comes")
        NO = "no", pgettext_lazy("invitation", "Cannot")

    sparring = models.ForeignKey(Sparring, models.CASCADE, related_name="invitations")
    helper = models.ForeignKey(ResourcePerson, models.CASCADE, related_name="+")
    answer = models.CharField(max_length=5, choices=Answer.choices, default=Answer.ASKED)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sparring", "helper"], name="invited_once"),
            models.CheckConstraint(
                name="invitation_answered_with_a_day",
                condition=Q(answer="asked", answered_on=None)
                | (~Q(answer="asked") & Q(answered_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return "Invitation"


@pghistory.track()
class Session(models.Model):
    """When they sit together; held, once somebody has written what was said."""

    sparring = models.ForeignKey(Sparring, models.CASCADE, related_name="sessions")
    on = models.DateField(pgettext_lazy("session", "Day"))
    at = models.TimeField(pgettext_lazy("session", "Time"))
    minutes = models.PositiveIntegerField(_("Minutes"), default=60)
    place = models.CharField(_("Where"), max_length=200)
    booked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    held_on = models.DateField(null=True)
    learned = models.TextField(_("What you became wiser on"), blank=True)

    class Meta:
        ordering = ["on", "at", "pk"]

    def __str__(self) -> str:
        return "Session"


class Perspective(models.Model):
    """What one profession saw, in one line."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="perspectives")
    profession = models.CharField(_("Profession"), max_length=12, choices=PROFESSIONS)
    text = models.CharField(_("What it sees"), max_length=500)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "profession"], name="one_line_per_profession"),
        ]

    def __str__(self) -> str:
        return "Perspective"
