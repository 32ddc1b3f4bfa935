"""How much of a change is a changed mix and how much a changed rate, group by group (Kitagawa)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from samspil.tools.charts import words
from samspil.tools.charts.chart import PHONE, SCREEN, Cell, Look, Table, Widths
from samspil.tools.charts.paint import INK, SOFT
from samspil.tools.charts.pen import Sheet, finished
from samspil.tools.charts.plot import BASE, GRID, MAIN, PAIR, PALE, Entry, Plot, ends, gap_entries, key
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import GLYPHS, GapWords, Shown

LABEL, ROW, FOOT = 200.0, 58.0, 30.0


@dataclass(frozen=True)
class Part:
    """What one group has added to the change, or taken from it: by its rate, and by its share of all."""

    label: str
    rate: Shown
    mix: Shown


@dataclass(frozen=True)
class ShiftWords:
    group: str
    rate: str
    mix: str
    gaps: GapWords = ()


@dataclass(frozen=True)
class Composition:
    """`whole` is the sum, shown first. `levels`: those of the change, with zero among them."""

    widths: ClassVar[Widths] = (("w", 800), ("n", PHONE))

    title: str
    description: str
    whole: Part
    parts: tuple[Part, ...]
    levels: tuple[Level, ...]
    words: ShiftWords

    def table(self) -> Table:
        rows = ((each.label, each.rate.words, each.mix.words) for each in (self.whole, *self.parts))
        header = (self.words.group, self.words.rate, self.words.mix)
        return Table(header, tuple(tuple(Cell(text) for text in row) for row in rows))

    @property
    def length(self) -> int:
        return 1

    def part(self, begin: int, end: int) -> "Composition":
        return self

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


class _Drawing:
    def __init__(self, chart: Composition, look: Look) -> None:
        self.chart, self.look = chart, look
        rows = len(chart.parts) + 1
        self.row = ROW + (22 if look.is_narrow else 0)
        left = 14.0 if look.is_narrow else min(LABEL, look.width * 0.28)
        # y counts rows from the top; each has 100 parts.
        self.plot = Plot(
            look, ends(chart.levels), (rows * 100.0, 0.0), left, look.width - 14.0, 8.0, 8.0 + rows * self.row
        )

    def svg(self) -> str:
        plot, chart = self.plot, self.chart
        bottom = plot.y[0]
        for level in chart.levels:
            stroke = BASE if level.value == 0 else GRID
            plot.rule((level.value, 0.0), (level.value, bottom), stroke)
            plot.label(level.value, bottom, level.label, dy=20, fill=SOFT, role="small")
        for number, part in enumerate((chart.whole, *chart.parts)):
            self._part(number, part)
        end = key(plot, self._entries(), plot.bottom + FOOT + 14)
        sheet = Sheet(self.look, float(self.look.width), end + 4)
        plot.draw(sheet)
        return finished(sheet, chart.title, chart.description)

    def _part(self, number: int, part: Part) -> None:
        role = "strong" if number == 0 else "label"
        top = self.plot.top + number * self.row
        room = self.look.width if self.look.is_narrow else self.plot.left - 16
        for line, text in enumerate(words.lines(part.label, room, 15, 1 if self.look.is_narrow else 2)):
            self.plot.marks.text(0, top + 20 + line * 19, text, role=role, fill=INK)
        begin = 36 if self.look.is_narrow else 12
        self._bar(number * 100 + begin, part.rate, MAIN, MAIN)
        self._bar(number * 100 + begin + 32, part.mix, PALE, PAIR)

    def _bar(self, top: float, shown: Shown, fill: str, stroke: str) -> None:
        """From zero to its value, with its words beyond its end; a shape at zero where nothing is shown."""
        tall = 26.0
        if shown.value is None:
            y = self.plot.up(top + tall / 2)
            x = self.plot.across(0.0) + 12
            if shown.gap is not None:
                self.plot.marks.glyph(x, y, GLYPHS[shown.gap], SOFT)
            self.plot.marks.text(x + 14, y + 5, words.clean(shown.words), role="small", fill=SOFT)
            return
        begin, end = sorted((0.0, shown.value))
        row = {"x": begin, "x2": end, "y": top, "y2": top + tall}
        self.plot.marks.put("bars", fill=fill, stroke=stroke, **row)
        side = "left" if shown.value >= 0 else "right"
        dx = 6 if shown.value >= 0 else -6
        self.plot.label(shown.value, top + tall, shown.words, dx=dx, dy=-3, anchor=side, role="number")

    def _entries(self) -> Sequence[Entry]:
        said = self.chart.words
        shown = [each for part in (self.chart.whole, *self.chart.parts) for each in (part.rate, part.mix)]
        return (
            Entry("filled", said.rate, MAIN),
            Entry("outlined", said.mix, PAIR),
            *gap_entries(shown, said.gaps),
        )
