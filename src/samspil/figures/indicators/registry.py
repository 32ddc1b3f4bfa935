"""What the system itself can be counted from: views of higher wings, without names or numbers of people.

A source is a narrow view in PostgreSQL that answers under the policies of who asks (`security_invoker`). It
has the columns of a table that an indicator pack declares.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from samspil.figures.indicators.models import Target

VIEW = re.compile(r"source_[a-z_]+")
_VIEWS: dict[str, "ViewSource"] = {}


Words = Mapping[str, tuple[Any, Mapping[str, Any]]]


@dataclass(frozen=True)
class ViewSource:
    """`table` is the pack's name of it, `view` the database's; `name` is said to people.

    `words`: of columns that figures are told apart by, what the column and its codes are called. `page`: the
    name of the page that tells of it as it stands today, and the kinds of roles who may open that.
    """

    table: str
    view: str
    name: Any
    words: Words = field(default_factory=dict)
    page: tuple[str, frozenset[str]] = ("", frozenset())

    def __post_init__(self) -> None:
        if not VIEW.fullmatch(self.view):
            raise ValueError(f"A source is a view named source_..., not {self.view}.")


def register(source: ViewSource) -> None:
    _VIEWS[source.view] = source


def column_words(column: str) -> str:
    """What a column is called, as a wing above says; its own key where none does."""
    found = [each.words[column][0] for each in _VIEWS.values() if column in each.words]
    return str(found[0]) if found else column


def code_words(column: str, code: str) -> str:
    """What a code in a column is called; itself where no wing says."""
    for each in _VIEWS.values():
        if column in each.words and code in each.words[column][1]:
            return str(each.words[column][1][code])
    return code


def page_of(table: str, kinds: Iterable[str]) -> str:
    """The name of the page that tells of a table today, to people in these roles; empty where none does."""
    pages = (each.page for each in _VIEWS.values() if each.table == table)
    return next((name for name, who in pages if who & set(kinds)), "")


def views() -> Iterable[ViewSource]:
    return tuple(_VIEWS.values())


def view_named(name: str) -> ViewSource:
    """Raises KeyError for what no wing has registered."""
    return _VIEWS[name]


# Whose targets they are, a higher wing says: a strategy belongs to a house, and a target to a strategy.
TargetsOf = Callable[[int], "QuerySet[Target]"]
_TARGETS: list[TargetsOf] = []


def register_targets(of_house: TargetsOf) -> None:
    _TARGETS[:] = [of_house]


def targets_of(house: int) -> "QuerySet[Target]":
    return _TARGETS[0](house) if _TARGETS else Target.objects.none()
