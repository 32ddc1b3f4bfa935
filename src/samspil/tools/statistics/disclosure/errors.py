"""What can be wrong with tables that are to be protected, in words that name the cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class DisclosureError(Exception):
    """Any of those below. `groups`: the first cells, or differences of cells, that it is about."""

    def __init__(self, message: str = "", groups: Iterable[Any] = ()) -> None:
        self.groups = tuple(groups)
        super().__init__(message)


class BadHierarchy(DisclosureError):
    """A dimension that is no hierarchy: a circle, a part of nothing, a part twice."""


class DoesNotAddUp(DisclosureError):
    """The parts of a table do not make its whole."""


class Contradiction(DisclosureError):
    """One cell has two values, in two tables or in a table and an earlier release."""


class CannotProtect(DisclosureError):
    """No choice of cells to hide keeps the rule: what must be hidden is known already."""


class TimeSpent(DisclosureError):
    """So large a set of tables was not protected in three times the time given."""
