"""Decisions about figures. Plain Python: no database, no clock, no request."""

from enum import StrEnum


class DeliveryKind(StrEnum):
    EXTRACT = "extract"
    FIGURES = "figures"


class DeliveryState(StrEnum):
    UPLOADED = "uploaded"
    UNMAPPED = "unmapped"
    CHECKED = "checked"
    WORKING = "working"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    DROPPED = "dropped"


class Finality(StrEnum):
    PRELIMINARY = "preliminary"
    FINAL = "final"


class LineKind(StrEnum):
    ADDED = "added"
    REVISED = "revised"
    OUTSIDE = "outside"
