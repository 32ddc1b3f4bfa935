"""Units against their size, with the limits of chance: who lies outside is named, nobody is ranked."""

from collections.abc import Iterator
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

TALL, NARROW, FOOT, HEAD = 380.0, 300.0, 32.0, 14.0


@dataclass(frozen=True)
class Unit:
    """`of`: how many it is a share of. `verdict` in words; `is_outside` the inner limits."""

    label: str
    of: float
    of_words: str
    shown: Shown
    verdict: str = ""
    is_outside: bool = False


@dataclass(frozen=True)
class Limits:
    """The limits of chance for a unit of this size: 95 and 99.8 percent."""

    of: float
    inner: tuple[float, float]
    outer: tuple[float, float]


@dataclass(frozen=True)
class FunnelWords:
    unit: str
    of: str
    figure: str
    interval: str
    verdict: str
    inner: str
    outer: str
    inside: str
    outside: str
    gaps: GapWords = ()


@dataclass(frozen=True)
class Funnel:
    """Units in the order given, which is never by rank. `limits` by rising size; `centre`: the whole."""

    widths: ClassVar[Widths] = (("w", 800), ("n", PHONE))

    title: str
    description: str
    units: tuple[Unit, ...]
    limits: tuple[Limits, ...]
    centre: Level
    levels: tuple[Level, ...]
    sizes: tuple[Tick, ...]
    words: FunnelWords

    def table(self) -> Table:
        said = self.words
        rows = (
            (each.label, each.of_words, each.shown.words, each.shown.interval, each.verdict)
            for each in self.units
        )
        header = (said.unit, said.of, said.figure, said.interval, said.verdict)
        return Table(header, tuple(tuple(Cell(text) for text in row) for row in rows))

    @property
    def length(self) -> int:
        return 1

    def part(self, begin: int, end: int) -> "Funnel":
        return self

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


class _Drawing:
    def __init__(self, chart: Funnel, look: Look) -> None:
        self.chart, self.look = chart, look
        sizes = [each.of for each in chart.limits]
        self.plot = Plot(
            look, (min(sizes), max(sizes)), ends(chart.levels),
            gutter(chart.levels), look.width - 12.0, HEAD, HEAD + (NARROW if look.is_narrow else TALL),
        )  # fmt: skip

    def svg(self) -> str:
        plot, chart = self.plot, self.chart
        self._limits()
        plot.levels(chart.levels)
        self._centre()
        self._units()
        plot.ticks(chart.sizes)
        plot.marks.text(plot.left, plot.bottom + 42, words.clean(chart.words.of), role="small", fill=SOFT)
        bottom = key(plot, self._entries(), plot.bottom + FOOT + 38)
        sheet = Sheet(self.look, float(self.look.width), bottom + 4)
        plot.draw(sheet)
        return finished(sheet, chart.title, chart.description)

    def _centre(self) -> None:
        """Its words stand on the side of the line where fewer marks are."""
        plot, centre = self.plot, self.chart.centre
        plot.line("hair", ((x, centre.value) for x in plot.x), INK, "centre")
        wide = words.width(words.clean(centre.label), 14) + 12
        near = [
            plot.up(each.shown.value) - plot.up(centre.value)
            for each in self.chart.units
            if each.shown.value is not None and plot.across(each.of) > plot.right - wide
        ]
        above, below = (sum(-24 < side * dy < 8 for dy in near) for side in (1, -1))
        dy = -6 if above <= below else 17
        plot.label(plot.x[1], centre.value, centre.label, dx=-2, dy=dy, anchor="right", role="small")

    def _limits(self) -> None:
        """Cut at the ends of the scale, so that nothing is drawn outside it."""
        for name, fill, dash in (("outer", PALE, "hair"), ("inner", BAND, "dashed")):
            rows = [(each.of, *self._cut(getattr(each, name))) for each in self.chart.limits]
            self.plot.band(rows, fill, name)
            self.plot.line(dash, ((of, low) for of, low, _ in rows), CONTEXT, f"{name} low")
            self.plot.line(dash, ((of, high) for of, _, high in rows), CONTEXT, f"{name} high")

    def _cut(self, pair: tuple[float, float]) -> tuple[float, float]:
        low, high = self.plot.y
        return max(pair[0], low), min(pair[1], high)

    def _units(self) -> None:
        for each in self.chart.units:
            if each.shown.value is not None:
                glyph, colour = ("diamond", TARGET) if each.is_outside else ("dot", MAIN)
                self.plot.mark(each.of, each.shown.value, glyph, colour)
        for each, dy in self._named():
            value = each.shown.value or 0.0
            name = words.shortened(words.clean(each.label), self.look.width * 0.6, 15)
            self.plot.label(each.of, value, name, dy=dy, role="strong")

    def _named(self) -> Iterator[tuple[Unit, float]]:
        """Those outside, each with room for its name: above its mark, else below, else higher still."""
        taken: list[tuple[float, float, float]] = []
        for each in self.chart.units:
            if not each.is_outside or each.shown.value is None:
                continue
            x, y = self.plot.across(each.of), self.plot.up(each.shown.value)
            half = words.width(words.clean(each.label), 15) / 2
            places = (-12.0, 24.0, -31.0, 43.0, -50.0, 62.0)
            free = (dy for dy in places if all(_apart((x, y + dy, half), other) for other in taken))
            dy = next(free, -12.0)
            taken.append((x, y + dy, half))
            yield each, dy

    def _entries(self) -> tuple[Entry, ...]:
        said = self.chart.words
        has_outside = any(each.is_outside and each.shown.value is not None for each in self.chart.units)
        return (
            Entry("dot", said.inside),
            *((Entry("diamond", said.outside, TARGET),) if has_outside else ()),
            Entry("dashed", said.inner, CONTEXT),
            Entry("hair", said.outer, CONTEXT),
            *gap_entries((each.shown for each in self.chart.units), said.gaps, counts=True),
        )


def _apart(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return abs(one[0] - other[0]) > one[2] + other[2] + 8 or abs(one[1] - other[1]) > 18
