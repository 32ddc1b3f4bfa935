"""An indicator as a spreadsheet: figures with all that must stand beside them. Raw, for those who compute."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samspil.figures.indicators.models import Definition, Value
from samspil.figures.indicators.models.definition import DIMENSION_WORDS as DIMENSIONS
from samspil.figures.indicators.pages.indicator import Asked
from samspil.figures.indicators.queries.definitions import indicator_of, name_of
from samspil.figures.indicators.queries.values import interval_kept, latest, outcome_of
from samspil.tools.exchange.spreadsheet import Column, Sheet
from samspil.tools.statistics.indicators import Indicator
from samspil.tools.statistics.intervals import interval_of


def indicator_sheet(definition: Definition, asked: Asked) -> Sheet:
    indicator = indicator_of(definition)
    rows = latest(definition, dimension=asked.dimension, breakdown=None).select_related("unit", "area")
    if asked.place.pk != asked.house.pk:
        rows = rows.filter(unit=asked.place)
    return Sheet(name_of(definition), _columns(), (list(_cells(indicator, each)) for each in rows))


def _columns() -> tuple[Column, ...]:
    return tuple(
        Column(each)
        for each in (
            _("Definition"), _("Version"), _("Whose"), _("Place"), _("Number"), _("Period"),
            _("Told apart by"), _("Group"), _("Value"), _("Lower limit (95 %)"), _("Upper limit (95 %)"),
            _("Numerator"),
            _("Denominator"), _("Counted"), _("Missing"), _("Not yet known"), _("Spread"), _("Why none"),
            _("As of"), _("Source"), _("State"), _("Revised because"),
        )
    )  # fmt: skip


def _cells(indicator: Indicator, value: Value) -> Iterator[object]:
    about = interval_kept(value) or interval_of(indicator.measure, outcome_of(value))
    place = value.unit or value.area
    yield from (indicator.key, indicator.version, str(DIMENSIONS[value.dimension]), place.name)
    yield value.unit.number if value.unit else value.area.code
    yield from (value.period, value.breakdown, value.cell, value.value)
    yield from (about.low, about.high) if about else (None, None)
    yield from (value.numerator, value.denominator, value.n, value.missing, value.pending, value.spread)
    yield from (value.get_marker_display() if value.marker else "", value.as_of, value.source)
    yield from (value.get_finality_display(), value.why)
