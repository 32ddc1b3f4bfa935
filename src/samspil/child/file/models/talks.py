"""A talk with parents: wellbeing and strengths first, then the template's sections, and what was agreed."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.models.child import Child
from samspil.ground.organisation.models import Person, Unit


class TalkTemplate(models.Model):
    """A talk pack to the letter. The newest of a house holds; without one, that of its country."""

    house = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    text = models.TextField()
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-loaded_at", "-pk"]

    def __str__(self) -> str:
        return "Talk template"


class Talk(models.Model):
    """One talk, as it was written on the day: it is not rewritten, the next talk goes on from it.

    What was asked is kept beside what was said, for templates change.
    """

    child = models.ForeignKey(Child, models.CASCADE, related_name="talks")
    on = models.DateField(pgettext_lazy("talk", "Day"))
    present = models.CharField(_("Who took part"), max_length=300)
    wellbeing_asked = models.CharField(max_length=200)
    wellbeing = models.TextField()
    strengths_asked = models.CharField(max_length=200)
    strengths = models.TextField()
    next_on = models.DateField(_("When do you talk again?"), null=True, blank=True)
    written_on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="talk_begins_with_wellbeing_and_strengths",
                condition=~Q(wellbeing="") & ~Q(strengths=""),
            ),
            models.CheckConstraint(
                name="next_talk_is_later", condition=Q(next_on=None) | Q(next_on__gt=F("on"))
            ),
        ]

    def __str__(self) -> str:
        return "Talk"


class TalkPart(models.Model):
    """What was said to one more section of the template."""

    talk = models.ForeignKey(Talk, models.CASCADE, related_name="parts")
    place = models.PositiveSmallIntegerField()
    asked = models.CharField(max_length=200)
    said = models.TextField()

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["talk", "place"], name="talk_part_once")]

    def __str__(self) -> str:
        return "Part of a talk"


class Agreed(models.Model):
    """One thing that was agreed: what, who does it, by when."""

    talk = models.ForeignKey(Talk, models.CASCADE, related_name="agreed")
    what = models.CharField(_("What you agreed"), max_length=300)
    who = models.CharField(_("Who does it"), max_length=120)
    by_when = models.DateField(_("By when"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="agreed_says_who", condition=~Q(what="") & ~Q(who=""))]

    def __str__(self) -> str:
        return "Agreed"
