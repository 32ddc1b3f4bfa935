"""What a house measures itself by: each target with its newest published number, benefit beside it."""

from collections.abc import Collection
from dataclasses import dataclass

from samspil.figures.publication.pages import findings
from samspil.figures.publication.pages.figure import aim_of
from samspil.figures.publication.pages.findings import Finding
from samspil.figures.publication.pages.lines import figure_url, language, newest_of, under_words
from samspil.figures.publication.queries.figures import Told, every_told
from samspil.figures.publication.rules.content import Aim
from samspil.figures.publication.rules.figure import Figure
from samspil.ground.organisation.models import Unit


@dataclass(frozen=True)
class Beside:
    name: str
    newest: Figure
    word: str


@dataclass(frozen=True)
class Measured:
    """A target and where it stands. The benefit stands beside it, or it is not told at all."""

    name: str
    url: str
    newest: Figure
    under: str
    findings: tuple[Finding, ...]
    beside: tuple[Beside, ...]


def measured(house: Unit) -> tuple[Measured, ...]:
    """As this reader may know it. Nothing where no released figure is what a target is measured by."""
    every = {each.series.key: each for each in every_told(house.pk)}
    found = (_measured(house, each, every) for each in every.values())
    return tuple(each for each in found if each)


def measured_by_target(house: Unit, keys: Collection[str]) -> dict[str, Measured]:
    """Of these targets, each that a released figure is measured by, by its key."""
    every = {each.series.key: each for each in every_told(house.pk)}
    return {
        aim.key: found
        for told in every.values()
        for aim in told.content.aims
        if aim.series == told.series.key and aim.key in keys and (found := _measured(house, told, every, aim))
    }


def _measured(house: Unit, told: Told, every: dict[str, Told], of: Aim | None = None) -> Measured | None:
    aim, newest = of or aim_of(told), newest_of(told.of())
    if aim is None or newest is None:
        return None
    return Measured(
        name=aim.name.get(language()) or aim.name.get("en", told.series.said(language())),
        url=figure_url(house, told.series.key),
        newest=newest,
        under=under_words(newest, told.of()),
        findings=findings.three(told.of(), told.series, aim),
        beside=tuple(b for key in told.series.shown_with if key in every and (b := _beside(every[key]))),
    )


def _beside(told: Told) -> Beside | None:
    newest = newest_of(told.of())
    if newest is None:
        return None
    since = findings.since_last_year(told.of(), told.series)
    word = f"{since.heading}: {since.word[:1].lower()}{since.word[1:]}" if since else ""
    return Beside(told.series.said(language()), newest, word)
