"""What else waits for who works with children: the apps above add their part to the first page's question."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from samspil.steering.followup.rules import Need


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for me: `key` is its own, or the child's whose file was opened in an emergency."""

    kind: str
    key: int
    words: str
    topic: str
    on: date | None


@dataclass(frozen=True)
class Part:
    """`sql` gives rows of Waiting, with %(house)s and %(person)s; `tell` makes a need of one.

    No word of it is about a child: the first page is logged nowhere.
    """

    kinds: frozenset[str]
    sql: str
    tell: Callable[[Waiting, date], Need | None]


parts: list[Part] = []
