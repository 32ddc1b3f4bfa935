"""One figure: its findings, its course, what it is never shown without, and how it was counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.figures.indicators.models.definition import STATUSES
from samspil.figures.publication.models import AUDIENCES, Release
from samspil.figures.publication.pages import drawing, findings
from samspil.figures.publication.pages.alike import Others, others
from samspil.figures.publication.pages.composition import composition
from samspil.figures.publication.pages.findings import Finding
from samspil.figures.publication.pages.lines import (
    FigureRow,
    Preview,
    figure_url,
    language,
    newest_of,
    outside_name,
    source_words,
    under_words,
    years_of,
)
from samspil.figures.publication.queries import figures as queries
from samspil.figures.publication.queries import wording
from samspil.figures.publication.queries.figures import Told
from samspil.figures.publication.rules.content import ALL, Aim, Series
from samspil.figures.publication.rules.figure import Figure, Status
from samspil.ground.base.alphabet import alphabetical
from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.models import Unit
from samspil.tools.charts.chart import Chart
from samspil.tools.charts.funnel import Funnel


@dataclass(frozen=True)
class Beside:
    """What a figure is never shown without: its own newest number, drawing and change."""

    key: str
    name: str
    url: str
    newest: Figure
    under: str
    finding: Finding | None
    chart: Chart | None
    drawing_url: str
    note: str


@dataclass(frozen=True)
class Cut:
    """The newest year told apart by something: sex, grade, both."""

    heading: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True)
class FigurePage:
    house: Unit
    release: Release
    to_whom: str
    series: Series
    name: str
    meaning: str
    lead: str
    newest: Figure
    later: str
    under: str
    findings: tuple[Finding, ...]
    trend: Chart | None
    course: str
    note: str
    year_head: str
    years: tuple[FigureRow, ...]
    beside: tuple[Beside, ...]
    composition: Chart | None
    funnel: Chart | None
    by_place: tuple[FigureRow, ...]
    cuts: tuple[Cut, ...]
    aims: tuple[str, ...]
    source: str
    revisions: tuple[str, ...]
    hides: bool
    downloads: tuple[tuple[str, str], ...]
    outside: str
    others: Others | None
    standing: str
    preview: Preview | None = None

    @property
    def drawings(self) -> dict[str, Chart]:
        """Those that can be downloaded, by the name in their address."""
        found = {
            "trend": self.trend,
            "composition": self.composition,
            "funnel": self.funnel,
            "others": self.others and self.others.chart,
        }
        return {name: chart for name, chart in found.items() if chart}

    @property
    def drawing_urls(self) -> dict[str, str]:
        """A preview is not taken out."""
        names = () if self.preview else self.drawings
        return {
            name: reverse("export-drawing", args=[self.house.pk, self.series.key, name]) for name in names
        }


def aim_of(told: Told) -> Aim | None:
    """The running target that is measured by the series, if there is one."""
    mine = [each for each in told.content.aims if each.series == told.series.key and each.goal is not None]
    running = [each for each in mine if each.status == "running"]
    return (running or mine or [None])[0]


Every = dict[str, Told]


def read(house: Unit, found: Sequence[Release] | None = None) -> tuple[Every, Every]:
    """By key what these releases tell, or all that this reader may read; and what tells of places."""
    releases = queries.published_for_reader(house.pk) if found is None else found
    every = {each.series.key: each for each in queries.every_told(house.pk, found=releases)}
    finer = {each.series.key: each for each in queries.every_told(house.pk, queries.by_places, releases)}
    return every, finer


def page_of(house: Unit, key: str) -> FigurePage | None:
    every, finer = read(house)
    return figure_page(house, every[key], every, finer.get(key)) if key in every else None


def every_page(house: Unit, found: Sequence[Release]) -> dict[str, FigurePage]:
    """A page for each figure that stands in these releases."""
    every, finer = read(house, found)
    pages = ((key, figure_page(house, told, every, finer.get(key))) for key, told in every.items())
    return {key: page for key, page in pages if page}


def figure_page(house: Unit, told: Told, every: dict[str, Told], finer: Told | None) -> FigurePage | None:
    """`finer` tells of places, where the release that tells most of the whole may not."""
    whole, aim = told.of(), aim_of(told)
    newest = newest_of(whole)
    if newest is None:
        return None
    beside = tuple(_beside(house, every[key]) for key in told.series.shown_with if key in every)
    three = findings.three(whole, told.series, aim)
    funnel = drawing.funnel(finer, newest) if finer else None
    return FigurePage(
        house=house,
        release=told.release,
        to_whom=str(AUDIENCES[told.release.audience]),
        series=told.series,
        name=told.series.said(language()),
        meaning=told.series.meaning.get(language(), ""),
        lead=findings.lead(newest, whole, three, [each for each in beside if each]),
        newest=newest,
        later=findings.later_words(newest, whole),
        under=under_words(newest, whole),
        findings=three,
        trend=drawing.trend(told, whole, aim),
        course=findings.course_words(three, told.series),
        note=drawing.axis_note(whole, told.series.unit),
        year_head=wording.year_head(told.series.is_school),
        years=tuple(years_of(whole, told)),
        beside=tuple(each for each in beside if each),
        composition=composition(told),
        funnel=funnel,
        by_place=tuple(_by_place(finer, newest, funnel)) if finer else (),
        cuts=tuple(_cuts(told, newest)),
        aims=tuple(findings.every_aim(told.content.aims, told.series)),
        source=source_words(newest),
        revisions=tuple(_revisions(house, told)),
        hides=any(each.status is Status.SUPPRESSED for each in told.figures),
        downloads=tuple(_downloads(house, told.series.key)),
        outside=outside_name(told),
        others=others(house, told, newest),
        standing=str(STATUSES.get(told.series.standing, "")),
    )


def _beside(house: Unit, told: Told) -> Beside | None:
    whole = told.of()
    newest = newest_of(whole)
    if newest is None:
        return None
    return Beside(
        key=told.series.key,
        name=told.series.said(language()),
        url=figure_url(house, told.series.key),
        newest=newest,
        under=under_words(newest, whole),
        finding=findings.since_last_year(whole, told.series),
        chart=drawing.trend(told, whole, None),
        drawing_url=reverse("export-drawing", args=[house.pk, told.series.key, "trend"]),
        note=drawing.axis_note(whole, told.series.unit),
    )


def _by_place(told: Told, newest: Figure, funnel: Funnel | None) -> Iterator[FigureRow]:
    """In the order of the alphabet, never of the figure; a row says of a place what the funnel does."""
    judged = {each.label: each.verdict for each in funnel.units} if funnel else {}
    whole = next((each for each in told.of() if each.period == newest.period), None)
    for place in sorted(told.content.places, key=lambda each: alphabetical(each.name)):
        if place.kind == "area" or place.node == ALL:
            continue
        for figure in told.of(place.node):
            if figure.period == newest.period:
                word = judged.get(place.name) or findings.beside_whole(figure, whole, told.series)
                yield FigureRow(place.name, figure, word)


def _cuts(told: Told, newest: Figure) -> Iterator[Cut]:
    found: dict[tuple[str, ...], list[Figure]] = {}
    top = told.content.house_place.pk
    for each in told.figures:
        if each.group and each.place == top and each.period == newest.period:
            found.setdefault(tuple(column for column, _value in each.group), []).append(each)
    for columns, several in found.items():
        heading = " × ".join(str(wording.COLUMNS.get(column, column)) for column in columns)
        rows = sorted(several, key=lambda each: tuple((len(value), value) for _column, value in each.group))
        yield Cut(heading, tuple(FigureRow(wording.group_words(each.group), each, "") for each in rows))


def _revisions(house: Unit, told: Told) -> Iterator[str]:
    """Where an earlier release for the same readers told another number, both stand here."""
    for earlier in queries.published_for_reader(house.pk):
        if earlier.audience != told.release.audience or earlier.released_at >= told.release.released_at:
            continue
        before = queries.told(house.pk, told.series.key, [earlier])
        for now in told.of():
            was = next((e for e in (before.of() if before else ()) if e.period == now.period), None)
            if was and was.is_shown and now.is_shown and was.shown != now.shown:
                yield _("The number for %(year)s was revised from %(before)s to %(now)s on %(day)s.") % {
                    "year": now.year,
                    "before": was.shown,
                    "now": now.shown,
                    "day": short_day(told.release.released_at),
                }


def _downloads(house: Unit, key: str) -> Iterator[tuple[str, str]]:
    for label, form in (("CSV", "csv"), ("Excel", "xlsx")):
        yield label, reverse("export-figure", args=[house.pk, key, form])
    yield "PDF", reverse("print-figure", args=[house.pk, key])
