"""What all the rows of one column say together."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from samspil.tools.exchange.figures.markers import USUAL, Markers, marker_of
from samspil.tools.exchange.figures.numbers import LONGEST, Convention, Evidence, Written, written
from samspil.tools.exchange.figures.periods import Span, period_of
from samspil.tools.exchange.figures.raw import Kind, Raw, Typed

MOST_DISTINCT = 2000
SHOWN, LONGEST_SHOWN = 8, 200
LONGEST_SIGN = 40
_FLOAT_CODE = re.compile(r"\d+\.0")
_MONTHS = "jan|feb|mar|maj|may|mei|apr|jun|jul|aug|sep|oct|okt|nov|dec"
_DAY_LIKE = re.compile(
    rf"\d{{4}}-\d\d?-\d\d?([ T].*)?|\d\d?[-./]\d\d?[-./](\d\d|\d{{4}})"
    rf"|\d{{1,4}}\.?[- ]({_MONTHS})[a-z]*\.?|({_MONTHS})[a-z]*\.?[- ]\d{{1,4}}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sorted:
    """What one text can be."""

    number: Written | None
    is_marker: bool
    is_period: bool


PROSE = Sorted(None, is_marker=False, is_period=False)


def is_day_like(text: str) -> bool:
    """A day or a month as spreadsheets write it: 2026-02-01, 01-02-26, 1-feb, feb-26, 2. mar."""
    return len(text) <= LONGEST and bool(_DAY_LIKE.fullmatch(text.strip()))


def _sorted(text: str) -> Sorted:
    return _short(text) if len(text) <= LONGEST else PROSE


@lru_cache(maxsize=16384)
def _short(text: str) -> Sorted:
    is_marker = marker_of(text, USUAL) is not None
    return Sorted(None if is_marker else written(text), is_marker, period_of(text) is not None)


@dataclass(slots=True)
class ColumnScan:
    name: str
    index: int
    letter: str = ""
    evidence: Evidence = field(default_factory=Evidence)
    markers: Counter[str] = field(default_factory=Counter)
    marker_lines: dict[str, int] = field(default_factory=dict)
    blanks: int = 0
    texts: int = 0  # neither number nor marker
    strangers: list[str] = field(default_factory=list)  # such texts that may be signs of the source
    periods: int = 0
    days: int = 0  # of a typed file
    float_codes: int = 0
    school_only: int = 0  # 2024-25, which can be no month
    distinct: set[str] = field(default_factory=set)
    examples: list[str] = field(default_factory=list)

    def add(self, line: int, cell: Raw, markers: Markers = USUAL) -> None:
        if isinstance(cell, Typed):
            if not cell.flaw:
                self._add_typed(cell, markers)
            return
        text = cell.strip()
        if not text:
            self.blanks += 1
            return
        self._remember(text)
        found = _sorted(text)
        number = found.number
        if found.is_marker or text.lower() in markers:
            self.markers[text] += 1
            self.marker_lines.setdefault(text, line)
        elif number is not None:
            self.evidence.add(line, text, number)
            self.float_codes += _FLOAT_CODE.fullmatch(text) is not None
        else:
            self.texts += 1
            if len(self.strangers) < SHOWN and len(text) <= LONGEST_SIGN and text not in self.strangers:
                self.strangers.append(text)
        self._add_period(text, is_period=found.is_period)

    def _add_typed(self, cell: Typed, markers: Markers) -> None:
        self._remember(cell.text)
        if cell.kind is Kind.DAY:
            self.days += 1
            self.periods += 1
        elif cell.kind is Kind.NUMBER and cell.text not in markers:
            self.evidence.add_exact(is_percent=cell.is_percent)
            self.periods += period_of(cell.text) is not None
        elif cell.kind is Kind.NUMBER:
            self.markers[cell.text] += 1
        else:
            self.texts += 1

    def _add_period(self, text: str, *, is_period: bool) -> None:
        if is_period:
            self.periods += 1
            found = period_of(text)
            self.school_only += found is not None and found.span is Span.SCHOOL_YEAR

    def _remember(self, text: str) -> None:
        text = text[:LONGEST_SHOWN]
        if len(self.distinct) < MOST_DISTINCT and text not in self.distinct:
            self.distinct.add(text)
            if len(self.examples) < SHOWN:
                self.examples.append(text)

    @property
    def filled(self) -> int:
        return self.evidence.numbers + sum(self.markers.values()) + self.texts + self.days

    @property
    def convention(self) -> Convention:
        return self.evidence.convention

    @property
    def has_float_codes(self) -> bool:
        """Every filled cell is a whole number with ".0": codes that a program took for numbers."""
        return bool(self.float_codes) and self.float_codes == self.filled - sum(self.markers.values())
