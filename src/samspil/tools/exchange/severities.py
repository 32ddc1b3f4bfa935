"""How bad a finding is, and the words that go with it."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    ERROR = "error"  # the set is refused
    WARNING = "warning"  # read, but look at it
    NOTE = "note"  # said so that nobody wonders


class Text(NamedTuple):
    severity: Severity
    message: str
    remedy: str = ""


def gettext_noop(text: str) -> str:
    """Mark for translation; the web layer translates when it shows the problem."""
    return text
