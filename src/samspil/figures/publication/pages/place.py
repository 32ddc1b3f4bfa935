"""One place: whether children take part, and whether they benefit, side by side and in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from samspil.figures.publication.queries.figures import Told, every_told, of_place
from samspil.figures.publication.rules.figure import Figure
from samspil.ground.organisation.models import Unit


@dataclass(frozen=True)
class PlaceFigure:
    key: str
    name: str
    url: str
    newest: Figure
    under: str
    plain: str
    rows: tuple[FigureRow, ...]


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
    )
