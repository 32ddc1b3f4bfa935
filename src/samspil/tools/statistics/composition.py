"""How much of a change is a changed mix: of grades and sex, say (Kitagawa 1955, doi
10.1080/01621459.1955.10501299).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """One group's contribution, in fractions; `mix` and `rate` add up over groups to those of the whole."""

    group: Hashable
    mix: float
    rate: float


@dataclass(frozen=True)
class Shift:
    """`total` = `mix` + `rate`: what comes of who is there, and what of what happens to them."""

    total: float
    mix: float
    rate: float
    parts: tuple[Part, ...]


def composition_shift(
    before: Mapping[Hashable, tuple[int, int]], after: Mapping[Hashable, tuple[int, int]]
) -> Shift | None:
    """Each side gives every group (events, of). None where one side has nobody.

    A group's share of all changes the mix, weighed by its mean rate; its rate changes what happens, weighed
    by its mean share. A group that is on one side only has one rate, so that its coming or going is all
    mix.
    """
    people = sum(of for _, of in before.values()), sum(of for _, of in after.values())
    if not all(people):
        return None
    parts = []
    for group in dict.fromkeys([*before, *after]):
        one, other = before.get(group, (0, 0)), after.get(group, (0, 0))
        if not one[1] and not other[1]:
            continue
        rate_before = one[0] / one[1] if one[1] else other[0] / other[1]
        rate_after = other[0] / other[1] if other[1] else rate_before
        weight_before, weight_after = one[1] / people[0], other[1] / people[1]
        mix = (weight_after - weight_before) * (rate_before + rate_after) / 2
        rate = (rate_after - rate_before) * (weight_before + weight_after) / 2
        parts.append(Part(group, mix, rate))
    total = sum(k for k, _ in after.values()) / people[1] - sum(k for k, _ in before.values()) / people[0]
    return Shift(total, sum(part.mix for part in parts), sum(part.rate for part in parts), tuple(parts))
