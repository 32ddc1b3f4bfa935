"""Answers a question on any table of Ibis: DuckDB, PostgreSQL, Spark. Must agree with `plain` in every
group.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from samspil.tools.statistics.cells import among, cell, group_cells, known
from samspil.tools.statistics.engines import rows_of
from samspil.tools.statistics.months import last_begin
from samspil.tools.statistics.moves import moves
from samspil.tools.statistics.outcomes import Group, Outcome, in_order, outcome
from samspil.tools.statistics.questions import Cohort, Count, Days, Flow, Mean, Minutes, Question, Rate, Share

if TYPE_CHECKING:
    import ibis.expr.types as ir

Aggregates = dict[str, Any]


def answer(question: Question, table: ir.Table, *, today: date) -> list[Outcome]:
    """As `plain.answer`, computed where the table lies; only the groups come back.

    Reads from the table no column that the question does not name. Raises the engine's own error when it
    cannot be reached, and Ibis' when a column is not there.
    """
    return outcomes(question, rows_of(expression(question, table, today=today)))


def outcomes(question: Question, rows: Iterable[Mapping[str, Any]]) -> list[Outcome]:
    """From the rows of `expression`, whoever has computed them."""
    names = [f"g{number}" for number in range(len(question.groups))]
    return in_order(outcome(question, tuple(row[name] for name in names), row) for row in rows if row["rows"])


def waits(question: Question, table: ir.Table) -> dict[Group, list[float]]:
    """Of a question after days, the days themselves by group: what an interval of a median is drawn from."""
    assert isinstance(question.measure, Days)
    start, end = question.measure.start, question.measure.end
    counted = among(table, question.population)
    cells = group_cells(question, counted)
    waited = counted.filter(counted[end] >= counted[start]).select(
        **cells, days=counted[end].delta(counted[start], unit="day")
    )
    found: dict[Group, list[float]] = {}
    for row in rows_of(waited):
        found.setdefault(tuple(row[name] for name in cells), []).append(float(row["days"]))
    return {group: sorted(days) for group, days in found.items()}


def weeks(question: Question, table: ir.Table) -> dict[Group, dict[tuple[int, int], int]]:
    """Of a question after minutes, by group how many rows have so many of so many minutes."""
    assert isinstance(question.measure, Minutes)
    part, whole = question.measure.part, question.measure.whole
    counted = among(table, question.population)
    cells = group_cells(question, counted)
    told = counted.select(**cells, part=counted[part].cast("int64"), whole=counted[whole].cast("int64"))
    told = told.filter(_is_week(told.part, told.whole))
    found: dict[Group, dict[tuple[int, int], int]] = {}
    for row in rows_of(told.group_by([*cells, "part", "whole"]).aggregate(rows=told.count())):
        kinds = found.setdefault(tuple(row[name] for name in cells), {})
        kinds[row["part"], row["whole"]] = row["rows"]
    return found


def expression(question: Question, table: ir.Table, *, today: date) -> ir.Table:
    """The table of counts, one row a group, not yet computed: columns g0, g1 ... and what `outcome` takes.

    For a flow the table is asked at once which periods it has.
    """
    if isinstance(question.measure, Flow):
        counted = moves(question, table)
        return _grouped(counted, _told(counted))
    counted = among(table, question.population)
    cells = group_cells(question, counted)
    if isinstance(question.measure, Share):
        # Worked out once for each row, and then counted twice.
        counted = counted.select(**cells, told=cell(question.measure.event, counted))
        return _grouped(counted, _told(counted))
    if isinstance(question.measure, Minutes):
        # Which rows are a week is worked out once too, and not for each sum.
        counted = counted.select(**cells, **_week(question.measure, counted))
        return _grouped(counted, _minutes(counted), {name: counted[name] for name in cells})
    return _grouped(counted, _found(question, counted, today), cells)


def _grouped(counted: ir.Table, found: Aggregates, cells: Aggregates | None = None) -> ir.Table:
    """`cells` are the parts of the group; by default all columns but what was told of the row."""
    groups = {name: counted[name] for name in counted.columns if name != "told"} if cells is None else cells
    whole = {"rows": counted.count(), **found}
    return counted.group_by(**groups).aggregate(**whole) if groups else counted.aggregate(**whole)


def _told(counted: ir.Table) -> Aggregates:
    return {"n": counted.told.count(), "numerator": counted.count(where=counted.told)}


def _found(question: Question, table: ir.Table, today: date) -> Aggregates:
    match question.measure:
        case Count(event):
            told = cell(event, table)
            return {"n": table.count(where=told), "known": table.count(where=known(told))}
        case Rate(event, of):
            event_told, of_told = cell(event, table), cell(of, table)
            return {
                "n": table.count(where=of_told),
                "numerator": table.count(where=event_told),
                "known": table.count(where=known(event_told) & known(of_told)),
            }
        case Days(start, end, percentile):
            return _days(table, table[start], table[end], percentile / 100)
        case Mean(column):
            score = table[column].cast("float64")
            return {"n": score.count(), "value": score.mean(), "spread": score.std(how="sample")}
        case Cohort(origin, event_on, months):
            return _cohort(table, table[origin], table[event_on], months, last_begin(today, months))
    raise AssertionError(question.measure)


def _days(table: ir.Table, start: Any, end: Any, part: float) -> Aggregates:
    import ibis  # noqa: PLC0415 - heavy, and few pages need it

    waited = ibis.ifelse(end >= start, end.delta(start, unit="day"), ibis.null("int64"))
    pending = table.count(where=start.notnull() & end.isnull())
    return {"n": waited.count(), "pending": pending, "value": waited.quantile(part)}


def _cohort(table: ir.Table, origin: Any, event: Any, months: int, latest: date) -> Aggregates:
    # The month after `months` ends on its last day, so comparing months and then days is exact.
    apart = (event.year() - origin.year()) * 12 + event.month() - origin.month()
    in_time = (apart < months) | ((apart == months) & (event.day() <= origin.day()))
    observed = origin <= latest
    return {
        "n": table.count(where=observed),
        "pending": table.count(where=origin > latest),
        "numerator": table.count(where=observed & in_time),
    }


def _week(measure: Minutes, table: ir.Table) -> Aggregates:
    """The minutes of each row; of one that is no week, none of either."""
    import ibis  # noqa: PLC0415 - heavy, and few pages need it

    part, whole = table[measure.part], table[measure.whole]
    nothing, valid = ibis.null("int64"), _is_week(part, whole)
    return {
        "part": ibis.ifelse(valid, part.cast("int64"), nothing),
        "whole": ibis.ifelse(valid, whole.cast("int64"), nothing),
    }


def _minutes(weeks_: ir.Table) -> Aggregates:
    return {"n": weeks_.whole.count(), "numerator": weeks_.part.sum(), "denominator": weeks_.whole.sum()}


def _is_week(part: Any, whole: Any) -> Any:
    return (part >= 0) & (whole > 0) & (part <= whole)
