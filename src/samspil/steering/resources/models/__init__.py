"""What a strategy has to work with: hours, money, rooms, conditions, and what leaders grant on the spot."""

from samspil.steering.resources.models.conditions import Condition
from samspil.steering.resources.models.ledger import Entry, PriorityReview, ShareTarget
from samspil.steering.resources.models.rooms import Room
from samspil.steering.resources.models.solutions import LocalSolution

__all__ = ["Condition", "Entry", "LocalSolution", "PriorityReview", "Room", "ShareTarget"]
