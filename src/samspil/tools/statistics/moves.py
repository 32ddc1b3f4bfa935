"""Who stood where one period and who is elsewhere the next, as a table of Ibis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samspil.tools.statistics.cells import among, cell, group_cells, known
from samspil.tools.statistics.questions import Flow, Question

if TYPE_CHECKING:
    import ibis.expr.types as ir


def moves(question: Question, table: ir.Table) -> ir.Table:
    """One row for each in `before` that a period follows: its group under the later period, and `moved`.

    The table of who is in `after` is small, since few are, and is what the engine keeps in memory: who is
    there and is not, need not be looked up.
    """
    import ibis  # noqa: PLC0415 - heavy, and few pages need it

    flow, period = question.measure, question.period
    assert isinstance(flow, Flow)
    before = among(among(table, question.population), flow.before)
    cells = {**group_cells(question, before), "g0": before[period] + 1}
    before = before.select(key=before[flow.key], **cells)
    told = cell(flow.after, table)
    there = table.filter(told.fill_null(True))
    there = there.select(
        there_key=there[flow.key], there_in=there[period], there_told=known(cell(flow.after, there))
    )
    followed = table.select(followed_in=table[period]).distinct()
    before = before.semi_join(followed, before.g0 == followed.followed_in)
    joined = before.left_join(there, [before.key == there.there_key, before.g0 == there.there_in])
    moved = ibis.cases(
        (joined.key.isnull(), ibis.null("boolean")),
        (joined.there_in.isnull(), False),
        (joined.there_told, True),
        else_=ibis.null("boolean"),
    )
    return joined.select(*cells, moved=moved)
