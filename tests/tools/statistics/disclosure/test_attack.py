"""The attacker, who sees what is published and nothing else."""

from dataclasses import replace
from itertools import product

import pytest
from tools.statistics.disclosure.schools import BY_PROVISION, BY_SEX, SCHOOLS, by_provision, by_sex, cell

from samspil.tools.statistics.disclosure.attacks import attack
from samspil.tools.statistics.disclosure.errors import Contradiction
from samspil.tools.statistics.disclosure.protecting import protect
from samspil.tools.statistics.disclosure.protections import Leak, Rest
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import SUPPRESSED, Entry, Rule
from samspil.tools.statistics.disclosure.tables import Frame, Mark, totalled

RULE = Rule(threshold=5)
BY_SCHOOL = Frame("by school", "pupils 2025", (SCHOOLS,))


def published(table, *hidden, rule=RULE, name="r"):
    """The table as it stands, save that some cells are hidden."""
    entries = {
        table.frame.cells[p]: Entry(Mark.SHOWN if n else Mark.ZERO, n) for p, n in table.counts.items()
    }
    entries |= dict.fromkeys(hidden, SUPPRESSED)
    return Release(name, rule, (table.frame,), entries)


def groups(leaks):
    return {leak.group for leak in leaks}


def test_a_small_count_that_stands_there():
    leaks = attack(published(by_sex((3, 12), (20, 30), (9, 8))), RULE)

    assert Leak(cell("North", "girls"), 3, 3, "that follows from what is published at once") in leaks
    assert "pupils 2025: North, girls is known to be exactly 3: that follows" in "; ".join(map(str, leaks))


def test_one_hidden_cell_follows_from_its_row():
    leaks = attack(published(by_sex((3, 12), (20, 30), (9, 8)), cell("North", "girls")), RULE)

    assert cell("North", "girls") in groups(leaks)


def test_two_hidden_cells_that_are_few_together():
    # Girls and boys of North are 4 together, so neither can be 4.
    table = by_sex((1, 3), (20, 30), (9, 8))
    hidden = [cell(school, sex) for school in ("North", "South") for sex in ("girls", "boys")]

    assert cell("North") in groups(attack(published(table, *hidden), RULE))
    assert cell("North", "girls") in groups(attack(published(table, *hidden), RULE))


def test_a_known_difference_of_two_groups():
    # All schools less North are 4 children: South and West, hidden one by one, are known together.
    table = by_sex((40, 30), (0, 2), (0, 2))
    hidden = [cell(*at) for at in (("South",), ("West",), ("South", "boys"), ("West", "boys"), ("boys",), ())]
    safe = attack(published(table, *hidden), RULE)

    leaks = attack(published(table, *hidden[:-1]), RULE)

    assert Rest(cell(), cell("North")) not in groups(safe)
    assert Rest(cell(), cell("North")) in groups(leaks)


def test_a_complement_that_follows():
    leaks = attack(published(by_provision((28, 2), (20, 30), (9, 8))), RULE)

    assert cell("North", "ordinary") in groups(leaks)


def test_nobody_and_everybody_of_few():
    rule = replace(RULE, few=10)

    leaks = attack(published(by_provision((0, 8), (7, 0), (0, 40)), rule=rule), rule)

    assert groups(leaks) >= {cell("North", "special"), cell("South", "ordinary")}
    assert cell("West", "special") not in groups(leaks)


def test_only_the_publisher_knows_that_a_count_is_small():
    # North's girls are 4 to 43, so they may be many; but South's boys can be no fewer than 1, and not 4 less.
    table = by_sex((4, 40), (7, 1), (9, 8))
    hidden = [cell(school, sex) for school in ("North", "South") for sex in ("girls", "boys")]
    release = published(table, *hidden)

    assert groups(attack(release, RULE)) == set()
    assert groups(attack(release, RULE, small=[cell("North", "girls")])) == {cell("North", "girls")}


def test_each_partner_shown_again_is_a_leak():
    table = by_sex((3, 12), (20, 30), (9, 8))
    protection = protect("r", [table], RULE)
    counts = {table.frame.cells[p]: n for p, n in table.counts.items()}

    for partner in protection.partners:
        entries = protection.release.entries | {partner: Entry(Mark.SHOWN, counts[partner])}
        assert attack(replace(protection.release, entries=entries), RULE)
    assert attack(protection.release, RULE) == []


