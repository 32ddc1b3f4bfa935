"""A figure that may be shown. Only this app makes one, from what was released; others read it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """Six things that can stand where a number is looked for. None of them looks like another."""

    VALUE = "value"
    ROUNDED = "rounded"
    ZERO = "zero"
    SUPPRESSED = "suppressed"
    TOO_FEW = "too few"
    NOT_APPLICABLE = "not applicable"
    MISSING = "missing"


SHOWN = (Status.VALUE, Status.ROUNDED, Status.ZERO)


class NotThroughTheDoor(TypeError):
    """Somebody made a figure elsewhere: what is shown comes out of a release, and nowhere else."""


_DOOR = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number as its audience may see it, with all that must stand beside it.

    `shown` is the number in words of the reader's language, or why there is none; `year` is what its period
    is called. `value`, `low` and `high` are for drawings, in the unit of the definition (a share is a
    fraction), and None where no number is shown. `n` and `events` are as they may be told, None where they
    may not.
    """

    label: str
    status: Status
    shown: str
    period: int
    place: int
    year: str = ""
    group: tuple[tuple[str, str], ...] = ()
    value: float | None = None
    low: float | None = None
    high: float | None = None
    interval: str = ""
    n: int | None = None
    n_shown: str = ""
    events: int | None = None
    events_shown: str = ""
    unit: str = ""
    key: str = ""
    definition: str = ""
    dimension: str = ""
    count_date: str = ""
    source: str = ""
    as_of: str = ""
    is_preliminary: bool = False
    release: int = 0
    door: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.door is not _DOOR:
            raise NotThroughTheDoor("A figure is made by figures/publication from a release.")

    @property
    def is_shown(self) -> bool:
        return self.status in SHOWN

    @property
    def has_number(self) -> bool:
        return self.value is not None


def let_out(**said: object) -> Figure:
    """Make a figure. For queries/figures.py of this app alone: tests/architecture holds it."""
    return Figure(door=_DOOR, **said)  # type: ignore[arg-type]
