"""How many of a place's efforts can be followed at all."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from samspil.steering.followup import queries
from samspil.steering.plans.models import Plan
from samspil.steering.plans.pages.lines import quality_of


@dataclass(frozen=True)
class Followed:
    """Of so many efforts, how many have an owner, a goal, a next date and news."""

    held: int
    total: int


def followed_in(framework: Plan, today: date) -> dict[int, Followed]:
    """By local plan; a plan whose efforts are all over has none to follow."""
    found: dict[int, list[bool]] = defaultdict(list)
    for effort in queries.efforts_to_follow(framework):
        quiet = effort.plan.strategy.quiet_days
        quality = quality_of(effort, has_goal=effort.has_goal, today=today, quiet_days=quiet)
        if quality:
            found[effort.plan_id].append(quality.is_whole)
    return {plan: Followed(sum(whole), len(whole)) for plan, whole in found.items()}
