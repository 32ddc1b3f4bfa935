"""What works, who uses it, and what leaders do to learn."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.ground.organisation.models import Person, Unit
from samspil.knowledge.practice.rules import Ages, Evidence, MethodKind, Result
from samspil.steering.plans.models import Action

METHOD_KINDS = {
    MethodKind.METHOD: _("Method"),
    MethodKind.EXAMPLE: _("Example from practice"),
    MethodKind.TIP: _("Tip"),
}
EVIDENCE = {
    Evidence.TOLD: _("Told by those who did it"),
    Evidence.TRIED: _("Tried in several places"),
    Evidence.EVALUATED: _("Evaluated"),
    Evidence.RESEARCHED: _("Researched"),
}
RESULTS = {
    Result.WORKED: _("Worked"),
    Result.PARTLY: _("Worked in part"),
    Result.NOT: _("Did not work"),
    Result.UNKNOWN: _("Not known yet"),
}
AGES = {
    Ages.NURSERY: _("0 to 2 years"),
    Ages.KINDERGARTEN: _("3 to 5 years"),
    Ages.YOUNGEST: _("6 to 9 years"),
    Ages.MIDDLE: _("10 to 12 years"),
    Ages.OLDEST: _("13 to 15 years"),
    Ages.YOUTH: _("16 to 18 years"),
}
LANGUAGES = {"da": "Dansk", "nl": "Nederlands", "en": "English"}


@pghistory.track()
class Method(models.Model):
    """A way of working, an example of it or a tip, shared by a municipality or region (`unit`).

    `key` names the entry of the starter catalogue it came from; what somebody wrote has an author instead.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="methods")
    kind = models.CharField(_("Kind"), max_length=8, choices=METHOD_KINDS, default=MethodKind.METHOD)
    title = models.CharField(_("Title"), max_length=200)
    goal = models.TextField(_("What is it good for?"))
    target_group = models.CharField(_("For whom"), max_length=300)
    context = models.TextField(_("Where it was used, and what it was like there"), blank=True)
    how = models.TextField(_("How it is done"))
    theory = models.TextField(_("Why it is thought to work"), blank=True)
    follow_up = models.TextField(_("How one sees whether it works"))
    effect = models.TextField(_("What is known about its effect"), blank=True)
    evidence = models.CharField(
        _("How much is known"), max_length=10, choices=EVIDENCE, default=Evidence.TOLD
    )
    cost = models.CharField(_("What it takes: time, people, money"), max_length=300, blank=True)
    contact = models.CharField(_("Whom to ask"), max_length=200, blank=True)
    language = models.CharField(_("Written in"), max_length=2, choices=LANGUAGES)
    ages = ArrayField(
        models.CharField(max_length=5, choices=AGES), default=list, blank=True, verbose_name=_("Ages")
    )
    directions = ArrayField(
        models.CharField(max_length=12, choices=Action.Direction),
        default=list,
        blank=True,
        verbose_name=_("Changes something for"),
    )
    is_shared = models.BooleanField(_("Other municipalities may read it"), default=False)
    key = models.CharField(max_length=60, blank=True)
    added_on = models.DateField()
    author = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="methods")

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "key", "language"], condition=~Q(key=""), name="method_loaded_once"
            ),
            models.CheckConstraint(
                name="method_has_an_author_or_a_key", condition=~Q(key="") | Q(author__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Use(models.Model):
    """That a place uses a method: as it stands or adapted, and how it went."""

    method = models.ForeignKey(Method, models.CASCADE, related_name="uses")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="uses", verbose_name=_("Place"))
    action = models.ForeignKey(
        Action,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="uses",
        verbose_name=_("Action in our plan"),
    )
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    adapted = models.TextField(_("What we do in our own way"), blank=True)
    result = models.CharField(_("How did it go?"), max_length=8, choices=RESULTS, default=Result.UNKNOWN)
    seen = models.TextField(_("What we saw"), blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["method", "unit"], name="a_place_uses_a_method_once")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.method}"


@pghistory.track()
class Development(models.Model):
    """One thing a leader did to learn. Seen by the leader and the head or director above, by nobody else."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="developments")
    method = models.ForeignKey(
        Method, models.SET_NULL, null=True, blank=True, related_name="developments", verbose_name=_("Method")
    )
    what = models.CharField(_("What I did"), max_length=300)
    form = models.CharField(_("In what form"), max_length=12, choices=Action.Form)
    on = models.DateField(pgettext_lazy("day of an entry", "When"))
    hours = models.DecimalField(_("Hours"), max_digits=5, decimal_places=1)
    next = models.TextField(_("What I will do with it"))

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["person", "on"])]
        constraints = [models.CheckConstraint(name="development_takes_time", condition=Q(hours__gt=0))]

    def __str__(self) -> str:
        return self.what
