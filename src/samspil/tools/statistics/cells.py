"""Conditions and groups as columns of an Ibis table. Unknown stays unknown, as in `plain.holds`."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from samspil.tools.statistics.conditions import (
    All,
    Among,
    AnyOf,
    Between,
    Condition,
    Is,
    Known,
    Not,
    PartOf,
)
from samspil.tools.statistics.questions import Question

if TYPE_CHECKING:
    import ibis.expr.types as ir


def among(table: ir.Table, condition: Condition) -> ir.Table:
    """The rows of which the condition is known to hold."""
    return table if condition == All() else table.filter(cell(condition, table))


def group_cells(question: Question, table: ir.Table) -> dict[str, Any]:
    """The parts of a group as named columns; where several columns make one, the first that is filled."""
    import ibis  # noqa: PLC0415 - heavy, and few pages need it

    cells = {}
    for number, columns in enumerate(question.groups):
        each = [table[column] for column in columns]
        cells[f"g{number}"] = ibis.coalesce(*each) if len(each) > 1 else each[0]
    return cells


def cell(condition: Condition, table: ir.Table) -> Any:
    """The condition as a column of true, false and unknown."""
    match condition:
        case All(of):
            return reduce(and_, [cell(each, table) for each in of]) if of else _always()
        case AnyOf(of):
            return reduce(or_, [cell(each, table) for each in of])
        case Not(of):
            return ~cell(of, table)
        case _:
            return _leaf(condition, table)


def _always() -> Any:
    import ibis  # noqa: PLC0415 - heavy, and few pages need it

    return ibis.literal(True)


def _leaf(condition: Condition, table: ir.Table) -> Any:
    import ibis  # noqa: PLC0415 - heavy, and few pages need it

    match condition:
        case Known(column):
            return table[column].notnull()
        case Among(column, values):
            return table[column].isin(values)
        case Is(column, wanted):
            return table[column] if wanted else ~table[column]
        case Between(column, low, high):
            limits = [low is not None and table[column] >= low, high is not None and table[column] <= high]
            return reduce(and_, [each for each in limits if each is not False])
        case PartOf(part, whole, percent):
            enough = table[part].cast("int64") * 100 >= table[whole].cast("int64") * percent
            return ibis.ifelse(table[whole] > 0, enough, ibis.null("boolean"))
    raise AssertionError(condition)


def known(told: Any) -> Any:
    """Whether a condition is known either way. By way of a number: `NOT a IN (b) IS NOT NULL` reads
    otherwise.
    """
    return told.cast("int32").notnull()
