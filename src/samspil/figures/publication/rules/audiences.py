"""Who a release is for, what such a reader may know besides, and by which rules of the rulebook."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """From the most open to the closest; whoever reads one is taken to know all before it too."""

    PUBLIC = "public"
    BOARD = "board"
    COMMITTEE = "committee"
    LEADER = "leader"
    OWN_UNIT = "own-unit"


LADDER = tuple(Audience)
OPEN = (Audience.PUBLIC, Audience.BOARD, Audience.COMMITTEE)


def known_to(audience: str) -> tuple[Audience, ...]:
    """The audiences whose releases a reader of this one has read, or may have."""
    return LADDER[: LADDER.index(Audience(audience)) + 1]


def readers_of(audience: str) -> tuple[Audience, ...]:
    """The audiences whose members read a release for this one: they may lay it beside what is theirs."""
    return LADDER[LADDER.index(Audience(audience)) :]


@dataclass(frozen=True)
class Clause:
    """One number of an audience's rules, and the row of the rulebook that it comes from."""

    key: str
    amount: int
    standing: str
    source: str


@dataclass(frozen=True)
class HouseRules:
    """What holds for one audience on one day.

    Counts from 1 to `threshold` - 1 are small. Counts are shown to the nearest `base`. No percentage of
    fewer than `fewest`; 0 % and 100 % not of fewer than `few`. Surveys are told from `survey` answers on. A
    group is told apart by `cross` attributes at most, the place among them.
    """

    audience: Audience
    clauses: tuple[Clause, ...]

    def __getitem__(self, name: str) -> int:
        keys = KEYS[self.audience]
        if name not in keys:
            return UNSET[name]
        return next(each.amount for each in self.clauses if each.key == keys[name])

    @property
    def threshold(self) -> int:
        return self["threshold"]

    @property
    def base(self) -> int:
        return self["base"]

    @property
    def fewest(self) -> int:
        return self["fewest"]

    @property
    def few(self) -> int:
        return self["few"]

    @property
    def survey(self) -> int:
        return self["survey"]

    @property
    def cross(self) -> int:
        return self["cross"]


UNSET: Mapping[str, int] = {"base": 1, "fewest": 1, "few": 0, "cross": 3}
_OPEN_KEYS = {
    "threshold": "small-group-publication",
    "base": "rounding-base",
    "fewest": "percent-denominator",
    "few": "whole-share-people",
    "survey": "survey-answers",
    "cross": "public-attributes",
}
_INNER_KEYS = {"threshold": "small-group-leaders", "survey": "survey-answers"}
# The rows of the rulebook that each audience's rules are read from. Where one is missing nothing is released.
KEYS: Mapping[Audience, Mapping[str, str]] = {
    Audience.PUBLIC: _OPEN_KEYS,
    Audience.BOARD: _OPEN_KEYS,
    Audience.COMMITTEE: _OPEN_KEYS,
    Audience.LEADER: _INNER_KEYS,
    Audience.OWN_UNIT: _INNER_KEYS,
}


def attributes(columns: tuple[str, ...], *, by_place: bool) -> int:
    """By how many things a group of people is told apart."""
    return len(columns) + by_place
