"""Planned against actual on a calendar: one row for each thing, with its status in shape and word."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from samspil.tools.charts import vega, words
from samspil.tools.charts.chart import SCREEN, TWO_WIDTHS, Cell, Look, Table, Widths
from samspil.tools.charts.paint import INK, LINK, ROLES, SOFT, status_colour
from samspil.tools.charts.pen import Sheet, finished, legend
from samspil.tools.charts.vega import Marks

LABEL, STATUS, GAP, LINE = 320.0, 200.0, 20.0, 20.0
TOP, SAMPLE = 34.0, 34.0
OUTLINE, SOLID, THIN, THINNEST = 10.0, 6.0, 2.5, 3.0


@dataclass(frozen=True)
class Span:
    """From one day to another, and how one says it."""

    begin: date
    end: date
    words: str


@dataclass(frozen=True)
class Row:
    """`known_until`: the last news of something that still runs; after it the bar is dashed."""

    label: str
    status: str
    status_word: str
    planned: Span | None = None
    actual: Span | None = None
    late: Span | None = None
    known_until: date | None = None
    is_over: bool = False
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Tick:
    on: date
    label: str


@dataclass(frozen=True)
class Words:
    """Column headings of the twin, and the key beneath the drawing."""

    header: tuple[str, str, str, str, str]
    planned: str
    running: str
    unknown: str
    late: str
    over: str


@dataclass(frozen=True)
class Timeline:
    widths: ClassVar[Widths] = TWO_WIDTHS

    title: str
    description: str
    begins_on: date
    ends_on: date
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    today: Tick | None
    words: Words

    def table(self) -> Table:
        return Table(self.words.header, tuple(self._cells(row) for row in self.rows))

    def _cells(self, row: Row) -> tuple[Cell, ...]:
        spans = (row.planned, row.actual, row.late)
        status = f"{row.status_word}, {row.note}" if row.note else row.status_word
        return (Cell(row.label, row.url), *(Cell(each.words if each else "") for each in spans), Cell(status))

    @property
    def length(self) -> int:
        return len(self.rows)

    def part(self, begin: int, end: int) -> "Timeline":
        return replace(self, rows=self.rows[begin:end])

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


@dataclass(frozen=True)
class _Place:
    """Where a row stands: its top, the lines of its label, the middle of its bar."""

    row: Row
    top: float
    lines: tuple[str, ...]
    bar: float
    height: float


class _Drawing:
    def __init__(self, chart: Timeline, look: Look) -> None:
        self.chart, self.look = chart, look
        self.left = 0.0 if look.is_narrow else min(LABEL, look.width * 0.34)
        self.right = float(look.width) - (0.0 if look.is_narrow else STATUS)
        self.places = tuple(self._places())
        self.bottom = self.places[-1].top + self.places[-1].height if self.places else TOP
        self.marks = Marks()

    def svg(self) -> str:
        chart = self.chart
        entries = list(_key(chart.words))
        probe = Sheet(self.look, float(self.look.width), 0.0)
        seats = legend(
            probe, self.bottom + 30, [(word, SAMPLE + 20 + words.width(word, 14)) for _k, word in entries]
        )
        sheet = Sheet(self.look, float(self.look.width), seats[-1][1] + 10)
        self._calendar()
        for place in self.places:
            self._row(place)
        params = {"days": float(self._day(chart.ends_on)), "left": self.left, "right": self.right}
        vega.draw("timeline", self.marks, sheet, **params)
        for (kind, word), (x, y) in zip(entries, seats, strict=True):
            _sample(sheet, kind, word, x, y)
        return finished(sheet, chart.title, chart.description)

    def _places(self) -> Iterator[_Place]:
        top = TOP
        room = self.look.width - 4.0 if self.look.is_narrow else self.left - GAP
        for row in self.chart.rows:
            found = tuple(words.lines(row.label, room, ROLES["label"].size, 3 if self.look.is_narrow else 2))
            tall = len(found) * LINE
            if self.look.is_narrow:
                yield _Place(row, top, found, top + tall + 18, tall + 58)
                top += tall + 58
            else:
                height = max(tall + 14, 34.0 if not row.note else 54.0)
                yield _Place(row, top, found, top + height / 2, height)
                top += height

    def _day(self, on: date) -> int:
        return max(1, (on - self.chart.begins_on).days)

    def _at(self, on: date) -> int:
        return (on - self.chart.begins_on).days

    def _calendar(self) -> None:
        for tick in self.chart.ticks if not self.look.is_narrow else ():
            self.marks.put("grid", day=self._at(tick.on), y=TOP - 8, y2=self.bottom, stroke="var(--ch-grid)")
        last = -1000.0
        for tick in self._roomy():
            x = self._x(tick.on)
            if x - last > 8:
                self._tick(tick, "small", SOFT, 14.0)
                last = x + words.width(tick.label, 14)
        if self.chart.today:
            self._tick(self.chart.today, "number", INK, 14.0)
            for top, bottom in self._bands():
                self.marks.put("today", day=self._at(self.chart.today.on), y=top, y2=bottom, stroke=INK)

    def _bands(self) -> Iterator[tuple[float, float]]:
        """Where the line of today runs: on a phone only behind the bars, not through the words."""
        if not self.look.is_narrow:
            yield TOP - 8, self.bottom
            return
        yield TOP - 8, TOP
        for place in self.places:
            yield place.bar - 13, place.bar + 13

    def _roomy(self) -> Iterator[Tick]:
        """The names of months that the word for today would run into give way."""
        today = self.chart.today
        for tick in self.chart.ticks:
            x, wide = self._x(tick.on), words.width(tick.label, 14)
            if x + wide > self.look.width:
                continue
            if today:
                left, right = self._span_of(today)
                if x < right + 4 and x + wide > left - 4:
                    continue
            yield tick

    def _span_of(self, tick: Tick) -> tuple[float, float]:
        x, wide = self._x(tick.on), words.width(tick.label, 15)
        return (x - wide, x) if x + wide > self.look.width else (x, x + wide)

    def _tick(self, tick: Tick, role: str, fill: str, y: float) -> None:
        anchor = "left" if self._x(tick.on) + words.width(tick.label, 15) <= self.look.width else "right"
        row = {"role": role, "fill": fill, "anchor": anchor, "link": ""}
        self.marks.put("ticks", day=self._at(tick.on), y=y, text=words.clean(tick.label), **row)

    def _x(self, on: date) -> float:
        share = self._at(on) / self._day(self.chart.ends_on)
        return self.left + (self.right - self.left) * min(max(share, 0), 1)

    def _row(self, place: _Place) -> None:
        row, marks = place.row, self.marks
        marks.put("lines", x=0, x2=self.look.width, y=place.top, stroke="var(--rule)")
        link = marks.link(row.url, f"{row.label}: {row.status_word}")
        first = place.top + 18 if self.look.is_narrow else place.bar - len(place.lines) * LINE / 2 + 15
        for count, line in enumerate(place.lines):
            fill = LINK if link and not self.look.is_paper else INK
            marks.text(0, first + count * LINE, line, fill=fill, link=link)
        self._bars(place)
        self._status(place)

    def _status(self, place: _Place) -> None:
        row = place.row
        narrow = self.look.is_narrow
        x, y = (0.0, place.bar + 29) if narrow else (self.right + GAP, place.bar + (-4 if row.note else 5))
        self.marks.glyph(x + 8, y - 5, row.status)
        colour = status_colour(row.status)
        room = self.look.width - x - 24
        said = f"{row.status_word}, {row.note}" if narrow and row.note else row.status_word
        self.marks.text(x + 22, y, words.shortened(words.clean(said), room, 15), fill=colour)
        if row.note and not narrow:
            note = words.shortened(words.clean(row.note), room, 14)
            self.marks.text(x + 22, y + 18, note, role="small", fill=SOFT)

    def _bars(self, place: _Place) -> None:
        row = place.row
        if row.planned:
            self._bar(row.planned.begin, row.planned.end, place, OUTLINE, stroke="var(--rule-2)")
        if row.actual:
            known = row.known_until or row.actual.end
            self._known(row, row.actual, min(max(known, row.actual.begin), row.actual.end), place)
        if row.late:
            self._bar(row.late.begin, row.late.end, place, THIN, fill="var(--st-late)")

    def _known(self, row: Row, span: Span, known: date, place: _Place) -> None:
        colour = "var(--st-done)" if row.is_over else "var(--st-running)"
        self._bar(span.begin, known, place, SOLID, fill=colour)
        if known < span.end:
            self._bar(known, span.end, place, SOLID, stroke=colour, fill="var(--ch-band)", dashed=True)
        if row.is_over:
            # Told apart from what still runs without its colour: the end is marked.
            self._bar(span.end, span.end, place, OUTLINE + 3, stroke=colour, fill=colour)

    def _bar(self, begin: date, end: date, place: _Place, half: float, **look: object) -> None:
        days = float(self._day(self.chart.ends_on))
        first, last = (min(max(float(self._at(each)), 0.0), days) for each in (begin, end))
        # A thing of one day is still seen, and stays on the sheet.
        last = max(last, first + days * THINNEST / max(self.right - self.left, 1))
        first -= max(last - days, 0)
        shown = {"fill": "none", "stroke": "none", "dashed": False} | look
        self.marks.put(
            "bars", begin=first, end=min(last, days), y=place.bar - half, y2=place.bar + half, **shown
        )


def _key(said: Words) -> Iterator[tuple[str, str]]:
    yield from (
        ("planned", said.planned),
        ("running", said.running),
        ("unknown", said.unknown),
        ("late", said.late),
        ("over", said.over),
    )


def _sample(sheet: Sheet, kind: str, word: str, x: float, y: float) -> None:
    """A small bar of each kind, with its word."""
    half = {"planned": 7.0, "late": THIN}.get(kind, 5.0)
    fill = {"running": "var(--st-running)", "late": "var(--st-late)", "over": "var(--st-done)"}.get(
        kind, "none"
    )
    stroke = {"planned": "var(--rule-2)", "unknown": "var(--st-running)"}.get(kind)
    dash = "3 3" if kind == "unknown" else None
    sheet.add(
        "rect", x=x + 1, y=y - 5 - half, width=SAMPLE - 2, height=half * 2, fill=fill, stroke=stroke,
        stroke_dasharray=dash,
    )  # fmt: skip
    if kind == "over":
        sheet.add("rect", x=x + SAMPLE - 3, y=y - 14.0, width=3, height=18, fill=fill)
    found = sheet.add("text", x=x + SAMPLE + 8, y=y, fill=SOFT, font_size=14)
    found.text = words.clean(word)
