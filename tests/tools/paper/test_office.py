"""DOCX and PPTX open where officers open them, and a screen reader finds its way in them."""

import io

import docx
import pptx
from docx.oxml.ns import qn

from make import paper as make
from samspil.tools.paper.document import line, plain
from samspil.tools.paper.docx_file import docx_bytes
from samspil.tools.paper.pptx_file import POINTS_ON_A_SLIDE, pptx_bytes
from samspil.tools.paper.wording import texts

EVIL = "#x *b* $a$ </w:t> & ]]> \x00\x0b\x1b \u202eהיי 😀 中"


def word(document):
    return docx.Document(io.BytesIO(docx_bytes(document, day="3. juni 2026", proof="3fa2")))


def deck(document):
    return pptx.Presentation(io.BytesIO(pptx_bytes(document, day="3. juni 2026")))


def test_a_docx_carries_every_word():
    document = make.document(make.part(said=EVIL))
    found = word(document)
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    read = "".join("".join([*(each.text for each in found.paragraphs), *cells]).split())

    assert [each for each in texts(document) if "".join(each.split()) not in read] == []


def test_a_docx_has_real_headings():
    found = [(each.style.name, each.text) for each in word(make.document()).paragraphs]

    assert ("Title", "Hvad der blev af det, vi sagde") in found
    assert ("Heading 1", "Sådan går det") in found
    assert ("Heading 2", "Fælles læsning") in found
    assert ("Heading 3", "Hvor") in found


def test_the_first_row_of_a_table_says_that_it_is_its_header():
    table = word(make.document()).tables[0]

    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_a_picture_in_a_docx_says_what_it_shows():
    shapes = word(make.document()).inline_shapes

    assert {each._inline.docPr.get("descr") for each in shapes} == {"Gennemført: 6"}


def test_a_docx_knows_its_language_and_title():
    found = word(make.document(language="nl"))
    said = found.styles.element.find(f".//{qn('w:lang')}")

    assert said.get(qn("w:val")) == "nl-NL"
    assert found.core_properties.language == "nl-NL"
    assert found.core_properties.title == "Hvad der blev af det, vi sagde"


def test_each_numbered_list_counts_from_one():
    numbered = [
        each._p.pPr.numPr.numId.val
        for each in word(make.document()).paragraphs
        if each.style.name == "List Number"
    ]

    assert len(numbered) == 4
    assert numbered[0] == numbered[1] != numbered[2] == numbered[3]


def test_the_same_content_is_the_same_office_file():
    assert docx_bytes(make.document()) == docx_bytes(make.document())
    assert pptx_bytes(make.document()) == pptx_bytes(make.document())


def test_each_part_has_a_slide_with_its_title_first():
    slides = list(deck(make.document()).slides)

    assert [each.shapes.title.text for each in slides[1:]] == ["Sådan går det", "Det næste"]
    assert all(each.shapes[0] == each.shapes.title for each in slides)


def test_the_notes_hold_what_the_slide_leaves_out():
    slide = deck(make.document(make.part(said=EVIL))).slides[1]

    assert "Fælles læsning" in slide.notes_slide.notes_text_frame.text
    assert "31 af 60 steder har en plan." in slide.placeholders[1].text_frame.text


def test_a_picture_on_a_slide_says_what_it_shows():
    slide = deck(make.document()).slides[1]
    described = [each._element.nvPicPr.cNvPr.get("descr") for each in slide.shapes if each.shape_type == 13]

    assert described == ["Gennemført: 6"]


def test_many_points_take_several_slides():
    part = make.part()
    many = type(part)(part.title, tuple(line(f"Punkt {each}") for each in range(POINTS_ON_A_SLIDE + 1)))
    slides = list(deck(make.document(many)).slides)[1:]

    assert [each.shapes.title.text for each in slides] == ["Sådan går det (1/2)", "Sådan går det (2/2)"]
    assert slides[1].placeholders[1].text_frame.text == plain(many.points[-1])


def test_a_docx_opens_in_libreoffice(opened_in_libreoffice):
    read = opened_in_libreoffice("report.docx", docx_bytes(make.document(make.part(said=EVIL))))

    assert "Sådangårdet" in read and "Side1af" in read and "Bemærk" in read


def test_a_pptx_opens_in_libreoffice(opened_in_libreoffice):
    read = opened_in_libreoffice("year.pptx", pptx_bytes(make.document()))

    assert "Hvadderblevafdet,visagde" in read and "Detnæste" in read
