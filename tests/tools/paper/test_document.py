"""A document that could not be shown to everyone is refused when it is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from make import paper as make
from samspil.tools.paper.archive import Unreadable, content_hash, from_text, to_text
from samspil.tools.paper.document import Heading, Part, Picture, Run, Table, Unfit, clean, line, paragraphs


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "//evil.example", "https://a b", "https://a\nb"]
)
def test_a_link_leads_to_the_web_or_to_a_mailbox(address):
    with pytest.raises(Unfit, match="no address"):
        Run("here", link=address)


def test_a_picture_says_what_it_shows():
    with pytest.raises(Unfit, match="does not see it"):
        Picture(make.BARS, "  ")


def test_headings_skip_no_level():
    with pytest.raises(Unfit, match="skips a level"):
        Part("First", blocks=(Heading("Third", 3),))


def test_a_table_has_a_caption_and_a_cell_for_each_column():
    with pytest.raises(Unfit, match="caption"):
        Table("", ("Place",), ())
    with pytest.raises(Unfit, match="name for each column"):
        Table("Places", ("Place", ""), ())
    with pytest.raises(Unfit, match="cell for each column"):
        Table("Places", ("Place", "Status"), ((line("North"),),))


def test_text_loses_what_no_reader_should_meet():
    assert clean("a\x00b\x1bc\u202ed\ud800e\ufeff f\n g\u00a0h") == "abcde f g\u00a0h"


def test_what_was_typed_becomes_paragraphs():
    assert [each.runs[0].text for each in paragraphs("One.\r\n\r\n Two. \n")] == ["One.", "Two."]


def test_the_archived_text_gives_the_same_document_back():
    document = make.document()

    assert from_text(to_text(document)) == document
    assert to_text(from_text(to_text(document))) == to_text(document)


@given(st.text(max_size=40))
def test_any_words_survive_the_archive(words):
    document = make.document(make.part(said=words))

    assert from_text(to_text(document)) == document


def test_another_word_is_another_hash():
    one, other = (make.document(make.part(said=said)) for said in ("Fire er forsinket.", "Fem er forsinket."))

    assert content_hash(to_text(one)) != content_hash(to_text(other))
    assert content_hash(to_text(one)) == content_hash(
        to_text(make.document(make.part(said="Fire er forsinket.")))
    )


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"format": "samspil-paper/2"}', '{"format": "samspil-paper/1"}']
)
def test_a_text_that_is_no_document_is_refused(text):
    with pytest.raises(Unreadable):
        from_text(text)


def test_a_block_nobody_knows_is_refused():
    text = to_text(make.document()).replace('"kind":"note"', '"kind":"verse"')

    with pytest.raises(Unreadable, match="verse"):
        from_text(text)
