"""Identifiers that point to another row: those a file leaves open, and those that run in circles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samspil.tools.exchange.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An identifier that the files need not contain: look for it among what is known already."""

    place: Place
    target: str  # the table it should be in: orgs, users, units ...
    sourced_id: str

    def as_problem(self) -> Problem:
        """The error to show when it is not known either."""
        return Problem("unknown_reference", self.place, {"value": self.sourced_id})


def circles(parents: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """Each circle of parents once, as the keys on it."""
    done: set[str] = set()
    for start in parents:
        path: dict[str, None] = {}
        current = start
        while current in parents and current not in done and current not in path:
            path[current] = None
            current = parents[current]
        if current in path:
            walked = list(path)
            yield walked[walked.index(current) :]
        done.update(path)
