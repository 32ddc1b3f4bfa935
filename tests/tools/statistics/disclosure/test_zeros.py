"""Where shown zeros leave no safe choice, a few of them are hidden, and the reader is told that it may be."""

from dataclasses import replace

import pytest
from tools.statistics.disclosure.schools import SEXES, by_provision

from samspil.tools.statistics.disclosure.attacks import attack
from samspil.tools.statistics.disclosure.errors import CannotProtect
from samspil.tools.statistics.disclosure.freezing import read_release, release_tree
from samspil.tools.statistics.disclosure.hierarchies import flat
from samspil.tools.statistics.disclosure.protecting import protect
from samspil.tools.statistics.disclosure.protections import Outcome
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.tables import Frame, Mark, totalled

RULE = Rule(threshold=5)
GRADES = flat("grade", "all grades", ["first", "second"])
BOTH = Frame("both", "pupils 2025", (GRADES, SEXES))
COUNTS = {("first", "girls"): 1, ("first", "boys"): 7, ("second", "girls"): 9, ("second", "boys"): 0}


def margin(table, number):
    """One dimension of the table alone."""
    frame = Frame(f"margin {number}", "pupils 2025", (table.frame.hierarchies[number],))
    total = table.frame.hierarchies[1 - number].total
    counts = {(place[number],): n for place, n in table.counts.items() if place[1 - number] == total}
    return type(table)(frame, counts)


def margins_first(table):
    return [protect(f"margin {n}", [margin(table, n)], RULE).release for n in (0, 1)]


def test_margins_that_are_out_leave_the_zero_as_the_only_partner():
    table = totalled(BOTH, COUNTS)
    earlier = margins_first(table)
    with pytest.raises(CannotProtect):
        protect("both", [table], RULE, earlier=earlier)

    found = protect("both", [table], RULE, earlier=earlier, zeros_as_last_resort=True)

    assert [str(each) for each in found.zeros] == ["pupils 2025: second, boys"]
    assert "first, girls" in found.why
    assert found.release.rule.hides_zeros
    assert attack(found.release, RULE, earlier=earlier, small=found.small, worlds=found.worlds) == []


def test_whoever_was_told_that_no_zero_is_hidden_would_be_misled_and_so_is_told():
    """Under the rule as it was the same release contradicts itself: a hidden count would be somebody."""
    table = totalled(BOTH, COUNTS)
    earlier = margins_first(table)
    found = protect("both", [table], RULE, earlier=earlier, zeros_as_last_resort=True)

    leaks = attack(replace(found.release, rule=RULE), RULE, earlier=earlier, small=found.small)

    assert "first, girls is known to be 2" in str([str(each) for each in leaks])


def test_zeros_stay_where_there_is_another_way():
    table = by_provision((3, 12), (0, 30), (9, 8))

    found = protect("r", [table], RULE, zeros_as_last_resort=True)

    assert (found.zeros, found.why, found.release.rule) == ((), "", RULE)
    assert found.release.table(table.frame)["South", "special"].mark is Mark.ZERO


def test_nobody_is_never_called_safe_when_shown_zeros_tell():
    """Nobody of eight in special provision is shown, so nobody of the two girls and the six boys follows."""
    rule = Rule(threshold=2, few=8)
    frame = Frame("by sex", "pupils 2025", (by_provision((1, 1), (1, 1), (1, 1)).frame.hierarchies[1], SEXES))
    table = totalled(frame, {("ordinary", "girls"): 2, ("ordinary", "boys"): 6})
    with pytest.raises(CannotProtect, match="special"):
        protect("r", [table], rule)

    found = protect("r", [table], rule, zeros_as_last_resort=True)

    assert found.outcome is Outcome.OPTIMAL
    assert attack(found.release, rule, small=found.small) == []


def test_what_was_frozen_before_keeps_its_hash():
    release = protect("r", [by_provision((3, 12), (20, 30), (9, 8))], RULE).release
    hiding = replace(release, rule=replace(RULE, hides_zeros=True))

    assert "hides_zeros" not in release_tree(release)["rule"]
    assert read_release(release_tree(hiding)) == hiding
