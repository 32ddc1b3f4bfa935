"""A document as a slide deck: what each part says in short, with its text in the speaker's notes."""

import io
import re
from collections.abc import Iterable
from datetime import datetime

import pptx
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Cm, Emu, Length, Pt

from samspil.tools.paper import looks
from samspil.tools.paper.document import Document, Line, Part, Picture, plain
from samspil.tools.paper.drawing import png_bytes
from samspil.tools.paper.packing import repacked
from samspil.tools.paper.word_styles import FONT, LOCALES
from samspil.tools.paper.wording import part_texts

_WIDTH, _HEIGHT, _EDGE = Cm(33.867), Cm(19.05), Cm(2)
_INNER = Emu(_WIDTH - 2 * _EDGE)
_TITLE_SLIDE, _TITLE_AND_TEXT = 0, 1
# More than this does not fit on a slide that is read from the back of a room.
POINTS_ON_A_SLIDE = 6
_LONGEST_NOTES = 8_000
_DRAWN_HEIGHT = re.compile(r'<svg[^>]* height="([\d.]+)"')
TALLEST = 720


def pptx_bytes(document: Document, *, day: str = "") -> bytes:
    """The same bytes for the same content. Parts with nothing in short have no slide."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    _layouts(deck)
    _properties(deck, document)
    _cover(deck, document, day or document.dated_on)
    for part in document.parts:
        _slides(deck, document, part, day or document.dated_on)
    saved = io.BytesIO()
    deck.save(saved)
    return repacked(saved.getvalue())


def _layouts(deck: Presentation) -> None:
    """The template is made for the narrow format; its places go where ours are."""
    for layout in (deck.slide_layouts[_TITLE_SLIDE], deck.slide_layouts[_TITLE_AND_TEXT]):
        for place in layout.placeholders:  # type: ignore[misc]
            index = place.placeholder_format.idx
            if index == 0:
                _put(place, Cm(5) if layout is deck.slide_layouts[_TITLE_SLIDE] else Cm(1.4), Cm(3.2))
            elif index == 1:
                _put(place, Cm(9) if layout is deck.slide_layouts[_TITLE_SLIDE] else Cm(5), Cm(12))


def _put(shape: BaseShape, top: Length, height: Length, width: Length = _INNER) -> None:
    shape.left, shape.top, shape.width, shape.height = _EDGE, top, width, height


def _properties(deck: Presentation, document: Document) -> None:
    properties = deck.core_properties
    properties.title, properties.author = document.title, document.publisher
    properties.last_modified_by = document.publisher
    properties.language = LOCALES.get(document.language, document.language)
    properties.created = properties.modified = datetime.fromisoformat(document.dated_on)


def _cover(deck: Presentation, document: Document, day: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_SLIDE])
    _title(slide, document.title, document.language, 40)
    told = (document.publisher, document.subtitle, day)
    _fill(_body(slide), [each for each in told if each], document.language, 20)
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _rgb(looks.BRAND)
    for frame in (_body(slide), slide.shapes.title.text_frame):
        for run in (run for each in frame.paragraphs for run in each.runs):
            run.font.color.rgb = _rgb("#ffffff")
    slide.notes_slide.notes_text_frame.text = "\n".join(f"{name}: {value}" for name, value in document.facts)


def _slides(deck: Presentation, document: Document, part: Part, day: str) -> None:
    picture = next((each for each in part.blocks if isinstance(each, Picture)), None)
    pieces = list(_pieces(part.points))
    for place, points in enumerate(pieces, start=1):
        slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_AND_TEXT])
        ending = f" ({place}/{len(pieces)})" if len(pieces) > 1 else ""
        _title(slide, part.title + ending, document.language, 32)
        _fill(_body(slide), [plain(each) for each in points], document.language, 22)
        if picture and place == 1 and _can_be_read(picture):
            _draw(slide, picture)
        _foot(slide, f"{document.publisher} · {day} · {len(deck.slides)}", document.language)
        notes = "\n".join(each for each in part_texts(part) if each)
        slide.notes_slide.notes_text_frame.text = notes[:_LONGEST_NOTES]


def _can_be_read(picture: Picture) -> bool:
    """A tall drawing is shrunk until its words are too small for a room; it stands in the other files."""
    height = _DRAWN_HEIGHT.search(picture.svg)
    return height is None or float(height[1]) <= TALLEST


def _pieces(points: tuple[Line, ...]) -> Iterable[tuple[Line, ...]]:
    for start in range(0, len(points), POINTS_ON_A_SLIDE):
        yield points[start : start + POINTS_ON_A_SLIDE]


def _title(slide: Slide, words: str, language: str, size: int) -> None:
    title = slide.shapes.title
    assert title is not None
    _fill(title.text_frame, [words], language, size)
    title.text_frame.paragraphs[0].font.bold = True


def _body(slide: Slide) -> TextFrame:
    frame = slide.placeholders[1].text_frame
    assert isinstance(frame, TextFrame)
    return frame


def _fill(frame: TextFrame, lines: list[str], language: str, size: int) -> None:
    frame.word_wrap = True
    for place, words in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()  # type: ignore[no-untyped-call]
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.name = Pt(size), FONT
        run.font.color.rgb = _rgb(looks.INK)
        run.font._element.set("lang", LOCALES.get(language, language))
        paragraph.space_after = Pt(10)
        paragraph._p.get_or_add_pPr().set("algn", "l")


def _draw(slide: Slide, picture: Picture) -> None:
    """Text at the left, drawing at the right, read in this order."""
    half = Emu((_WIDTH - 3 * _EDGE) // 2)
    _put(slide.placeholders[1], Cm(5), Cm(12), width=half)
    drawn = slide.shapes.add_picture(
        io.BytesIO(png_bytes(picture.svg)), Emu(_EDGE * 2 + half), Cm(5), width=half
    )
    if drawn.height > Cm(12):
        drawn.width, drawn.height = Emu(int(drawn.width * Cm(12) / drawn.height)), Cm(12)
    drawn._element.find(qn("p:nvPicPr")).find(qn("p:cNvPr")).set("descr", picture.alt)


def _foot(slide: Slide, words: str, language: str) -> None:
    """Last in the reading order."""
    box = slide.shapes.add_textbox(_EDGE, Emu(_HEIGHT - Cm(1.6)), _INNER, Cm(1))
    _fill(box.text_frame, [words], language, 11)
    box.text_frame.paragraphs[0].runs[0].font.color.rgb = _rgb(looks.INK_2)


def _rgb(value: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(value.lstrip("#")))  # type: ignore[no-untyped-call]
