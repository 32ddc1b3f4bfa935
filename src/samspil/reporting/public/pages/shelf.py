"""Papers that others lay out for the public: who issues one puts a function here that finds them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Paper:
    """One paper: what it is called, its day, where it is read; by `proof` one knows that it is unchanged."""

    title: str
    language: str
    on: date
    url: str
    proof: str
    is_withdrawn: bool = False


# Filled by the apps that issue; each finds the papers of a house.
SHELVES: list[Callable[[int], Iterable[Paper]]] = []


def papers(root: int) -> tuple[Paper, ...]:
    """Newest first."""
    found = (each for shelf in SHELVES for each in shelf(root))
    return tuple(sorted(found, key=lambda each: each.on, reverse=True))
