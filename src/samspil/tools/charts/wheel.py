"""The year that comes round: twelve months in a circle, a ring for each kind of day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin
from typing import ClassVar

from samspil.tools.charts import words
from samspil.tools.charts.chart import SCREEN, TWO_WIDTHS, Cell, Look, Table, Widths
from samspil.tools.charts.paint import INK, SOFT
from samspil.tools.charts.pen import Sheet, Text, finished, legend, number

# What the rings are drawn with, from the outermost in; more kinds than these begin again.
MARKS = ("diamond", "square", "triangle", "ring", "cross", "dot", "plus", "box")
WIDEST, HUB = 560.0, 0.3


@dataclass(frozen=True)
class Day:
    """One thing of the year; what lasts has an end. `url` is where its month is told."""

    on: date
    label: str
    words: str
    until: date | None = None


@dataclass(frozen=True)
class Ring:
    """Days of one kind."""

    label: str
    days: tuple[Day, ...]


@dataclass(frozen=True)
class Month:
    label: str
    begins_on: date
    name: str
    url: str = ""


@dataclass(frozen=True)
class YearWheel:
    """`months` are twelve, clockwise from the top; the year ends before `ends_on`."""

    widths: ClassVar[Widths] = TWO_WIDTHS

    title: str
    description: str
    header: tuple[str, str, str, str]
    months: tuple[Month, ...]
    ends_on: date
    rings: tuple[Ring, ...]
    today: date | None = None
    today_word: str = ""

    def table(self) -> Table:
        """Month, day, kind and what: in the order of the calendar."""
        return Table(self.header, tuple(self._rows()))

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        found = [(day.on, ring.label, day) for ring in self.rings for day in ring.days]
        for on, kind, day in sorted(found, key=lambda each: (each[0], each[1], each[2].label)):
            month = self.months[self.month_of(on)]
            yield Cell(month.name, month.url), Cell(day.words), Cell(kind), Cell(day.label)

    def month_of(self, on: date) -> int:
        """What began before the year is told in its first month."""
        begun = [n for n, month in enumerate(self.months) if month.begins_on <= on]
        return begun[-1] if begun else 0

    @property
    def length(self) -> int:
        return 1

    def part(self, begin: int, end: int) -> "YearWheel":
        return self

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


class _Drawing:
    def __init__(self, chart: YearWheel, look: Look) -> None:
        self.chart, self.look = chart, look
        self.width = min(float(look.width), WIDEST)
        self.middle = self.width / 2
        self.outer = self.width / 2 - 36
        self.inner = self.outer * HUB
        self.step = (self.outer - self.inner - 6) / max(len(chart.rings), 1)

    def svg(self) -> str:
        chart = self.chart
        room = [20 + words.width(ring.label, 14) + 26 for ring in chart.rings]
        probe = Sheet(self.look, self.width, 0.0)
        entries = [(ring.label, wide) for ring, wide in zip(chart.rings, room, strict=True)]
        seats = legend(probe, self.width + 26, entries)
        sheet = Sheet(self.look, self.width, (seats[-1][1] if seats else self.width) + 12)
        self._months(sheet)
        for count, ring in enumerate(chart.rings):
            self._ring(sheet, count, ring)
            x, y = seats[count]
            sheet.glyph(_mark(count), (x + 8, y - 5))
            sheet.text(Text(x + 22, y, ring.label, "small", SOFT))
        self._today(sheet)
        return finished(sheet, chart.title, chart.description)

    def _angle(self, on: date) -> float:
        first, end = self.chart.months[0].begins_on, self.chart.ends_on
        days = min(max((on - first).days, 0), (end - first).days)
        return 2 * pi * days / (end - first).days

    def _at(self, angle: float, radius: float) -> tuple[float, float]:
        return self.middle + radius * sin(angle), self.middle - radius * cos(angle)

    def _months(self, sheet: Sheet) -> None:
        for radius in (self.outer, self.inner):
            sheet.add("circle", cx=self.middle, cy=self.middle, r=radius, fill="none", stroke="var(--rule-2)")
        ends = [*(month.begins_on for month in self.chart.months[1:]), self.chart.ends_on]
        for month, end in zip(self.chart.months, ends, strict=True):
            begin, close = self._angle(month.begins_on), self._angle(end)
            (x1, y1), (x2, y2) = self._at(begin, self.inner), self._at(begin, self.outer)
            sheet.add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke="var(--rule)")
            x, y = self._at((begin + close) / 2, self.outer + 14)
            fill = "var(--action)" if month.url and not self.look.is_paper else INK
            sheet.text(Text(x, y + 5, month.label, "label", fill, "middle", month.url))

    def _radius(self, count: int) -> float:
        return self.outer - 3 - self.step * (count + 0.5)

    def _ring(self, sheet: Sheet, count: int, ring: Ring) -> None:
        radius = self._radius(count)
        sheet.add("circle", cx=self.middle, cy=self.middle, r=radius, fill="none", stroke="var(--ch-grid)")
        for day in sorted(ring.days, key=lambda each: (each.on, each.label)):
            if day.until and day.until > day.on:
                self._arc(sheet, day.on, day.until, radius)
            sheet.glyph(_mark(count), self._at(self._angle(day.on), radius))

    def _arc(self, sheet: Sheet, begin: date, end: date, radius: float) -> None:
        first, last = self._angle(begin), self._angle(end)
        (x1, y1), (x2, y2) = self._at(first, radius), self._at(last, radius)
        large = 1 if last - first > pi else 0
        r = number(radius)
        path = f"M{number(x1)} {number(y1)}A{r} {r} 0 {large} 1 {number(x2)} {number(y2)}"
        sheet.add("path", d=path, fill="none", stroke="var(--ch-main)", stroke_width=4)

    def _today(self, sheet: Sheet) -> None:
        if self.chart.today is None:
            return
        angle = self._angle(self.chart.today)
        (x1, y1), (x2, y2) = self._at(angle, self.inner), self._at(angle, self.outer + 4)
        sheet.add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=INK, stroke_width=2)
        x, y = self._at(angle, self.inner * 0.62)
        sheet.text(Text(x, y + 5, self.chart.today_word, "number", INK, "middle"))


def _mark(count: int) -> str:
    return MARKS[count % len(MARKS)]
