"""Release after release: what was said once stays known."""

from dataclasses import replace

import pytest
from tools.statistics.disclosure.schools import BY_SEX, SCHOOLS, SEXES, by_sex, cell

from samspil.tools.statistics.disclosure.attacks import attack
from samspil.tools.statistics.disclosure.errors import CannotProtect, Contradiction
from samspil.tools.statistics.disclosure.freezing import read_release, release_tree
from samspil.tools.statistics.disclosure.protecting import protect
from samspil.tools.statistics.disclosure.rules import SUPPRESSED, Rule
from samspil.tools.statistics.disclosure.tables import Frame, totalled

RULE = Rule(threshold=5)
BY_SCHOOL = Frame("by school", "pupils 2025", (SCHOOLS,))


def by_school(*counts):
    return totalled(BY_SCHOOL, {(school,): n for school, n in zip(SCHOOLS.leaves, counts, strict=True)})


def test_what_is_out_cannot_be_a_partner():
    first = protect("first", [by_school(15, 50, 17)], RULE).release

    second = protect("second", [by_sex((3, 12), (20, 30), (9, 8))], RULE, earlier=[first])

    assert not {cell("North"), cell("South"), cell("West")} & second.release.hidden
    assert attack(second.release, RULE, earlier=[first], small=second.small) == []


def test_what_is_hidden_stays_hidden_in_the_next_release():
    first = protect("first", [by_sex((3, 12), (20, 30), (9, 8))], RULE)

    second = protect("second", [by_school(15, 50, 17)], RULE, earlier=[first.release])

    assert attack(second.release, RULE, earlier=[first.release], small=[*first.small, *second.small]) == []


def test_counts_of_an_earlier_release_that_are_not_at_hand_are_taken_to_be_small():
    first = protect("first", [by_sex((3, 12), (20, 30), (9, 8))], RULE)
    only_boys = Frame("boys", "pupils 2025", (SCHOOLS,))
    table = totalled(only_boys, {("North",): 15, ("South",): 50, ("West",): 17})

    second = protect("second", [table], RULE, earlier=[first.release])

    assert attack(second.release, RULE, earlier=[first.release], small=first.small) == []


def test_a_revised_count_needs_an_edition():
    first = protect("first", [by_school(15, 50, 17)], RULE).release

    with pytest.raises(Contradiction, match="a revised count needs an edition"):
        protect("second", [by_school(16, 50, 17)], RULE, earlier=[first])


def test_a_revised_count_is_another_cell_and_the_rest_is_the_same():
    first = protect("first", [by_school(15, 50, 17)], RULE).release
    frame = replace(BY_SCHOOL, editions={("North",): "corrected", ("all schools",): "corrected"})
    table = totalled(frame, {("North",): 16, ("South",): 50, ("West",): 17})

    second = protect("second", [table], RULE, earlier=[first]).release

    assert second.table(frame)["North",].value == 16
    assert attack(second, RULE, earlier=[first]) == []


def test_two_nested_groups_that_differ_by_few():
    """Last month North and South together, now North alone: the difference is South's three."""
    together = Frame("together", "pupils 2025", (replace_splits("North and South", ("North", "South")),))
    first = protect("first", [totalled(together, {("North",): 40, ("South",): 3, ("West",): 17})], RULE)

    second = protect("second", [by_school(40, 3, 17)], RULE, earlier=[first.release])

    assert attack(second.release, RULE, earlier=[first.release], small=second.small) == []
    assert cell("South") in second.release.hidden


def replace_splits(name, parts):
    whole, *_ = SCHOOLS.splits
    others = tuple(part for part in whole.parts if part not in parts)
    splits = (replace(whole, parts=(name, *others)), replace(whole, whole=name, parts=parts))
    return replace(SCHOOLS, splits=splits)


def test_what_an_earlier_release_told_under_a_looser_rule_cannot_be_taken_back():
    first = protect("for leaders", [by_school(15, 4, 17)], Rule(threshold=3)).release

    with pytest.raises(CannotProtect, match="pupils 2025: South"):
        protect("for all", [by_school(15, 4, 17)], RULE, earlier=[first])


def test_a_release_survives_being_frozen():
    release = protect("r", [by_sex((3, 12), (0, 30), (9, 8))], replace(RULE, base=5)).release

    again = read_release(release_tree(release))

    assert again == release
    assert again.table(BY_SEX)["North", "girls"] == SUPPRESSED
    assert attack(again, RULE) == attack(release, RULE)


def test_frames_with_editions_survive_too():
    frame = Frame("revised", "pupils 2025", (SCHOOLS, SEXES), {("North", "girls"): "corrected"})
    release = protect("r", [by_sex((30, 12), (20, 30), (9, 8), frame=frame)], RULE).release

    assert read_release(release_tree(release)).frames == release.frames
