"""Whether rows that others keep are as an indicator's table declares them, before they are counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from samspil.tools.statistics.engines import duplicates, rows_of
from samspil.tools.statistics.indicators import Column, Table
from samspil.tools.statistics.questions import Flow, Question

if TYPE_CHECKING:
    import ibis.expr.types as ir

KINDS = {
    "code": "a text", "whole": "a whole number", "number": "a number", "yes-no": "true or false",
    "date": "a day",
}  # fmt: skip
SHOWN = 10


@dataclass(frozen=True)
class Unfit:
    """One thing that does not fit. `column` names where, `message` what is wrong and what to do."""

    column: str
    message: str


def unfit(questions: Iterable[Question], declared: Table, table: ir.Table) -> list[Unfit]:
    """What the questions look at and is not as declared: columns that hold another kind, codes that nobody
    declared, keys that stand twice in a period of a flow. Columns that are absent are the caller's to tell.

    Raises the engine's own error.
    """
    asked = list(questions)
    names = dict.fromkeys(column for each in asked for column in each.columns())
    columns = [each for each in declared.columns if each.key in names and each.key in table.columns]
    found = [fault for each in columns if (fault := _of_kind(each, table))]
    if found:
        # Codes of a column that holds something else would only say it again.
        return found
    found = [fault for each in columns if each.values and (fault := _of_codes(each, table))]
    return found + list(_of_keys(asked, table))


def absent(question: Question, there: Collection[str]) -> tuple[str, ...]:
    return tuple(each for each in question.columns() if each not in there)


def _of_kind(column: Column, table: ir.Table) -> Unfit | None:
    kind = table[column.key].type()
    fits = {
        "key": True,
        "code": kind.is_string(),
        "whole": kind.is_integer(),
        "number": kind.is_numeric(),
        "yes-no": kind.is_boolean(),
        "date": kind.is_date(),
    }
    if fits[column.kind]:
        return None
    return Unfit(column.key, f"holds {kind}; {KINDS[column.kind]} is needed. Convert the column.")


def _of_codes(column: Column, table: ir.Table) -> Unfit | None:
    cell = table[column.key]
    others = table.filter(cell.notnull() & cell.notin(column.values)).select(code=cell)
    counted = others.group_by("code").aggregate(rows=others.count())
    found = rows_of(counted.order_by("code").limit(SHOWN))
    if not found:
        return None
    told = ", ".join(f"“{each['code']}” in {each['rows']} rows" for each in found)
    return Unfit(column.key, f"{told}: not declared. Use one of: {', '.join(column.values)}.")


def _of_keys(asked: Iterable[Question], table: ir.Table) -> Iterator[Unfit]:
    flows = {(each.measure.key, each.period) for each in asked if isinstance(each.measure, Flow)}
    for key, period in sorted(flows):
        twice: list[Any] = [each for each in duplicates(table, key, period) if each[key] is not None]
        if twice:
            # Keys may be people: they are counted, not named.
            when = ", ".join(str(each) for each in sorted({each[period] for each in twice}))
            message = f"has the same key in more than one row of {period} {when}. Keep one row each."
            yield Unfit(key, message)
