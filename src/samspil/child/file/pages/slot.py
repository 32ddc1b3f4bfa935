"""What the apps above tell on the pages of a child. The file does not look up, so they come to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from samspil.child.file.access import Opened


@dataclass(frozen=True)
class ThreadLine:
    """One knot of the red thread."""

    on: date
    until: date | None
    title: str
    text: str = ""
    gap: str = ""
    begin_url: str = ""


@dataclass(frozen=True)
class Tried:
    """Something that is tried or was: towards what, changing whom, with which effect, and what now."""

    title: str
    goal: str
    direction: str
    begins_on: date
    check_on: date
    owner: int
    home: str
    result: str = ""
    icon: str = ""
    seen: str = ""
    next: str = ""
    checked_on: date | None = None
    check_url: str = ""
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Change:
    """A change of place: where to, from when, since when the new place may read what is handed over."""

    begins_on: date
    title: str
    text: str
    handed_on: date | None
    url: str


@dataclass(frozen=True)
class Stand:
    """Where something that takes its time stands. `more` is for who reads no further; `url`, for who does."""

    title: str
    text: str
    more: str
    on: date
    url: str = ""


@dataclass(frozen=True)
class Told:
    """What one app above has to say of a child. `links`: what one may do there.

    `received`: by place, the day on which it acknowledged what was handed over; `begin_url`: where a handover
    that is missing is begun.
    """

    thread: tuple[ThreadLine, ...] = ()
    tried: tuple[Tried, ...] = ()
    dates: tuple[tuple[date, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    received: Mapping[int, date] = field(default_factory=dict)
    begin_url: str = ""
    stands: tuple[Stand, ...] = ()


Teller = Callable[[Opened, date], Told]
tellers: list[Teller] = []
# What else there is beside the list of children: label and URL name.
ways: list[tuple[str, str]] = []


def told(opened: Opened, today: date) -> Told:
    """All of it as one."""
    parts = [tell(opened, today) for tell in tellers]
    return Told(
        thread=tuple(line for part in parts for line in part.thread),
        tried=tuple(line for part in parts for line in part.tried),
        dates=tuple(sorted(line for part in parts for line in part.dates)),
        links=tuple(link for part in parts for link in part.links),
        changes=tuple(change for part in parts for change in part.changes),
        received={place: on for part in parts for place, on in part.received.items()},
        begin_url=next((part.begin_url for part in parts if part.begin_url), ""),
        stands=tuple(stand for part in parts for stand in part.stands),
    )
