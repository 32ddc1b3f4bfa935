"""What a document is made of: plain values, without any markup, that every writer can show."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

# Controls, half characters, and marks that make a text read otherwise than it is written.
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff]"
)
# Not \s: a space that must not break stays one.
_SPACE = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029 ]+")
_LINES = re.compile("[\n\x0b\x0c\r\x85\u2028\u2029]+")
_LINK = re.compile(r"(https?://|mailto:)[^\s<>\"\x00-\x1f]+\Z")
DEEPEST = 4


class Unfit(ValueError):
    """A document that could not be shown properly, or not to everyone."""


def clean(text: str) -> str:
    """The text as one line that any writer can show."""
    return _SPACE.sub(" ", _HARMFUL.sub("", text))


@dataclass(frozen=True)
class Run:
    """Words in one look. `tone` names a status; a writer draws its shape and colour beside the words."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    language: str = ""
    tone: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text))
        if self.link and not _LINK.match(self.link):
            raise Unfit(f"{self.link!r} is no address a document may lead to.")


Line = tuple[Run, ...]


def line(text: str | Run | Iterable[Run]) -> Line:
    if isinstance(text, str):
        return (Run(text),)
    return (text,) if isinstance(text, Run) else tuple(text)


def plain(runs: Line) -> str:
    return "".join(run.text for run in runs).strip()


@dataclass(frozen=True)
class Heading:
    """Below the title of its part, which is level 1."""

    text: str
    level: int = 2
    kind: str = field(default="heading", init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", clean(self.text).strip())
        if not self.text or not 2 <= self.level <= DEEPEST:
            raise Unfit(f"A heading needs words and a level from 2 to {DEEPEST}.")


@dataclass(frozen=True)
class Paragraph:
    runs: Line
    look: str = ""  # "", "lead" or "small"
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True)
class ListOf:
    items: tuple[Line, ...]
    is_ordered: bool = False
    kind: str = field(default="list", init=False)


@dataclass(frozen=True)
class Terms:
    """Short facts: a name, and what holds."""

    rows: tuple[tuple[str, Line], ...]
    kind: str = field(default="terms", init=False)


@dataclass(frozen=True)
class Table:
    """`widths` are shares of the page, one for each column; none for equal ones."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    widths: tuple[int, ...] = ()
    kind: str = field(default="table", init=False)

    def __post_init__(self) -> None:
        if not self.caption.strip() or not all(each.strip() for each in self.header):
            raise Unfit("A table needs a caption and a name for each column.")
        if any(len(row) != len(self.header) for row in self.rows):
            raise Unfit("Each row of a table has a cell for each column.")
        if self.widths and len(self.widths) != len(self.header):
            raise Unfit("Widths are given for each column or for none.")

    @property
    def labelled(self) -> tuple[tuple[tuple[str, Line], ...], ...]:
        """The rows, each cell with the name of its column, for where a row is shown as a block."""
        return tuple(tuple(zip(self.header, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class Picture:
    """A drawing, and the same in words for who does not see it."""

    svg: str
    alt: str
    caption: str = ""
    kind: str = field(default="picture", init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "alt", clean(self.alt).strip())
        if not self.alt:
            raise Unfit("A picture needs words for who does not see it.")


@dataclass(frozen=True)
class Note:
    """Something to know before one reads on."""

    runs: Line
    title: str = ""
    kind: str = field(default="note", init=False)


@dataclass(frozen=True)
class PageBreak:
    kind: str = field(default="break", init=False)


Block = Heading | Paragraph | ListOf | Terms | Table | Picture | Note | PageBreak


@dataclass(frozen=True)
class Part:
    """A chapter. `points` say it in short: they open the chapter, and they are its slide."""

    title: str
    points: tuple[Line, ...] = ()
    blocks: tuple[Block, ...] = ()
    key: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise Unfit("A part needs a title.")
        level = 1
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level > level + 1:
                    raise Unfit(f"The heading “{block.text}” skips a level.")
                level = block.level


@dataclass(frozen=True)
class Labels:
    """The writers' own words, in the document's language. A letter is too short for a list of `contents`."""

    contents: str = "Contents"
    page: str = "Page {page} of {pages}"
    in_short: str = "In short"
    proof: str = "Content hash"


@dataclass(frozen=True)
class Document:
    """`dated_on` is an ISO date; `facts` stand on the cover."""

    title: str
    language: str
    publisher: str
    dated_on: str
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    labels: Labels = field(default_factory=Labels)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", clean(self.title).strip())
        if not self.title or not self.language:
            raise Unfit("A document needs a title and a language.")


def paragraphs(text: str, look: str = "") -> tuple[Paragraph, ...]:
    """What a person typed, as paragraphs at its line breaks."""
    lines = (each.strip() for each in _LINES.split(text))
    return tuple(Paragraph((Run(each),), look) for each in lines if each)
