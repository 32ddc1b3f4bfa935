"""A document as DOCX, which officers can go on writing in."""

import io
from datetime import datetime

import docx
from docx.document import Document as Word
from docx.table import Table as WordTable

from samspil.tools.paper.document import (
    Block,
    Document,
    Heading,
    Line,
    ListOf,
    Note,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Run,
    Table,
    Terms,
)
from samspil.tools.paper.drawing import png_bytes
from samspil.tools.paper.packing import repacked
from samspil.tools.paper.word_parts import (
    count_by,
    describe,
    field,
    keep_whole,
    new_page,
    repeat_on_each_page,
    restart,
    rule,
    styled,
    write,
)
from samspil.tools.paper.word_styles import CELL, FACT, LEAD, LOCALES, NOTE, SMALL, TEXT_WIDTH, set_styles

_LOOKS = {"lead": LEAD, "small": SMALL}


def docx_bytes(document: Document, *, day: str = "", proof: str = "") -> bytes:
    """The same bytes for the same content."""
    word = docx.Document()
    set_styles(word, document.language)
    _properties(word, document)
    _margins(word, document, day or document.dated_on, proof)
    _cover(word, document, proof)
    for part in document.parts:
        _part(word, part)
    saved = io.BytesIO()
    word.save(saved)
    return repacked(saved.getvalue())


def _properties(word: Word, document: Document) -> None:
    properties = word.core_properties
    moment = datetime.fromisoformat(document.dated_on)
    properties.title, properties.author = document.title, document.publisher
    properties.last_modified_by, properties.comments = document.publisher, ""
    properties.language = LOCALES.get(document.language, document.language)
    properties.created = properties.modified = moment


def _margins(word: Word, document: Document, day: str, proof: str) -> None:
    section = word.sections[0]
    section.header.paragraphs[0].text = f"{document.publisher} · {document.title}\t{day}"
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        before, _page, rest = document.labels.page.partition("{page}")
        between, _pages, after = rest.partition("{pages}")
        line.add_run(f"{proof}\t{before}" if footer is section.footer else f"\t{before}")
        field(line, "PAGE")
        line.add_run(between)
        field(line, "NUMPAGES")
        line.add_run(after)


def _cover(word: Word, document: Document, proof: str) -> None:
    styled(word.add_paragraph(document.publisher), LEAD)
    styled(word.add_paragraph(document.title), "Title")
    if document.subtitle:
        styled(word.add_paragraph(document.subtitle), "Subtitle")
    for name, value in document.facts:
        write(styled(word.add_paragraph(), FACT), (Run(f"{name}: ", bold=True), Run(value)))
    if proof:
        styled(word.add_paragraph(proof), SMALL)
    if len(document.parts) > 1:
        write(styled(word.add_paragraph(), LEAD), (Run(document.labels.contents, bold=True),))
        names = "\n".join(part.title for part in document.parts)
        field(word.add_paragraph(), 'TOC \\o "1-2" \\h \\z \\u', shown=names)
        new_page(word)


def _part(word: Word, part: Part) -> None:
    styled(word.add_paragraph(part.title), "Heading 1")
    for point in part.points:
        write(styled(word.add_paragraph(), "List Bullet"), point)
    for block in part.blocks:
        _block(word, block)


def _block(word: Word, block: Block) -> None:
    match block:
        case Heading():
            styled(word.add_paragraph(block.text), f"Heading {block.level}")
        case Paragraph():
            write(styled(word.add_paragraph(), _LOOKS.get(block.look, "Normal")), block.runs)
        case Note():
            title = (Run(f"{block.title} ", bold=True),) if block.title else ()
            write(styled(word.add_paragraph(), NOTE), (*title, *block.runs))
        case PageBreak():
            new_page(word)
        case _:
            _large(word, block)


def _large(word: Word, block: ListOf | Terms | Table | Picture) -> None:
    match block:
        case ListOf():
            _list(word, block)
        case Terms():
            for name, runs in block.rows:
                write(styled(word.add_paragraph(), FACT), (Run(f"{name}: ", bold=True), *runs))
        case Table():
            _table(word, block)
        case Picture():
            _picture(word, block)


def _list(word: Word, block: ListOf) -> None:
    count = 0
    for item in block.items:
        written = write(
            styled(word.add_paragraph(), "List Number" if block.is_ordered else "List Bullet"), item
        )
        if block.is_ordered:
            count = count or restart(written)
            count_by(written, count)


def _table(word: Word, block: Table) -> None:
    styled(word.add_paragraph(block.caption), "Caption")
    shares = block.widths or (1,) * len(block.header)
    widths = [int(TEXT_WIDTH * share / sum(shares)) for share in shares]
    table = word.add_table(rows=1 + len(block.rows), cols=len(block.header))
    table.autofit = False
    rule(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    header = tuple((Run(name, bold=True),) for name in block.header)
    _rows(table, (header, *block.rows), widths)
    repeat_on_each_page(table.rows[0])
    styled(word.add_paragraph(), SMALL)


def _rows(table: WordTable, rows: tuple[tuple[Line, ...], ...], widths: list[int]) -> None:
    for row, content in zip(table.rows, rows, strict=True):
        keep_whole(row)
        for cell, runs, width in zip(row.cells, content, widths, strict=True):
            cell.width = width
            write(styled(cell.paragraphs[0], CELL), runs)


def _picture(word: Word, block: Picture) -> None:
    shape = word.add_picture(io.BytesIO(png_bytes(block.svg)), width=TEXT_WIDTH)
    describe(shape, block.alt)
    if block.caption:
        styled(word.add_paragraph(block.caption), "Caption")
