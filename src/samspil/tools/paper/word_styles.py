"""How a DOCX looks: real styles, so that an officer changes the look in one place."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from samspil.tools.paper import looks

# On every machine that opens the file; ours is not, and would be replaced by just anything.
FONT = "Arial"
_SIZES = {"Title": 26, "Subtitle": 13, "Heading 1": 18, "Heading 2": 13, "Heading 3": 11, "Heading 4": 10.5}
NOTE, LEAD, SMALL, CELL, FACT = "Note", "Lead", "Small", "Cell", "Fact"
TEXT_WIDTH = Cm(16)


def colour(value: str) -> RGBColor:
    return RGBColor.from_string(value.lstrip("#").upper())


def set_styles(word: Word, language: str) -> None:
    _page(word)
    _language(word, language)
    normal = _style(word, "Normal")
    _font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.2
    for name, size in _SIZES.items():
        style = _style(word, name)
        _font(style, size)
        style.font.bold = name != "Subtitle"
        style.font.italic = False
        style.font.color.rgb = colour(looks.INK_2 if name == "Subtitle" else looks.INK)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt(18 if name == "Heading 1" else 12)
        style.paragraph_format.space_after = Pt(6)
    _plain_title(_style(word, "Title"))
    _close_letters(_style(word, "Subtitle"))
    for name in ("Header", "Footer"):
        _margin(_style(word, name))
    _caption(_style(word, "Caption"))
    for name, size in ((NOTE, 10.5), (LEAD, 12), (SMALL, 9), (CELL, 9.5), (FACT, 10.5)):
        _own(word, name, size)


def _style(word: Word, name: str) -> ParagraphStyle:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _own(word: Word, name: str, size: float) -> None:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = word.styles["Normal"]
    _font(style, size)
    if name == NOTE:
        _frame(style)
    if name in (CELL, FACT):
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(2)


def _frame(style: ParagraphStyle) -> None:
    """A line at the left and a tint behind."""
    format = style.element.get_or_add_pPr()
    border, left, shade = (OxmlElement(each) for each in ("w:pBdr", "w:left", "w:shd"))
    for key, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", looks.ACTION.lstrip("#"))):
        left.set(qn(f"w:{key}"), value)
    border.append(left)
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", looks.TINT.lstrip("#"))):
        shade.set(qn(f"w:{key}"), value)
    format.append(border)
    format.append(shade)


def _plain_title(style: ParagraphStyle) -> None:
    """Word's own title has a blue line under it."""
    format = style.element.get_or_add_pPr()
    for border in format.findall(qn("w:pBdr")):
        format.remove(border)


def _close_letters(style: ParagraphStyle) -> None:
    format = style.element.get_or_add_rPr()
    for spacing in format.findall(qn("w:spacing")):
        format.remove(spacing)


def _margin(style: ParagraphStyle) -> None:
    """One tab takes what follows to the right edge."""
    _font(style, 8.5)
    style.font.color.rgb = colour(looks.INK_2)
    tabs = style.paragraph_format.tab_stops
    tabs.clear_all()
    tabs.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _caption(style: ParagraphStyle) -> None:
    _font(style, 9)
    style.font.color.rgb = colour(looks.INK_2)
    style.paragraph_format.keep_with_next = True


def _font(style: ParagraphStyle, size: float) -> None:
    style.font.name = FONT
    style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # A theme's font would win over the one named.
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def _page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    section.different_first_page_header_footer = True


def _language(word: Word, language: str) -> None:
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    assert defaults is not None
    for known in defaults.findall(qn("w:lang")):
        defaults.remove(known)
    said = OxmlElement("w:lang")
    for key in ("val", "eastAsia", "bidi"):
        said.set(qn(f"w:{key}"), LOCALES.get(language, language))
    defaults.append(said)


LOCALES = {"da": "da-DK", "nl": "nl-NL", "en": "en-GB"}
