"""The tables of a child's file."""

from samspil.child.file.models.child import Child, Glass, Guardian, Participant
from samspil.child.file.models.closing import Closing
from samspil.child.file.models.roster import Pupil, RosterLink
from samspil.child.file.models.talks import Agreed, Talk, TalkPart, TalkTemplate
from samspil.child.file.models.voices import Attachment, ChildView, Consent, Hearing, Position, Question
from samspil.child.file.models.whereabouts import Enrolment, Leisure, Placement

__all__ = [
    "Agreed",
    "Attachment",
    "Child",
    "ChildView",
    "Closing",
    "Consent",
    "Enrolment",
    "Glass",
    "Guardian",
    "Hearing",
    "Leisure",
    "Participant",
    "Placement",
    "Position",
    "Pupil",
    "Question",
    "RosterLink",
    "Talk",
    "TalkPart",
    "TalkTemplate",
]
