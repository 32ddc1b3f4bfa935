"""The list of figures that a reader may see, each with its newest number."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from samspil.figures.publication.models import Release
from samspil.figures.publication.pages import findings
from samspil.figures.publication.pages.lines import figure_url, language, newest_of, under_words
from samspil.figures.publication.queries.figures import Told, by_places, every_told
from samspil.figures.publication.rules.figure import Figure
from samspil.ground.base.alphabet import alphabetical
from samspil.ground.organisation.models import Unit


@dataclass(frozen=True)
class PublishedLine:
    """One figure in the list: its newest number with all that must stand beside it."""

    key: str
    name: str
    url: str
    newest: Figure
    under: str
    change: str
    pairs: tuple[str, ...]


@dataclass(frozen=True)
class PublishedPage:
    house: Unit
    lines: tuple[PublishedLine, ...]
    releases: tuple[Release, ...]
    places: tuple[tuple[str, str], ...]
    may_prepare: bool
    data_url: str


def published_page(
    house: Unit, *, may_prepare: bool, found: Sequence[Release] | None = None
) -> PublishedPage:
    """As these releases tell, or all that this reader may read."""
    every = every_told(house.pk, found=found)
    names = {each.series.key: each.series.said(language()) for each in every}
    finer = every_told(house.pk, by_places, found)
    places = {each.pk: each.name for told in finer for each in told.content.places if each.is_part}
    return PublishedPage(
        house=house,
        lines=tuple(line for each in every if (line := _line(house, each, names))),
        releases=tuple(dict.fromkeys(each.release for each in (*every, *finer))),
        places=tuple(
            (name, reverse("published-place", args=[house.pk, pk]))
            for pk, name in sorted(places.items(), key=lambda each: alphabetical(each[1]))
        ),
        may_prepare=may_prepare,
        data_url=reverse("open-data", args=[house.pk]),
    )


def _line(house: Unit, told: Told, names: dict[str, str]) -> PublishedLine | None:
    newest = newest_of(told.of())
    if newest is None:
        return None
    change = findings.since_last_year(told.of(), told.series)
    return PublishedLine(
        key=told.series.key,
        name=names[told.series.key],
        url=figure_url(house, told.series.key),
        newest=newest,
        under=under_words(newest, told.of()),
        change=f"{change.heading[:1].lower()}{change.heading[1:]}: {change.word}" if change else "",
        pairs=tuple(names[each] for each in told.series.shown_with if each in names),
    )
