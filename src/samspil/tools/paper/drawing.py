"""Drawings made for the screen, put on paper: in colours for white, and as pixels for office files."""

import re
from functools import cache

import typst

from samspil.tools.paper import looks
from samspil.tools.paper.glyphs import fonts

_VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*(?:,\s*([^()]*))?\)")
_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#set text(font: ("IBM Plex Sans", "Libertinus Serif"))
#image(bytes(sys.inputs.svg), format: "svg", width: 480pt)"""
DOTS_PER_INCH = 200.0


def on_white(svg: str) -> str:
    """The drawing with the screen's named colours as they are on white paper."""
    return _VARIABLE.sub(lambda found: looks.TOKENS.get(found[1]) or found[2] or looks.INK, svg)


@cache
def png_bytes(svg: str) -> bytes:
    drawn = typst.Compiler(font_paths=fonts()).compile(
        _PAGE, format="png", ppi=DOTS_PER_INCH, sys_inputs={"svg": on_white(svg)}
    )
    assert isinstance(drawn, bytes)
    return drawn
