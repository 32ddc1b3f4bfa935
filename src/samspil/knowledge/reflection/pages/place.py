"""How a place stands with reflection, for the place's own page, as far as its leader may know."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.pages.slot import PlaceLine
from samspil.knowledge.reflection import access, queries
from samspil.knowledge.reflection.rules import told_without_names


def tell(unit: Unit, me: Me, today: date) -> Iterable[PlaceLine]:
    """When its culture is looked at again; and, of half-years that are over, who knows what to do next."""
    if not me.is_any(access.LEADING, unit):
        return
    ahead = queries.culture_reviews().filter(unit=unit, held_on=None).first()
    if ahead:
        text = _("Looked at again by %(day)s") % {"day": short_day(ahead.due_on, today)}
        yield PlaceLine(_("The culture"), text, reverse("culture-review", args=[ahead.pk]))
    for each in told_without_names(queries.next_steps(unit.pk))[:1]:
        text = _("%(know)d of %(n)d answers: I know what I can do next") % {
            "know": each.know,
            "n": each.answers,
        }
        why = _("In the half-year from %(day)s. Nobody's name is kept.") % {
            "day": short_day(each.begins_on, today)
        }
        yield PlaceLine(_("The next step"), text, why=why)
