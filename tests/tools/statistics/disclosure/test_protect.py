"""What is hidden: what must be, and as little else as can be."""

from dataclasses import replace
from itertools import combinations

import pytest
from tools.statistics.disclosure.schools import BY_PROVISION, BY_SEX, by_provision, by_sex, cell

from samspil.tools.statistics.disclosure.attacks import attack
from samspil.tools.statistics.disclosure.errors import Contradiction, DoesNotAddUp
from samspil.tools.statistics.disclosure.protecting import protect
from samspil.tools.statistics.disclosure.protections import Outcome
from samspil.tools.statistics.disclosure.rules import SUPPRESSED, Entry, Rule
from samspil.tools.statistics.disclosure.tables import CountTable, Mark

RULE = Rule(threshold=5)


def test_nothing_is_hidden_where_nothing_is_small():
    protection = protect("r", [by_sex((10, 12), (20, 30), (9, 8))], RULE)

    assert protection.release.hidden == frozenset()
    assert protection.outcome is Outcome.NOTHING_HIDDEN


def test_a_small_count_takes_three_partners_in_a_table_with_margins():
    protection = protect("r", [by_sex((3, 12), (20, 30), (9, 8))], RULE)

    hidden = protection.release.hidden
    assert cell("North", "girls") in hidden
    assert len(hidden) == 4
    assert protection.outcome is Outcome.OPTIMAL
    assert protection.gap == 0


def test_zero_is_shown_and_no_partner():
    protection = protect("r", [by_sex((3, 12), (0, 30), (9, 8))], RULE)

    table = protection.release.table(BY_SEX)
    assert table["South", "girls"] == Entry(Mark.ZERO, 0)
    assert table["North", "girls"] == SUPPRESSED


def test_zeros_are_hidden_where_the_rule_does_not_show_them():
    protection = protect("r", [by_sex((0, 12), (20, 30), (9, 8))], replace(RULE, zeros_are_shown=False))

    assert cell("North", "girls") in protection.release.hidden


def test_the_complement_identifies_as_surely_as_the_count():
    # 28 of 30 in special provision tells on the two.
    protection = protect("r", [by_provision((28, 2), (20, 30), (9, 8))], RULE)

    assert {cell("North"), cell("North", "special")} & protection.release.hidden


def test_nobody_and_everybody_of_few_are_hidden():
    rule = replace(RULE, few=10)
    tables = [by_provision((0, 8), (7, 0), (0, 40))]

    hidden = protect("r", tables, rule).release.hidden

    assert cell("North", "special") in hidden
    assert {cell("South", "special"), cell("South")} & hidden
    assert cell("West", "special") not in hidden


def test_a_cell_hidden_in_one_table_is_hidden_in_the_other():
    protection = protect(
        "r", [by_sex((1, 2), (20, 30), (9, 8)), by_provision((0, 3), (20, 30), (6, 11))], RULE
    )

    for frame in (BY_SEX, BY_PROVISION):
        total = frame.hierarchies[1].total
        assert protection.release.table(frame)["North", total] == SUPPRESSED


def test_small_differences_of_nested_groups_are_covered():
    # All schools but North: 2 + 2. Shown apart they would be hidden; together they are still only four.
    protection = protect("r", [by_sex((40, 30), (0, 2), (0, 2))], RULE)

    assert attack(protection.release, RULE, small=protection.small) == []
    assert {cell("North"), cell()} & protection.release.hidden


def test_weights_decide_which_partner():
    table = by_sex((3, 12), (20, 30), (9, 8))
    dear = {cell("South", "girls"): 9.0, cell("South", "boys"): 9.0}

    hidden = protect("r", [table], RULE, weights=dear).release.hidden

    assert cell("South", "girls") not in hidden
    assert cell("South", "boys") not in hidden


