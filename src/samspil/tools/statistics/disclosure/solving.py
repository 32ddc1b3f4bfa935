"""HiGHS as we use it: quiet, one thread, the same answer every time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Limits = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Box:
    """Between what each of many values lies."""

    low: Limits
    high: Limits


def solver(rows: Any, columns: Box, sides: Box, *, whole: bool = False) -> highspy.Highs:
    """A solver of sparse `rows` between their `sides`, its variables between theirs, whole numbers or not."""
    by_column = rows.tocsc()
    model = highspy.Highs()
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", 1)):
        model.setOptionValue(option, value)
    program = highspy.HighsLp()
    program.num_row_, program.num_col_ = rows.shape
    program.col_cost_ = np.zeros(rows.shape[1])
    program.col_lower_, program.col_upper_ = columns.low, columns.high
    program.row_lower_, program.row_upper_ = sides.low, sides.high
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = by_column.indptr
    program.a_matrix_.index_ = by_column.indices
    program.a_matrix_.value_ = by_column.data
    if whole:
        program.integrality_ = [highspy.HighsVarType.kInteger] * rows.shape[1]
    model.passModel(program)
    return model


def cost(model: highspy.Highs, columns: Numbers, values: Limits) -> None:
    """Change what the `columns` cost."""
    model.changeColsCost(len(columns), columns.astype(np.int32), values)
