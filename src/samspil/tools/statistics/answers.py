"""A question answered with the interval beside each value, on any engine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from samspil.tools.statistics import tables
from samspil.tools.statistics.intervals import Interval, intervals_of, of_minutes, of_percentile
from samspil.tools.statistics.outcomes import Outcome
from samspil.tools.statistics.questions import Days, Minutes, Question

if TYPE_CHECKING:
    import ibis.expr.types as ir


@dataclass(frozen=True)
class Answer:
    """One group's outcome; the interval is None where chance has no part or too few are counted."""

    outcome: Outcome
    interval: Interval | None


def answers(question: Question, table: ir.Table, *, today: date) -> list[Answer]:
    """`tables.answer` with the 95 percent interval of each value: `intervals_of`, and for medians and
    minutes the bootstrap, for which the days or weeks themselves are fetched.

    Raises what `tables.answer` raises.
    """
    found = tables.answer(question, table, today=today)
    return [Answer(*each) for each in zip(found, _intervals(question, table, found), strict=True)]


def _intervals(question: Question, table: ir.Table, found: list[Outcome]) -> list[Interval | None]:
    match question.measure:
        case Days(percentile=percentile):
            waits = tables.waits(question, table)
            return [of_percentile(waits.get(each.group, ()), percentile=percentile) for each in found]
        case Minutes():
            weeks = tables.weeks(question, table)
            return [of_minutes(weeks.get(each.group, {})) for each in found]
        case measure:
            return intervals_of(measure, found)
