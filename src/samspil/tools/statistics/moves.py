"""Who stood where one period and who is elsewhere the next, as a table of Ibis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samspil.tools.statistics.cells import among, cell, group_cells, known
from samspil.tools.statistics.engines import rows_of
from samspil.tools.statistics.questions import Flow, Question

if TYPE_CHECKING:
    import ibis.expr.types as ir


def moves(question: Question, table: ir.Table) -> ir.Table:
    """One row for each in `before` that a period follows: its group under the later period, and `told`.

    The table of who is in `after` is small, since few are, and is what the engine keeps in memory: who is
    there and is not, need not be looked up.
    """
    import ibis  # noqa: PLC0415 - heavy, and few pages need it

    flow, period = question.measure, question.period
    assert isinstance(flow, Flow)
    before = table.filter(table[period].isin(_followed(table, period)))
    before = among(among(before, question.population), flow.before)
    cells = {**group_cells(question, before), "g0": before[period] + 1}
    before = before.select(key=before[flow.key], **cells)
    told = cell(flow.after, table)
    there = table.filter(told.fill_null(True))
    there = there.select(
        there_key=there[flow.key], there_in=there[period], there_told=known(cell(flow.after, there))
    )
    joined = before.left_join(there, [before.key == there.there_key, before.g0 == there.there_in])
    told = ibis.cases(
        (joined.key.isnull(), ibis.null("boolean")),
        (joined.there_in.isnull(), False),
        (joined.there_told, True),
        else_=ibis.null("boolean"),
    )
    return joined.select(*cells, told=told)


def _followed(table: ir.Table, period: str) -> list[Any]:
    """The periods that another follows. Written out, they tell the engine which side of the join is small."""
    found = {row["g0"] for row in rows_of(table.select(g0=table[period]).distinct())} - {None}
    return sorted(each for each in found if each + 1 in found)
