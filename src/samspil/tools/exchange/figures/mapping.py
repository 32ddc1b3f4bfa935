"""Which column of a table is what: a value that can be kept as text and used on next year's file."""

from dataclasses import dataclass
from decimal import Decimal

from samspil.tools.exchange.figures.markers import USUAL, Markers, Meaning
from samspil.tools.exchange.figures.numbers import Convention


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures. `denominator` names the column with the n that the figure is of.

    `period`: what a table with a column for each year says by the column's name; else the row says it.
    """

    column: str
    figure: str = ""  # what it is called here; empty: the column's own name
    unit: str = ""  # percent, persons, score ... ; free text
    denominator: str = ""
    period: str = ""
    numbers: Convention = Convention.FOUND

    @property
    def name(self) -> str:
        return self.figure or self.column


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is expected of a figure in a unit (empty: in any); beyond it a cell is taken for a mistype."""

    figure: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Only:
    """Rows are read only where the column holds one of these texts; the others are left out."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """Columns are named as the file names them; a second "SNP" of a header is called "SNP (2)".

    Wide tables have several `figures`; long ones have one, and `figure_name` says which figure a row is.
    """

    figures: tuple[FigureColumn, ...]
    area: tuple[str, ...] = ()  # the first that is filled in counts: a local code, else a regional one
    area_name: tuple[str, ...] = ()
    period: str = ""
    fixed_period: str = ""  # for a file that does not say which period it is about
    groups: tuple[str, ...] = ()
    figure_name: str = ""
    unit: str = ""  # the column with the unit
    status: tuple[str, ...] = ()  # columns with SDMX status codes: OBS_STATUS, CONF_STATUS
    only: tuple[Only, ...] = ()
    bounds: tuple[Bounds, ...] = ()
    markers: tuple[tuple[str, Meaning], ...] = ()  # in addition to, or instead of, the usual ones
    sheet: str = ""  # empty: the first sheet with such columns
    header_line: int = 0  # 0: found
    header_lines: int = 1  # 2: the names stand on two lines, years over boys and girls
    encoding: str = ""  # empty: found
    separator: str = ""

    def all_markers(self) -> Markers:
        return {**USUAL, **{symbol.strip().lower(): meaning for symbol, meaning in self.markers}}

    def columns(self) -> tuple[str, ...]:
        """Every column that is read, each once."""
        single = (self.period, self.figure_name, self.unit, *self.status)
        named = [*self.area, *self.area_name, *single, *self.groups, *(each.column for each in self.only)]
        for each in self.figures:
            named += [each.column, each.denominator]
        return tuple(dict.fromkeys(name for name in named if name))