def test_bounds_are_those_of_all_counts_that_fit():
    """Against every way of filling in the hidden cells, tried one by one."""
    table = by_sex((2, 1), (1, 2), (9, 8))
    hidden = [cell(school, sex) for school in ("North", "South") for sex in ("girls", "boys")]
    girls_north = [
        a
        for a, b, c, d in product(range(1, 7), repeat=4)
        if a + b == 3 and c + d == 3 and a + c == 3 and b + d == 3
    ]

    [leak] = [each for each in attack(published(table, *hidden), RULE) if each.group == hidden[0]]

    assert (leak.low, leak.high) == (min(girls_north), max(girls_north))


def test_who_is_hidden_is_somebody():
    # Each is 1, and its partner in the row too: whoever is hidden is somebody.
    rule = Rule(threshold=3)
    table = by_sex((1, 1), (1, 1), (9, 8))
    hidden = [cell(school, sex) for school in ("North", "South") for sex in ("girls", "boys")]

    leaks = attack(published(table, *hidden, rule=rule), rule)

    assert Leak(hidden[0], 1, 1, "not every small count is possible") in leaks


def test_rounded_counts_leave_room():
    table = by_sex((3, 12), (20, 30), (9, 8))
    rule = replace(RULE, base=5)
    entries = {
        c: Entry(Mark.SHOWN, rule.rounded(n))
        for c, n in zip(BY_SEX.cells.values(), _in_order(table), strict=True)
    }
    entries[cell("North", "girls")] = SUPPRESSED

    assert cell("North", "girls") not in groups(attack(Release("r", rule, (BY_SEX,), entries), rule))


def _in_order(table):
    return [table.counts[place] for place in table.frame.cells]


def test_the_same_cell_in_a_linked_table_gives_it_away():
    by_school = published(
        by_sex((3, 12), (20, 30), (9, 8)), cell("North"), cell("South"), cell("North", "girls")
    )
    other = published(by_provision((5, 10), (20, 30), (9, 8)))
    both = Release("r", RULE, (BY_SEX, BY_PROVISION), other.entries | by_school.entries | other.entries)

    assert cell("North", "girls") in groups(attack(both, RULE))


def test_an_earlier_release_gives_it_away():
    earlier = published(by_school(15, 50, 17), name="first")
    now = published(
        by_sex((3, 12), (20, 30), (9, 8)), cell("North", "girls"), cell("North"), cell("girls"), cell()
    )

    assert cell("North", "girls") not in groups(attack(now, RULE))
    assert cell("North", "girls") in groups(attack(now, RULE, earlier=[earlier]))


def by_school(*counts):
    return totalled(BY_SCHOOL, {(school,): n for school, n in zip(SCHOOLS.leaves, counts, strict=True)})


def test_releases_that_cannot_both_be_true():
    earlier = published(by_school(16, 50, 17), name="first")

    with pytest.raises(Contradiction, match="pupils 2025: all cannot be both"):
        attack(published(by_sex((3, 12), (20, 30), (9, 8))), RULE, earlier=[earlier])


def test_a_table_that_cannot_be_true():
    release = published(by_sex((30, 12), (20, 30), (9, 8)))
    entries = release.entries | {cell("North"): Entry(Mark.SHOWN, 50)}

    with pytest.raises(Contradiction, match="add up"):
        attack(replace(release, entries=entries), RULE)


def test_what_is_not_settled_in_time_is_reported():
    table = by_sex((3, 12), (20, 30), (9, 8))
    release = protect("r", [table], RULE).release

    leaks = attack(release, RULE, small=[cell("North", "girls")], seconds=-1)

    assert "could not be shown in time" in str(leaks[0])


def test_every_mark_is_read():
    table = by_sex((30, 12), (20, 30), (9, 8))
    release = published(table)
    for mark in (Mark.MISSING, Mark.NOT_APPLICABLE):
        entries = release.entries | {cell("North", "girls"): Entry(mark), cell("North"): Entry(Mark.MISSING)}
        entries |= {cell("girls"): Entry(Mark.MISSING), cell(): Entry(Mark.MISSING)}
        assert attack(replace(release, entries=entries), RULE) == []
