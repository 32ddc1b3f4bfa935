"""What stood where a figure was revised: nothing that was shown once is overwritten, and here it is found."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from samspil.figures.indicators.models import Value
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.course import Course, marker_word
from samspil.figures.indicators.queries.values import outcome_of, snapshots
from samspil.ground.base.templatetags.face import short_day
from samspil.tools.statistics.course import course


@dataclass(frozen=True)
class EarlierLine:
    """A figure that was replaced: as it stood, from which data, and why another took its place."""

    year: str
    figure: str
    told: str
    as_of: str
    source: str
    why: str


def earlier_lines(found: Course) -> tuple[EarlierLine, ...]:
    """The oldest first, year by year; asks nothing where no figure was revised."""
    revised = [each for each in found.values if each.revises_id]
    if not revised:
        return ()
    rows = snapshots(revised[0]).filter(period__in=[each.period for each in revised])
    by_period = groupby(rows, key=lambda each: each.period)
    return tuple(line for _period, several in by_period for line in _replaced(found, several))


def _replaced(found: Course, several: Iterator[Value]) -> Iterator[EarlierLine]:
    measure = found.indicator.measure
    for before, after in pairwise(several):
        points = course(measure, {before.period: outcome_of(before)}) if before.value is not None else ()
        yield EarlierLine(
            found.years.name(before.period),
            numbers.figure(before.value, measure) if points else marker_word(before),
            numbers.told(points[0], measure) if points else "",
            short_day(before.as_of),
            before.source,
            after.why,
        )
