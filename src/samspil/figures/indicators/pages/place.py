"""What the figures tell on the page of a place: taking part and benefiting, side by side."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.figures.indicators.access import READERS
from samspil.figures.indicators.models import Value
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.queries.definitions import indicator_of, name_in
from samspil.figures.indicators.queries.values import newest_at
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.pages.slot import PlaceLine


def tell(unit: Unit, me: Me, today: date) -> Iterator[PlaceLine]:
    """The first figure of the place with those it is never shown without; to those who may see it raw."""
    if not me.is_any(READERS, unit):
        return
    found = {each.definition.key: each for each in newest_at(unit.pk)}
    if not found:
        return
    first = next((each for each in found.values() if indicator_of(each.definition).shown_with), None)
    if first is None:
        return
    pairs = [found[key] for key in indicator_of(first.definition).shown_with if key in found]
    said = "; ".join(_said(each) for each in (first, *pairs))
    yield PlaceLine(_("Figures"), said, reverse("unit-figures", args=[unit.pk]))


def _said(value: Value) -> str:
    indicator = indicator_of(value.definition)
    name = name_in(indicator.name, get_language() or "en")
    return f"{name}: {numbers.figure(value.value, indicator.measure) or _('Missing')}"
