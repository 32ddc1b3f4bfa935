"""Who takes the pupils that a file names: the ground counts them, and keeps none of them itself."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from samspil.ground.organisation.models import Import
from samspil.tools.exchange.pupils import Pupils


@dataclass(frozen=True, slots=True)
class PlaceTally:
    """What would happen to the pupils of one place, by the place's number here or its key in the file."""

    place: str
    added: int
    changed: int
    ended: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What an import would do to pupils. `mark` is the same for two that would do the same.

    `moved` are among the ended: they go on elsewhere. `alike`: a new one has the name and place of one that
    would end, and another key; they stay two.
    """

    added: int = 0
    changed: int = 0
    ended: int = 0
    unchanged: int = 0
    moved: int = 0
    alike: int = 0
    mark: str = ""
    places: tuple[PlaceTally, ...] = ()

    @property
    def standing(self) -> int:
        return self.changed + self.ended + self.unchanged

    @property
    def changes(self) -> int:
        return self.added + self.changed + self.ended


@dataclass(frozen=True, slots=True)
class Known:
    """The rows behind the keys of a file, whether it tells all there is, and which groups are yet to come."""

    units: Mapping[str, int]
    groups: Mapping[str, int]
    is_whole: bool
    coming: frozenset[str] = frozenset()


class Taking(Pupils, Protocol):
    """The pupils of one import on their way: handed over while the file is read, compared, then entered."""

    def compare(self, known: Known) -> Tally: ...

    def enter(self, known: Known) -> None: ...


class Counting:
    """Where nobody takes them in."""

    def person(
        self, key: str, names: tuple[str, str], born_on: date | None, places: Sequence[str]
    ) -> None: ...

    def stay(
        self, key: str, place: str, group: str, period: tuple[date | None, date | None], rank: int
    ) -> None: ...

    def ending(self, key: str, place: str) -> None: ...

    def compare(self, known: Known) -> Tally:
        return Tally()

    def enter(self, known: Known) -> None: ...


Taker = Callable[[Import, str, date], AbstractContextManager[Taking]]
# Filled in AppConfig.ready of the app that keeps pupils; one at most.
takers: list[Taker] = []


def taking(imported: Import, source: str, today: date) -> AbstractContextManager[Taking]:
    """For as long as the file is read."""
    for taker in takers:
        return taker(imported, source, today)
    return nullcontext(Counting())


def most_changed(places: Collection[PlaceTally], most: int) -> tuple[PlaceTally, ...]:
    """The places of which most would end, then those with most that is new."""
    found = sorted(places, key=lambda each: (-each.ended, -each.added, -each.changed, each.place))
    return tuple(found[:most])
