"""A cell of a column of figures as a number or a marker, or the reason why it is neither."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from samspil.tools.exchange.figures.columns import ColumnScan, is_day_like
from samspil.tools.exchange.figures.markers import Marker, Markers, Meaning, marker_of
from samspil.tools.exchange.figures.numbers import Convention, Written, written
from samspil.tools.exchange.figures.raw import Finder, Kind, Raw, Typed, text_of

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Manner:
    """How one column writes its figures, as all of its rows together say."""

    column: str
    index: int
    convention: Convention
    is_percent: bool
    is_typed: bool  # the file knows types, so a number in a text was not meant to be one


def manner_of(scan: ColumnScan, said: Convention, *, is_typed: bool) -> Manner:
    """`said`: what the mapping says; FOUND leaves it to the rows."""
    convention = scan.convention if said is Convention.FOUND else said
    return Manner(scan.name, scan.index, convention, bool(scan.evidence.percents), is_typed)


class FigureCells:
    """Reads cells; what will not do goes to the finder, and comes out as None."""

    def __init__(self, finder: Finder, markers: Markers, manners: Mapping[str, Manner]) -> None:
        self._finder = finder
        self._markers = markers
        self._manners = manners

    def read(self, line: int, cell: Raw, column: str) -> Decimal | Marker | None:
        manner = self._manners[column]
        if isinstance(cell, Typed) and (cell.flaw or cell.kind is not Kind.NUMBER):
            self._refused_type(line, cell, manner)
            return None
        text = text_of(cell)
        number = written(text)
        # Most cells are plain numbers; a sign such as -9999 looks like one and is told apart by the list.
        is_plain = number is not None and text.strip() not in self._markers
        marker = None if is_plain else marker_of(text, self._markers)
        if marker is not None:
            return ZERO if marker.meaning is Meaning.ZERO else marker
        if isinstance(cell, Typed):
            return Decimal(text)
        if number is None:
            code = "figure_became_date" if is_day_like(text) else "not_a_figure"
            self._refuse(line, manner, code, value=text)
            return None
        return self._number(line, text, number, manner)

    def _number(self, line: int, text: str, number: Written, manner: Manner) -> Decimal | None:
        value = number.value(manner.convention)
        if value is None:
            if is_day_like(text):
                self._refuse(line, manner, "figure_became_date", value=text)
                return None
            expected = "1.234,5" if manner.convention is Convention.COMMA else "1,234.5"
            self._refuse(line, manner, "other_convention", value=text, expected=expected)
            return None
        if manner.is_percent and not number.is_percent:
            self._refuse(line, manner, "percent_mixed", value=text)
            return None
        if manner.is_typed:
            place = self._finder.place(line, manner.column, manner.index)
            self._finder.findings.add("figure_became_text", place, value=text, read=f"{value:f}")
        return value

    def _refused_type(self, line: int, cell: Typed, manner: Manner) -> None:
        if cell.flaw:
            self._refuse(line, manner, cell.flaw, value=cell.text)
        elif cell.kind is Kind.DAY:
            self._refuse(line, manner, "figure_became_date", value=cell.text)
        else:
            self._refuse(line, manner, "not_a_figure", value=cell.text)

    def _refuse(self, line: int, manner: Manner, code: str, **params: str) -> None:
        place = self._finder.place(line, manner.column, manner.index)
        self._finder.findings.add(code, place, **params)
