"""What child and parents say: a view, that parents were heard, what they think and consent to."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.child.file.models.child import Child, Guardian, ends_after_it_begins, random_key
from samspil.child.file.rules import Act, Audience, Stance, Voice
from samspil.ground.organisation.models import Person

VOICES = {
    Voice.SOUND: _("Its voice"),
    Voice.DRAWING: _("A drawing"),
    Voice.TEXT: _("In writing"),
    Voice.PHOTO: _("A picture"),
    Voice.TALK: _("A talk with a grown-up"),
}
AUDIENCES = {
    Audience.PARENTS: _("Parents"),
    Audience.TEAM: _("The grown-ups who work with it"),
    Audience.LEADER: _("The leader"),
}
# As the child itself reads it.
OWN_AUDIENCES = AUDIENCES | {Audience.TEAM: _("The grown-ups who work with you")}
STANCES = {
    Stance.FOR: _("I am for it"),
    Stance.AGAINST: _("I am against it"),
    Stance.UNSURE: _("I do not know yet"),
    Stance.CALL_ME: _("I would rather talk to somebody: call me"),
    Stance.NOT_OBTAINED: _("No answer could be obtained"),
}


CONSENT_KINDS = {
    Act.SPARRING: _("That somebody from outside helps"),
    Act.HANDOVER: _("That a new place gets to know something"),
    Act.EXCHANGE: _("That something is asked of others, or told to them"),
    Act.OTHER: pgettext_lazy("consent", "Something else"),
}


class Attachment(models.Model):
    """A drawing, photo or sound under a random key and name. Its kind was read from what it holds."""

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    child = models.ForeignKey(Child, models.CASCADE, related_name="+")
    file = models.FileField(upload_to="children", max_length=200)
    kind = models.CharField(max_length=10)
    size = models.BigIntegerField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "Attachment"


@pghistory.track()
class ChildView(models.Model):
    """One thing the child said: where it was asked, how, to whom, who may know, what came of it."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="views")
    question = models.CharField(_("What was asked"), max_length=300, blank=True)
    space = models.CharField(_("Where and how the child was asked"), max_length=300, blank=True)
    voice = models.CharField(_("How the child said it"), max_length=8, choices=VOICES)
    words = models.TextField(_("The child's own words"), blank=True)
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    receiver = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("Who heard it")
    )
    audience = ArrayField(models.CharField(max_length=8, choices=AUDIENCES), default=list, blank=True)
    is_by_child = models.BooleanField(default=False)
    said_on = models.DateField(_("Said on"))
    influence = models.TextField(_("What it changed"), blank=True)
    could_not = models.TextField(_("What could not be done, and why"), blank=True)
    told_back_on = models.DateField(_("The child was told on"), null=True, blank=True)
    told_back_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-said_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="view_says_something", condition=~Q(words="") | Q(attachment__isnull=False)
            ),
            models.CheckConstraint(
                name="view_told_back_on_and_by_together",
                condition=Q(told_back_on=None, told_back_by=None)
                | Q(told_back_on__isnull=False, told_back_by__isnull=False),
            ),
            models.CheckConstraint(
                name="view_told_back_with_what_came_of_it",
                condition=Q(told_back_on=None) | ~Q(influence="") | ~Q(could_not=""),
            ),
        ]

    def __str__(self) -> str:
        return "Child's view"


@pghistory.track()
class Hearing(models.Model):
    """That a guardian was heard, when and how; or the young person. What they think is a position."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="hearings")
    guardian = models.ForeignKey(
        Guardian, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Who was heard")
    )
    about = models.CharField(_("Heard about"), max_length=200)
    on = models.DateField(pgettext_lazy("hearing", "Heard on"))
    how = models.CharField(_("How: a meeting, a call, in writing"), max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return "Hearing"


@pghistory.track()
class Position(models.Model):
    """What a guardian, or the young person, thinks of one matter. They may differ; the newest counts."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="positions")
    guardian = models.ForeignKey(Guardian, models.PROTECT, null=True, blank=True, related_name="+")
    about = models.CharField(_("About"), max_length=200)
    strengths = models.TextField(_("What is your child good at, and when is it best?"), blank=True)
    wish = models.TextField(_("What should the grown-ups do more of?"), blank=True)
    stance = models.CharField(_("What do you think of it?"), max_length=12, choices=STANCES)
    reason = models.CharField(_("Why no answer could be obtained"), max_length=300, blank=True)
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="position_missing_has_a_reason",
                condition=~Q(stance=Stance.NOT_OBTAINED) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return "Position"


@pghistory.track()
class Consent(models.Model):
    """A guardian's yes to one purpose: what is shared, with whom, from when to when. It can be withdrawn.

    `own_`: the young person's own yes, where the rulebook asks for it (rules.needs_own).
    """

    child = models.ForeignKey(Child, models.CASCADE, related_name="consents")
    guardian = models.ForeignKey(Guardian, models.PROTECT, related_name="+", verbose_name=_("Who consents"))
    kind = models.CharField(
        _("What is consented to"), max_length=8, choices=CONSENT_KINDS, default=Act.EXCHANGE
    )
    purpose = models.CharField(_("What it is for"), max_length=200)
    categories = models.CharField(_("What may be shared"), max_length=300)
    recipients = models.CharField(_("With whom"), max_length=300)
    begins_on = models.DateField(pgettext_lazy("date", "From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    own_on = models.DateField(null=True)
    own_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    own_withdrawn_on = models.DateField(null=True)
    own_withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-begins_on", "-pk"]
        constraints = [
            ends_after_it_begins("consent_ends_after_it_begins"),
            models.CheckConstraint(
                name="consent_own_on_and_by_together",
                condition=Q(own_on=None, own_by=None) | Q(own_on__isnull=False, own_by__isnull=False),
            ),
            models.CheckConstraint(
                name="consent_own_withdrawn_on_and_by_together",
                condition=Q(own_withdrawn_on=None, own_withdrawn_by=None)
                | Q(own_withdrawn_on__isnull=False, own_withdrawn_by__isnull=False),
            ),
            models.CheckConstraint(
                name="consent_withdrawn_on_and_by_together",
                condition=Q(withdrawn_on=None, withdrawn_by=None)
                | Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return "Consent"


@pghistory.track()
class Question(models.Model):
    """What a guardian asks those who work with the child, and what was answered."""

    child = models.ForeignKey(Child, models.CASCADE, related_name="questions")
    guardian = models.ForeignKey(Guardian, models.PROTECT, related_name="+")
    text = models.TextField(_("What do you want to ask?"))
    asked_on = models.DateField()
    answer = models.TextField(_("Answer"), blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="question_answered_on_and_by_together",
                condition=Q(answered_on=None, answered_by=None, answer="")
                | (Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return "Question"
