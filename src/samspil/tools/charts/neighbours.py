"""Where a place stands among those most like it: each a mark on one scale, its own named."""

from dataclasses import dataclass
from typing import ClassVar

from samspil.tools.charts import words
from samspil.tools.charts.chart import PHONE, SCREEN, Cell, Look, Table, Widths
from samspil.tools.charts.paint import INK, SOFT
from samspil.tools.charts.pen import Sheet, finished
from samspil.tools.charts.plot import BAND, BASE, CONTEXT, GRID, TARGET, Entry, Plot, ends, gap_entries, key
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import GapWords, Shown

DOT, FOOT, OWN, HEAD = 14.0, 30.0, 58.0, 24.0


@dataclass(frozen=True)
class Place:
    label: str
    shown: Shown


@dataclass(frozen=True)
class NeighbourWords:
    place: str
    figure: str
    interval: str
    others: str
    middle: str
    gaps: GapWords = ()


@dataclass(frozen=True)
class Neighbours:
    """`others` in the order given; `middle` is their median, already in words."""

    widths: ClassVar[Widths] = (("w", 800), ("n", PHONE))

    title: str
    description: str
    own: Place
    others: tuple[Place, ...]
    levels: tuple[Level, ...]
    words: NeighbourWords
    middle: Level | None = None

    def table(self) -> Table:
        rows = ((each.label, each.shown.words, each.shown.interval) for each in (self.own, *self.others))
        header = (self.words.place, self.words.figure, self.words.interval)
        return Table(header, tuple(tuple(Cell(text) for text in row) for row in rows))

    @property
    def length(self) -> int:
        return 1

    def part(self, begin: int, end: int) -> "Neighbours":
        return self

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


class _Drawing:
    def __init__(self, chart: Neighbours, look: Look) -> None:
        self.chart, self.look = chart, look
        self.scale = ends(chart.levels)
        self.left, self.right = 16.0, look.width - 16.0
        self.seats = self._seats()
        tall = max((height for _, height in self.seats), default=0) + 1
        top = HEAD + OWN
        # y is in pixels above the base.
        self.room = OWN + tall * DOT + 12
        self.plot = Plot(
            look, self.scale, (0.0, self.room), self.left, self.right, top - OWN, top + tall * DOT + 12
        )

    def svg(self) -> str:
        plot, chart = self.plot, self.chart
        for level in chart.levels:
            plot.rule((level.value, 0.0), (level.value, self.room), GRID)
            plot.label(level.value, 0.0, level.label, dy=20, fill=SOFT, role="small")
        plot.rule((self.scale[0], 0.0), (self.scale[1], 0.0), BASE)
        self._middle()
        for value, height in self.seats:
            plot.mark(value, 8 + height * DOT, "dot")
        self._own()
        bottom = key(plot, self._entries(), plot.bottom + FOOT + 14)
        sheet = Sheet(self.look, float(self.look.width), bottom + 4)
        plot.draw(sheet)
        return finished(sheet, chart.title, chart.description)

    def _seats(self) -> list[tuple[float, int]]:
        """Marks that would touch are seated on each other."""
        per_pixel = (self.scale[1] - self.scale[0]) / (self.right - self.left)
        found: list[tuple[float, int]] = []
        known = [each.shown.value for each in self.chart.others if each.shown.value is not None]
        for value in sorted(known):
            taken = {height for other, height in found if abs(other - value) < DOT * per_pixel}
            found.append((value, next(n for n in range(len(known)) if n not in taken)))
        return found

    def _middle(self) -> None:
        middle = self.chart.middle
        if middle is not None:
            self.plot.line(
                "dashed", ((middle.value, 0.0), (middle.value + 1e-9, self.room - OWN)), INK, "middle"
            )

    def _own(self) -> None:
        own, y = self.chart.own, self.room - OWN / 2
        name = words.shortened(words.clean(own.label), self.look.width * 0.6, 15)
        if own.shown.value is None:
            self.plot.label(self.scale[0], y, f"{name}: {own.shown.words}", anchor="left", role="strong")
            return
        if own.shown.low is not None and own.shown.high is not None:
            row = {"x": own.shown.low, "x2": own.shown.high, "y": y - 4, "y2": y + 4}
            self.plot.marks.put("bars", fill=BAND, stroke=CONTEXT, **row)
        self.plot.mark(own.shown.value, y, "diamond", TARGET)
        self.plot.label(own.shown.value, y, f"{name}: {own.shown.words}", dy=-14, role="strong")

    def _entries(self) -> tuple[Entry, ...]:
        said, chart = self.chart.words, self.chart
        return (
            Entry("diamond", chart.own.label, TARGET),
            *((Entry("band", said.interval, BAND),) if chart.own.shown.low is not None else ()),
            Entry("dot", said.others),
            *((Entry("dashed", f"{said.middle}: {chart.middle.label}", INK),) if chart.middle else ()),
            *gap_entries((each.shown for each in chart.others), said.gaps, counts=True),
        )
