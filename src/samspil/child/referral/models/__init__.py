"""The tables of referrals: the basis, the panel, the case, the decision, and the place that comes of it."""

from samspil.child.referral.models.basis import Basis, Step
from samspil.child.referral.models.case import Assessment, Referral, TriedLine, Voice
from samspil.child.referral.models.decision import Complaint, Decision
from samspil.child.referral.models.panel import Meeting, Panel, Presence, Seat
from samspil.child.referral.models.place import Offer, Place, ReturnStep, Review

__all__ = [
    "Assessment",
    "Basis",
    "Complaint",
    "Decision",
    "Meeting",
    "Offer",
    "Panel",
    "Place",
    "Presence",
    "Referral",
    "ReturnStep",
    "Review",
    "Seat",
    "Step",
    "TriedLine",
    "Voice",
]
