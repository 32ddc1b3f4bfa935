"""What a citizen writes to the follow-up group, and what they get back."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.ground.organisation.models import Unit
from samspil.steering.plans.models.plan import by_person, together


def unguessable_number() -> int:
    """Drawn, not counted: who sends may not read the row, so the database cannot tell its number back."""
    return secrets.randbits(53)


class Suggestion(models.Model):
    """A few words from anyone. Who is signed in is not kept: whoever wants to be known writes their name."""

    id = models.BigIntegerField(primary_key=True, default=unguessable_number)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    text = models.TextField(_("Your message"))
    name = models.CharField(_("Your name"), max_length=100, blank=True)
    email = models.EmailField(_("Your e-mail"), blank=True)
    language = models.CharField(max_length=5)
    at = models.DateTimeField()
    answer = models.TextField(_("Your answer"), blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = by_person()
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "pk"]
        indexes = [models.Index(fields=["unit", "answered_on", "-at"])]
        constraints = [together("suggestion_answered_on_and_by", "answered_on", "answered_by")]

    def __str__(self) -> str:
        # Stands in the record, which others read: so none of the sender's words.
        return f"{self.at:%Y-%m-%d}"
