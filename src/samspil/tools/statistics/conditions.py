"""What must hold of a row, as values. Unknown is neither yes nor no: a missing cell makes a condition
unknown.

`not` of unknown is unknown; `all` is no as soon as one part is no; `any` is yes as soon as one part is yes
(Kleene's logic, which SQL follows too).
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Among:
    """The code in `column` is one of `values`."""

    column: str
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError(f"Say which values of `{self.column}` are meant; none are.")


@dataclass(frozen=True)
class Between:
    """The number in `column` lies from `low` to `high`, both included; None: no limit on that side."""

    column: str
    low: int | None = None
    high: int | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError(f"Give `{self.column}` a lower or an upper limit.")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"No number of `{self.column}` lies from {self.low} to {self.high}.")


@dataclass(frozen=True)
class Is:
    """The yes or no in `column` is `value`."""

    column: str
    value: bool = True


@dataclass(frozen=True)
class Known:
    """Anything stands in `column`. Never unknown itself."""

    column: str


@dataclass(frozen=True)
class PartOf:
    """`part` is at least `percent` of `whole`; unknown where the whole is not above zero."""

    part: str
    whole: str
    percent: int

    def __post_init__(self) -> None:
        if not 0 < self.percent <= 100:
            raise ValueError(f"A part is 1 to 100 percent of its whole, not {self.percent}.")


@dataclass(frozen=True)
class All:
    """Every part holds. Without parts: always."""

    of: "tuple[Condition, ...]" = ()


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds."""

    of: "tuple[Condition, ...]"

    def __post_init__(self) -> None:
        if not self.of:
            raise ValueError("Say of what at least one must hold.")


@dataclass(frozen=True)
class Not:
    of: "Condition"


Leaf = Among | Between | Is | Known | PartOf
Condition = Leaf | All | AnyOf | Not
EVERYONE = All()


def leaves_of(condition: Condition) -> Iterator[Leaf]:
    """What a condition asks of single rows, in its order; one may come twice."""
    if isinstance(condition, All | AnyOf):
        for part in condition.of:
            yield from leaves_of(part)
    elif isinstance(condition, Not):
        yield from leaves_of(condition.of)
    else:
        yield condition


def columns_of(condition: Condition) -> Iterator[str]:
    """The columns that a condition looks at, in its order; one may come twice."""
    for leaf in leaves_of(condition):
        yield from (leaf.part, leaf.whole) if isinstance(leaf, PartOf) else (leaf.column,)
