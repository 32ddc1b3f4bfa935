"""A figure over time with its interval, the path to its target, and the fan of its forecast."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from samspil.tools.charts.chart import PHONE, SCREEN, Cell, Look, Table, Widths
from samspil.tools.charts.pen import Sheet, finished
from samspil.tools.charts.plot import (
    BAND,
    MAIN,
    PALE,
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

TALL, NARROW, FOOT, HEAD = 340.0, 260.0, 32.0, 22.0


@dataclass(frozen=True)
class Measured:
    """What was measured at one time. `at`: a place on the scale of time, such as 2025.0 or 2025.75."""

    at: float
    label: str
    shown: Shown
    note: str = ""  # preliminary, revised


@dataclass(frozen=True)
class Aimed:
    """A corner of the path to a target."""

    at: float
    value: float
    words: str


@dataclass(frozen=True)
class Expected:
    """One time of a forecast with its interval."""

    at: float
    label: str
    value: float
    low: float
    high: float
    words: str


@dataclass(frozen=True)
class TrendWords:
    """Headers of the table and words of the key, in the reader's language."""

    time: str
    figure: str
    interval: str
    note: str
    path: str
    forecast: str
    gaps: GapWords = ()


@dataclass(frozen=True)
class Trend:
    """`levels` are those of the figure; the lowest and the highest are the ends of the scale."""

    widths: ClassVar[Widths] = (("w", 800), ("n", PHONE))

    title: str
    description: str
    points: tuple[Measured, ...]
    levels: tuple[Level, ...]
    words: TrendWords
    path: tuple[Aimed, ...] = ()
    fan: tuple[Expected, ...] = ()

    def table(self) -> Table:
        said = self.words
        path = {each.at: each.words for each in self.path}
        rows = [
            (each.label, each.shown.words, each.shown.interval, path.pop(each.at, ""), each.note)
            for each in self.points
        ]
        for each in self.fan:
            if not each.words:
                continue  # where the forecast leaves the course: a point of it already
            interval = f"{said.forecast}: {each.words}"
            rows.append((each.label, "", interval, path.pop(each.at, ""), ""))
        rows += [(_tick_label(at), "", "", words, "") for at, words in path.items()]
        header = (said.time, said.figure, said.interval, said.path, said.note)
        return Table(header, tuple(tuple(Cell(text) for text in row) for row in rows))

    @property
    def length(self) -> int:
        return 1

    def part(self, begin: int, end: int) -> "Trend":
        return self

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


def _tick_label(at: float) -> str:
    return f"{at:g}"


class _Drawing:
    def __init__(self, chart: Trend, look: Look) -> None:
        self.chart, self.look = chart, look
        places = [each.at for each in chart.points]
        places += [*(each.at for each in chart.path), *(each.at for each in chart.fan)]
        pad = (max(places) - min(places) or 1) * 0.02
        self.plot = Plot(
            look, (min(places) - pad, max(places) + pad), ends(chart.levels),
            gutter(chart.levels), look.width - 10.0, HEAD, HEAD + (NARROW if look.is_narrow else TALL),
        )  # fmt: skip

    def svg(self) -> str:
        plot, chart = self.plot, self.chart
        points = [(each.at, each.shown) for each in chart.points]
        plot.intervals(points)
        plot.levels(chart.levels)
        self._forecast()
        self._path()
        plot.followed(points, MAIN, "dot")
        plot.first_and_last(points, "head")
        plot.ticks(tuple(self._ticks()))
        bottom = key(plot, self._entries(), plot.bottom + FOOT + 14)
        sheet = Sheet(self.look, float(self.look.width), bottom + 4)
        plot.draw(sheet)
        return finished(sheet, chart.title, chart.description)

    def _forecast(self) -> None:
        fan = self.chart.fan
        if not fan:
            return
        known = [each for each in self.chart.points if each.shown.value is not None]
        start = [(known[-1].at, known[-1].shown.value or 0.0)] if known and known[-1].at < fan[0].at else []
        rows = [(at, value, value) for at, value in start] + [(f.at, f.low, f.high) for f in fan]
        self.plot.edged(rows, PALE, "fan")
        self.plot.line("dashed", [*start, *((f.at, f.value) for f in fan)], MAIN, "fan middle")

    def _path(self) -> None:
        path = self.chart.path
        if not path:
            return
        self.plot.line("dotted", ((each.at, each.value) for each in path), TARGET, "path")
        last = path[-1]
        self.plot.mark(last.at, last.value, "diamond", TARGET)
        # Below the fan, where it ends here too.
        lowest = min([last.value, *(each.low for each in self.chart.fan if each.at == last.at)])
        self.plot.label(last.at, lowest, last.words, dx=8, dy=26, anchor="right", fill=TARGET, role="strong")

    def _ticks(self) -> Iterator[Tick]:
        named = {each.at: each.label for each in self.chart.points}
        named |= {each.at: each.label for each in self.chart.fan}
        for each in self.chart.path:
            named.setdefault(each.at, _tick_label(each.at))
        yield from (Tick(at, named[at]) for at in sorted(named))

    def _entries(self) -> tuple[Entry, ...]:
        said, chart = self.chart.words, self.chart
        has_interval = any(each.shown.low is not None for each in chart.points)
        return (
            Entry("solid", said.figure, MAIN),
            *((Entry("band", said.interval, BAND),) if has_interval else ()),
            *((Entry("dotted", said.path, TARGET),) if chart.path else ()),
            *((Entry("dashed", said.forecast, MAIN),) if chart.fan else ()),
            *gap_entries((each.shown for each in chart.points), said.gaps),
        )
