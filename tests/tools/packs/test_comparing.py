"""What changed between two versions, told by statement."""

import pytest

from samspil.tools.packs.comparing import Change, compare
from samspil.tools.packs.reading import read_strategy


@pytest.fixture
def changes(small):
    def between(*spoils):
        new = small
        for old, other in spoils:
            assert old in new
            new = new.replace(old, other, 1)
        return compare(read_strategy(small, file="old"), read_strategy(new, file="new"))

    return between


def numbers(statements):
    return [each.number for each in statements]


def test_a_pack_does_not_differ_from_itself(changes):
    assert not changes()


def test_a_reworded_statement_shows_before_and_after_by_language(changes):
    found = changes(("Vi følger op", "Vi følger altid op"))

    (one,) = found.reworded
    assert one.after.number == "1.2"
    assert one.changes == (Change("text", "da", "Vi følger op", "Vi følger altid op"),)
    assert not found.renumbered and not found.added and not found.removed


def test_an_inserted_statement_renumbers_the_ones_after_it(changes):
    inserted = "number: '1.2'\n  chapter: leadership\n  kind: duty\n  text:\n    da: Nyt\n    nl: Nieuw\n"

    found = changes(("number: '1.2'", f"{inserted}- number: '1.3'"))

    assert numbers(found.added) == ["1.2"]
    assert [(each.before.number, each.after.number) for each in found.renumbered] == [("1.2", "1.3")]
    assert not found.reworded and not found.removed


def test_two_statements_that_change_places_are_renumbered(changes):
    found = changes(("'1.1'", "'1.9'"), ("'1.2'", "'1.1'"), ("'1.9'", "'1.2'"))

    assert [(each.before.number, each.after.number) for each in found.renumbered] == [
        ("1.1", "1.2"),
        ("1.2", "1.1"),
    ]
    assert not found.reworded


def test_another_number_and_other_words_is_one_removed_and_one_added(changes):
    found = changes(("number: '1.2'", "number: '1.3'"), ("Vi følger op", "Nyt"), ("Wij volgen", "Nieuw"))

    assert (numbers(found.removed), numbers(found.added)) == (["1.2"], ["1.3"])


def test_another_kind_is_reclassified_not_reworded(changes):
    found = changes(("kind: duty", "kind: goal"))

    (one,) = found.reclassified
    assert one.changes == (Change("kind", "", "duty", "goal"),)
    assert not found.reworded


def test_targets_and_terms_are_compared_by_key(changes):
    found = changes(
        ("goal: 4", "goal: 5"),
        ("status: lapsed", "status: renewed"),
        ("- key: inclusion", "- key: belonging"),
    )

    (target,) = found.targets.altered
    assert target.changes == (Change("status", "", "lapsed", "renewed"), Change("goal", "", "4", "5"))
    assert (found.terms.added, found.terms.removed) == (("belonging",), ("inclusion",))


def test_words_told_to_children_count_as_words(changes):
    found = changes(("De voksne viser vejen", "De voksne går først"))

    assert [each.field for each in found.reworded[0].changes] == ["children"]
