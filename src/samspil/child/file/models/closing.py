"""That a file is closed, by whom and why: from that day the years count after which it is deleted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.child.file.models.child import Child
from samspil.child.file.rules import ClosingReason
from samspil.ground.organisation.models import Person

CLOSING_REASONS = {
    ClosingReason.HELPED: _("The child is well, and nothing more is needed"),
    ClosingReason.MOVED: _("The child has moved to another municipality or region"),
    ClosingReason.GROWN: _("The young person has left school and what it offers"),
    ClosingReason.MISTAKE: _("The file was opened by mistake"),
}


class Closing(models.Model):
    child = models.OneToOneField(Child, models.CASCADE, primary_key=True, related_name="closing")
    reason = models.CharField(_("Why is the file closed?"), max_length=8, choices=CLOSING_REASONS)
    words = models.CharField(_("In a few words, if you like"), max_length=300, blank=True)
    closed_on = models.DateField()
    closed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "Closing"
