"""What protecting a set of tables came to, and what an attacker found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.tables import Cell


@dataclass(frozen=True, order=True)
class Rest:
    """Those of `whole` who are not in `part`, which lies within it: a complement, or a difference."""

    whole: Cell
    part: Cell

    def __str__(self) -> str:
        return f"{self.whole} without {self.part}"


Group = Cell | Rest


class Outcome(StrEnum):
    """What is known of the choice of cells: all of them are safe, the attacker says so."""

    NOTHING_HIDDEN = "nothing had to be hidden"
    OPTIMAL = "proven optimal"
    WITHIN_GAP = "safe, optimality not proven"


@dataclass(frozen=True)
class Worlds:
    """Counts of all `cells`, one row a world, that are said to fit what is published.

    Whoever takes them checks them: nothing follows from a row that does not fit. Near the truth, so not to be
    kept.
    """

    cells: tuple[Cell, ...] = ()
    counts: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 0), np.int64))


@dataclass(frozen=True)
class Protection:
    """A release that may be shown, and how good the choice of hidden cells is.

    `small`: the groups that are hidden for their own sake; `partners`: cells hidden to protect them. They
    carry one mark: a reader who could tell them apart would know more. `cost`: the weight of all hidden
    cells (each weighs 1 unless the caller said otherwise); `least_cost`: no choice costs less, that much is
    proven. `zeros`: groups of nobody that had to be hidden, and `why`: what no other choice kept secret.
    `worlds`: the witnesses of the search, which `attack` takes.
    """

    release: Release
    small: tuple[Group, ...]
    partners: tuple[Cell, ...]
    outcome: Outcome
    cost: float
    least_cost: float
    rounds: int
    seconds: float
    worlds: Worlds = field(default_factory=Worlds, repr=False, compare=False)
    zeros: tuple[Cell, ...] = ()
    why: str = ""

    @property
    def gap(self) -> float:
        """How much of the cost may be needless at the most, from 0 to 1."""
        return (self.cost - self.least_cost) / self.cost if self.cost else 0.0


@dataclass(frozen=True)
class Leak:
    """A group whose count is known too well: it lies from `low` to `high` (None: no limit)."""

    group: Group
    low: int
    high: int | None
    why: str

    def __str__(self) -> str:
        if self.high is None:
            known = f"at least {self.low}"
        else:
            known = f"exactly {self.low}" if self.low == self.high else f"{self.low} to {self.high}"
        return f"{self.group} is known to be {known}: {self.why}"
