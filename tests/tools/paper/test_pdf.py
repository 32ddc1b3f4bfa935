"""The PDF is for everyone, carries every word, and takes no order from the words."""

import page
import pytest
import typst
from tools.paper.conftest import words_of

from make import paper as make
from samspil.tools.paper import glyphs
from samspil.tools.paper.document import Paragraph, Part, Run, line
from samspil.tools.paper.typst_pdf import pdf_bytes
from samspil.tools.paper.wording import texts

HOSTILE = [
    '#panic("x") #sys.version *bold* _it_ `raw` $x^2$ @ref <label> \\ \\u{41}',
    "= Heading\n- item\n+ item\n/ term: x\n// comment /* also */ ~ -- --- ...",
    '"], "kind": "break"}, {"runs": [',
    "{page} {pages} ${x} %(x)s <b>&amp;</b> ]]>",
]


def failures(pdf):
    return [(each.rule_id, each.message) for each in page.validate_pdf_bytes(pdf, profile="ua1").failures]


@pytest.mark.parametrize("language", ["da", "nl", "en"])
def test_it_holds_to_pdf_ua(language):
    assert failures(pdf_bytes(make.document(language=language), day="3. juni 2026", proof="3fa2")) == []


def test_the_checker_would_notice_an_untagged_one():
    assert failures(typst.compile(b"Hello", format="pdf", pdf_tags=False)) != []


def test_it_carries_every_word():
    document = make.document()
    read = words_of(pdf_bytes(document))

    assert [each for each in texts(document) if "".join(each.split()) not in read] == []


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_become_markup(words):
    document = make.document(
        Part(words, (line(words),), (Paragraph(line(words)),)), make.part(said=words), title=words
    )
    pdf = pdf_bytes(document, day=words, proof=words)

    assert failures(pdf) == []
    assert words_of(pdf).count("".join(line(words)[0].text.split())) >= 5


def test_control_characters_do_no_harm():
    every = "".join(map(chr, range(0x20))) + "\x7f\x80\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800\U0001fffe"

    assert failures(pdf_bytes(make.document(make.part(said=f"start {every} end")))) == []


def test_words_from_right_to_left_stay_and_turn_nothing_round():
    read = words_of(pdf_bytes(make.document(make.part(said="før שלום العربية \u202e efter"))))

    assert "før" in read and "efter" in read
    assert "\u05e9" in read or "\u05dd" in read


def test_what_no_font_can_draw_is_written_as_its_number():
    pdf = pdf_bytes(make.document(make.part(said="godt 😀 中 arbejde")))

    assert failures(pdf) == []
    assert "godt[U+1F600][U+4E2D]arbejde" in words_of(pdf)


def test_what_our_fonts_can_draw_stays_as_it_is():
    said = "Đž ć ł ș ź Ærø Ångström IJsselmeer ½ € – “x” → ✓ שלום"

    assert glyphs.replaced(said) == said


def test_the_same_content_is_the_same_file():
    assert pdf_bytes(make.document()) == pdf_bytes(make.document())


def test_an_address_can_be_followed():
    pdf = pdf_bytes(
        make.document(Part("One", blocks=(Paragraph((Run("here", link="https://a.example/?b=1"),)),)))
    )

    assert b"https://a.example/?b=1" in pdf
