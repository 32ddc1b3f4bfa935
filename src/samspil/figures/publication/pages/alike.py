"""The house beside places elsewhere, as their own offices told them: a table and a drawing, no ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.figures.publication.pages.drawing import gap_words, level_lines, shown
from samspil.figures.publication.pages.lines import FigureRow, language, newest_of
from samspil.figures.publication.queries import wording
from samspil.figures.publication.queries.figures import Told
from samspil.figures.publication.rules.figure import Figure
from samspil.ground.base.alphabet import alphabetical
from samspil.ground.organisation.models import Unit
from samspil.tools.charts.chart import Chart
from samspil.tools.charts.neighbours import Neighbours, NeighbourWords, Place
from samspil.tools.charts.series import Level

SEVERAL, FEWEST_DRAWN = 2, 3


@dataclass(frozen=True)
class Others:
    """`alike`: what they were chosen by, where somebody chose."""

    rows: tuple[FigureRow, ...]
    chart: Chart | None
    alike: str


def others(house: Unit, told: Told, newest: Figure) -> Others | None:
    """Several places elsewhere with the house among them, by the alphabet; None of fewer."""
    found = _elsewhere(told, newest)
    # Another figure of the same release may be known of them, and this one of nobody.
    if len(found) < SEVERAL:
        return None
    every = found | {house.name: newest}
    rows = (FigureRow(name, every[name], "") for name in sorted(every, key=alphabetical))
    return Others(tuple(rows), _chart(house, told, newest, found), told.content.alike)


def _elsewhere(told: Told, newest: Figure) -> dict[str, Figure]:
    names = {place.node: place.name for place in told.content.places if place.kind == "area"}
    found = {name: newest_of(told.elsewhere(node, newest.period)) for node, name in names.items()}
    return {name: figure for name, figure in found.items() if figure}


def _chart(house: Unit, told: Told, newest: Figure, found: dict[str, Figure]) -> Chart | None:
    """On one scale, of the same year; nothing where few are known."""
    there = {name: each for name, each in found.items() if each.period == newest.period}
    known = sorted(each.value for each in there.values() if each.value is not None)
    if newest.value is None or len(known) < FEWEST_DRAWN:
        return None
    middle, series = median(known), told.series
    places = tuple(Place(name, shown(there[name])) for name in sorted(there, key=alphabetical))
    own = Place(house.name, shown(newest))
    return Neighbours(
        title=_("Beside others"),
        description=_words(series.said(language()), (own, *places)),
        own=own,
        others=places,
        levels=_levels(newest, known, series.unit),
        words=NeighbourWords(
            _("Place"),
            pgettext("figure", "Number"),
            _("Interval (95 %)"),
            _("Places like it"),
            _("In the middle of them"),
            gap_words(),
        ),
        middle=Level(middle, wording.value_words(middle, series.unit, series.per)),
    )


def _words(name: str, places: Sequence[Place]) -> str:
    return f"{name}. " + "; ".join(f"{each.label}: {each.shown.words}" for each in places) + "."


def _levels(newest: Figure, known: Sequence[float], unit: str) -> tuple[Level, ...]:
    ends = [*known, *(each for each in (newest.low, newest.value, newest.high) if each is not None)]
    return level_lines(min(ends), max(ends), unit)
