"""Terms in running text, the language one is spoken to in, and which version can be next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.steering.strategy.rules import Piece, adoption_fault, mark_terms, spoken

FORMS = [("inclusion", "inclusion"), ("inclusive", "inclusion"), ("special needs", "special-needs")]
FIRST, SECOND = date(2022, 1, 1), date(2026, 1, 1)


def test_without_terms_the_text_stays_whole():
    assert mark_terms("Alle hører til.", []) == [Piece("Alle hører til.")]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Inclusion is for all.", ["Inclusion"]),
        ("An inclusive school works for inclusion.", ["inclusive"]),
        ("Special needs, inclusion", ["Special needs", "inclusion"]),
        ("An inclusionist", []),
        ("", []),
    ],
)
def test_the_first_of_each_term_stands_alone(text, marked):
    assert [piece.text for piece in mark_terms(text, FORMS) if piece.term] == marked


def test_the_longest_spelling_wins():
    found = mark_terms("special needs", [("special", "special"), ("special needs", "needs")])

    assert found == [Piece("special needs", "needs")]


def test_a_spelling_is_no_pattern():
    assert mark_terms("a+b and aab", [("a+b", "sum")])[0] == Piece("a+b", "sum")


words = st.text("ab c.", max_size=30)


@given(words, st.lists(st.tuples(st.text("abc", min_size=1, max_size=3), st.sampled_from("xyz")), max_size=4))
def test_the_pieces_are_the_text_and_no_term_comes_twice(text, forms):
    pieces = mark_terms(text, forms)
    terms = [piece.term for piece in pieces if piece.term]

    assert "".join(piece.text for piece in pieces) == text
    assert len(terms) == len(set(terms))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"da": "Ja", "en": "Yes"}, ("Yes", "en")),
        ({"da": "Ja", "en": ""}, ("Ja", "da")),
        ({"da": "", "nl": "Ja hoor"}, ("Ja hoor", "nl")),
        ({}, ("", "da")),
    ],
)
def test_one_is_spoken_to_in_ones_language_or_the_one_it_was_decided_in(texts, expected):
    assert spoken(texts, "en", "da") == expected


ADOPTIONS = [
    ("a", "1", FIRST, [], ""),
    ("a", "2", SECOND, [("a", "1", FIRST)], ""),
    ("b", "1", SECOND, [("a", "1", FIRST)], ""),
    ("a", "2", FIRST, [("a", "1", FIRST)], ""),
    ("a", "1", SECOND, [("a", "1", FIRST)], "loaded already"),
    ("a", "2", FIRST, [("a", "1", SECOND)], "this one is older"),
    ("a", "3", SECOND, [("a", "2", SECOND), ("a", "1", FIRST)], ""),
]


@pytest.mark.parametrize(("key", "version", "on", "before", "fault"), ADOPTIONS)
def test_a_version_is_loaded_once_and_in_order(key, version, on, before, fault):
    found = adoption_fault(key, version, on, before)

    assert bool(found) == bool(fault)
    assert fault in found
