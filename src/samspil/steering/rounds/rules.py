"""Decisions about follow-up rounds. Plain Python: no database, no clock, no request."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    KEEP = "keep"
    CHANGE = "change"
    STOP = "stop"


class Standing(StrEnum):
    """Where an answer is, seen from one level of the house."""

    BELOW = "below"
    HERE = "here"
    PASSED = "passed"
    ABOVE = "above"
    ACCEPTED = "accepted"


def ladder(path: Sequence[int], headed: Collection[int]) -> tuple[int, ...]:
    """Who looks at the answer of the place, nearest first: each level with a head, and the house itself."""
    return tuple(each for each in reversed(path[:-1]) if each in headed or each == path[0])


def next_level(path: Sequence[int], headed: Collection[int], *, after: int) -> int | None:
    """Where an answer goes once `after` has said yes; None when nobody is above."""
    above = path[: path.index(after)]
    return next((each for each in ladder(path, headed) if each in above), None)


def level_held(path: Sequence[int], *, waits_at: int, mine: Collection[int]) -> int | None:
    """Where one says yes: at the level that has the answer if it is one's own, else from the top."""
    if waits_at in mine:
        return waits_at
    above = path[: path.index(waits_at)]
    return next((each for each in above if each in mine), None)


def standing(
    path: Sequence[int], *, waits_at: int | None, here: int, passed: Collection[int] = ()
) -> Standing:
    """Where the answer of a place is, for who stands at `here`; `passed` are the levels that said yes."""
    if waits_at is None:
        return Standing.ACCEPTED
    depth, mine = path.index(waits_at), path.index(here)
    if depth > mine:
        return Standing.BELOW
    if depth == mine:
        return Standing.HERE
    return Standing.ABOVE if any(path.index(each) < mine for each in passed) else Standing.PASSED


class Lack(StrEnum):
    """What a line lacks before it can be sent."""

    VERDICT = "verdict"
    REASON = "words"
    WHAT = "what"
    OWNER = "owner"
    DAY = "due_on"


@dataclass(frozen=True)
class Line:
    """What was answered about one effort."""

    verdict: str = ""
    words: str = ""
    what: str = ""
    owner: int | None = None
    due_on: date | None = None


def lacks(line: Line) -> list[Lack]:
    """Keep needs a tick; change opens an action; stop is a decision, with its reason and a day."""
    if not line.verdict:
        return [Lack.VERDICT]
    if line.verdict == Verdict.KEEP:
        return []
    needed: list[tuple[Lack, object]] = [(Lack.WHAT, line.what), (Lack.DAY, line.due_on)]
    if line.verdict == Verdict.STOP:
        needed.insert(0, (Lack.REASON, line.words))
    else:
        needed.insert(1, (Lack.OWNER, line.owner))
    return [lack for lack, given in needed if not given]


# Words of so few letters say little about what is done.
SHORTEST = 4
# So much of the words of two titles must be the same.
ALIKE = 0.5


@dataclass(frozen=True)
class Work:
    """One action of one place, as far as it can be like another's."""

    pk: int
    place: int
    statements: tuple[str, ...]
    direction: str
    environment: str
    title: str


def key_words(title: str) -> frozenset[str]:
    """What a title says, without case, signs and small words."""
    plain = "".join(each if each.isalnum() else " " for each in title.casefold())
    return frozenset(word for word in plain.split() if len(word) >= SHORTEST)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) / len(one | other) >= ALIKE


def overlaps(works: Iterable[Work]) -> list[tuple[Work, ...]]:
    """Actions of two or more places that do the same: same statement, same aim, same setting, like words.

    Each title is held against the first of every group that shares a word with it, never against all others,
    so that ten thousand actions take no longer than ten times a thousand.
    """
    fields: dict[tuple[str, str, str], list[Work]] = defaultdict(list)
    for work in works:
        for number in work.statements:
            fields[number, work.direction, work.environment].append(work)
    found: dict[frozenset[int], tuple[Work, ...]] = {}
    for field in fields.values():
        for group in _groups(field):
            if len({each.place for each in group}) > 1:
                found.setdefault(frozenset(each.pk for each in group), tuple(group))
    return sorted(found.values(), key=lambda group: (-len({each.place for each in group}), group[0].title))


def _groups(field: list[Work]) -> list[list[Work]]:
    groups: list[list[Work]] = []
    firsts: list[frozenset[str]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for work in field:
        words = key_words(work.title)
        near = {number: None for word in sorted(words) for number in by_word[word]}
        known = next((number for number in near if alike(firsts[number], words)), None)
        if known is not None:
            groups[known].append(work)
            continue
        for word in words:
            by_word[word].append(len(groups))
        groups.append([work])
        firsts.append(words)
    return groups
