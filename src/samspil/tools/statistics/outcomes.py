"""What came out: one group's value with everything that must stand beside it. Raw: not yet fit to publish."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from samspil.tools.statistics.questions import (
    Cohort,
    Count,
    Days,
    Flow,
    Mean,
    Measure,
    Minutes,
    Question,
    Rate,
    Share,
)

Cell = str | int | float | bool | date | None
Group = tuple[Cell, ...]


@dataclass(frozen=True)
class Outcome:
    """The answer for one group. `value` is None where nobody is counted.

    `n` are the rows counted (the denominator of a share), `missing` those of which it is not known,
    `pending` those of which it cannot be known yet. A share is a fraction; a rate is per what its question
    says; days are days. `spread` is the standard deviation of the scores behind a mean.
    """

    group: Group
    n: int
    missing: int = 0
    pending: int = 0
    numerator: int | None = None
    denominator: int | None = None
    value: float | None = None
    spread: float | None = None


def outcome(question: Question, group: Group, found: Mapping[str, Any]) -> Outcome:
    """From what an engine counted in a group: `rows`, `n`, and as the measure asks `pending`, `numerator`,
    `denominator`, `known`, `value`, `spread`."""
    n, pending = int(found["n"] or 0), int(found.get("pending") or 0)
    known = found.get("known")
    missing = found["rows"] - (n + pending if known is None else int(known or 0))
    numerator, denominator = _whole(found.get("numerator")), _whole(found.get("denominator"))
    match question.measure:
        case Count():
            return Outcome(group, n, missing, numerator=n, value=float(n))
        case Share() | Flow() | Cohort():
            numerator, denominator = numerator or 0, n
            value = numerator / n if n else None
        case Rate(per=per):
            value = per * (numerator or 0) / n if n else None
            numerator, denominator = numerator or 0, n
        case Minutes():
            numerator, denominator = numerator or 0, denominator or 0
            value = numerator / denominator if denominator else None
        case _:
            value = None if found.get("value") is None else float(found["value"])
    spread = found.get("spread")
    spread = None if spread is None else float(spread)
    return Outcome(group, n, missing, pending, numerator, denominator, value, spread)


def is_additive(measure: Measure) -> bool:
    """Whether a whole follows from its parts, so that one question answers for every way of adding up."""
    return not isinstance(measure, Days)


def combined(question: Question, group: Group, parts: Sequence[Outcome]) -> Outcome:
    """The outcome of a group from those of the groups it is made of, each row in one of them.

    Raises ValueError for a percentile, which does not follow from those of its parts. A mean of means is
    weighed by n; the spread is that of all scores together (Chan, Golub and LeVeque 1983).
    """
    if not is_additive(question.measure):
        raise ValueError("A percentile does not follow from the percentiles of parts.")
    n = sum(each.n for each in parts)
    missing, pending = sum(each.missing for each in parts), sum(each.pending for each in parts)
    if isinstance(question.measure, Mean):
        mean, spread = _pooled(parts, n)
        return Outcome(group, n, missing, pending, value=mean, spread=spread)
    rows = n + missing + pending
    found = {"rows": rows, "known": n if isinstance(question.measure, Minutes) else None}
    told = {name: sum(getattr(each, name) or 0 for each in parts) for name in ("numerator", "denominator")}
    whole = outcome(question, group, found | told | {"n": n, "pending": pending})
    return replace(whole, missing=missing)


def _pooled(parts: Sequence[Outcome], n: int) -> tuple[float | None, float | None]:
    known = [(each.n, each.value, each.spread or 0.0) for each in parts if each.n and each.value is not None]
    if not known:
        return None, None
    mean = sum(count * value for count, value, _ in known) / n
    squares = sum((count - 1) * spread**2 + count * (value - mean) ** 2 for count, value, spread in known)
    return mean, (squares / (n - 1)) ** 0.5 if n > 1 else None


def in_order(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """By group, unknown groups last."""
    return sorted(
        outcomes, key=lambda each: tuple((part is None, str(type(part)), part) for part in each.group)
    )


def with_empty(outcomes: Iterable[Outcome], groups: Iterable[Group]) -> list[Outcome]:
    """The outcomes, and one without value for each of `groups` in which nobody was."""
    found = list(outcomes)
    there = {each.group for each in found}
    return in_order([*found, *(Outcome(each, 0) for each in dict.fromkeys(groups) if each not in there)])


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
