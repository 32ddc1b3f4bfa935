"""Plans, efforts, actions and what is known about them."""

from samspil.steering.plans.models.action import Action, CoOwner
from samspil.steering.plans.models.effort import Effort, Goal
from samspil.steering.plans.models.plan import Plan, PlanRequest
from samspil.steering.plans.models.record import (
    Contribution,
    Decision,
    Evidence,
    LeaderAccount,
    News,
)
from samspil.steering.plans.models.understanding import Understanding
from samspil.steering.plans.models.wording import ApprovedWording

__all__ = [
    "Action",
    "ApprovedWording",
    "CoOwner",
    "Contribution",
    "Decision",
    "Effort",
    "Evidence",
    "Goal",
    "LeaderAccount",
    "News",
    "Plan",
    "PlanRequest",
    "Understanding",
]
