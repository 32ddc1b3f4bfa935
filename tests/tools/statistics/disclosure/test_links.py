"""Tables of the same people under other names: what a reader of definitions can add up is guarded too."""

import json

import pytest
from tools.statistics.disclosure.schools import SCHOOLS

from samspil.tools.statistics.disclosure import protecting
from samspil.tools.statistics.disclosure.attacks import attack
from samspil.tools.statistics.disclosure.errors import DoesNotAddUp
from samspil.tools.statistics.disclosure.freezing import read_release, release_tree
from samspil.tools.statistics.disclosure.hierarchies import flat, share
from samspil.tools.statistics.disclosure.protecting import protect
from samspil.tools.statistics.disclosure.protections import Rest
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.tables import (
    Cell,
    CountTable,
    Frame,
    Links,
    known_counts,
    links,
    totalled,
)

RULE = Rule(threshold=5)


def shares(name, *pairs, subject="pupils", schools=SCHOOLS):
    """Who is in the event and who is not, by school."""
    event = share(name, of="of", event="in", others="out")
    frame = Frame(name, subject, (schools, event))
    leaves = {}
    for school, (inside, outside) in zip(schools.leaves, pairs, strict=True):
        leaves |= {(school, "in"): inside, (school, "out"): outside}
    table = totalled(frame, leaves)
    return CountTable(frame, {place: n for place, n in table.counts.items() if place[1] != "out"})


def as_read(*found):
    return [Release("links", RULE, found, {})]


def complements(one, other):
    """Who is in the event of one is not in that of the other."""
    pairs = []
    for (school, node), cell in one.frame.cells.items():
        if node != "of":
            pairs.append((cell, (other.frame.cells[school, {"in": "out", "out": "in"}[node]],)))
    return links("links", pairs)


SPECIAL = shares("special", (3, 60), (9, 48), (8, 50))
# The same children, seen from the other side; by the weights other partners are chosen.
GENERAL = shares("general", (60, 3), (48, 9), (50, 8))


def heavy(table, school):
    """Whom a share is of is missed most, and all schools; then one of them."""
    return {
        table.frame.cells[place]: 20.0 if place == (school, "in") else 50.0
        for place in table.counts
        if place[1] == "of" or place[0] in ("all schools", school)
    }


def test_two_shares_that_are_each_others_complement_are_read_together():
    both = complements(SPECIAL, GENERAL)
    weights = heavy(SPECIAL, "South") | heavy(GENERAL, "West")
    apart = protect("r", [SPECIAL, GENERAL], RULE, weights=weights)

    assert attack(apart.release, RULE, small=apart.small) == []
    leaks = attack(apart.release, RULE, earlier=as_read(both), small=apart.small)
    assert SPECIAL.frame.cells["North", "in"] in [each.group for each in leaks if each.low == each.high]

    linked = protect("r", [SPECIAL, GENERAL, CountTable(both, {})], RULE, weights=weights)
    assert attack(linked.release, RULE, small=linked.small) == []


def test_the_complement_in_a_later_release_is_guarded():
    both = complements(SPECIAL, GENERAL)
    first = protect("first", [SPECIAL], RULE, weights=heavy(SPECIAL, "South"))
    known = {SPECIAL.frame.cells[place]: n for place, n in SPECIAL.counts.items()}
    told = {"earlier": [first.release], "weights": heavy(GENERAL, "West"), "earlier_counts": known}

    apart = protect("second", [GENERAL], RULE, **told)
    assert attack(apart.release, RULE, earlier=[first.release, *as_read(both)], small=apart.small)

    linked = protect("second", [GENERAL, CountTable(both, {})], RULE, **told)
    assert attack(linked.release, RULE, earlier=[first.release], small=linked.small) == []


WIDE = shares("wide", (13, 60), (30, 48), (28, 50), subject="all pupils")
NARROW = shares("narrow", (11, 50), (20, 40), (21, 41), subject="most pupils")


