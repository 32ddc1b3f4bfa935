"""What a figure is made of: its newest year told apart by each column that the definition offers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import pgettext

from samspil.figures.indicators import registry
from samspil.figures.indicators.models import Value
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.course import marker_word
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


def groups(indicator: Indicator, years: numbers.Years, values: Iterable[Value]) -> tuple[Groups, ...]:
    """Grade and sex have a part of their own, about a changed mix."""
    found = list(values)
    columns = [each for each in indicator.by if each not in (*CROSSED, UNIT)]
    tables = (_table(indicator, years, each, [v for v in found if v.breakdown == each]) for each in columns)
    return tuple(each for each in tables if each)


def _table(indicator: Indicator, years: numbers.Years, column: str, values: Sequence[Value]) -> Groups | None:
    if not values:
        return None
    last = max(each.period for each in values)
    lines = [_line(indicator, column, each) for each in values if each.period == last]
    told = tuple(sorted(lines, key=lambda each: each.name))
    return Groups(column, registry.column_words(column), years.name(last), told)


def _line(indicator: Indicator, column: str, value: Value) -> GroupLine:
    outcome = outcome_of(value)
    name = (
        pgettext("group", "not known") if value.cell == UNKNOWN else registry.code_words(column, value.cell)
    )
    figure = numbers.figure(outcome.value, indicator.measure) or marker_word(value)
    point = Point(value.period, outcome, None, None)
    return GroupLine(name, figure, numbers.told(point, indicator.measure) if value.n else "")
