"""What every chart is: a message, a table that says the same, and a drawing of both."""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, Protocol

# A page shows one of the two drawings; paper takes its own width.
WIDE, PHONE, PAPER = 1040, 336, 680
# What an A4 page holds of a drawing as wide as its text, beneath a heading and over a caption.
TALLEST = 820.0
_SIZE = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"')


@dataclass(frozen=True)
class Cell:
    """One field of a table; `url` when the mark it stands for leads on."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Table:
    """The twin: everything the drawing says, in rows. The first cell of a row names it."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Look:
    """How a drawing is asked for: how wide, for paper or screen, under which name on its page."""

    width: int = WIDE
    is_paper: bool = False
    name: str = "chart"

    @property
    def is_narrow(self) -> bool:
        return self.width < 560


SCREEN = Look()
# Where a page shows which drawing: w on a wide screen, n on a narrow one; a name without a place on both.
TWO_WIDTHS = (("w", WIDE), ("n", PHONE))
ONE_WIDTH = (("", WIDE),)
Widths = tuple[tuple[str, int], ...]


class Chart(Protocol):
    """`title` is the finding and `description` the message in words: what a screen reader says."""

    widths: ClassVar[Widths]

    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...

    def table(self) -> Table: ...

    @property
    def length(self) -> int:
        """Of so many things that one may part; 1 for what stays whole."""

    def part(self, begin: int, end: int) -> "Chart":
        """The same with these of its things alone."""

    def svg(self, look: Look = SCREEN) -> str: ...


def for_paper(chart: Chart, width: int = PAPER) -> str:
    """The same drawing to stand alone: its own colours and font sizes, no links."""
    return chart.svg(Look(width, is_paper=True))


def on_pages(chart: Chart, width: int = PAPER, tallest: float = TALLEST) -> list[str]:
    """The drawing on paper, in as few pieces as there are pages needed for it."""
    found: list[str] = []
    begin = 0
    while begin < chart.length or not found:
        end, drawn = _fitting(chart, begin, width, tallest)
        found.append(drawn)
        begin = end
    return found


def _fitting(chart: Chart, begin: int, width: int, tallest: float) -> tuple[int, str]:
    """As much as fits from there on, and at least one thing: up to which, and its drawing."""
    end = chart.length
    drawn = for_paper(chart.part(begin, end) if begin else chart, width)
    while (tall := _height_at(drawn, width)) > tallest and end - begin > 1:
        end = begin + max(1, min(int((end - begin) * tallest / tall), end - begin - 1))
        drawn = for_paper(chart.part(begin, end), width)
    while end < chart.length:
        more = for_paper(chart.part(begin, end + 1), width)
        if _height_at(more, width) > tallest:
            break
        end, drawn = end + 1, more
    return end, drawn


def _height_at(svg: str, width: int) -> float:
    """How tall it is where it is shown so wide; a map keeps the width of its columns."""
    said = _SIZE.search(svg)
    assert said is not None
    return float(said[2]) * width / float(said[1])


def content_key(chart: Chart, look: Look) -> str:
    """Equal charts, drawn by the same code, have equal keys: what a drawing is stored under."""
    said = f"{_edition()}|{look!r}|{type(chart).__name__}|{chart!r}"
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _edition() -> str:
    """Changes with the code and the specifications, so that nobody meets yesterday's drawing."""
    home = Path(__file__).parent
    files = sorted(path for path in home.rglob("*") if path.suffix in {".py", ".json"})
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
