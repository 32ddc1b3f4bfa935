"""What python-docx has no word for: links, fields, alternative texts, header rows."""

from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from docx.shape import InlineShape
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from samspil.tools.paper import looks
from samspil.tools.paper.document import Line, Run
from samspil.tools.paper.word_styles import LOCALES, colour


def styled(paragraph: Paragraph, name: str) -> Paragraph:
    """Looking a style up by its name takes milliseconds; its key is the name without spaces."""
    paragraph._p.style = name.replace(" ", "")
    return paragraph


def write(paragraph: Paragraph, runs: Line) -> Paragraph:
    for run in runs:
        written = paragraph.add_run(run.text)
        _look(written, run)
        if run.link:
            _link(paragraph, written, run.link)
    return paragraph


def _look(written: WordRun, run: Run) -> None:
    written.bold = True if run.bold or run.tone else None
    written.italic = True if run.italic else None
    if run.tone in looks.COLOURS:
        written.font.color.rgb = colour(looks.COLOURS[run.tone])
    if run.language:
        said = OxmlElement("w:lang")
        said.set(qn("w:val"), LOCALES.get(run.language, run.language))
        written._element.get_or_add_rPr().append(said)


def _link(paragraph: Paragraph, written: WordRun, address: str) -> None:
    written.font.underline = True
    written.font.color.rgb = colour(looks.ACTION)
    place = OxmlElement("w:hyperlink")
    place.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.replace(written._element, place)
    place.append(written._element)


def field(paragraph: Paragraph, code: str, shown: str = "1") -> None:
    """A value that the program works out, with what it shows until then."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "code":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._element.append(instruction)
        elif kind != "shown":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)


def repeat_on_each_page(row: _Row) -> None:
    """Says that the row holds the names of the columns, to readers and to screen readers."""
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)


def keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def rule(table: Table) -> None:
    """Lines between the rows, as in the house's own tables; none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for side, size, shade in (
        ("top", "12", looks.INK),
        ("bottom", "4", looks.RULE),
        ("insideH", "4", looks.RULE),
    ):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", shade.lstrip("#"))):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def restart(paragraph: Paragraph) -> int:
    """Begin to count anew; gives the number of the new count, for the lines that follow."""
    style = paragraph.style
    assert style is not None
    counted = style.element.pPr.numPr.numId.val
    part = paragraph.part
    assert isinstance(part, DocumentPart)
    numbering = part.numbering_part.element
    abstract = next(each for each in numbering.num_lst if each.numId == counted).abstractNumId.val
    count = numbering.add_num(abstract)
    count.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(count.numId)


def count_by(paragraph: Paragraph, count: int) -> None:
    numbered = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbered.get_or_add_numId().val = count
    numbered.get_or_add_ilvl().val = 0


def new_page(word: Word) -> None:
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def describe(shape: InlineShape, words: str) -> None:
    shape._inline.docPr.set("descr", words)
