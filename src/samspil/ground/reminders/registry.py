"""What a due thing is, and who knows of any: the apps above add their kinds and sources at the start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Kind:
    """One kind of due thing. `label` is translated when it is read.

    `escalates`: the leader above is told when it stays overdue. `may_be_off`: a person may ask not to be
    reminded. `is_event`: something to come to, not something owed, so nobody is reminded of it afterwards.
    """

    name: str
    label: str
    escalates: bool = True
    may_be_off: bool = False
    is_event: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """Something one person owes, or is expected at, by a day; no day means that somebody waits for an answer.

    `key` stays as long as the thing does, and no other thing of the kind has it. `title` is what people
    called it, in their own words; nothing about a child is in it, since it goes into letters. `path` leads to
    the page where it is done. Without `person` nobody owes it, and only the leader above can be told.
    """

    kind: str
    key: str
    title: str
    path: str
    person: int | None
    unit: int | None
    due: date | None = None
    since: date | None = None


@dataclass(frozen=True)
class Ask:
    """What is due in a whole house; with `person`, only what that one person owes."""

    root: int
    today: date
    person: int | None = None


Source = Callable[[Ask], Iterable[Due]]

kinds: dict[str, Kind] = {}
sources: list[Source] = []


def register(source: Source, *of: Kind) -> None:
    """Call it in AppConfig.ready. The source answers in a fixed number of queries, however large the house,
    and hands things on one by one (`iterator()`), so that a large house fits into a small machine.

    The question for a whole house is asked in the name of an administrator or director of all of it; with
    `person`, in that person's own name.
    """
    kinds.update({each.name: each for each in of})
    if source not in sources:
        sources.append(source)


def everything_due(ask: Ask) -> Iterable[Due]:
    for source in sources:
        yield from source(ask)
