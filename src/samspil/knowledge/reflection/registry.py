"""What the apps above know of reviews of children: for the first of a leader's two calendars."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from samspil.ground.organisation.access import Me


@dataclass(frozen=True)
class ToReview:
    """One day on which something about a child is looked at again; no word says which child."""

    what: str
    place: str
    due_on: date
    url: str = ""


Source = Callable[[Me, date], Iterable[ToReview]]

# Filled in AppConfig.ready. A source asks one question.
of_children: list[Source] = []
