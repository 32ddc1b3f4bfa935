"""A release as one long table, a row for each figure: what files, the API and other programs take."""

from collections.abc import Iterator
from dataclasses import dataclass

from samspil.figures.publication.models import Release
from samspil.figures.publication.queries import releases
from samspil.figures.publication.queries.figures import figures_of
from samspil.figures.publication.rules.content import Content, Place, Series
from samspil.figures.publication.rules.figure import Figure
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet


@dataclass(frozen=True)
class Tidy:
    """One figure with the codes of its series, place and group."""

    series: Series
    place: Place
    figure: Figure

    @property
    def groups(self) -> dict[str, str]:
        return dict(self.figure.group)


@dataclass(frozen=True)
class Wanted:
    """Which figures: of an indicator, a place, a year; empty for all."""

    indicator: str = ""
    place: str = ""
    year: int | None = None

    def holds(self, each: Tidy) -> bool:
        return (
            self.indicator in ("", each.series.key)
            and self.place in ("", each.place.node)
            and self.year in (None, each.figure.period)
        )


def chosen(release: Release, wanted: Wanted) -> list[Tidy]:
    return [each for each in tidy(release) if wanted.holds(each)]


def series_of(release: Release) -> tuple[Series, ...]:
    content = releases.content_of(release)
    return content.series if content else ()


def tidy(release: Release) -> Iterator[Tidy]:
    content = releases.content_of(release)
    if content is None:
        return
    for series in content.series:
        rows = content.rows_of(series.key)
        for row, figure in zip(rows, figures_of(release, content, series), strict=True):
            yield Tidy(series, content.place(row.place), figure)


def columns(content: Content) -> list[str]:
    """What groups are told apart by, in the order of the alphabet."""
    return sorted({column for row in content.rows for column, _value in row.group})


def sheet(release: Release) -> Sheet:
    content = releases.content_of(release)
    groups = columns(content) if content else []
    heads = (
        *(Column("indicator"), Column("version", Kind.INTEGER), Column("dimension")),
        *(Column("place"), Column("place_name", width=28), Column("year", Kind.INTEGER)),
        *(Column(each) for each in groups),
        *(
            Column("status"),
            Column("value", Kind.DECIMAL),
            Column("low", Kind.DECIMAL),
            Column("high", Kind.DECIMAL),
        ),
        *(Column("events", Kind.INTEGER), Column("counted", Kind.INTEGER), Column("unit")),
        *(Column("is_preliminary"), Column("source", width=40)),
    )
    return Sheet(release.title, heads, (_row(each, groups) for each in tidy(release)))


def _row(each: Tidy, groups: list[str]) -> tuple[object, ...]:
    figure = each.figure
    return (
        each.series.key,
        each.series.version,
        each.series.dimension,
        each.place.node,
        each.place.name,
        figure.period,
        *(each.groups.get(column, "") for column in groups),
        str(figure.status),
        figure.value,
        figure.low,
        figure.high,
        figure.events,
        figure.n,
        figure.unit,
        "yes" if figure.is_preliminary else "no",
        figure.source,
    )
