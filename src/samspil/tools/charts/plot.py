"""What the charts of figures share: two scales, levels with words, lines with gaps, a key beneath."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from samspil.tools.charts import vega, words
from samspil.tools.charts.chart import Look
from samspil.tools.charts.paint import INK, ROLES, SOFT
from samspil.tools.charts.pen import Sheet
from samspil.tools.charts.series import Level
from samspil.tools.charts.shown import GLYPHS, GapWords, Shown
from samspil.tools.charts.vega import GLYPH, Marks

MAIN, PAIR, TARGET = "var(--ch-main)", "var(--ch-pair)", "var(--ch-target)"
CONTEXT, GRID, BAND, PALE = "var(--ch-context)", "var(--ch-grid)", "var(--ch-band)", "var(--ch-band-2)"
BASE = "var(--rule-2)"
KEY_LINE = 24.0
MARGIN = 3.0  # widths of texts are estimates


@dataclass(frozen=True)
class Tick:
    """A place across, and its word."""

    at: float
    label: str


@dataclass
class Plot:
    """One pair of scales on a sheet. `x` and `y` are the ends of the scales, the other four are pixels."""

    look: Look
    x: tuple[float, float]
    y: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float
    marks: Marks = field(default_factory=Marks)

    def draw(self, sheet: Sheet) -> None:
        vega.draw(
            "plot", self.marks, sheet,
            x0=self.x[0], x1=self.x[1], y0=self.y[0], y1=self.y[1],
            left=self.left, right=self.right, top=self.top, bottom=self.bottom,
        )  # fmt: skip

    def across(self, value: float) -> float:
        """Where a value of x stands, in pixels."""
        begin, end = self.x
        return self.left + (self.right - self.left) * (value - begin) / ((end - begin) or 1)

    def up(self, value: float) -> float:
        begin, end = self.y
        return self.bottom - (self.bottom - self.top) * (value - begin) / ((end - begin) or 1)

    def levels(self, levels: Sequence[Level]) -> None:
        """A hairline and a word for each level of y; the lowest is the base."""
        for number, level in enumerate(levels):
            stroke = BASE if number == 0 else GRID
            self.rule((self.x[0], level.value), (self.x[1], level.value), stroke)
            self.label(
                self.x[0], level.value, level.label, dx=-6, dy=5, anchor="right", fill=SOFT, role="small"
            )

    def ticks(self, ticks: Sequence[Tick]) -> None:
        """Words below the base, as many as there is room for; the last is always among them."""
        kept: list[tuple[float, float]] = []
        for tick in (*ticks[-1:], *ticks[:-1]):
            half = words.width(tick.label, 14) / 2
            x = min(max(self.across(tick.at), half), self.look.width - half - MARGIN)
            if all(x + half + 10 <= begin or x - half - 10 >= end for begin, end in kept):
                kept.append((x - half, x + half))
                self.marks.text(
                    x, self.bottom + 20, words.clean(tick.label), role="small", fill=SOFT, anchor="center"
                )

    def rule(self, begin: tuple[float, float], end: tuple[float, float], stroke: str) -> None:
        self.marks.put("rules", x=begin[0], y=begin[1], x2=end[0], y2=end[1], stroke=stroke)

    def line(self, name: str, points: Iterable[tuple[float, float]], stroke: str, run: str = "") -> None:
        """`name`: solid, dashed, dotted or hair."""
        for x, y in points:
            self.marks.put(name, run=run or stroke, x=x, y=y, stroke=stroke)

    def band(self, points: Iterable[tuple[float, float, float]], fill: str, run: str) -> None:
        for x, low, high in points:
            self.marks.put("bands", run=run, x=x, y=low, y2=high, fill=fill)

    def mark(self, x: float, y: float, glyph: str, colour: str = MAIN) -> None:
        self.marks.put("marks", x=x, y=y, glyph=f"{GLYPH}{glyph}|{colour}")

    def label(
        self, x: float, y: float, text: str, *, dx: float = 0, dy: float = 0, anchor: str = "center",
        fill: str = INK, role: str = "label",
    ) -> None:  # fmt: skip
        """A word beside a place; what would leave the sheet is drawn inwards."""
        said = words.clean(text)
        wide, at = words.width(said, ROLES[role].size), self.across(x) + dx
        begin = at - {"left": 0.0, "center": wide / 2, "right": wide}[anchor]
        dx += max(0.0, -begin) - max(0.0, begin + wide + MARGIN - self.look.width)
        row = {"dx": dx, "dy": dy, "anchor": anchor, "fill": fill, "role": role}
        self.marks.put("labels", x=x, y=y, text=said, **row)

    def followed(
        self, points: Sequence[tuple[float, Shown]], stroke: str, glyph: str, name: str = "l"
    ) -> None:
        """A line through what is known, a mark at each, and a shape on the base where nothing is shown."""
        for number, run in enumerate(runs(points)):
            pairs = [(at, shown.value) for at, shown in run if shown.value is not None]
            self.line("solid", pairs, stroke, f"{name}{number}")
            for at, value in pairs:
                self.mark(at, value, glyph, stroke)
        for at, shown in points:
            if shown.gap is not None:
                self.marks.glyph(self.across(at), self.bottom - 10, GLYPHS[shown.gap], SOFT)

    def first_and_last(self, points: Sequence[tuple[float, Shown]], role: str) -> None:
        """The words of the first and the last value, above their intervals and within the drawing."""
        known = [(at, shown) for at, shown in points if shown.value is not None]
        for place, (at, shown) in zip(("left", "right"), known[:1] + known[1:][-1:], strict=False):
            top = shown.high if shown.high is not None else shown.value or 0.0
            half = words.width(words.clean(shown.words), ROLES[role].size) / 2
            x = self.across(at)
            fits = self.left <= x - half and x + half <= self.look.width - 4
            anchor, dx = ("center", 0.0) if fits else (place, -5.0 if place == "left" else 5.0)
            self.label(at, top, shown.words, dx=dx, dy=-8, anchor=anchor, role=role)

    def intervals(self, points: Sequence[tuple[float, Shown]]) -> None:
        """A band with two edges along each stretch; one point alone has one that can be seen."""
        for number, run in enumerate(runs(points)):
            rows = [(at, s.low, s.high) for at, s in run if s.low is not None and s.high is not None]
            if len(rows) == 1:
                half = (self.x[1] - self.x[0]) * 0.006
                rows = [(rows[0][0] + side, rows[0][1], rows[0][2]) for side in (-half, half)]
            self.edged(rows, BAND, f"interval {number}")

    def edged(self, rows: Sequence[tuple[float, float, float]], fill: str, name: str) -> None:
        self.band(rows, fill, name)
        self.line("hair", ((at, low) for at, low, _ in rows), CONTEXT, f"{name} low")
        self.line("hair", ((at, high) for at, _, high in rows), CONTEXT, f"{name} high")


def runs(points: Sequence[tuple[float, Shown]]) -> Iterator[list[tuple[float, Shown]]]:
    """Stretches of neighbouring values: a gap ends one."""
    run: list[tuple[float, Shown]] = []
    for point in points:
        if point[1].value is not None:
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


@dataclass(frozen=True)
class Entry:
    """One line of a key: a sample and its word. `sample`: a glyph, or a kind of line or band in `colour`."""

    sample: str
    word: str
    colour: str = ""


def gap_entries(shown: Iterable[Shown], said: GapWords, *, counts: bool = False) -> tuple[Entry, ...]:
    """The shapes of what is not shown, as far as they occur; with their number where none has a place."""
    kinds = [each.gap for each in shown if each.gap is not None]
    return tuple(
        Entry(GLYPHS[gap], f"{word}: {kinds.count(gap)}" if counts else word, SOFT)
        for gap, word in said
        if gap in kinds
    )


def key(plot: Plot, entries: Sequence[Entry], top: float) -> float:
    """The entries from left to right and then below; returns where the key ends."""
    x, y = 0.0, top
    for entry in entries:
        word = words.shortened(words.clean(entry.word), plot.look.width - 34, 14)
        wide = 34 + words.width(word, 14) + 18
        if x and x + wide > plot.look.width:
            x, y = 0.0, y + KEY_LINE
        _sample(plot, entry, x, y)
        plot.marks.text(x + 34, y + 5, word, role="small", fill=SOFT)
        x += wide
    return y + KEY_LINE if entries else top


def _sample(plot: Plot, entry: Entry, x: float, y: float) -> None:
    begin, end = _place(plot, x + 2, y), _place(plot, x + 28, y)
    if entry.sample in ("solid", "dashed", "dotted", "hair"):
        plot.line(entry.sample, (begin, end), entry.colour, f"key {x:.0f} {y:.0f}")
    elif entry.sample in ("band", "filled", "outlined"):
        upper, lower = _place(plot, x, y - 7)[1], _place(plot, x, y + 7)[1]
        row = {"x": begin[0], "x2": end[0], "y": lower, "y2": upper}
        fill = PALE if entry.sample == "outlined" else entry.colour
        stroke = CONTEXT if entry.sample == "band" else entry.colour
        plot.marks.put("bars", fill=fill, stroke=stroke, **row)
    else:
        plot.marks.glyph(x + 14, y, entry.sample, entry.colour)


def _place(plot: Plot, x: float, y: float) -> tuple[float, float]:
    """Pixels as values of the scales."""
    wide, tall = plot.right - plot.left, plot.bottom - plot.top
    at = plot.x[0] + (x - plot.left) / (wide or 1) * (plot.x[1] - plot.x[0])
    return at, plot.y[0] + (plot.bottom - y) / (tall or 1) * (plot.y[1] - plot.y[0])


def gutter(levels: Sequence[Level]) -> float:
    """Room to the left for the words of the levels."""
    return max((words.width(level.label, 14) for level in levels), default=0.0) + 12


def ends(levels: Sequence[Level]) -> tuple[float, float]:
    """From the lowest to the highest level. Raises ValueError for fewer than two."""
    values = [level.value for level in levels]
    if len(set(values)) < 2:
        raise ValueError("a scale needs two levels")
    return min(values), max(values)
