"""A small writer of SVG: elements, text, shapes, and the frame that names the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring

from samspil.tools.charts.chart import Look
from samspil.tools.charts.paint import (
    DASHED,
    FILLED,
    GLYPHS,
    INK,
    PAPER_FONT,
    ROLES,
    SIZES,
    on_paper,
    status_colour,
)
from samspil.tools.charts.words import clean

GLYPH_SIZE = 20


@dataclass(frozen=True)
class Text:
    """One line of text; `y` is where the letters stand. `said` is what a link is called aloud."""

    x: float
    y: float
    text: str
    role: str = "label"
    fill: str = INK
    anchor: str = "start"
    url: str = ""
    said: str = ""


@dataclass(frozen=True)
class Sheet:
    """What is drawn on: its size, its look, and the elements so far."""

    look: Look
    width: float
    height: float
    root: Element = field(default_factory=lambda: Element("g"))

    def add(self, tag: str, parent: Element | None = None, **attributes: object) -> Element:
        """Attributes in Python spelling: stroke_width; colours as tokens; None is left out."""
        found = SubElement(self.root if parent is None else parent, tag)
        for name, value in attributes.items():
            if value is not None:
                found.set(name.replace("_", "-"), self._said(value))
        if parent is not None and parent.tag == "a":
            # The lines of a label are words of one name, not one long word.
            found.tail = " "
        return found

    def _said(self, value: object) -> str:
        if isinstance(value, float):
            return number(value)
        return on_paper(str(value)) if self.look.is_paper else str(value)

    def link(self, url: str, said: str) -> Element | None:
        """What is drawn into it leads on; paper leads nowhere."""
        if not is_ours(url) or self.look.is_paper:
            return None
        found = self.add("a", href=clean(url))
        if said:
            found.set("aria-label", clean(said))
        return found

    def text(self, each: Text, parent: Element | None = None) -> None:
        holder = parent if parent is not None else self.link(each.url, each.said)
        role = ROLES[each.role]
        found = self.add(
            "text",
            holder,
            x=each.x,
            y=each.y,
            fill=each.fill,
            font_size=role.size,
            font_weight=role.weight if role.weight != 400 else None,
            text_anchor=each.anchor if each.anchor != "start" else None,
        )
        found.text = clean(each.text)

    def glyph(
        self, name: str, at: tuple[float, float], *, colour: str = "", parent: Element | None = None
    ) -> None:
        """The shape of a status, or of a mark, around a point."""
        x, y = at
        size = SIZES.get(name, 16.0)
        scale = size / GLYPH_SIZE
        paint = colour or status_colour(name)
        holder = self.add(
            "g",
            parent,
            transform=f"translate({number(x - size / 2)} {number(y - size / 2)}) scale({number(scale)})",
        )
        for how, path in GLYPHS[name]:
            if how == FILLED:
                self.add("path", holder, d=path, fill=paint, fill_rule="evenodd")
            else:
                dash = DASHED.get(name)
                self.add(
                    "path", holder, d=path, fill="none", stroke=paint, stroke_width=2, stroke_dasharray=dash
                )


def is_ours(url: str) -> bool:
    """Only addresses within the site: `/efforts/7/`, `?area=2`, `#march`."""
    return url[:1] in {"/", "?", "#"} and not url.startswith("//")


def number(value: float) -> str:
    """At most two decimals, and never -0."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def finished(sheet: Sheet, title: str, description: str) -> str:
    """The drawing as text. Without links it is one picture; with links a group that holds them."""
    look = sheet.look
    has_links = sheet.root.find(".//a") is not None
    svg = Element("svg", xmlns="http://www.w3.org/2000/svg")
    svg.set("viewBox", f"0 0 {number(sheet.width)} {number(sheet.height)}")
    svg.set("role", "group" if has_links else "img")
    svg.set("aria-labelledby", f"{look.name}-t {look.name}-d")
    svg.set("class", "ch")
    # The natural size; the style sheet may shrink it, never stretch it.
    svg.set("width", number(sheet.width))
    svg.set("height", number(sheet.height))
    if look.is_paper:
        svg.set("font-family", PAPER_FONT)
    SubElement(svg, "title", id=f"{look.name}-t").text = clean(title)
    SubElement(svg, "desc", id=f"{look.name}-d").text = clean(description)
    svg.append(sheet.root)
    if has_links:
        _hush(sheet.root)
    return tostring(svg, encoding="unicode")


def _hush(root: Element) -> None:
    """Beside the links, what is drawn is said already: in the description and in the table."""
    for each in root:
        if each.tag == "a":
            continue
        if each.find(".//a") is None:
            each.set("aria-hidden", "true")
        else:
            _hush(each)


def legend(sheet: Sheet, top: float, words: Sequence[tuple[str, float]]) -> list[tuple[float, float]]:
    """Where each entry (word, room for its sample) of a key stands: left to right, then the next line."""
    places, x, y = [], 0.0, top
    for _word, room in words:
        if x and x + room > sheet.width:
            x, y = 0.0, y + 24
        places.append((x, y))
        x += room
    return places