def nested():
    """Who is in the event of the narrow share is in that of the wide one."""
    sums, within, rests = [], [], []
    for (school, node), around in WIDE.frame.cells.items():
        if node == "in":
            part = NARROW.frame.cells[school, "in"]
            rest = Cell("rest", tuple(at for at in around.at if at[0] == "school"))
            sums.append((around, (part, rest)))
            within.append((around, part))
            rests.append(rest)
    return links("links", sums, within, rests)


def test_what_a_group_has_beside_one_that_lies_in_it_is_guarded():
    """Two children of the first school are in the wide group and not in the narrow one."""
    apart = protect("r", [WIDE, NARROW], RULE)
    assert not apart.release.hidden

    linked = protect("r", [WIDE, NARROW, CountTable(nested(), {})], RULE)

    assert linked.release.hidden
    assert attack(apart.release, RULE, earlier=as_read(nested()))
    assert attack(linked.release, RULE, small=linked.small) == []


def test_small_differences_are_guarded_where_no_rest_is_named():
    around, part = WIDE.frame.cells["North", "in"], NARROW.frame.cells["North", "in"]
    only_within = links("links", (), [(around, part)])

    linked = protect("r", [WIDE, NARROW, CountTable(only_within, {})], RULE)

    assert Rest(around, part) in linked.small
    assert linked.release.hidden & {around, part}


def test_tables_that_cannot_both_be_true_are_refused():
    moved = shares("general", (60, 3), (48, 9), (49, 9))

    with pytest.raises(DoesNotAddUp):
        protect("r", [SPECIAL, moved, CountTable(complements(SPECIAL, moved), {})], RULE)


def test_what_two_earlier_releases_gave_away_is_not_refused_again():
    """What is left of the wide group is told by what is out; a table of something else can still go."""
    before = protect("first", [WIDE, NARROW], RULE).release
    third = shares("third", (20, 20), (20, 20), (20, 20), subject="others")

    found = protect("next", [third], RULE, earlier=[before, *as_read(nested())])

    assert not found.release.hidden


def test_many_linked_tables_are_protected_after_a_release_of_other_schools(monkeypatch):
    """Too many to search: then by paths, in the surroundings of each count, which another school has not."""
    monkeypatch.setattr(protecting, "EXACT_UP_TO", 0)
    many = flat("school", "all schools", [f"S{number}" for number in range(20)])
    pairs = [(3, 40), *((6 + number, 50) for number in range(19))]
    one = shares("special", *pairs, schools=many)
    other = shares("general", *((outside, inside) for inside, outside in pairs), schools=many)
    earlier = protect("first", [shares("earlier", (9, 9), (8, 8), (7, 9), subject="others")], RULE).release

    found = protect("r", [one, other, CountTable(complements(one, other), {})], RULE, earlier=[earlier])

    assert found.release.hidden
    assert attack(found.release, RULE, earlier=[earlier], small=found.small) == []


def test_a_release_is_frozen_with_its_links_and_without_them_as_ever():
    linked = protect("r", [WIDE, NARROW, CountTable(nested(), {})], RULE).release
    alone = protect("r", [WIDE, NARROW], RULE).release

    tree = release_tree(linked)

    assert read_release(json.loads(json.dumps(tree))) == linked
    assert {name for each in release_tree(alone)["tables"] for name in each} == {
        "name", "subject", "hierarchies", "editions", "entries",
    }  # fmt: skip


def test_links_are_no_table_and_say_nothing_of_shares():
    found = nested()

    assert isinstance(found, Links) and not list(found.shares()) and not found.hierarchies
    assert set(found.own) < set(found.cells.values())


def test_counts_that_follow_are_known():
    counts = known_counts(SPECIAL)

    assert counts[SPECIAL.frame.cells["North", "out"]] == 60
    assert counts[SPECIAL.frame.cells["all schools", "out"]] == 60 + 48 + 50
