"""A figure month by month against chance: a run chart, or a p chart with limits; signals have names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from samspil.tools.charts import words
from samspil.tools.charts.chart import PHONE, SCREEN, Cell, Look, Table, Widths
from samspil.tools.charts.paint import INK
from samspil.tools.charts.pen import Sheet, finished
from samspil.tools.charts.plot import (
    BAND,
    MAIN,
    TARGET,
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

TALL, NARROW, FOOT, HEAD, BRACKET = 300.0, 240.0, 32.0, 14.0, 22.0


@dataclass(frozen=True)
class Step:
    """One point in time. `limits` are those of chance for its own number, where there are any."""

    label: str
    shown: Shown
    limits: tuple[float, float] | None = None
    limits_words: str = ""

    def __post_init__(self) -> None:
        if self.shown.gap is not None and (self.limits or self.limits_words):
            raise ValueError("limits would tell the number of those who are not shown")


@dataclass(frozen=True)
class Signal:
    """Steps from `first` to `last`, counted from 0, and the rule they break: "eight in a row on one side"."""

    first: int
    last: int
    rule: str


@dataclass(frozen=True)
class ControlWords:
    time: str
    figure: str
    limits: str
    signal: str
    centre: str
    gaps: GapWords = ()


@dataclass(frozen=True)
class Control:
    widths: ClassVar[Widths] = (("w", 800), ("n", PHONE))

    title: str
    description: str
    steps: tuple[Step, ...]
    centre: Level | None
    levels: tuple[Level, ...]
    signals: tuple[Signal, ...]
    words: ControlWords

    def table(self) -> Table:
        said = self.words
        rows = (
            (each.label, each.shown.words, each.limits_words, "; ".join(self._rules(at)))
            for at, each in enumerate(self.steps)
        )
        header = (said.time, said.figure, said.limits, said.signal)
        return Table(header, tuple(tuple(Cell(text) for text in row) for row in rows))

    def _rules(self, at: int) -> Iterator[str]:
        return (each.rule for each in self.signals if each.first <= at <= each.last)

    @property
    def length(self) -> int:
        return 1

    def part(self, begin: int, end: int) -> "Control":
        return self

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


class _Drawing:
    def __init__(self, chart: Control, look: Look) -> None:
        self.chart, self.look = chart, look
        top = HEAD + BRACKET * len(chart.signals)
        self.plot = Plot(
            look, (-0.5, len(chart.steps) - 0.5), ends(chart.levels),
            gutter(chart.levels), look.width - 10.0, top, top + (NARROW if look.is_narrow else TALL),
        )  # fmt: skip

    def svg(self) -> str:
        plot, chart = self.plot, self.chart
        self._limits()
        plot.levels(chart.levels)
        if chart.centre:
            plot.line("dashed", ((x, chart.centre.value) for x in plot.x), INK, "centre")
        plot.followed([(float(at), each.shown) for at, each in enumerate(chart.steps)], MAIN, "dot")
        self._signals()
        plot.ticks(tuple(Tick(float(at), each.label) for at, each in enumerate(chart.steps)))
        bottom = key(plot, self._entries(), plot.bottom + FOOT + 14)
        bottom = self._named_rules(bottom)
        sheet = Sheet(self.look, float(self.look.width), bottom + 4)
        plot.draw(sheet)
        return finished(sheet, chart.title, chart.description)

    def _limits(self) -> None:
        """A step for each number: limits belong to a point and not between two."""
        low, high = self.plot.y
        run = 0
        for at, each in enumerate(self.chart.steps):
            if each.limits is None:
                run += 1
                continue
            pair = max(each.limits[0], low), min(each.limits[1], high)
            self.plot.edged([(at + side, *pair) for side in (-0.5, 0.5)], BAND, f"limits {run}")

    def _signals(self) -> None:
        """Above the drawing a bracket with its number; on the line a diamond at each of its points."""
        for number, signal in enumerate(self.chart.signals, 1):
            y = HEAD + BRACKET * (number - 0.5)
            begin, end = self.plot.across(signal.first - 0.3), self.plot.across(signal.last + 0.3)
            self.plot.marks.put("pixels", x=begin, x2=end, y=y, stroke=TARGET)
            x = end + 6 if end + 20 < self.look.width else begin - 14
            self.plot.marks.text(x, y + 5, str(number), role="number", fill=TARGET)
            for at in range(signal.first, signal.last + 1):
                value = self.chart.steps[at].shown.value
                if value is not None:
                    self.plot.mark(float(at), value, "diamond", TARGET)

    def _named_rules(self, top: float) -> float:
        y = top
        for number, signal in enumerate(self.chart.signals, 1):
            for line in words.lines(f"{number}  {signal.rule}", self.look.width, 14, 2):
                self.plot.marks.text(0, y + 5, line, role="small", fill=INK)
                y += 20
        return y

    def _entries(self) -> tuple[Entry, ...]:
        said, chart = self.chart.words, self.chart
        has_limits = any(each.limits for each in chart.steps)
        return (
            Entry("solid", said.figure, MAIN),
            *((Entry("dashed", chart.centre.label, INK),) if chart.centre else ()),
            *((Entry("band", said.limits, BAND),) if has_limits else ()),
            *((Entry("diamond", said.signal, TARGET),) if chart.signals else ()),
            *gap_entries((each.shown for each in chart.steps), said.gaps),
        )
