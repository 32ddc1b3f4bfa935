"""How something went over time: one panel for each thing, all from zero, on one calendar.

What nobody knew leaves a gap; it is never drawn as zero.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from samspil.tools.charts import vega, words
from samspil.tools.charts.chart import PHONE, SCREEN, Cell, Look, Table, Widths
from samspil.tools.charts.paint import INK, SOFT
from samspil.tools.charts.pen import Sheet, finished
from samspil.tools.charts.timeline import Tick
from samspil.tools.charts.vega import Marks

LABEL, PANEL, TALL, FOOT = 250.0, 96.0, 140.0, 26.0
# On a phone the panel's name stands above the drawing, and the first value between the two.
SHARE, SHARE_BELOW_A_NAME = 0.72, 0.58


@dataclass(frozen=True)
class Point:
    """`value` is None where nobody knows; `words` says it either way."""

    on: date
    value: float | None
    words: str


@dataclass(frozen=True)
class Line:
    label: str
    points: tuple[Point, ...]
    note: str = ""


@dataclass(frozen=True)
class Level:
    """A line across each panel, such as half of all."""

    value: float
    label: str


@dataclass(frozen=True)
class Series:
    # Beside a column of choices.
    widths: ClassVar[Widths] = (("w", 800), ("n", PHONE))

    title: str
    description: str
    corner: str
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    top: float
    levels: tuple[Level, ...] = ()
    markers: tuple[Tick, ...] = ()
    day_words: tuple[str, ...] = ()

    def table(self) -> Table:
        """One row for each day, one column for each line."""
        days = [point.on for point in self.lines[0].points] if self.lines else []
        said = self.day_words or tuple(day.isoformat() for day in days)
        rows = (
            (Cell(said[n]), *(Cell(line.points[n].words) for line in self.lines))
            for n, _day in enumerate(days)
        )
        return Table((self.corner, *(line.label for line in self.lines)), tuple(rows))

    @property
    def length(self) -> int:
        return 1

    def part(self, begin: int, end: int) -> "Series":
        return self

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


class _Drawing:
    def __init__(self, chart: Series, look: Look) -> None:
        self.chart, self.look = chart, look
        self.left = 6.0 if look.is_narrow else min(LABEL, look.width * 0.26)
        self.right = look.width - 16 - min(_widest_end(chart), look.width * 0.3)
        self.panel = TALL if look.is_narrow else PANEL
        days = [point.on for line in chart.lines for point in line.points]
        self.first, self.last = min(days), max(days)
        self.marks = Marks()

    def svg(self) -> str:
        chart = self.chart
        bottom = self.panel * len(chart.lines)
        foot = FOOT * (2 if chart.markers else 1)
        sheet = Sheet(self.look, float(self.look.width), bottom + foot)
        for number, line in enumerate(chart.lines):
            self._panel(number, line)
        self._calendar(bottom)
        vega.draw(
            "series", self.marks, sheet,
            days=float(self._day(self.last) or 1), left=self.left, right=self.right,
            top=chart.top, panels=float(len(chart.lines)), first=0.0, last=bottom,
            share=SHARE_BELOW_A_NAME if self.look.is_narrow else SHARE,
        )  # fmt: skip
        return finished(sheet, chart.title, chart.description)

    def _day(self, on: date) -> int:
        return (on - self.first).days

    def _panel(self, number: int, line: Line) -> None:
        room = self.look.width - 10 if self.look.is_narrow else self.left - 24
        top = number * self.panel
        y = top + 16 if self.look.is_narrow else top + self.panel * 0.5
        for count, words_ in enumerate(words.lines(line.label, room, 15, 1 if self.look.is_narrow else 2)):
            self.marks.text(0, y + count * 19, words_, role="strong", fill=INK)
        for level in (Level(0, ""), *self.chart.levels):
            self._level(number, level)
        for run, point in _runs(line):
            row = {"panel": number, "day": self._day(point.on), "value": point.value}
            self.marks.put("points", run=f"{number}-{run}", glyph=f"{vega.GLYPH}dot", **row)
        self._values(number, line)

    def _level(self, number: int, level: Level) -> None:
        stroke = "var(--rule-2)" if level.value == 0 else "var(--ch-grid)"
        self.marks.put("levels", panel=number, value=level.value, x=self.left, x2=self.right, stroke=stroke)

    def _values(self, number: int, line: Line) -> None:
        """The first and the last value that are known, beside their points."""
        known = _known(line)
        if not known:
            y = (number + 0.75) * self.panel
            self.marks.text(self.left, y, words.clean(line.note), role="small", fill=SOFT)
            return
        self._value(number, known[-1], dx=10, dy=5)
        if len(known) > 1:
            # Off the line: below the point where it rises, above it otherwise.
            rises = (known[1].value or 0) > (known[0].value or 0)
            self._value(number, known[0], dx=-4, dy=20 if rises else -10)

    def _value(self, number: int, point: Point, *, dx: float, dy: float) -> None:
        row = {"panel": number, "day": self._day(point.on), "value": point.value, "fill": INK}
        self.marks.put("values", text=words.clean(point.words), dx=dx, dy=dy, **row)

    def _calendar(self, bottom: float) -> None:
        for tick in self._roomy():
            row = {"day": self._day(tick.on), "stroke": "var(--ch-grid)"}
            self.marks.put("grid", y=self.panel * 0.24, y2=bottom, **row)
            self._tick(tick, bottom + 18, SOFT)
        for marker in self.chart.markers:
            self.marks.put("markers", day=self._day(marker.on), y=4, y2=bottom + FOOT, stroke=INK)
            self._tick(marker, bottom + FOOT + 14, INK)

    def _tick(self, tick: Tick, y: float, fill: str) -> None:
        row = {"role": "small", "anchor": "left", "link": "", "fill": fill}
        self.marks.put("ticks", day=self._day(tick.on), y=y, text=words.clean(tick.label), **row)

    def _roomy(self) -> Iterator[Tick]:
        """As many months as there is room to name."""
        last = -1000.0
        for tick in self.chart.ticks:
            if not self.first <= tick.on <= self.last:
                continue
            x = self.left + (self.right - self.left) * self._day(tick.on) / max(self._day(self.last), 1)
            if x - last > 10 and x + words.width(tick.label, 14) <= self.look.width:
                yield tick
                last = x + words.width(tick.label, 14)


def _known(line: Line) -> list[Point]:
    return [point for point in line.points if point.value is not None]


def _widest_end(chart: Series) -> float:
    """How much room the last values take, to the right of their points."""
    return max((words.width(_known(line)[-1].words, 15) for line in chart.lines if _known(line)), default=0.0)


def _runs(line: Line) -> Iterator[tuple[int, Point]]:
    """The known points, numbered by the stretch they stand in: a gap begins a new one."""
    run = 0
    for point in line.points:
        if point.value is None:
            run += 1
        else:
            yield run, point
