"""The directory of resource persons: what they know, what they are, how much time they offer."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.competence.rules import Profession, Topic

PROFESSIONS = {
    Profession.TEACHER: _("Teacher"),
    Profession.PEDAGOGUE: _("Pedagogue"),
    Profession.PSYCHOLOGIST: _("Psychologist"),
    Profession.SPEECH: _("Speech and language therapist"),
    Profession.THERAPIST: _("Occupational or physiotherapist"),
    Profession.HEALTH: _("Health visitor"),
    Profession.SOCIAL: _("Social worker"),
    Profession.SPECIAL: _("Special needs teacher"),
    Profession.LEISURE: _("Club or leisure worker"),
}
TOPICS = {
    Topic.PLAY: _("Play and friendships"),
    Topic.BREAKS: _("Breaks and changes from one thing to the next"),
    Topic.CALM: _("Calm and unrest in the group"),
    Topic.LANGUAGE: _("Language"),
    Topic.LEARNING: _("Learning together at different levels"),
    Topic.ABSENCE: _("Children who stay away"),
    Topic.FEELINGS: _("Strong feelings"),
    Topic.BODY: _("Body and senses"),
    Topic.PARENTS: _("Working with parents"),
    Topic.ADULTS: _("How the grown-ups work together"),
}


@pghistory.track()
class ResourcePerson(models.Model):
    """Somebody others can ask for sparring, in a municipality or region (`house`)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("resource person", "Works at")
    )
    profession = models.CharField(_("Profession"), max_length=12, choices=PROFESSIONS)
    expertise = ArrayField(
        models.CharField(max_length=10, choices=TOPICS), verbose_name=_("Knows about"), default=list
    )
    is_external = models.BooleanField(_("Comes from outside"), default=False)
    hours = models.PositiveIntegerField(_("Hours a month for others"))
    about = models.TextField(_("What you can be asked for"))
    beyond = models.TextField(_("What you cannot help with"), blank=True)
    is_paused = models.BooleanField(_("Not just now"), default=False)

    class Meta:
        ordering = ["profession", "person__given_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "house"], name="resource_person_once"),
            models.CheckConstraint(name="resource_person_knows_something", condition=~models.Q(expertise=[])),
        ]

    def __str__(self) -> str:
        return str(self.person)


@pghistory.track()
class SupervisionOffer(models.Model):
    """Supervision that colleagues can ask for: by whom, on what, how much of it a month, and how one asks."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("supervision", "Given from")
    )
    giver = models.ForeignKey(Person, models.PROTECT, related_name="+")
    title = models.CharField(_("What is it called?"), max_length=120)
    about = models.TextField(_("What it is, and for whom"))
    given_by = models.CharField(_("Who gives it"), max_length=200)
    topics = ArrayField(
        models.CharField(max_length=10, choices=TOPICS), verbose_name=_("Topics"), default=list
    )
    places = models.PositiveIntegerField(_("Places a month"))
    how = models.CharField(_("How one asks, and what happens then"), max_length=300)
    is_open = models.BooleanField(_("Can be asked for now"), default=True)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(name="supervision_is_about_something", condition=~models.Q(topics=[])),
        ]

    def __str__(self) -> str:
        return self.title


class SupervisionAsk(models.Model):
    """That somebody asked for supervision; they wait until it begins or until they take it back."""

    offer = models.ForeignKey(SupervisionOffer, models.CASCADE, related_name="asks")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Place"))
    wish = models.TextField(_("What do you want to get wiser on?"), blank=True)
    asked_on = models.DateField()
    begins_on = models.DateField(pgettext_lazy("supervision", "Begins"), null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "person"],
                condition=models.Q(begins_on=None, withdrawn_on=None),
                name="waits_once_for_supervision",
            ),
            models.CheckConstraint(
                name="supervision_begins_or_is_taken_back",
                condition=models.Q(begins_on=None) | models.Q(withdrawn_on=None),
            ),
        ]

    def __str__(self) -> str:
        return "Ask for supervision"
