"""Where a barrier stands, from its dates alone. Plain Python."""

from datetime import date, timedelta
from enum import StrEnum


class Met(StrEnum):
    """Where somebody ran into a barrier. Of a case no more than that it was one."""

    EVERYDAY = "everyday"
    CASE = "case"
    REFERRAL = "referral"
    HANDOVER = "handover"
    MONEY = "money"
    BETWEEN = "between"


class Level(StrEnum):
    """Who can change the rule, from near to far."""

    PLACE = "place"
    HOUSE = "house"
    BOARD = "board"
    PARTNER = "partner"
    STATE = "state"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    NOTED = "noted"
    STILL = "still"
    CHANGED = "changed"
    SEEN = "seen"


# So long without a change, and a barrier is said to stand still.
PATIENCE = timedelta(days=180)


def stage(*, noted_on: date, changed_on: date | None, seen_on: date | None, today: date) -> Stage:
    """Noted, then changed, then its effect seen; standing still when half a year brought no change."""
    if seen_on:
        return Stage.SEEN
    if changed_on:
        return Stage.CHANGED
    return Stage.STILL if today - noted_on > PATIENCE else Stage.NOTED
