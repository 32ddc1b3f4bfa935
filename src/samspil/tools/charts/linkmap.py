"""What hangs on what: boxes in columns, and between them lines that say which kind of link they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from samspil.tools.charts import words
from samspil.tools.charts.chart import ONE_WIDTH, SCREEN, Cell, Look, Table, Widths
from samspil.tools.charts.paint import INK, LINK, SOFT, status_colour
from samspil.tools.charts.pen import Sheet, Text, finished, legend, number

BOX, GUTTER, PAD, LINE, APART = 205.0, 72.0, 10.0, 19.0, 14.0
HEAD, SAMPLE, SHORTEST = 34.0, 40.0, 120.0


class Kind(StrEnum):
    """Each has its own stroke, so that no link is told by colour alone."""

    CARRIES_OUT = "carries_out"
    TOWARDS = "towards"
    INHERITS = "inherits"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


# Dash and thickness of the line.
STROKES = {
    Kind.CARRIES_OUT: ("", 2.0),
    Kind.TOWARDS: ("", 1.0),
    Kind.INHERITS: ("8 4", 2.0),
    Kind.BLOCKED: ("2 3", 3.0),
    Kind.UNBLOCKED: ("10 3 2 3", 2.0),
}


@dataclass(frozen=True)
class Node:
    """`what` is its sort in a word: statement, effort, goal, action; `status` draws a shape before it."""

    key: str
    column: int
    what: str
    label: str
    url: str = ""
    status: str = ""
    status_word: str = ""


@dataclass(frozen=True)
class Link:
    source: str
    target: str
    kind: Kind


@dataclass(frozen=True)
class LinkMap:
    widths: ClassVar[Widths] = ONE_WIDTH

    title: str
    description: str
    header: tuple[str, str, str]
    columns: tuple[str, ...]
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    kinds: tuple[tuple[Kind, str], ...]

    def table(self) -> Table:
        """One row for each link: from, how, to. What has none stands alone."""
        named = {node.key: node for node in self.nodes}
        word = dict(self.kinds)
        rows = [
            (_cell(named[each.source]), Cell(word[each.kind]), _cell(named[each.target]))
            for each in self.links
        ]
        linked = {key for each in self.links for key in (each.source, each.target)}
        rows += [(_cell(node), Cell(""), Cell("")) for node in self.nodes if node.key not in linked]
        return Table(self.header, tuple(rows))

    @property
    def length(self) -> int:
        return len(self._first())

    def part(self, begin: int, end: int) -> "LinkMap":
        """Of the first column; with it what it is linked to, also where another part has it too."""
        return self._around({node.key for node in self._first()[begin:end]})

    def _first(self) -> list[Node]:
        return [node for node in self.nodes if node.column == 0]

    def _around(self, keys: set[str]) -> "LinkMap":
        links = tuple(each for each in self.links if {each.source, each.target} & keys)
        kept = keys | {key for each in links for key in (each.source, each.target)}
        return replace(self, nodes=tuple(each for each in self.nodes if each.key in kept), links=links)

    def svg(self, look: Look = SCREEN) -> str:
        return _Drawing(self, look).svg()


def _cell(node: Node) -> Cell:
    return Cell(f"{node.what}: {node.label}", node.url)


@dataclass(frozen=True)
class _Box:
    node: Node
    x: float
    y: float
    wide: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return LINE * (len(self.lines) + 1) + PAD * 2

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


class _Drawing:
    """Columns keep their natural width: a narrow page scrolls, since half a map says nothing."""

    def __init__(self, chart: LinkMap, look: Look) -> None:
        self.chart, self.look = chart, look
        count = max(len(chart.columns), 1)
        fair = (look.width - GUTTER * (count - 1)) / count
        self.wide = min(max(fair, SHORTEST if look.is_paper else BOX), 300.0)
        self.gutter = max(
            GUTTER * (0.4 if look.is_paper else 1), (look.width - self.wide * count) / max(count - 1, 1)
        )
        self.gutter = min(self.gutter, 190.0)
        self.boxes = {box.node.key: box for box in self._placed()}

    def svg(self) -> str:
        chart = self.chart
        count = max(len(chart.columns), 1)
        width = self.wide * count + self.gutter * (count - 1)
        bottom = max((box.y + box.height for box in self.boxes.values()), default=HEAD)
        used = {each.kind for each in chart.links}
        entries = [(kind, word) for kind, word in chart.kinds if kind in used]
        probe = Sheet(self.look, width, 0.0)
        seats = legend(
            probe, bottom + 34, [(word, SAMPLE + 30 + words.width(word, 14)) for _k, word in entries]
        )
        sheet = Sheet(self.look, width, (seats[-1][1] if seats else bottom) + 12)
        for number_, name in enumerate(chart.columns):
            sheet.text(
                Text(self._left(number_), 18, words.shortened(words.clean(name), self.wide, 15), "strong")
            )
        for each in chart.links:
            self._line(sheet, each)
        for box in self.boxes.values():
            self._box(sheet, box)
        for (kind, word), (x, y) in zip(entries, seats, strict=True):
            _stroke(sheet, kind, f"M{number(x)} {number(y - 5)}H{number(x + SAMPLE)}")
            _arrow(sheet, x + SAMPLE, y - 5, 1)
            sheet.text(Text(x + SAMPLE + 10, y, word, "small", SOFT))
        return finished(sheet, chart.title, chart.description)

    def _left(self, column: int) -> float:
        return column * (self.wide + self.gutter)

    def _placed(self) -> list[_Box]:
        """The fullest column stands from the top; every other box beside what it is linked to."""
        columns = self._columns()
        if not columns:
            return []
        tallest = max(range(len(columns)), key=lambda each: _tall(columns[each]))
        middles = {box.node.key: box.middle for box in columns[tallest]}
        away = sorted(range(len(columns)), key=lambda each: abs(each - tallest))
        for number_ in away[1:]:
            columns[number_] = list(self._beside(columns[number_], middles))
            middles |= {box.node.key: box.middle for box in columns[number_]}
        return [box for column in columns for box in column]

    def _columns(self) -> list[list[_Box]]:
        """From left to right, each in the order of what it is linked to in the columns before."""
        seen: dict[str, float] = {}
        found = []
        for column in range(len(self.chart.columns)):
            members = [node for node in self.chart.nodes if node.column == column]
            boxes = list(self._stacked(sorted(members, key=lambda each: self._pull(each, seen)), column))
            seen |= {box.node.key: box.middle for box in boxes}
            found.append(boxes)
        return found

    def _stacked(self, nodes: Sequence[Node], column: int) -> Iterator[_Box]:
        y = HEAD
        for node in nodes:
            found = tuple(words.lines(node.label, self.wide - PAD * 2, 14, 4))
            box = _Box(node, self._left(column), y, self.wide, found)
            y += box.height + APART
            yield box

    def _beside(self, boxes: Sequence[_Box], middles: dict[str, float]) -> Iterator[_Box]:
        """As near to its neighbours as the box above leaves room for."""
        y = HEAD
        for box in sorted(boxes, key=lambda each: self._pull(each.node, middles)):
            wanted = self._pull(box.node, middles)
            top = y if wanted == float("inf") else max(y, wanted - box.height / 2)
            yield replace(box, y=top)
            y = top + box.height + APART

    def _pull(self, node: Node, seen: dict[str, float]) -> float:
        """The mean height of its neighbours so far; those without keep their order, at the end."""
        near = [
            seen[other]
            for each in self.chart.links
            for one, other in ((each.source, each.target), (each.target, each.source))
            if one == node.key and other in seen
        ]
        return sum(near) / len(near) if near else float("inf")

    def _line(self, sheet: Sheet, link: Link) -> None:
        """From the edge of one box to the edge of the other; the arrow stands at what is served."""
        source, target = self.boxes[link.source], self.boxes[link.target]
        if source.x == target.x:
            self._loop(sheet, link, source, target)
            return
        way = 1 if target.x > source.x else -1
        x1 = source.x + (source.wide if way > 0 else 0)
        x2 = target.x + (0 if way > 0 else target.wide) - 8 * way
        bend = (x2 - x1) / 2
        curve = (x1 + bend, source.middle, x2 - bend, target.middle, x2, target.middle)
        path = f"M{number(x1)} {number(source.middle)}C{' '.join(number(each) for each in curve)}"
        _stroke(sheet, link.kind, path)
        _arrow(sheet, x2 + 8 * way, target.middle, way)

    def _loop(self, sheet: Sheet, link: Link, source: _Box, target: _Box) -> None:
        x = source.x + source.wide
        out = min(self.gutter * 0.45, 48.0)
        curve = (x + out, source.middle, x + out, target.middle, x + 8, target.middle)
        path = f"M{number(x)} {number(source.middle)}C{' '.join(number(each) for each in curve)}"
        _stroke(sheet, link.kind, path)
        _arrow(sheet, x, target.middle, -1)

    def _box(self, sheet: Sheet, box: _Box) -> None:
        node = box.node
        sheet.add(
            "rect", x=box.x, y=box.y, width=box.wide, height=box.height, rx=3, fill="var(--paper)",
            stroke="var(--rule-2)", stroke_width=1,
        )  # fmt: skip
        y = box.y + PAD + 13
        left = box.x + PAD
        said = f"{node.what} · {node.status_word}" if node.status_word else node.what
        if node.status:
            sheet.glyph(node.status, (left + 8, y - 5))
        head = words.shortened(words.clean(said), box.wide - PAD * 2 - (22 if node.status else 0), 14)
        fill = status_colour(node.status) if node.status else SOFT
        sheet.text(Text(left + (22 if node.status else 0), y, head, "small", fill))
        holder = sheet.link(node.url, f"{node.what}: {node.label}")
        for count, line in enumerate(box.lines, 1):
            colour = LINK if holder is not None else INK
            sheet.text(Text(left, y + count * LINE, line, "small", colour), holder)


def _tall(boxes: Sequence[_Box]) -> float:
    return boxes[-1].y + boxes[-1].height if boxes else 0.0


def _stroke(sheet: Sheet, kind: Kind, path: str) -> None:
    dash, thick = STROKES[kind]
    sheet.add("path", d=path, fill="none", stroke=SOFT, stroke_width=thick, stroke_dasharray=dash or None)


def _arrow(sheet: Sheet, x: float, y: float, way: int) -> None:
    back = x - 9 * way
    path = f"M{number(x)} {number(y)}L{number(back)} {number(y - 5)}V{number(y + 5)}z"
    sheet.add("path", d=path, fill=SOFT)
