"""How often a place asked for help, told to its leader as what it is: something good."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.child.support import access, queries
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.pages.slot import PlaceLine
from samspil.steering.resources.rules import half_year


def tell(unit: Unit, me: Me, today: date) -> Iterable[PlaceLine]:
    """Every question counts as something good, and so does none yet: one can ask before it grows."""
    if not me.is_any(access.CAN_CHANGE_IT, unit):
        return
    n = queries.asked(unit.pk, half_year(today).begins_on)
    text = ngettext(
        "%(n)d asked for help this half-year. That is how it should be.",
        "%(n)d asked for help this half-year. That is how it should be.",
        n,
    ) % {"n": n}
    if not n:
        text = _("Nobody has asked yet this half-year. A question you have turned over twice is big enough.")
    yield PlaceLine(_("Sparring"), text, reverse("sparring-days"))
