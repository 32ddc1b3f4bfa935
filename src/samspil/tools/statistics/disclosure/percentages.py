"""Percentages, made of nothing but the counts that are shown: they cannot tell more than those do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from samspil.tools.statistics.disclosure.rules import Entry, Rule
from samspil.tools.statistics.disclosure.tables import Mark


class Bound(StrEnum):
    """How a percentage is to be read."""

    ABOUT = "about"
    AT_MOST = "at most"
    AT_LEAST = "at least"


@dataclass(frozen=True)
class Percentage:
    """`value` from 0 to 100; None where the mark is neither SHOWN nor ZERO."""

    mark: Mark
    value: float | None = None
    bound: Bound = Bound.ABOUT


def percentage(event: Entry, of: Entry, rule: Rule) -> Percentage:
    """The share of the shown `event` in the shown `of`.

    Suppressed where either is, or where `of` is below the rule's least denominator; not applicable of nobody.
    Beyond `lowest` and `highest` only the bound is told.
    """
    for mark in (Mark.MISSING, Mark.NOT_APPLICABLE, Mark.SUPPRESSED):
        if mark in (event.mark, of.mark):
            return Percentage(mark)
    if not of.value or event.value is None:
        return Percentage(Mark.NOT_APPLICABLE)
    if of.value < rule.least_denominator:
        return Percentage(Mark.SUPPRESSED)
    value = min(100.0, 100 * event.value / of.value)
    if value < rule.lowest:
        return Percentage(Mark.SHOWN, rule.lowest, Bound.AT_MOST)
    if value > rule.highest:
        return Percentage(Mark.SHOWN, rule.highest, Bound.AT_LEAST)
    return Percentage(Mark.SHOWN if value else Mark.ZERO, value)
