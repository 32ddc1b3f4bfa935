"""The true counts of all cells, shown or not: every relation holds, every count lies where it must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from scipy.sparse import csr_matrix

from samspil.tools.statistics.disclosure.errors import DoesNotAddUp
from samspil.tools.statistics.disclosure.solving import Box, Counts, Flags, Limits, solver
from samspil.tools.statistics.disclosure.tables import Cell

NAMED_AT_MOST = 5


@dataclass(frozen=True)
class Relation:
    """One whole and its parts, as numbers of cells."""

    whole: int
    parts: tuple[int, ...]


def matrix(relations: Sequence[Relation], cells: int) -> Any:
    """Relations as sparse rows `whole - parts`."""
    row = [n for n, each in enumerate(relations) for _ in range(1 + len(each.parts))]
    column = [n for each in relations for n in (each.whole, *each.parts)]
    value = [sign for each in relations for sign in (1.0, *[-1.0] * len(each.parts))]
    return csr_matrix((value, (row, column)), shape=(len(relations), cells))


@dataclass(frozen=True)
class World:
    """A count for every cell. `sure`: it is given or follows; what is not was chosen so that all holds."""

    counts: Counts
    sure: Flags


def completed(
    values: dict[int, int],
    relations: Sequence[Relation],
    low: Limits,
    high: Limits,
    cells: Sequence[Cell],
) -> World:
    """`values`, what follows from them, and something that fits for the rest.

    Raises DoesNotAddUp, naming cells.
    """
    values = dict(values)
    _follow(values, relations)
    _check_sums(values, relations, cells)
    if wrong := [number for number, value in values.items() if not low[number] <= value <= high[number]]:
        first = sorted(wrong)[:NAMED_AT_MOST]
        told = "; ".join(f"{cells[n]} would be {values[n]}" for n in first)
        said = f"The tables and what was published before cannot both be true: {told}."
        raise DoesNotAddUp(said, [cells[n] for n in first])
    sure = np.zeros(len(low), np.bool_)
    sure[list(values)] = True
    if not sure.all():
        return World(_chosen(values, relations, low, high), sure)
    return World(np.array([values[number] for number in range(len(low))], np.int64), sure)


def _follow(values: dict[int, int], relations: Sequence[Relation]) -> None:
    """Fill what a relation with one unknown leaves no choice about."""
    waiting = list(relations)
    while True:
        left = []
        for each in waiting:
            unknown = [number for number in (each.whole, *each.parts) if number not in values]
            if len(unknown) == 1:
                values[unknown[0]] = _only_value(each, unknown[0], values)
            elif unknown:
                left.append(each)
        if len(left) == len(waiting) or not left:
            return
        waiting = left


def _only_value(relation: Relation, unknown: int, values: dict[int, int]) -> int:
    parts = sum(values[part] for part in relation.parts if part != unknown)
    return parts if unknown == relation.whole else values[relation.whole] - parts


def _check_sums(values: dict[int, int], relations: Sequence[Relation], cells: Sequence[Cell]) -> None:
    wrong = {}
    for each in relations:
        if all(number in values for number in (each.whole, *each.parts)):
            parts = sum(values[part] for part in each.parts)
            if parts != values[each.whole]:
                whole = cells[each.whole]
                wrong[f"{whole} is {values[each.whole]}, its parts make {parts}"] = whole
    if wrong:
        more = f", and {len(wrong) - NAMED_AT_MOST} more" if len(wrong) > NAMED_AT_MOST else ""
        said = "; ".join(list(wrong)[:NAMED_AT_MOST]) + more + "."
        raise DoesNotAddUp(said, list(wrong.values())[:NAMED_AT_MOST])


def _chosen(values: dict[int, int], relations: Sequence[Relation], low: Limits, high: Limits) -> Counts:
    """Whole numbers for what nothing decides, by an integer program."""
    low, high = low.copy(), high.copy()
    known = np.array(list(values), np.int64)
    low[known] = high[known] = list(values.values())
    rows = matrix(relations, len(low))
    nought = np.zeros(rows.shape[0])
    model = solver(rows, Box(low, high), Box(nought, nought), whole=True)
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise DoesNotAddUp("No counts at all fit these tables and what was published before.")
    found: Counts = np.rint(np.array(model.getSolution().col_value)).astype(np.int64)
    return found
