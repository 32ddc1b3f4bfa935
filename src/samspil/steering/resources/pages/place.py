"""What a place has to work with, for the place's own page."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.pages.slot import PlaceLine
from samspil.ground.organisation.rules import PLAN_KINDS
from samspil.steering.resources import queries
from samspil.steering.resources.models.conditions import CATEGORIES
from samspil.steering.resources.rules import Category, Supply


def tell(unit: Unit, me: Me, today: date) -> Iterable[PlaceLine]:
    """The six conditions, the rooms, and the local solutions that the reader may know of."""
    if unit.kind not in PLAN_KINDS:
        return
    yield PlaceLine(_("Conditions"), _conditions(unit), reverse("place-conditions", args=[unit.pk]))
    rooms, running = queries.counts_at(unit, today)
    if rooms:
        where = reverse("rooms") + "?" + urlencode({"q": unit.name})
        words = ngettext("%(n)d room in the register", "%(n)d rooms in the register", rooms)
        yield PlaceLine(_("Rooms"), words % {"n": rooms}, where)
    if running:
        words = ngettext("%(n)d local solution is running", "%(n)d local solutions are running", running)
        yield PlaceLine(_("Local solutions"), words % {"n": running}, reverse("solutions"))


def _conditions(unit: Unit) -> str:
    found = queries.conditions_at([unit.pk]).values()
    short = [each for each in found if each.state in (Supply.LACKING, Supply.PARTLY)]
    if short:
        names = (str(CATEGORIES[Category(each.category)]).lower() for each in short)
        return _("Short of: %(names)s") % {"names": ", ".join(names)}
    return _("All six are there") if len(found) == len(Category) else _("Not all six have been looked at")
