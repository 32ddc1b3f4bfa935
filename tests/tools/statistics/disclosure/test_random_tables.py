"""Whatever the table, the attacker finds nothing. `make bench` tries a thousand of each: SAMSPIL_TABLES."""

import os

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tools.statistics.disclosure.drawn import (
    RULES,
    TWO_SCHOOLS,
    linked,
    linked_shares,
    rows_of_releases,
    tables,
)

from samspil.tools.statistics.disclosure.attacks import attack
from samspil.tools.statistics.disclosure.errors import CannotProtect
from samspil.tools.statistics.disclosure.protecting import protect
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.tables import CountTable, links

TABLES = int(os.environ.get("SAMSPIL_TABLES", "40"))
SECONDS = 1


def leaks(protection, rule, earlier=()):
    found = attack(
        protection.release, rule, earlier=earlier, small=protection.small, worlds=protection.worlds
    )
    return [str(each) for each in found]


@settings(max_examples=TABLES, derandomize=True, database=None)
@given(tables(), RULES)
def test_a_table_of_hierarchies(table, rule):
    protection = protect("r", [table], rule, seconds=SECONDS, zeros_as_last_resort=True)

    assert leaks(protection, rule) == []


@settings(max_examples=TABLES // 2, derandomize=True, database=None)
@given(linked(), RULES)
def test_two_linked_tables(two, rule):
    protection = protect("r", two, rule, seconds=SECONDS, zeros_as_last_resort=True)

    assert leaks(protection, rule) == []


@settings(max_examples=TABLES // 3, derandomize=True, database=None)
@example(TWO_SCHOOLS, 3, 1)
@given(rows_of_releases(), st.sampled_from([3, 5]), st.sampled_from([1, 1, 5]))
def test_three_releases_in_a_row(row, threshold, base):
    rule, earlier, counts = Rule(threshold, base=base), [], {}
    for number, table in enumerate(row):
        try:
            protection = protect(
                f"r{number}",
                [table],
                rule,
                earlier=earlier,
                earlier_counts=counts,
                seconds=SECONDS,
                zeros_as_last_resort=True,
            )
        except CannotProtect:
            # What zeros and earlier margins give away together; then nothing more is published.
            return
        assert leaks(protection, rule, earlier) == []
        earlier.append(protection.release)
        counts |= {table.frame.cells[place]: count for place, count in table.counts.items()}


@settings(max_examples=TABLES // 4, derandomize=True, database=None)
@given(linked_shares(), RULES, st.booleans())
def test_shares_of_the_same_people_under_other_names(drawn, rule, at_once):
    """All in one release, or one in each; whoever reads them knows how they are defined."""
    tables, known = drawn
    told, earlier, counts = [], [], {}
    for number, each in enumerate([tables] if at_once else [[table] for table in tables]):
        told += [cell for table in each for cell in table.frame.cells.values()]
        hanging = [CountTable(_among(known, told), {})]
        asked = {
            "earlier": earlier,
            "earlier_counts": counts,
            "seconds": SECONDS,
            "zeros_as_last_resort": True,
        }
        try:
            protection = protect(f"r{number}", [*each, *hanging], rule, **asked)
        except CannotProtect:
            return
        assert leaks(protection, rule, earlier) == []
        earlier = [*earlier, protection.release]
        for table in each:
            counts |= {table.frame.cells[place]: count for place, count in table.counts.items()}


def _among(known, told):
    """What links cells that have been told."""
    cells = {*told, *known.rests}
    sums = [each for each in known.sums if {each[0], *each[1]} <= cells]
    return links("links", sums, [each for each in known.within if set(each) <= cells], known.rests)
