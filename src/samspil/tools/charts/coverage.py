"""Who works with what: places down, areas across; in each field a shape, a number and a word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar

from samspil.tools.charts import vega, words
from samspil.tools.charts.chart import SCREEN, TWO_WIDTHS, Cell, Look, Table, Widths
from samspil.tools.charts.paint import INK, LINK, ROLES, SOFT, status_colour
from samspil.tools.charts.pen import Sheet, Text, finished, legend
from samspil.tools.charts.vega import Marks

LABEL, LINE, GAP, ROOMY = 300.0, 20.0, 12.0, 130.0


@dataclass(frozen=True)
class Field:
    """What one place does in one area: the worst status among so many actions."""

    status: str
    count: int
    word: str
    url: str = ""

    @property
    def said(self) -> str:
        return f"{self.count} {self.word}" if self.count else self.word


@dataclass(frozen=True)
class Row:
    label: str
    fields: tuple[Field, ...]
    url: str = ""


@dataclass(frozen=True)
class Group:
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Coverage:
    widths: ClassVar[Widths] = TWO_WIDTHS

    title: str
    description: str
    corner: str
    areas: tuple[str, ...]
    groups: tuple[Group, ...]

    def table(self) -> Table:
        rows = (
            (Cell(row.label, row.url), *(Cell(each.said, each.url) for each in row.fields))
            for group in self.groups
            for row in group.rows
        )
        return Table((self.corner, *self.areas), tuple(rows))

    @property
    def length(self) -> int:
        return sum(len(group.rows) for group in self.groups)

    def part(self, begin: int, end: int) -> "Coverage":
        """A kind of place whose rows are parted is named above each part."""
        every = [(group.label, row) for group in self.groups for row in group.rows]
        return replace(self, groups=tuple(_grouped(every[begin:end])))

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


def _grouped(found: Sequence[tuple[str, Row]]) -> Iterator[Group]:
    for label, members in groupby(found, key=lambda each: each[0]):
        yield Group(label, tuple(row for _label, row in members))


class _Drawing:
    def __init__(self, chart: Coverage, look: Look) -> None:
        self.chart, self.look = chart, look
        self.left = 0.0 if look.is_narrow else min(LABEL, look.width * 0.3)
        self.step = (look.width - self.left) / max(len(chart.areas), 1)
        # Where no word has room beside its shape, shape and number stand alone.
        self.is_short = look.is_narrow or (look.is_paper and self.step < ROOMY)
        self.marks = Marks()

    def svg(self) -> str:
        y = self._heads()
        for group in self.chart.groups:
            y = self._group(group, y)
        entries = self._key() if self.is_short and self.look.is_paper else []
        room = [(word, 34 + words.width(word, 14)) for _status, word in entries]
        seats = legend(Sheet(self.look, float(self.look.width), 0.0), y + 30, room)
        sheet = Sheet(self.look, float(self.look.width), (seats[-1][1] if seats else y) + 4)
        vega.draw("coverage", self.marks, sheet)
        for (status, word), (x, top) in zip(entries, seats, strict=True):
            sheet.glyph(status, (x + 8, top - 5))
            sheet.text(Text(x + 22, top, word, "small", SOFT))
        return finished(sheet, self.chart.title, self.chart.description)

    def _key(self) -> list[tuple[str, str]]:
        """The shapes that are used, each with its word, in the order they come."""
        rows = (row for group in self.chart.groups for row in group.rows)
        return list({each.status: each.word for row in rows for each in row.fields}.items())

    def _heads(self) -> float:
        """Names across the top; on a phone a number for each, and what the numbers mean."""
        if self.is_short:
            y = 16.0
            for number, area in enumerate(self.chart.areas, 1):
                for line in words.lines(f"{number}  {area}", self.look.width, 14, 2):
                    self.marks.text(0, y, line, role="small", fill=INK)
                    y += 19
            return y
        found = [words.lines(area, self.step - GAP, ROLES["strong"].size, 3) for area in self.chart.areas]
        tall = max((len(each) for each in found), default=0)
        for column, each in enumerate(found):
            for number, line in enumerate(each):
                y = 16 + (tall - len(each) + number) * LINE
                self.marks.text(self._x(column), y, line, role="strong", fill=INK)
        return tall * LINE + 10

    def _x(self, column: int) -> float:
        return self.left + column * self.step

    def _group(self, group: Group, y: float) -> float:
        y += 34
        self.marks.text(
            0, y - 10, words.shortened(words.clean(group.label), self.look.width, 16), role="head", fill=INK
        )
        if self.is_short:
            for column in range(len(self.chart.areas)):
                self.marks.text(self._x(column), y + 12, str(column + 1), role="number", fill=SOFT)
            y += 20
        for row in group.rows:
            y = self._row(row, y)
        return y

    def _row(self, row: Row, y: float) -> float:
        self.marks.put("lines", x=0, x2=self.look.width, y=y, stroke="var(--rule)")
        link = self.marks.link(row.url, row.label)
        fill = LINK if link and not self.look.is_paper else INK
        room = (self.look.width if self.look.is_narrow else self.left) - GAP
        found = words.lines(row.label, room, 15, 2)
        for number, line in enumerate(found):
            self.marks.text(0, y + 20 + number * LINE, line, fill=fill, link=link)
        tall = len(found) * LINE
        top = y + tall + 6 if self.look.is_narrow else y
        for column, each in enumerate(row.fields):
            self._field(row, column, each, top)
        return y + (tall + 36 if self.look.is_narrow else tall + 12)

    def _field(self, row: Row, column: int, each: Field, y: float) -> None:
        area = self.chart.areas[column]
        link = self.marks.link(each.url, f"{row.label}, {area}: {each.said}")
        x = self._x(column)
        self.marks.glyph(x + 8, y + 15, each.status)
        said = (str(each.count) if each.count else "") if self.is_short else each.said
        short = words.shortened(words.clean(said), self.step - 30, 15)
        self.marks.text(x + 22, y + 20, short, fill=status_colour(each.status), link=link)
