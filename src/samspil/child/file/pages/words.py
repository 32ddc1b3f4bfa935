"""Looks into a file in words: the day, the role, the purpose; never who."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

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
# What a page of the log is about, by a part of its name; all else is the file itself.
ABOUT = (
    (
        pgettext_lazy("read log", "A list of children"),
        "children my-children start-handovers handovers special-places",
    ),
    (
        pgettext_lazy("read log", "The handover"),
        "handover piece reception before after back meet-about put-off moved",
    ),
    (pgettext_lazy("read log", "The referral"), "referral complain place return agree-plan stance parent"),
    (pgettext_lazy("read log", "Consent"), "consent"),
    (
        pgettext_lazy("read log", "Sparring, and what is tried"),
        "sparring session ask-about-child invite measure",
    ),
    (pgettext_lazy("read log", "The child's own words"), "view my-page"),
    (pgettext_lazy("read log", "Talks with parents"), "talk"),
    (pgettext_lazy("read log", "The parents' page"), "my-child position question"),
    (pgettext_lazy("read log", "Who has looked"), "looks"),
)


@dataclass(frozen=True)
class Look:
    day: date
    role: str
    purpose: str
    times: int


def look(found: queries.Look) -> Look:
    role = str(ROLE_KINDS.get(found.role, found.role)) or _("Somebody who works with children")
    return Look(found.day, role, _said(found.purpose, found.words), found.times)


def page_words(page: str) -> str:
    """What somebody looked at, for who reads the log."""
    words = (word for word, parts in ABOUT if any(part in page for part in parts.split()))
    return str(next(words, pgettext("read log", "The file")))


def purpose_words(logged: str) -> str:
    return _said(*read_purpose(logged))


def _said(purpose: str, words: str) -> str:
    said = str(WORDS.get(purpose, purpose))
    return f"{said}: {words}" if words else said
