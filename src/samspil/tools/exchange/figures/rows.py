"""Rows of a table as observations, by its mapping."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal

from samspil.tools.exchange.figures.cells import FigureCells, Manner, manner_of
from samspil.tools.exchange.figures.choosing import Chosen
from samspil.tools.exchange.figures.columns import ColumnScan
from samspil.tools.exchange.figures.mapping import FigureColumn, TableMapping
from samspil.tools.exchange.figures.markers import EMPTY, Marker, Meaning
from samspil.tools.exchange.figures.numbers import Convention
from samspil.tools.exchange.figures.observations import Observation
from samspil.tools.exchange.figures.periods import Period, period_of
from samspil.tools.exchange.figures.raw import RawRow, text_of
from samspil.tools.exchange.figures.sdmx import CONFIDENTIALITY, HIDDEN, MEANINGS, PRELIMINARY

_MOJIBAKE = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ˜™š›œžŸ¡-¿]|â‚¬|Â[¡-¿]")
_POINT_ZERO = re.compile(r"(\d+)\.0")


Cells = dict[str, Decimal | Marker | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the first pass has found out about the columns."""

    mapping: TableMapping
    scans: dict[str, ColumnScan]

    def said(self, column: str) -> Convention:
        return next((f.numbers for f in self.mapping.figures if f.column == column), Convention.FOUND)

    @property
    def is_school(self) -> bool:
        """One value of the period can only be a school year, so all are."""
        scan = self.scans.get(self.mapping.period)
        return bool(scan and scan.school_only)

    def figure_columns(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                name for f in self.mapping.figures for name in (f.column, f.denominator) if name in self.scans
            )
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """What the figures of one row share."""

    line: int
    area: str
    area_name: str
    period: Period | None  # None: each figure has its own
    groups: tuple[tuple[str, str], ...]
    said: str  # which figure, in a long table
    unit: str
    is_preliminary: bool
    absent: Marker | None  # what a status says of figures that are not there
    is_hidden: bool


