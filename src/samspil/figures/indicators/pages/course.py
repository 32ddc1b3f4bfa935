"""How a figure went: one line for each year, what may be said of the last, and the pairs it is shown with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samspil.figures.indicators.models import Definition, Value
from samspil.figures.indicators.models.value import MARKERS
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.queries.definitions import indicator_of, name_of, table_of
from samspil.figures.indicators.queries.values import interval_kept, outcome_of
from samspil.tools.statistics.course import Point, change_between, course
from samspil.tools.statistics.indicators import Indicator
from samspil.tools.statistics.questions import Days, Measure


@dataclass(frozen=True)
class YearLine:
    """One period as it stands in the table."""

    year: str
    figure: str
    interval: str
    told: str
    change: str
    note: str


@dataclass(frozen=True)
class Course:
    """A figure of one place through the years. `points` are those with a value."""

    indicator: Indicator
    years: numbers.Years
    values: tuple[Value, ...]
    points: tuple[Point, ...]

    @property
    def last(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def latest(self) -> Value | None:
        return self.values[-1] if self.values else None


@dataclass(frozen=True)
class VerdictBox:
    label: str
    big: str
    text: str


def course_of(definition: Definition, values: Iterable[Value]) -> Course:
    """From the latest snapshots of one place in one dimension."""
    indicator = indicator_of(definition)
    rows = sorted(values, key=lambda each: each.period)
    outcomes = {each.period: outcome_of(each) for each in rows if each.value is not None}
    known = {each.period: about for each in rows if (about := interval_kept(each))}
    points = course(indicator.measure, outcomes, known=known)
    years = numbers.years_of(indicator, table_of(definition))
    return Course(indicator, years, tuple(rows), points)


def year_lines(found: Course) -> tuple[YearLine, ...]:
    points = {each.period: each for each in found.points}
    return tuple(
        _line(found, value, points[value.period])
        if value.period in points
        else YearLine(
            found.years.name(value.period),
            marker_word(value),
            "",
            "",
            "",
            _note(value, found.indicator.measure),
        )
        for value in found.values
    )


def _line(found: Course, value: Value, point: Point) -> YearLine:
    measure = found.indicator.measure
    return YearLine(
        found.years.name(point.period),
        numbers.figure(point.outcome.value, measure),
        numbers.interval(point.interval, measure),
        numbers.told(point, measure),
        numbers.verdict(point.change) if point.change else _("Where it begins"),
        _note(value, measure),
    )


def marker_word(value: Value) -> str:
    """Why there is no figure; nobody counted is not the same as missing."""
    return str(MARKERS[value.marker]) if value.marker else _("Nobody to count")


def _note(value: Value, measure: Measure) -> str:
    """Preliminary, pending, missing and revised: what must be known of a figure."""
    said, is_days = [], isinstance(measure, Days)
    if value.finality == "preliminary":
        said.append(_("preliminary"))
    if value.missing:
        said.append(_("%(number)s not known") % {"number": numbers.whole(value.missing)})
    if value.pending and is_days:
        told = ngettext(
            "%(number)s still waits and is not in the figure: it can become longer",
            "%(number)s still wait and are not in the figure: it can become longer",
            value.pending,
        )
        said.append(told % {"number": numbers.whole(value.pending)})
    elif value.pending:
        said.append(_("%(number)s not yet known") % {"number": numbers.whole(value.pending)})
    if value.revises_id:
        said.append(_("revised: %(why)s") % {"why": value.why})
    return "; ".join(said)


def verdicts(found: Course) -> tuple[VerdictBox, ...]:
    """Since the year before, and since the first."""
    if len(found.points) < 2:
        return ()
    first, last = found.points[0], found.points[-1]
    boxes = [_box(found, _("Since the year before"), found.points[-2], last)]
    if len(found.points) > 2:
        boxes.append(_box(found, _("Since %(year)s") % {"year": found.years.name(first.period)}, first, last))
    return tuple(boxes)


def _box(found: Course, label: str, before: Point, after: Point) -> VerdictBox:
    measure = found.indicator.measure
    change = change_between(measure, before, after)
    said = {
        "before": numbers.figure(before.outcome.value, measure),
        "after": numbers.figure(after.outcome.value, measure),
        "difference": numbers.difference(change, measure),
        "interval": numbers.signed_interval(change, measure),
    }
    if said["interval"]:
        text = _(
            "From %(before)s to %(after)s. The difference is %(difference)s (95 %% interval: %(interval)s)."
        )
    else:
        text = _("From %(before)s to %(after)s. The difference is %(difference)s.")
    return VerdictBox(label, numbers.verdict(change), text % said)


@dataclass(frozen=True)
class Pair:
    """An indicator that another is never shown without: its course, or the word that it is not measured."""

    key: str
    name: str
    figure: str
    told: str
    change: str
    lines: tuple[YearLine, ...]
    course: Course | None


NOT_MEASURED = gettext_lazy("Not measured yet")


def pairs(indicator: Indicator, every: Mapping[str, Definition], values: Sequence[Value]) -> tuple[Pair, ...]:
    """`values` are the latest of the same place, of all the definitions the indicator is shown with."""
    return tuple(_pair(key, every.get(key), values) for key in indicator.shown_with)


def _pair(key: str, definition: Definition | None, values: Sequence[Value]) -> Pair:
    own = [each for each in values if definition and each.definition_id == definition.pk]
    if definition is None or not own:
        name = name_of(definition) if definition else key
        return Pair(key, name, str(NOT_MEASURED), "", "", (), None)
    found = course_of(definition, in_one_dimension(indicator_of(definition), own))
    last, measure = found.last, found.indicator.measure
    return Pair(
        key,
        name_of(definition),
        numbers.figure(last.outcome.value, measure) if last else marker_word(own[-1]),
        numbers.told(last, measure) if last else "",
        numbers.verdict(last.change) if last else "",
        year_lines(found),
        found,
    )


def in_one_dimension(indicator: Indicator, values: Sequence[Value], wanted: str = "") -> list[Value]:
    """Those of the dimension asked for, else of the first that has any: never of two at once."""
    for dimension in (wanted, *indicator.places):
        own = [each for each in values if each.dimension == dimension]
        if own:
            return own
    return []
