"""What else waits for who works with children: the apps above add a question and how each line is told.

The first page asks all of it at once, so that what is added costs it no query.
"""

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


Teller = Callable[[Waiting, date], Need | None]

parts: list[str] = []
tellers: list[Teller] = []


def register(part: str, teller: Teller) -> None:
    """Call it in AppConfig.ready. `part` selects the columns of Waiting and takes no values."""
    if part not in parts:
        parts.append(part)
        tellers.append(teller)


def told(each: Waiting, today: date) -> Need | None:
    return next((need for teller in tellers if (need := teller(each, today))), None)
