"""Rounds of follow-up, what each place answered, and what evaluations ended in."""

from samspil.steering.rounds.models.ask import Approval, Ask, Reply
from samspil.steering.rounds.models.review import Review
from samspil.steering.rounds.models.round import Question, Round, Visit

__all__ = ["Approval", "Ask", "Question", "Reply", "Review", "Round", "Visit"]
