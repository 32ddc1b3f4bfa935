"""The tables of sparring and measures."""

from samspil.child.support.models.measure import Measure
from samspil.child.support.models.sparring import Concern, Invitation, Perspective, Session, Sparring

__all__ = ["Concern", "Invitation", "Measure", "Perspective", "Session", "Sparring"]
