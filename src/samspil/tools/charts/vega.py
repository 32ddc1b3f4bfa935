"""Fills a specification with data, has it drawn, and copies the marks onto our own sheet.

Nothing the drawing engine writes reaches a page as it is: only the kinds of mark named here, with the
attributes named here. Addresses and names of shapes travel as numbers and tokens and are put in afterwards.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from samspil.tools.charts.paint import ROLES
from samspil.tools.charts.pen import Sheet, number

SPECS = Path(__file__).parent / "specs"
LINK, GLYPH = "https://link.invalid/", "glyph:"
_SVG, _HREF = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
_MOVED = re.compile(r"translate\((-?[\d.e-]+),(-?[\d.e-]+)\)")
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_KEPT = ("fill", "stroke", "stroke-width", "stroke-dasharray")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Link:
    url: str
    said: str


@dataclass
class Marks:
    """What is to be drawn: rows by data set, and the parameters of the scales."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def put(self, name: str, **row: Any) -> None:
        self.rows.setdefault(name, []).append(row)

    def link(self, url: str, said: str) -> str:
        """What a mark carries instead of its address."""
        if not url:
            return ""
        self.links.append(Link(url, said))
        return f"{LINK}{len(self.links) - 1}"

    def text(self, x: float, y: float, text: str, *, role: str = "label", fill: str, **more: str) -> None:
        row = {"anchor": "left", "link": ""} | more
        self.put("texts", x=x, y=y, text=text, role=role, fill=fill, **row)

    def glyph(self, x: float, y: float, name: str, colour: str = "") -> None:
        """A shape, in a colour of its own where one is given."""
        self.put("glyphs", x=x, y=y, glyph=f"{GLYPH}{name}{colour and '|'}{colour}")


def draw(name: str, marks: Marks, sheet: Sheet, **params: float) -> None:
    """Raises ValueError when the engine cannot draw it."""
    spec = deepcopy(_compiled(name))
    spec["width"], spec["height"] = sheet.width, sheet.height
    for each in spec["data"]:
        if "source" not in each:
            each["values"] = marks.rows.get(each["name"], [])
    for each in spec.get("signals", []):
        each["value"] = params.get(each["name"], each.get("value"))
    drawn = _engine().vega_to_svg(spec)
    # Written by the engine in our own process, from a specification of ours.
    _copy(fromstring(drawn), sheet, marks.links)  # noqa: S314


def warm() -> None:
    """The first drawing of a process takes a second or two, all others some milliseconds."""
    for path in sorted(SPECS.glob("*.json")):
        _engine().vega_to_svg(_compiled(path.stem))


@cache
def _compiled(name: str) -> dict[str, Any]:
    spec = json.loads((SPECS / f"{name}.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = _engine().vegalite_to_vega(spec)
    return found


def _engine() -> Any:
    import vl_convert  # noqa: PLC0415 - heavy, and few pages need it

    return vl_convert


def _copy(drawn: Element, sheet: Sheet, links: Sequence[Link]) -> None:
    last, holder = "", None
    for mark, address, shift in _marks(drawn, "", (0.0, 0.0)):
        if address != last:
            last = address
            link = links[int(address.removeprefix(LINK))] if address else None
            holder = sheet.link(link.url, link.said) if link else None
        _copy_mark(mark, shift, sheet, holder)


def _marks(
    parent: Element, address: str, shift: tuple[float, float]
) -> Iterator[tuple[Element, str, tuple[float, float]]]:
    """Every mark in the order drawn, with what it leads to and how far its groups have moved it."""
    for each in parent:
        tag = each.tag.removeprefix(_SVG)
        if each.get("class") in {"background", "foreground"}:
            continue
        if tag in {"g", "a"}:
            yield from _marks(each, each.get(_HREF, "") or address, _plus(shift, _moved(each)))
        elif tag in {"path", "line", "text"}:
            yield each, address, _plus(shift, _moved(each))


def _moved(each: Element) -> tuple[float, float]:
    found = _MOVED.search(each.get("transform", ""))
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _plus(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return one[0] + other[0], one[1] + other[1]


def _copy_mark(mark: Element, at: tuple[float, float], sheet: Sheet, holder: Element | None) -> None:
    fill = mark.get("fill", "")
    if fill.startswith(GLYPH):
        name, _, colour = fill.removeprefix(GLYPH).partition("|")
        sheet.glyph(name, at, colour=colour, parent=holder)
        return
    kept = {name.replace("-", "_"): mark.get(name) for name in _KEPT}
    match mark.tag.removeprefix(_SVG):
        case "text":
            _copy_text(mark, at, sheet, holder)
        case "line":
            x, y = at
            ends = {"x1": x, "y1": y, "x2": x + _float(mark, "x2"), "y2": y + _float(mark, "y2")}
            sheet.add("line", holder, **ends, **kept)
        case "path":
            moved = f"translate({number(at[0])} {number(at[1])})" if at != (0.0, 0.0) else None
            path = _NUMBER.sub(lambda found: number(float(found[0])), mark.get("d", ""))
            sheet.add("path", holder, d=path, transform=moved, **({"fill": "none"} | _said(kept)))


def _copy_text(mark: Element, at: tuple[float, float], sheet: Sheet, holder: Element | None) -> None:
    """The role travels as the font's name."""
    role = ROLES[mark.get("font-family", "label")]
    anchor = mark.get("text-anchor")
    found = sheet.add(
        "text",
        holder,
        x=at[0],
        y=at[1],
        fill=mark.get("fill"),
        font_size=role.size,
        font_weight=role.weight if role.weight != 400 else None,
        text_anchor=anchor if anchor != "start" else None,
    )
    found.text = mark.text


def _said(attributes: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in attributes.items() if value is not None}


def _float(mark: Element, name: str) -> float:
    return float(mark.get(name, "0"))
