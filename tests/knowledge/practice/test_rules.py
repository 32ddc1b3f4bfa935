"""What fits a wish, and what the starter catalogue must hold."""

import pytest

from samspil.knowledge.practice.queries import starter_catalogue
from samspil.knowledge.practice.rules import (
    TEXTS,
    Evidence,
    MethodFacts,
    MethodsUnreadable,
    Wish,
    fits,
    read_methods,
    spans,
)

READING = MethodFacts("method", "researched", "da", ("6-9", "10-12"), ("group",))
FOR_ALL = MethodFacts("tip", "told", "da", (), ())


@pytest.mark.parametrize(
    "wish",
    [
        Wish(),
        Wish(kind="method"),
        Wish(ages="6-9", direction="group"),
        Wish(evidence="researched", language="da"),
    ],
)
def test_a_method_that_fits(wish):
    assert fits(READING, wish)


@pytest.mark.parametrize(
    "wish",
    [
        Wish(kind="tip"),
        Wish(ages="0-2"),
        Wish(direction="adults"),
        Wish(evidence="told"),
        Wish(language="nl"),
    ],
)
def test_a_method_that_does_not(wish):
    assert not fits(READING, wish)


def test_a_method_that_names_no_age_is_for_all():
    assert fits(FOR_ALL, Wish(ages="0-2", direction="environment"))


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ([], ()),
        (["6-9"], ((6, 9),)),
        (["6-9", "3-5", "13-15"], ((3, 9), (13, 15))),
        (["0-2", "16-18"], ((0, 2), (16, 18))),
    ],
)
def test_neighbouring_ages_are_said_as_one(ages, expected):
    assert spans(ages) == expected


@pytest.mark.parametrize("language", ["da", "nl", "en"])
def test_the_catalogue_is_whole_in_each_language(language):
    found = read_methods(starter_catalogue(), language)

    assert len({each.key for each in found}) == len(found) == 14
    assert all(set(each.words) == set(TEXTS) for each in found)
    assert all(len(each.words["title"]) <= 200 and len(each.words["cost"]) <= 300 for each in found)


def test_the_catalogue_is_careful_about_what_is_known():
    grades = {each.key: each.evidence for each in read_methods(starter_catalogue(), "en")}

    assert {key for key, grade in grades.items() if grade not in ("told", "tried")} == {"peer-reading"}
    assert grades["peer-reading"] == Evidence.RESEARCHED


ENTRY = "methods: [{key: a, kind: tip, evidence: told, ages: [%s], directions: [], da: {title: A%s}}]"
REST = "".join(f", {name}: x" for name in TEXTS if name != "title")


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (ENTRY % ("", REST), "nl", "no text in nl"),
        (ENTRY % ("", ""), "da", "goal"),
        (ENTRY % ("'7'", REST), "da", "7"),
    ],
)
def test_what_is_missing_is_named(text, language, said):
    with pytest.raises(MethodsUnreadable, match=said):
        read_methods(text, language)
