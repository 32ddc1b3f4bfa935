"""The one place where figures are made: from what a release holds, for who may read it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.timezone import now
from django.utils.translation import get_language

from samspil.figures.publication.models import Release
from samspil.figures.publication.queries import releases, wording
from samspil.figures.publication.rules.audiences import known_to
from samspil.figures.publication.rules.content import ALL, Content, Row, Series, counted
from samspil.figures.publication.rules.figure import Figure, Status, let_out
from samspil.tools.statistics.disclosure.releases import Release as Tables
from samspil.tools.statistics.disclosure.rules import Entry
from samspil.tools.statistics.disclosure.tables import Frame, Mark

EMPTY = {
    Mark.SUPPRESSED: Status.SUPPRESSED,
    Mark.NOT_APPLICABLE: Status.NOT_APPLICABLE,
    Mark.MISSING: Status.MISSING,
}
Counts = tuple[Entry | None, Entry | None]
Wants = Callable[[Content, str], bool]


@dataclass(frozen=True)
class Told:
    """One series as one release tells it: its figures in order of place and period."""

    release: Release
    content: Content
    series: Series
    figures: tuple[Figure, ...]

    def of(self, place: str = ALL, *, group: tuple[tuple[str, str], ...] = ()) -> list[Figure]:
        """The figures of a place and group, the oldest first."""
        wanted = self.content.place(place).pk or 0
        found = (each for each in self.figures if each.group == group)
        return sorted((each for each in found if each.place == wanted), key=lambda each: each.period)

    def elsewhere(self, node: str, period: int | None = None) -> list[Figure]:
        """The figures of a place outside the house, which has no number of ours."""
        rows = self.content.rows_of(self.series.key)
        return [
            figure
            for row, figure in zip(rows, self.figures, strict=True)
            if row.place == node and period in (None, row.period)
        ]


def published_for_reader(house: int) -> list[Release]:
    """What this reader may read of the house, what tells most first. The row policies choose."""
    return releases.for_reader(releases.published(house))


def published_to(house: int, audience: str) -> list[Release]:
    """What such readers may read, whoever asks: for what is handed to them on paper."""
    return [each for each in published_for_reader(house) if each.audience in known_to(audience)]


def as_read_by(release: Release, audience: str) -> list[Release]:
    """What such readers may read once this one is out beside what is out already, what tells most first."""
    out = [each for each in published_to(release.house_id, audience) if each.pk != release.pk]
    release.released_at = release.released_at or now()
    return releases.for_reader([*out, release])


def told(house: int, key: str, found: Iterable[Release] | None = None) -> Told | None:
    """The series as this reader may know it: from the closest, then the newest, release that has it."""
    for release in published_for_reader(house) if found is None else found:
        content = releases.content_of(release)
        series = content.of(key) if content else None
        if content and series:
            return Told(release, content, series, figures_of(release, content, series))
    return None


def every_told(house: int, wants: Wants | None = None, found: Iterable[Release] | None = None) -> list[Told]:
    """Every series this reader may see, each from the release that tells them most of what `wants` asks."""
    keys: dict[str, Told] = {}
    for release in published_for_reader(house) if found is None else found:
        content = releases.content_of(release)
        for series in content.series if content else ():
            if series.key not in keys and content and (wants is None or wants(content, series.key)):
                keys[series.key] = Told(release, content, series, figures_of(release, content, series))
    return list(keys.values())


def of_place(node: str) -> Wants:
    """That tell of this place."""
    return lambda content, key: any(row.place == node for row in content.rows_of(key))


def by_places(content: Content, key: str) -> bool:
    """That tell of places at all: a closer audience may have a release of the whole only."""
    parts = {each.node for each in content.places if each.is_part}
    return any(row.place in parts for row in content.rows_of(key))


def figures_of(release: Release, content: Content, series: Series) -> tuple[Figure, ...]:
    index = {frame.name: (each, frame) for each in (content.counts, content.surveys) for frame in each.frames}
    return tuple(_figure(release, content, series, row, index) for row in content.rows_of(series.key))


def _figure(
    release: Release, content: Content, series: Series, row: Row, index: dict[str, tuple[Tables, Frame]]
) -> Figure:
    counts: Counts = counted(*index[row.table], row.at) if row.table else (None, None)
    base = index[row.table][0].rule.base if row.table else 1
    status = _status(row, series.unit, counts, base)
    place = content.place(row.place)
    value = (
        _value(row, series.unit, counts) if status in (Status.VALUE, Status.ROUNDED, Status.ZERO) else None
    )
    return let_out(
        label=", ".join(filter(None, [place.name, wording.group_words(row.group), series.year(row.period)])),
        status=status,
        shown=_shown(status, value, series, base),
        period=row.period,
        year=series.year(row.period),
        place=place.pk or 0,
        group=row.group,
        value=value,
        low=row.low,
        high=row.high,
        interval=wording.interval_words(row.low, row.high, series.unit),
        **_told_counts(counts, base),
        unit=series.unit,
        key=series.key,
        definition=series.meaning.get(get_language() or "en", series.meaning.get("en", "")),
        dimension=str(wording.DIMENSIONS.get(series.dimension, series.dimension)),
        count_date=wording.count_day_words(series.count_date, row.period),
        source=row.source,
        as_of=wording.day_words(row.as_of),
        is_preliminary=row.is_preliminary,
        release=release.pk,
    )


def _told_counts(counts: Counts, base: int) -> dict[str, object]:
    whole, event = counts
    return {
        "n": whole.value if whole else None,
        "n_shown": wording.count_words(whole.value, base) if whole else "",
        "events": event.value if event else None,
        "events_shown": wording.count_words(event.value, base) if event else "",
    }


def _status(row: Row, unit: str, counts: Counts, base: int) -> Status:
    """What is hidden, uncounted or impossible comes before any number."""
    marks = {each.mark for each in counts if each is not None}
    for mark in (Mark.NOT_APPLICABLE, Mark.MISSING, Mark.SUPPRESSED):
        if mark in marks:
            return EMPTY[mark]
    if row.is_too_few:
        return Status.TOO_FEW
    if unit == "count":
        return Status.ROUNDED if base > 1 and counts[0] and counts[0].value else Status.VALUE
    if row.value is None:
        return Status.NOT_APPLICABLE if counts[0] and counts[0].value == 0 else Status.MISSING
    return Status.ZERO if row.value == 0 else Status.VALUE


def _value(row: Row, unit: str, counts: Counts) -> float | None:
    if unit == "count" and counts[0]:
        return float(counts[0].value or 0)
    return row.value


def _shown(status: Status, value: float | None, series: Series, base: int) -> str:
    if value is None:
        return str(wording.NOTHING[status])
    if series.unit == "count":
        return wording.count_words(int(value), base)
    return wording.value_words(value, series.unit, series.per)
