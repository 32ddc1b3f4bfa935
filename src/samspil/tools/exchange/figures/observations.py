"""One figure of one area in one period: what every table becomes."""

from dataclasses import dataclass, field
from decimal import Decimal

from samspil.tools.exchange.figures.markers import Marker
from samspil.tools.exchange.figures.periods import Period
from samspil.tools.exchange.problems import Place


@dataclass(frozen=True, slots=True)
class Observation:
    """Either `value` is a number or `marker` says why there is none; never both, never neither.

    `n`: the number it is of, from the mapping's denominator. Percentages are in percent: 39.2.
    """

    figure: str
    area: str
    area_name: str
    period: Period
    groups: tuple[tuple[str, str], ...]  # column and text
    value: Decimal | None
    marker: Marker | None
    unit: str
    n: Decimal | None
    is_preliminary: bool
    place: Place = field(compare=False)

    def __post_init__(self) -> None:
        if (self.value is None) == (self.marker is None):
            raise ValueError("an observation holds a value or a marker")

    @property
    def key(self) -> tuple[str, str, str, tuple[tuple[str, str], ...]]:
        return (self.figure, self.area, self.period.label, self.groups)
