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


@dataclass(frozen=True)
class Subject:
    """One thing whose days can be a calendar of their own: a plan, a body.

    `word` is translated when it is read. `title` is "" for what its reader may not see; `days` holds what
    that reader may see of it. Both are asked in the reader's own name at each fetch.
    """

    name: str
    word: str
    title: Callable[[int], str]
    days: Callable[[int, date], Iterable[Due]]


Source = Callable[[Ask], Iterable[Due]]

kinds: dict[str, Kind] = {}
sources: list[Source] = []
subjects: dict[str, Subject] = {}


def register(source: Source, *of: Kind) -> None:
    """Call it in AppConfig.ready. The source answers in a fixed number of queries, however large the house,
    and hands things on one by one (`iterator()`), so that a large house fits into a small machine.

    The question for a whole house is asked in the name of an administrator or director of all of it; with
    `person`, in that person's own name.
    """
    kinds.update({each.name: each for each in of})
    if source not in sources:
        sources.append(source)


def register_subject(subject: Subject, *of: Kind) -> None:
    """Call it in AppConfig.ready; its days are of the given kinds, or of kinds registered with a source."""
    subjects[subject.name] = subject
    kinds.update({each.name: each for each in of})


def subject_of(about: str) -> tuple[Subject, int] | None:
    """What `about`, as in "plan/12", names; None for anything else."""
    name, _slash, number = about.partition("/")
    found = subjects.get(name)
    return (found, int(number)) if found and number.isdecimal() and len(number) < 10 else None


def everything_due(ask: Ask) -> Iterable[Due]:
    for source in sources:
        yield from source(ask)