class Reader:
    """Turns the rows of a chosen table into observations; one for each pass."""

    def __init__(self, chosen: Chosen, plan: Plan, known_areas: Container[str] | None) -> None:
        self._chosen, self._plan, self._known = chosen, plan, known_areas
        self._mapping, self._finder = plan.mapping, chosen.finder
        self._manners: dict[str, Manner] = {
            name: manner_of(plan.scans[name], plan.said(name), is_typed=chosen.grid.is_typed)
            for name in plan.figure_columns()
        }
        self._cells = FigureCells(chosen.finder, self._mapping.all_markers(), self._manners)
        codes = (name for name in self._mapping.area if name in plan.scans)
        self._float_codes = {name for name in codes if plan.scans[name].has_float_codes}
        named = (each.denominator for each in self._mapping.figures)
        self._denominators = tuple(dict.fromkeys(name for name in named if name in self._manners))
        fixed = self._mapping.fixed_period
        self._fixed = period_of(fixed, is_school=True) if fixed else None
        own = {each.column: each.period for each in self._mapping.figures if each.period}
        self._own_periods = {column: period_of(text, is_school=True) for column, text in own.items()}

    def observations(self) -> Iterator[Observation]:
        """Sound observations; everything else goes to the finder. Raises Unreadable."""
        for row in self._chosen.rows():
            if not self._is_wanted(row):
                continue
            shared = self._shared(row)
            if shared is not None:
                of = {name: self._cell(row, name) for name in self._denominators}
                for figure in self._mapping.figures:
                    found = self._observation(row, shared, figure, of)
                    if found is not None:
                        yield found

    def _text(self, row: RawRow, column: str) -> str:
        at = self._chosen.index.get(column, -1)
        return " ".join(text_of(row.cells[at]).split()) if 0 <= at < len(row.cells) else ""

    def _report(self, code: str, line: int, column: str, **params: str) -> None:
        place = self._finder.place(line, column, self._chosen.index.get(column))
        self._finder.findings.add(code, place, **params)

    def _is_wanted(self, row: RawRow) -> bool:
        return all(self._text(row, each.column) in each.values for each in self._mapping.only)

    def _shared(self, row: RawRow) -> _Row | None:
        mapping = self._mapping
        area, period = self._area(row), self._period(row)
        if area is None or (period is None and not self._own_periods):
            return None
        names = [name for column in mapping.area_name if (name := self._text(row, column))]
        said = self._text(row, mapping.figure_name) if mapping.figure_name else ""
        for column in (*mapping.area_name, *mapping.groups, mapping.figure_name):
            self._check_letters(row, column)
        absent, is_hidden, is_preliminary = self._status(row)
        return _Row(
            row.line, area, names[0] if names else "", period,
            tuple((column, self._text(row, column)) for column in mapping.groups),
            said, self._text(row, mapping.unit) if mapping.unit else "",
            is_preliminary, absent, is_hidden,
        )  # fmt: skip

    def _area(self, row: RawRow) -> str | None:
        for column in self._mapping.area:
            if found := self._text(row, column):
                if column in self._float_codes and (code := _POINT_ZERO.fullmatch(found)):
                    found = code[1]
                if self._known is not None and found not in self._known:
                    self._report("unknown_area", row.line, column, value=found)
                    return None
                return found
        if not self._mapping.area:
            return ""
        self._report("no_area", row.line, self._mapping.area[0])
        return None

    def _period(self, row: RawRow) -> Period | None:
        column = self._mapping.period
        if not column:
            return self._fixed
        text = self._text(row, column)
        if not text:
            self._report("no_period", row.line, column)
            return None
        found = period_of(text, is_school=self._plan.is_school)
        if found is None:
            self._report("bad_period", row.line, column, value=text)
        return found

    def _check_letters(self, row: RawRow, column: str) -> None:
        text = self._text(row, column)
        if text.isascii():
            return
        if "\N{REPLACEMENT CHARACTER}" in text:
            self._report("lost_letter", row.line, column, value=text)
        elif _MOJIBAKE.search(text):
            self._report("mojibake", row.line, column, value=text)

    def _status(self, row: RawRow) -> tuple[Marker | None, bool, bool]:
        """What is said of an absent figure, whether it is hidden, whether it is preliminary."""
        absent, is_hidden, is_preliminary = None, False, False
        for column in self._mapping.status:
            code = self._text(row, column).upper()
            if column == CONFIDENTIALITY:
                is_hidden = is_hidden or code in HIDDEN
            elif code in MEANINGS:
                absent = Marker(MEANINGS[code], code)
            is_preliminary = is_preliminary or (column != CONFIDENTIALITY and code in PRELIMINARY)
        is_hidden = is_hidden or (absent is not None and absent.meaning is Meaning.SUPPRESSED)
        return absent, is_hidden, is_preliminary

    def _observation(
        self, row: RawRow, shared: _Row, figure: FigureColumn, denominators: Cells
    ) -> Observation | None:
        period = self._own_periods.get(figure.column) or shared.period
        if figure.column not in self._manners or period is None:
            return None
        # A denominator that is a figure too is read once, so that a fault in it is named once.
        known = figure.column in denominators
        found = denominators[figure.column] if known else self._cell(row, figure.column)
        if found is None:
            return None
        of = denominators.get(figure.denominator)
        value = found if isinstance(found, Decimal) else None
        marker = found if isinstance(found, Marker) else None
        if shared.is_hidden:
            if value is not None:
                self._report("confidential_value", row.line, figure.column)
            value, marker = None, Marker(Meaning.SUPPRESSED, shared.absent.symbol if shared.absent else "C")
        elif marker is not None and marker.meaning is Meaning.MISSING and shared.absent:
            marker = shared.absent
        manner = self._manners[figure.column]
        return Observation(
            shared.said or figure.name, shared.area, shared.area_name, period, shared.groups,
            value, marker, shared.unit or figure.unit or ("percent" if manner.is_percent else ""),
            of if isinstance(of, Decimal) else None, shared.is_preliminary,
            self._finder.place(row.line, figure.column, manner.index),
        )  # fmt: skip

    def _cell(self, row: RawRow, column: str) -> Decimal | Marker | None:
        at = self._manners[column].index
        # A workbook cuts its rows where their last filled cell is.
        return self._cells.read(row.line, row.cells[at], column) if at < len(row.cells) else EMPTY