def test_rounded_counts_are_safe_too_and_need_fewer_partners():
    table = by_sex((3, 12), (20, 30), (9, 8))
    rounding = replace(RULE, base=5)

    rounded, exact = protect("r", [table], rounding), protect("r", [table], RULE)

    assert attack(rounded.release, rounding, small=rounded.small) == []
    assert len(rounded.release.hidden) < len(exact.release.hidden)
    assert rounded.release.table(BY_SEX)["South", "boys"] == Entry(Mark.SHOWN, 30)


def test_missing_and_not_applicable_are_told_as_such():
    counts = dict(by_sex((30, 12), (20, 30), (9, 8)).counts)
    counts |= {("North", "girls"): Mark.MISSING, ("North", "boys"): Mark.MISSING}
    table = CountTable(BY_SEX, counts)

    shown = protect("r", [table], RULE).release.table(BY_SEX)

    assert shown["North", "girls"] == Entry(Mark.MISSING)
    assert shown["North", "both"] == Entry(Mark.SHOWN, 42)


def test_a_missing_count_that_follows_is_protected():
    counts = dict(by_sex((30, 2), (20, 30), (9, 8)).counts)
    counts["North", "boys"] = Mark.MISSING

    protection = protect("r", [CountTable(BY_SEX, counts)], RULE)

    assert attack(protection.release, RULE, small=protection.small) == []
    assert protection.release.hidden


def test_where_nobody_can_be_is_no_partner():
    counts = dict(by_sex((3, 12), (0, 30), (9, 8)).counts)
    counts["South", "girls"] = Mark.NOT_APPLICABLE

    shown = protect("r", [CountTable(BY_SEX, counts)], RULE).release.table(BY_SEX)

    assert shown["South", "girls"] == Entry(Mark.NOT_APPLICABLE)


def test_a_table_that_does_not_add_up_names_the_cells():
    counts = dict(by_sex((30, 12), (20, 30), (9, 8)).counts)
    counts["North", "both"] = 43

    with pytest.raises(DoesNotAddUp, match="pupils 2025: North is 43, its parts make 42"):
        protect("r", [CountTable(BY_SEX, counts)], RULE)


def test_two_tables_that_differ_name_the_cell():
    tables = [by_sex((30, 12), (20, 30), (9, 8)), by_provision((1, 40), (20, 30), (9, 8))]

    with pytest.raises(Contradiction, match="pupils 2025: all is 109 in one table and 108 in another"):
        protect("r", tables, RULE)


def test_the_same_question_has_the_same_answer():
    tables = [by_sex((3, 12), (20, 4), (9, 8))]

    assert protect("r", tables, RULE).release == protect("r", tables, RULE).release


def test_without_time_the_choice_is_still_safe_and_the_gap_is_told():
    protection = protect("r", [by_sex((3, 12), (20, 4), (9, 1))], RULE, seconds=0)

    assert attack(protection.release, RULE, small=protection.small) == []
    assert protection.outcome is Outcome.WITHIN_GAP
    assert 0 <= protection.gap < 1


@pytest.mark.parametrize(
    "pairs",
    [
        [(3, 12), (20, 30), (9, 8)],
        [(1, 1), (20, 30), (9, 8)],
        [(1, 6), (6, 1), (7, 7)],
        [(4, 0), (12, 30), (0, 3)],
        [(2, 5), (5, 2), (50, 3)],
    ],
)
def test_no_cheaper_choice_is_safe(pairs):
    """Against every choice of fewer cells, tried one by one."""
    table = by_sex(*pairs)
    protection = protect("r", [table], RULE)
    counts = {BY_SEX.cells[place]: count for place, count in table.counts.items()}
    must = {each for each, count in counts.items() if RULE.is_small(count)}
    free = [each for each, count in counts.items() if each not in must and count]

    fewer = len(protection.release.hidden) - len(must) - 1
    for number in range(fewer + 1):
        for partners in combinations(free, number):
            entries = protection.release.entries | {each: Entry(Mark.SHOWN, counts[each]) for each in free}
            entries |= dict.fromkeys(partners, SUPPRESSED)
            release = replace(protection.release, entries=entries)
            assert attack(release, RULE, small=protection.small), partners
    assert protection.outcome is Outcome.OPTIMAL
