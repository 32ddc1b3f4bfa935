"""How sure we are that somebody is who they say: kept on the session, asked for by a child's file."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

# Whoever signs people in from outside writes its level here; the demo's one click does, too.
KEY = "assurance"
# Where allauth notes how somebody has signed in.
METHODS = "account_authentication_methods"
SECOND_FACTOR = "mfa"


class Assurance(StrEnum):
    """The words of the eIDAS regulation, lowest first."""

    LOW = "low"
    SUBSTANTIAL = "substantial"
    HIGH = "high"


def assurance_of(session: Mapping[str, Any]) -> Assurance:
    """What the door said that signed them in. Here substantial with a second factor or passkey, else low."""
    if said := session.get(KEY):
        return Assurance(said)
    methods = {each.get("method") for each in session.get(METHODS, [])}
    return Assurance.SUBSTANTIAL if SECOND_FACTOR in methods else Assurance.LOW
