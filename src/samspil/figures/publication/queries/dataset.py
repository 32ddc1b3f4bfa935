"""A release as the value that every open format is written from, said in all languages."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from samspil.figures.publication.models import Release
from samspil.figures.publication.queries import releases, wording
from samspil.figures.publication.queries.tidy import Tidy, columns, tidy
from samspil.figures.publication.rules.content import ALL, Content, Series
from samspil.figures.publication.rules.figure import Figure, Status
from samspil.tools.exchange.opendata.dataset import (
    Agency,
    Code,
    Dataset,
    Dimension,
    Measure,
    Observation,
    Role,
    Said,
)
from samspil.tools.exchange.opendata.dataset import Status as Open
from samspil.tools.statistics.indicators import year_words

LANGUAGES = [code for code, _name in settings.LANGUAGES]
TOTAL, UNKNOWN = "_T", "_U"
COUNTED, EVENTS = "_n", "_events"
STATUSES = {
    Status.VALUE: Open.VALUE,
    Status.ROUNDED: Open.VALUE,
    Status.ZERO: Open.ZERO,
    Status.SUPPRESSED: Open.SUPPRESSED,
    # The counts may be told, the percentage may not.
    Status.TOO_FEW: Open.SUPPRESSED,
    Status.NOT_APPLICABLE: Open.NOT_APPLICABLE,
    Status.MISSING: Open.MISSING,
}
UNITS = {"share": "percent", "mean": "score", "days": "days", "count": "persons", "rate": "rate"}
DECIMALS = {"share": 1, "mean": 2, "days": 0, "count": 0, "rate": 1}


def address(name: str, *args: object) -> str:
    """Where it stands for good: the installation's own address, whoever asks by whatever name."""
    return settings.ADDRESS.rstrip("/") + reverse(name, args=args)


@lru_cache(maxsize=32)
def dataset(release: Release) -> Dataset:
    """Raises ValueError where something does not fit together."""
    content = releases.content_of(release)
    assert content is not None, "only what may be read is written out"
    every = list(tidy(release))
    groups = columns(content)
    return Dataset(
        id=f"R{release.pk}",
        version="1.0",
        title=_same(release.title),
        description=said(_description),
        dimensions=(*_places_and_years(content, every), *(_column(each, every) for each in groups)),
        measures=tuple(measure for series in content.series for measure in _measures(series, every)),
        observations=tuple(told for each in every for told in _observations(each, groups)),
        agency=agency(release),
        source=_same("; ".join(sorted({each.figure.source for each in every}))),
        licence=settings.DATA_LICENCE,
        issued=localdate(release.released_at),
        address=address("open-release", release.house_id, release.pk),
        replaces=address("open-release", release.house_id, release.replaces_id)
        if release.replaces_id
        else "",
    )


def _replaced(release: Release) -> str:
    return address("open-release", release.house_id, release.replaces_id) if release.replaces_id else ""


def agency(release: Release) -> Agency:
    return Agency(
        f"HOUSE{release.house_id}", _same(release.house.name), address("open-data", release.house_id)
    )


def said(words: Callable[[], str]) -> Said:
    """The same words in every language."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = str(words())
    return found


def _same(text: str) -> Said:
    return dict.fromkeys(LANGUAGES, text)


def _description() -> str:
    return _(
        "Figures on participation and benefit, released to everyone. What could tell on a child is hidden,"
        " and so are figures from which it could be worked out. A hidden figure is never zero."
    )


def _places_and_years(content: Content, every: Iterable[Tidy]) -> Iterator[Dimension]:
    used = {each.place.node for each in every}
    places = [each for each in content.places if each.node in used]
    yield Dimension(
        "place",
        said(lambda: _("Place")),
        tuple(
            Code(each.node, _same(each.name), ALL if each.is_part and ALL in used else "") for each in places
        ),
        Role.AREA,
    )
    years = sorted({(each.figure.period, each.series.is_school) for each in every})
    codes = (Code(_year(*each), _same(year_words(each[0], is_school=each[1]))) for each in years)
    is_school = all(each for _period, each in years)
    yield Dimension("year", said(lambda: wording.year_head(is_school)), tuple(codes), Role.TIME)


def _year(period: int, is_school: bool) -> str:
    return f"{period}/{period + 1}" if is_school else str(period)


def _column(column: str, every: Iterable[Tidy]) -> Dimension:
    values = sorted(
        {each.groups[column] for each in every if column in each.groups}, key=lambda v: (len(v), v)
    )
    codes = [Code(TOTAL, said(lambda: _("All")))]
    codes += [
        Code(_code(value), said(lambda v=value: wording.group_words(((column, v),)))) for value in values
    ]
    return Dimension(column, said(lambda: str(wording.COLUMNS.get(column, column))), tuple(codes))


def _code(value: str) -> str:
    return UNKNOWN if value == "?" else value


def _id(key: str) -> str:
    return key.replace("-", "_")


def _measures(series: Series, every: Iterable[Tidy]) -> Iterator[Measure]:
    mine = [each.figure for each in every if each.series.key == series.key]
    unit = UNITS[series.unit]
    yield Measure(_id(series.key), series.name, unit, said(lambda: _unit(unit)), DECIMALS[series.unit])
    persons = said(lambda: _unit("persons"))
    if any(each.n_shown for each in mine):
        yield Measure(_id(series.key) + COUNTED, _of(series, lambda: _("counted")), "persons", persons)
    if any(each.events_shown for each in mine):
        yield Measure(_id(series.key) + EVENTS, _of(series, lambda: _("in the event")), "persons", persons)


def _unit(unit: str) -> str:
    return {
        "percent": _("percent"),
        "score": _("score"),
        "days": _("days"),
        "persons": _("persons"),
        "rate": _("rate"),
    }[unit]


def _of(series: Series, words: Callable[[], str]) -> Said:
    told = said(words)
    return {language: f"{series.said(language)}, {told[language]}" for language in LANGUAGES}


def _observations(each: Tidy, groups: list[str]) -> Iterator[Observation]:
    figure = each.figure
    key = (
        each.place.node,
        _year(figure.period, each.series.is_school),
        *(_code(each.groups[column]) if column in each.groups else TOTAL for column in groups),
    )
    yield _observation(key, _id(each.series.key), STATUSES[figure.status], _number(figure), figure)
    for name, count, words in (
        (COUNTED, figure.n, figure.n_shown),
        (EVENTS, figure.events, figure.events_shown),
    ):
        if words:
            yield _observation(
                key, _id(each.series.key) + name, _status(figure, count), _whole(count), figure
            )


def _observation(
    key: tuple[str, ...], measure: str, status: Open, value: Decimal | None, figure: Figure
) -> Observation:
    if status is Open.VALUE and value == 0:
        status = Open.ZERO
    return Observation(key, measure, status, value, None, figure.is_preliminary)


def _status(figure: Figure, count: int | None) -> Open:
    if count is not None:
        return Open.VALUE
    told = STATUSES[figure.status]
    return told if told in (Open.NOT_APPLICABLE, Open.MISSING) else Open.SUPPRESSED


def _number(figure: Figure) -> Decimal | None:
    if figure.value is None:
        return None
    value = Decimal(str(figure.value)) * (100 if figure.unit == "share" else 1)
    return round(value, DECIMALS[figure.unit])


def _whole(count: int | None) -> Decimal | None:
    return None if count is None else Decimal(count)
