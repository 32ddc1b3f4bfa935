"""What a figure is made of: its newest year told apart by each column that the definition offers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import pgettext

from samspil.figures.indicators import registry
from samspil.figures.indicators.models import Value
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.course import Course, marker_word
from samspil.figures.indicators.pages.plain import Plain
from samspil.figures.indicators.queries.values import UNKNOWN, outcome_of
from samspil.figures.indicators.rules import CROSSED, UNIT
from samspil.tools.statistics.course import Point
from samspil.tools.statistics.indicators import Indicator


@dataclass(frozen=True)
class GroupLine:
    name: str
    figure: str
    told: str


@dataclass(frozen=True)
class Groups:
    """`label` says by what; the lines are of `year`, in the order of the alphabet."""

    column: str
    label: str
    year: str
    lines: tuple[GroupLine, ...]


def groups(found: Course, values: Sequence[Value], plain: Plain) -> tuple[Groups, ...]:
    """Grade and sex together have a part of their own, about a changed mix."""
    by = found.indicator.by
    apart = CROSSED if set(CROSSED) <= set(by) else ()
    columns = [each for each in by if each not in (*apart, UNIT)]
    tables = (_table(found, plain, each, [v for v in values if v.breakdown == each]) for each in columns)
    return tuple(each for each in tables if each)


def _table(found: Course, plain: Plain, column: str, values: Sequence[Value]) -> Groups | None:
    if not values:
        return None
    last = max(each.period for each in values)
    lines = [_line(found.indicator, plain, column, each) for each in values if each.period == last]
    told = tuple(sorted(lines, key=_in_order))
    label = registry.column_words(column)
    label = plain.column(column) if label == column else label
    return Groups(column, label, found.years.name(last), told)


def _in_order(line: GroupLine) -> tuple[int, str]:
    """Ages as numbers, all else by the alphabet."""
    return (int(line.name), "") if line.name.isdecimal() else (-1, line.name)


def _line(indicator: Indicator, plain: Plain, column: str, value: Value) -> GroupLine:
    outcome = outcome_of(value)
    name = registry.code_words(column, value.cell)
    if value.cell == UNKNOWN:
        name = pgettext("group", "not known")
    elif name == value.cell:
        name = plain.code(column, value.cell)
    figure = numbers.figure(outcome.value, indicator.measure) or marker_word(value)
    point = Point(value.period, outcome, None, None)
    return GroupLine(name, figure, numbers.told(point, indicator.measure) if value.n else "")
