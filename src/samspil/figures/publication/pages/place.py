"""One place: whether children take part, and whether they benefit, side by side and in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.figures.indicators.access import READERS
from samspil.figures.publication.models import Release
from samspil.figures.publication.pages import plainly
from samspil.figures.publication.pages.lines import (
    FigureRow,
    Preview,
    figure_url,
    language,
    newest_of,
    under_words,
    years_of,
)
from samspil.figures.publication.queries import wording
from samspil.figures.publication.queries.figures import Told, every_told, of_place
from samspil.figures.publication.rules.figure import Figure
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.pages.slot import PlaceLine


@dataclass(frozen=True)
class PlaceFigure:
    key: str
    name: str
    url: str
    newest: Figure
    under: str
    plain: str
    rows: tuple[FigureRow, ...]
    year_head: str


@dataclass(frozen=True)
class PlaceFigures:
    """A place's participation and benefit side by side."""

    house: Unit
    place: Unit
    participation: tuple[PlaceFigure, ...]
    benefit: tuple[PlaceFigure, ...]
    preview: Preview | None = None

    @property
    def sides(self) -> tuple[tuple[PlaceFigure, ...], ...]:
        return self.participation, self.benefit

    @property
    def is_empty(self) -> bool:
        return not (self.participation or self.benefit)


def place_figures(house: Unit, place: Unit, found: Sequence[Release] | None = None) -> PlaceFigures:
    """As these releases tell, or all that this reader may read."""
    every = every_told(house.pk, of_place(str(place.pk)), found)
    told = {each.series.key: each for each in every}
    sides = {each.series.key: each for each in every if each.series.shown_with}
    return PlaceFigures(
        house=house,
        place=place,
        participation=tuple(f for each in sides.values() if (f := _place_figure(house, place, each))),
        benefit=tuple(
            f for key, each in told.items() if key not in sides and (f := _place_figure(house, place, each))
        ),
    )


def tell(unit: Unit, me: Me, today: date) -> Iterator[PlaceLine]:
    """What is released of the place, both sides; who may see its counts is told those by the indicators."""
    if unit.pk == unit.root or me.is_any(READERS, unit):
        return
    every = {each.series.key: each for each in every_told(unit.root, of_place(str(unit.pk)))}
    first = next((each for each in every.values() if each.series.shown_with), None)
    if first is None:
        return
    both = [first, *(every[key] for key in first.series.shown_with if key in every)]
    said = (_newest_words(each, str(unit.pk)) for each in both)
    url = reverse("published-place", args=[unit.root, unit.pk])
    yield PlaceLine(_("Figures"), "; ".join(each for each in said if each), url)


def _newest_words(told: Told, node: str) -> str:
    newest = newest_of(told.of(node))
    return f"{told.series.said(language())}: {newest.shown}" if newest else ""


def _place_figure(house: Unit, place: Unit, told: Told) -> PlaceFigure | None:
    mine = told.of(str(place.pk))
    newest = newest_of(mine)
    if newest is None:
        return None
    return PlaceFigure(
        key=told.series.key,
        name=told.series.said(language()),
        url=figure_url(house, told.series.key),
        newest=newest,
        under=under_words(newest, mine),
        plain=plainly.plain(newest, mine, told.series),
        rows=tuple(years_of(mine, told)),
        year_head=wording.year_head(told.series.is_school),
    )
