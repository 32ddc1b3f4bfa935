"""What resource persons know about, and what they are. Plain Python."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from samspil.tools.statistics.plain import quantile


class Profession(StrEnum):
    TEACHER = "teacher"
    PEDAGOGUE = "pedagogue"
    PSYCHOLOGIST = "psychologist"
    SPEECH = "speech"
    THERAPIST = "therapist"
    HEALTH = "health"
    SOCIAL = "social"
    SPECIAL = "special"
    LEISURE = "leisure"


class Topic(StrEnum):
    PLAY = "play"
    BREAKS = "breaks"
    CALM = "calm"
    LANGUAGE = "language"
    LEARNING = "learning"
    ABSENCE = "absence"
    FEELINGS = "feelings"
    BODY = "body"
    PARENTS = "parents"
    ADULTS = "adults"


@dataclass(frozen=True)
class Offer:
    """What one resource person can give now. `steps`: how far away in the tree of places."""

    person: int
    profession: str
    expertise: frozenset[str]
    hours: int
    load: int
    steps: int


# What a match costs. Knowing the topic outweighs all else; then free time; then being near.
UNKNOWN_TOPIC, EACH_LOAD, EACH_STEP, FULL = 100.0, 6.0, 2.0, 1000.0
HOURS_EACH = 2


def cost(offer: Offer, topic: str) -> float:
    """The lower the better. Who has given all their hours is asked only when nobody else is there."""
    found = 0.0 if topic in offer.expertise else UNKNOWN_TOPIC
    found += EACH_STEP * offer.steps + EACH_LOAD * offer.load
    return found + (FULL if (offer.load + 1) * HOURS_EACH > offer.hours else 0.0)


def free_hours(hours: int, load: int) -> int:
    """What is left of a month's hours: each request they have takes its share."""
    return max(0, hours - HOURS_EACH * load)


@dataclass(frozen=True)
class Wish:
    """A request that needs so many professions about a topic; the asker's own is one already."""

    request: int
    topic: str
    professions: int
    own: str = ""


def match(wishes: Sequence[Wish], offers: Sequence[Offer]) -> dict[int, list[int]]:
    """Who is asked for each request, at once and so that all together are served best.

    Each wish takes its professions one after the other: one round of assignment (SciPy's
    `linear_sum_assignment`, Crouse 2016) a profession, in which nobody is asked twice and no request gets a
    profession that it has. Fewer come back when there are not enough.
    """
    found: dict[int, list[int]] = {wish.request: [] for wish in wishes}
    at_table = {wish.request: {wish.own} - {""} for wish in wishes}
    left = list(offers)
    for _round in range(max((wish.professions for wish in wishes), default=0)):
        open_ones = [wish for wish in wishes if len(found[wish.request]) < wish.professions]
        for wish, offer in _assigned(open_ones, left, at_table):
            found[wish.request].append(offer.person)
            at_table[wish.request].add(offer.profession)
            left.remove(offer)
    return found


def _assigned(
    wishes: Sequence[Wish], offers: Sequence[Offer], at_table: dict[int, set[str]]
) -> Iterable[tuple[Wish, Offer]]:
    if not wishes or not offers:
        return []
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - heavy, and only matching needs it

    never = 1e9
    costs = [
        [never if offer.profession in at_table[wish.request] else cost(offer, wish.topic) for offer in offers]
        for wish in wishes
    ]
    rows, columns = linear_sum_assignment(costs)
    return [
        (wishes[row], offers[column])
        for row, column in zip(rows, columns, strict=True)
        if costs[row][column] < never
    ]


def steps_between(one: Sequence[int], other: Sequence[int]) -> int:
    """How far two places are apart in the tree, by their paths."""
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return len(one) + len(other) - 2 * shared


def is_interdisciplinary(professions: Collection[str]) -> bool:
    """Two professions make it so."""
    return len(set(professions) - {""}) >= 2


# Of fewer than these no usual wait is told; so many of the latest are looked at.
FEWEST_WAITS, LATEST_WAITS = 5, 10


@dataclass(frozen=True)
class Room:
    """How much supervision there is a month, how much of this month's is taken, and how many wait."""

    places: int
    taken: int
    waiting: int

    @property
    def free(self) -> int:
        """What is left of the month once those who wait have had theirs."""
        return max(0, self.places - self.taken - self.waiting)


def usual_wait(days: Sequence[int]) -> float | None:
    """The median of the days from ask to beginning; None where they are too few to say."""
    return quantile(days, 0.5) if len(days) >= FEWEST_WAITS else None
