"""The reference: slow, obvious, and what every other engine must agree with. Reads rows as mappings."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from math import floor
from statistics import fmean, stdev
from typing import Any

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
from samspil.tools.statistics.months import last_begin, months_later
from samspil.tools.statistics.outcomes import Group, Outcome, in_order, outcome
from samspil.tools.statistics.questions import Cohort, Count, Days, Flow, Mean, Minutes, Question, Rate, Share

Row = Mapping[str, Any]
Found = dict[str, Any]


def answer(question: Question, rows: Iterable[Row], *, today: date) -> list[Outcome]:
    """The outcome of every group that has a row in the population, in the order of the groups.

    `today` is the day of counting: a cohort is followed until then. Raises KeyError for a column that is
    not there, ValueError for a flow in which a key stands twice in a period.
    """
    everyone = list(rows)
    if isinstance(question.measure, Flow):
        counted = _moved(question, everyone)
        question_of_moves = replace(question, period="__period", population=Known("__period"))
        return _answer(question_of_moves, counted, today)
    return _answer(question, everyone, today)


def holds(condition: Condition, row: Row) -> bool | None:
    """Whether the condition holds of the row; None: not known."""
    match condition:
        case Known(column):
            return row[column] is not None
        case Among(column, values):
            return None if row[column] is None else row[column] in values
        case Is(column, wanted):
            return None if row[column] is None else row[column] == wanted
        case Between(column, low, high):
            cell = row[column]
            return None if cell is None else (low is None or cell >= low) and (high is None or cell <= high)
        case PartOf(part, whole, percent):
            return _is_part(row[part], row[whole], percent)
        case Not(of):
            inner = holds(of, row)
            return None if inner is None else not inner
        case All(of) | AnyOf(of):
            return _together([holds(each, row) for each in of], decisive=isinstance(condition, AnyOf))


def _is_part(part: int | None, whole: int | None, percent: int) -> bool | None:
    if part is None or whole is None or whole <= 0:
        return None
    return part * 100 >= whole * percent


def _together(answers: list[bool | None], *, decisive: bool) -> bool | None:
    if decisive in answers:
        return decisive
    return None if None in answers else not decisive


def _answer(question: Question, rows: list[Row], today: date) -> list[Outcome]:
    groups: dict[Group, list[Row]] = {}
    for row in rows:
        if holds(question.population, row):
            groups.setdefault(_group(question, row), []).append(row)
    return in_order(outcome(question, group, _found(question, each, today)) for group, each in groups.items())


def _group(question: Question, row: Row) -> Group:
    filled = ([row[column] for column in columns if row[column] is not None] for columns in question.groups)
    return tuple(each[0] if each else None for each in filled)


def _found(question: Question, rows: list[Row], today: date) -> Found:
    match question.measure:
        case Count(event):
            told = [holds(event, row) for row in rows]
            counted = {"n": told.count(True), "known": len(told) - told.count(None)}
        case Share(event):
            counted = _yes_of_known([holds(event, row) for row in rows])
        case Rate(event, of):
            counted = _rate([(holds(event, row), holds(of, row)) for row in rows])
        case Flow():
            counted = _yes_of_known([row["__moved"] for row in rows])
        case _:
            counted = _measured(question, rows, today)
    return {"rows": len(rows), **counted}


def _measured(question: Question, rows: list[Row], today: date) -> Found:
    match question.measure:
        case Days(start, end, percentile):
            return _days([(row[start], row[end]) for row in rows], percentile)
        case Mean(column):
            return _mean([row[column] for row in rows if row[column] is not None])
        case Cohort(origin, event_on, months):
            return _cohort([(row[origin], row[event_on]) for row in rows], months, today)
        case Minutes(part, whole):
            return _minutes([(row[part], row[whole]) for row in rows])
    raise AssertionError(question.measure)


def _yes_of_known(told: list[bool | None]) -> Found:
    return {"n": len(told) - told.count(None), "numerator": told.count(True)}


def _rate(told: list[tuple[bool | None, bool | None]]) -> Found:
    return {
        "n": sum(1 for _, of in told if of),
        "numerator": sum(1 for event, _ in told if event),
        "known": sum(1 for each in told if None not in each),
    }


def _days(dates: list[tuple[date | None, date | None]], percentile: int) -> Found:
    waited = [(end - start).days for start, end in dates if start and end and end >= start]
    pending = sum(1 for start, end in dates if start and not end)
    return {"n": len(waited), "pending": pending, "value": quantile(waited, percentile / 100)}


def quantile(numbers: Iterable[float], part: float) -> float | None:
    """The value below which `part` (0 to 1) of the numbers lie: Hyndman and Fan's type 7. None of none."""
    ordered = sorted(numbers)
    if not ordered:
        return None
    place = part * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return float(ordered[below] + (ordered[above] - ordered[below]) * (place - below))


def _mean(scores: list[float]) -> Found:
    return {
        "n": len(scores),
        "value": fmean(scores) if scores else None,
        "spread": stdev(scores) if len(scores) > 1 else None,
    }


def _cohort(dates: list[tuple[date | None, date | None]], months: int, today: date) -> Found:
    latest = last_begin(today, months)
    observed = [(origin, event) for origin, event in dates if origin and origin <= latest]
    return {
        "n": len(observed),
        "pending": sum(1 for origin, _ in dates if origin and origin > latest),
        "numerator": sum(1 for origin, event in observed if event and event <= months_later(origin, months)),
    }


def _minutes(pairs: list[tuple[int | None, int | None]]) -> Found:
    valid = [(p, w) for p, w in pairs if p is not None and w is not None and 0 <= p <= w and w > 0]
    return {"n": len(valid), "numerator": sum(p for p, _ in valid), "denominator": sum(w for _, w in valid)}


def _moved(question: Question, rows: list[Row]) -> list[Row]:
    """The rows in `before` that a period follows, under that period, with where each went."""
    flow, period = question.measure, question.period
    assert isinstance(flow, Flow)
    later = {(row[flow.key], row[period]): row for row in rows if None not in (row[flow.key], row[period])}
    if len(later) < sum(1 for row in rows if None not in (row[flow.key], row[period])):
        raise ValueError(f"A `{flow.key}` stands twice in a `{period}`; a flow needs each at most once.")
    periods = {row[period] for row in rows}
    moved: list[Row] = []
    for row in rows:
        if row[period] is None or row[period] + 1 not in periods:
            continue
        if holds(question.population, row) and holds(flow.before, row):
            now = later.get((row[flow.key], row[period] + 1))
            went = holds(flow.after, now) if now else False if row[flow.key] is not None else None
            moved.append({**row, "__period": row[period] + 1, "__moved": went})
    return moved
