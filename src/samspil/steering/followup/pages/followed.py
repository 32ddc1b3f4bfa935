"""How many of a place's efforts can be followed at all, and which leader was told that there is no plan."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from samspil.ground.organisation.models import Unit
from samspil.steering.followup import queries
from samspil.steering.plans.models import Plan
from samspil.steering.plans.pages.lines import quality_of


@dataclass(frozen=True)
class Followed:
    """Of so many efforts, how many have an owner, a goal, a next date and news."""

    held: int
    total: int


class PlaceRow(Protocol):
    """A line of a board: a place and its plan."""

    unit: Unit
    plan: Plan | None


Row = TypeVar("Row", bound=PlaceRow)


def followed(rows: Iterable[Row], framework: Plan, today: date) -> list[Row]:
    """The same lines, each with what is known of following it up."""
    found, told = followed_in(framework, today), queries.leaders_told(framework)
    return [
        replace(row, told_up=told.get(row.unit.pk), followed=found.get(row.plan.pk) if row.plan else None)
        for row in rows
    ]


def followed_in(framework: Plan, today: date) -> dict[int, Followed]:
    """By local plan; a plan whose efforts are all over has none to follow."""
    found: dict[int, list[bool]] = defaultdict(list)
    for effort in queries.efforts_to_follow(framework):
        quality = quality_of(effort, has_goal=effort.has_goal, today=today, quiet_days=effort.quiet_days)
        if quality:
            found[effort.plan].append(quality.is_whole)
    return {plan: Followed(sum(whole), len(whole)) for plan, whole in found.items()}
