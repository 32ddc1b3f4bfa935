"""Participation beside benefit: panels under each other on one scale of time, so that none is read alone."""

from dataclasses import dataclass
from typing import ClassVar

from samspil.tools.charts import words
from samspil.tools.charts.chart import PHONE, SCREEN, Cell, Look, Table, Widths
from samspil.tools.charts.paint import INK, SOFT
from samspil.tools.charts.pen import Sheet, finished
from samspil.tools.charts.plot import (
    BAND,
    CONTEXT,
    MAIN,
    PAIR,
    Entry,
    Plot,
    Tick,
    ends,
    gap_entries,
    gutter,
    key,
)
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import GapWords, Shown

PANEL, NARROW, HEAD, FOOT, BETWEEN = 150.0, 120.0, 46.0, 32.0, 26.0
# Line and mark of a panel: its place and its name tell it apart, colour and shape only help.
LOOKS = ((MAIN, "dot"), (PAIR, "square"), (CONTEXT, "triangle"))


@dataclass(frozen=True)
class Panel:
    """A figure at each of the chart's times. `note`: what one must know, such as that the axis is cut."""

    label: str
    shown: tuple[Shown, ...]
    levels: tuple[Level, ...]
    note: str = ""


@dataclass(frozen=True)
class Pairing:
    """Two or three panels. Raises ValueError for one alone: participation is never shown without benefit."""

    widths: ClassVar[Widths] = (("w", 800), ("n", PHONE))

    title: str
    description: str
    corner: str
    times: tuple[Tick, ...]
    panels: tuple[Panel, ...]
    interval: str = ""  # the word of the key, such as "95 % interval"
    gaps: GapWords = ()

    def __post_init__(self) -> None:
        if not 2 <= len(self.panels) <= len(LOOKS):
            raise ValueError("a pair has two sides, or three")
        if any(len(each.shown) != len(self.times) for each in self.panels):
            raise ValueError("each panel has a figure, or a word, for each time")

    def table(self) -> Table:
        header = (self.corner, *(each.label for each in self.panels))
        rows = (
            (Cell(time.label), *(Cell(_told(panel.shown[at])) for panel in self.panels))
            for at, time in enumerate(self.times)
        )
        return Table(header, tuple(rows))

    @property
    def length(self) -> int:
        return 1

    def part(self, begin: int, end: int) -> "Pairing":
        return self

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


def _told(shown: Shown) -> str:
    return f"{shown.words} ({shown.interval})" if shown.interval else shown.words


class _Drawing:
    def __init__(self, chart: Pairing, look: Look) -> None:
        self.chart, self.look = chart, look
        self.left = max(gutter(each.levels) for each in chart.panels)
        self.tall = NARROW if look.is_narrow else PANEL
        places = [each.at for each in chart.times]
        pad = (max(places) - min(places) or 1) * 0.03
        self.x = (min(places) - pad, max(places) + pad)

    def svg(self) -> str:
        chart, y, plots = self.chart, 0.0, []
        for number, panel in enumerate(chart.panels):
            plot = self._panel(number, panel, y)
            plots.append(plot)
            y = plot.bottom + BETWEEN
        last = plots[-1]
        last.ticks(chart.times)
        shown = [each for panel in chart.panels for each in panel.shown]
        entries = gap_entries(shown, chart.gaps)
        if chart.interval and any(each.low is not None for each in shown):
            entries = (Entry("band", chart.interval, BAND), *entries)
        bottom = key(last, entries, last.bottom + FOOT + 14)
        sheet = Sheet(self.look, float(self.look.width), bottom)
        for plot in plots:
            plot.draw(sheet)
        return finished(sheet, chart.title, chart.description)

    def _panel(self, number: int, panel: Panel, y: float) -> Plot:
        name = words.lines(panel.label, self.look.width, 15, 2)
        note = words.lines(panel.note, self.look.width, 14, 2) if panel.note else []
        top = y + HEAD + (len(name) - 1 + len(note)) * 19
        plot = Plot(
            self.look, self.x, ends(panel.levels), self.left, self.look.width - 10.0, top, top + self.tall
        )
        for line, text in enumerate(name):
            plot.marks.text(0, y + 18 + line * 19, text, role="strong", fill=INK)
        for line, text in enumerate(note):
            plot.marks.text(0, y + 18 + (len(name) + line) * 19, text, role="small", fill=SOFT)
        points = [(time.at, shown) for time, shown in zip(self.chart.times, panel.shown, strict=True)]
        plot.intervals(points)
        plot.levels(panel.levels)
        stroke, glyph = LOOKS[number]
        plot.followed(points, stroke, glyph)
        plot.first_and_last(points, "strong")
        return plot
