"""The dated rules of each country: what holds when, who says so, and who looked it up."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

STATUSES = {
    "verified": pgettext_lazy("rule", "Looked up in the source"),
    "unverified": pgettext_lazy("rule", "Not looked up yet"),
    "local-practice": pgettext_lazy("rule", "How one place does it"),
    "house-rule": pgettext_lazy("rule", "Chosen by us"),
    "superseded": pgettext_lazy("rule", "No longer holds"),
}
SPANS = {
    "days": _("days"),
    "working-days": _("working days"),
    "weeks": _("weeks"),
    "months": _("months"),
    "years": _("years"),
}
UNITS = SPANS | {
    "hours": _("hours"),
    "minutes": _("minutes"),
    "percent": "%",
    "age": _("years of age"),
    "grade": _("grade"),
    "count": _("in number"),
}
# A source is told as it is called where it was found; these are none, and say so in the reader's language.
NO_SOURCES = {
    "Own knowledge, not looked up": _("Own knowledge, not looked up"),
    "Chosen by us": pgettext_lazy("rule", "Chosen by us"),
    "No national deadline was found": _("No national deadline was found"),
    "Local partnerships: 3, 4 or 6 weeks": _("Local partnerships: 3, 4 or 6 weeks"),
    "Wet 36 443; entry into force not verified": _("Wet 36 443; entry into force not verified"),
    "European Agency, EASIE: benchmark seen, wording from memory": _(
        "European Agency, EASIE: benchmark seen, wording from memory"
    ),
    "Security order repealed in 2018; own knowledge": _("Security order repealed in 2018; own knowledge"),
}
OWN = "; own knowledge"
COUNTRIES = {"DK": _("Denmark"), "NL": _("The Netherlands")}


class Rule(models.Model):
    """One row with one value: an amount and its unit, a day of the year, or a text."""

    country = models.CharField(_("Country"), max_length=2, choices=COUNTRIES)
    key = models.CharField(max_length=60)
    amount = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    unit = models.CharField(max_length=20, blank=True, choices=UNITS)
    day = models.CharField(max_length=5, blank=True)
    text = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    status = models.CharField(_("Standing"), max_length=20, choices=STATUSES)
    source = models.CharField(max_length=300)
    address = models.CharField(max_length=500, blank=True)
    checked_on = models.DateField(null=True)
    checked_by = models.CharField(max_length=300, blank=True)
    note_da = models.TextField()
    note_nl = models.TextField()
    note_en = models.TextField()

    class Meta:
        ordering = ["country", "key", F("valid_from").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(
                name="rule_amount_and_unit_together",
                condition=Q(amount=None, unit="") | (Q(amount__isnull=False) & ~Q(unit="")),
            ),
            models.CheckConstraint(
                name="rule_verified_says_by_whom",
                condition=~Q(status="verified") | (Q(checked_on__isnull=False) & ~Q(checked_by="")),
            ),
            models.CheckConstraint(
                name="rule_ends_after_it_begins",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.key}"

    @property
    def note(self) -> str:
        """In the reader's language."""
        language = (get_language() or "en")[:2]
        return str(getattr(self, f"note_{language}", self.note_en))

    @property
    def said_source(self) -> str:
        """The source as the reader may read it."""
        if self.source in NO_SOURCES:
            return str(NO_SOURCES[self.source])
        return self.source.removesuffix(OWN) + (
            f"; {_('own knowledge')}" if self.source.endswith(OWN) else ""
        )
