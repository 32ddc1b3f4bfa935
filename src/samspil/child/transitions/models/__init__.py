"""The tables of transitions."""

from samspil.child.transitions.models.receiving import BackQuestion, Meeting, Preparation
from samspil.child.transitions.models.transition import Piece, Transition
from samspil.child.transitions.models.voices import Check, Voice

__all__ = ["BackQuestion", "Check", "Meeting", "Piece", "Preparation", "Transition", "Voice"]
