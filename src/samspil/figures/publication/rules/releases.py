"""What a release must have before it is prepared, and who may do what with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    WORKING = "working"
    READY = "ready"
    REFUSED = "refused"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


# What may still be changed, prepared anew or thrown away.
OPEN_STATES = (State.DRAFT, State.READY, State.REFUSED)
OUT = (State.PUBLISHED, State.WITHDRAWN)


class Refusal(StrEnum):
    NOTHING_CHOSEN = "nothing chosen"
    PAIR_MISSING = "pair missing"
    PAIR_EMPTY = "pair empty"
    TOO_MANY_ATTRIBUTES = "too many attributes"
    NO_RULE = "no rule"
    NO_VALUES = "no values"
    SAME_TWICE = "same twice"
    DOES_NOT_ADD_UP = "does not add up"
    CANNOT_PROTECT = "cannot protect"
    LEAK = "leak"
    MOVED = "moved"
    UNLIKE = "unlike"
    OWN_PREPARATION = "own preparation"
    NOT_READY = "not ready"


@dataclass(frozen=True)
class Because:
    """Why a release is not made: what is wrong, and with which indicator, rule or place."""

    refusal: Refusal
    # Keys and words, and groups as lines of `rules.naming`.
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wish:
    """What somebody asks to be released: indicators, each with what it must be shown with; and how finely."""

    pairs: Mapping[str, tuple[str, ...]]
    breakdowns: tuple[tuple[str, ...], ...]
    by_place: bool


def refusals(wish: Wish, *, cross: int) -> list[Because]:
    """What speaks against it before anything is counted. No pair is left out unseen."""
    found = [] if wish.pairs else [Because(Refusal.NOTHING_CHOSEN)]
    for key, others in wish.pairs.items():
        if missing := tuple(each for each in others if each not in wish.pairs):
            found.append(Because(Refusal.PAIR_MISSING, (key, *missing)))
    for columns in wish.breakdowns:
        if len(columns) + wish.by_place > cross:
            found.append(Because(Refusal.TOO_MANY_ATTRIBUTES, columns))
    return found


def empty_pairs(pairs: Mapping[str, tuple[str, ...]], counted: Collection[str]) -> list[Because]:
    """Indicators that are counted while none of those they must be shown with is."""
    return [
        Because(Refusal.PAIR_EMPTY, (key, *others))
        for key, others in pairs.items()
        if key in counted and others and not set(others) & set(counted)
    ]


def is_over(period: int, as_of: date) -> bool:
    """Whether the school year had ended when its figure was counted."""
    return as_of > date(period + 1, 7, 31)


def may_release(*, preparer: int | None, releaser: int) -> bool:
    """Nobody lets out what they prepared themselves."""
    return preparer is not None and preparer != releaser
