"""Looks into a file in words: the day, the role, the purpose; never who."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.child.file import queries
from samspil.child.file.rules import Purpose, read_purpose
from samspil.ground.organisation.models import ROLE_KINDS

WORDS = {
    Purpose.FOLLOW_UP: gettext_lazy("to follow up on something agreed"),
    Purpose.SPARRING: gettext_lazy("to prepare a sparring"),
    Purpose.REFERRAL: gettext_lazy("to prepare a referral"),
    Purpose.HANDOVER: gettext_lazy("to prepare a handover"),
    Purpose.OTHER: gettext_lazy("for something else"),
    Purpose.LIST: gettext_lazy("in a list of children"),
    Purpose.EMERGENCY: gettext_lazy("in an emergency"),
    Purpose.OWN: gettext_lazy("as family"),
}


@dataclass(frozen=True)
class Look:
    day: date
    role: str
    purpose: str
    times: int


def look(found: queries.Look) -> Look:
    role = str(ROLE_KINDS.get(found.role, found.role)) or _("Somebody who works with children")
    return Look(found.day, role, _said(found.purpose, found.words), found.times)


def purpose_words(logged: str) -> str:
    return _said(*read_purpose(logged))


def _said(purpose: str, words: str) -> str:
    said = str(WORDS.get(purpose, purpose))
    return f"{said}: {words}" if words else said
