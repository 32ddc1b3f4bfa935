"""Tables with a column for each year: which columns are years, and of what else each of them is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.mapping import FigureColumn, TableMapping
from samspil.tools.exchange.figures.periods import Span, period_of

# Stands for the year in the name of a column: `{year} / boys`.
YEAR = "{year}"
Years = dict[str, dict[str, str]]
# Not the year of a quarter, a month or a day. CBS writes 2023* and 2023** while a year is preliminary.
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?|\d\d)?)(?!\d|[-/–.]\d|\s?[QKSHM]\d)\*{0,2}",
    re.IGNORECASE,
)


def pattern_of(column: str) -> tuple[str, str] | None:
    """`2023/24 / boys` is `{year} / boys` of `2023/24`; None for a name without a year, or with two."""
    if _is_year(column):
        return YEAR, column.strip()
    found = list(_YEAR.finditer(column))
    if len(found) != 1 or not _is_year(found[0][1]):
        return None
    return f"{column[: found[0].start()]}{YEAR}{column[found[0].end() :]}", found[0][1]


def _is_year(text: str) -> bool:
    found = period_of(text, is_school=True)
    return found is not None and found.span in (Span.YEAR, Span.SCHOOL_YEAR)


def is_pattern(column: str) -> bool:
    return YEAR in column


def year_columns(columns: Iterable[str]) -> Years:
    """By pattern, its columns and the year of each as it is written; in the order of the file."""
    found: Years = {}
    for column in columns:
        if told := pattern_of(column):
            found.setdefault(told[0], {})[column] = told[1]
    return found


def spread(mapping: TableMapping, columns: Iterable[str]) -> TableMapping:
    """A figure whose column is told as a pattern becomes one figure for each such column, with its period.

    The first of them says for which years; what the others lack is asked for under its name, so that reading
    reports it. Raises Unreadable where no column fits the first.
    """
    if not any(is_pattern(each.column) for each in mapping.figures):
        return mapping
    years = year_columns(columns)
    wide = [each for each in mapping.figures if is_pattern(each.column)]
    lead = years.get(wide[0].column)
    if not lead:
        raise Unreadable("no_year_column", name=wide[0].column.replace(YEAR, "2025"))
    figures: list[FigureColumn] = [each for each in mapping.figures if not is_pattern(each.column)]
    for each in wide:
        own = lead if each is wide[0] else _asked(each.column, lead.values(), years)
        figures += [_of_year(each, column, year, years) for column, year in own.items()]
    return replace(mapping, figures=tuple(figures), period="", fixed_period="")


def _of_year(figure: FigureColumn, column: str, year: str, years: Years) -> FigureColumn:
    denominator = figure.denominator
    if is_pattern(denominator):
        denominator = next(iter(_asked(denominator, [year], years)))
    return replace(figure, column=column, figure=figure.name, period=year, denominator=denominator)


def _asked(pattern: str, wanted: Iterable[str], years: Years) -> dict[str, str]:
    """The column of each wanted year; its name by the pattern where there is none."""
    there = {_label(year): column for column, year in reversed(years.get(pattern, {}).items())}
    return {there.get(_label(year), pattern.replace(YEAR, year)): year for year in wanted}


def _label(year: str) -> str:
    found = period_of(year, is_school=True)
    return found.label if found else year


def lone_pattern(columns: Sequence[str]) -> str:
    """The pattern of a table whose columns of years are all of one thing; empty where that is open."""
    years = year_columns(columns)
    several = [pattern for pattern, found in years.items() if len(found) > 1]
    if len(several) > 1:
        return YEAR if YEAR in several else ""
    # One year alone is told by a name that says nothing else.
    return several[0] if several else YEAR if YEAR in years else ""
