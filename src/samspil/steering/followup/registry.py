"""What else needs a person, and where else one goes: the apps above add theirs at the start."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from samspil.ground.organisation.access import Me
from samspil.steering.followup.rules import Need


@dataclass(frozen=True)
class NeedKind:
    """One kind: the button of one, the sentence of several, and what is waited for where there is no day."""

    name: str
    button: str
    many: Callable[[int], str]
    waits: str = ""


Source = Callable[[Me, date], Iterable[Need]]


@dataclass(frozen=True)
class Shared:
    """A source whose rows come with the first page's own question about bodies: it costs none of its own.

    `wanted` gives plain querysets (see ground/base/together.py); `tell` makes needs of their rows.
    """

    wanted: Callable[[Me, date], Sequence[QuerySet[Any]]]
    tell: Callable[[Me, Sequence[list[Any]]], Iterable[Need]]


@dataclass(frozen=True)
class Door:
    """A way on from the first page; with `is_button`, the one act that is a press away."""

    label: str
    url: str
    is_button: bool = False


kinds: dict[str, NeedKind] = {}
sources: list[Source] = []
shared: list[Shared] = []
# Filled in AppConfig.ready. Asks no question: who I am is known.
doors: list[Callable[[Me], Iterable[Door]]] = []


def register(source: Source, *of: NeedKind) -> None:
    """Call it in AppConfig.ready. A source asks a fixed number of queries; no title is about a child."""
    kinds.update({each.name: each for each in of})
    if source not in sources:
        sources.append(source)


def share(source: Shared, *of: NeedKind) -> None:
    """Call it in AppConfig.ready, for what lies in few rows; no title is about a child."""
    kinds.update({each.name: each for each in of})
    if source not in shared:
        shared.append(source)


def ways_on(me: Me) -> tuple[Door, ...]:
    return tuple(door for find in doors for door in find(me))


def needs(me: Me, today: date) -> Iterable[Need]:
    for source in sources:
        yield from source(me, today)
