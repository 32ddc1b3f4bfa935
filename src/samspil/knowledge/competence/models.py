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
