"""How sets of rows lie to each other, told from their definitions; and that no row breaks what was told."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspil.tools.statistics.conditions import EVERYONE, All, Among, AnyOf, Between, Is, Known, Not, PartOf
from samspil.tools.statistics.overlaps import Domains, Lie, Rows, is_empty, lie
from samspil.tools.statistics.sums import Sum, rest, sums

SPECIAL, ORDINARY = Among("class", ("20", "29")), Among("class", ("10",))
SCHOOL = Among("school", ("public", "special"))
WHOLES = Domains(wholes=frozenset({"grade"}))
DECLARED = Domains((("class", ("10", "20", "29")),), frozenset({"grade"}))


def rows(*conditions):
    return Rows(All(conditions))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (rows(SPECIAL), rows(Among("class", ("29",))), Lie.AROUND),
        (rows(SPECIAL), rows(ORDINARY), Lie.APART),
        (rows(SPECIAL), rows(Not(ORDINARY)), Lie.INSIDE),
        (rows(Not(SPECIAL)), rows(ORDINARY), Lie.AROUND),
        (rows(SPECIAL), rows(SCHOOL), None),
        (rows(SPECIAL, SCHOOL), rows(SCHOOL), Lie.INSIDE),
        (rows(Not(Not(SPECIAL))), rows(SPECIAL), Lie.SAME),
        # Who is in an unknown class is in neither, so that both together are not everybody.
        (rows(AnyOf((SPECIAL, Not(SPECIAL)))), rows(Known("class")), Lie.SAME),
        (rows(AnyOf((SPECIAL, Not(SPECIAL)))), rows(), Lie.INSIDE),
        (rows(Between("grade", 0, 3)), rows(Not(Between("grade", 4, None))), Lie.INSIDE),
        (rows(Not(Between("grade", 4, 9)), Between("grade", 0, 9)), rows(Between("grade", 0, 3)), Lie.SAME),
        (rows(PartOf("minutes", "week", 80)), rows(PartOf("minutes", "week", 50)), Lie.INSIDE),
        # Asked about twice in two ways, and nobody at all: nothing is told.
        (rows(PartOf("minutes", "week", 80)), rows(Known("minutes")), None),
        (rows(Among("grade", ("1",))), rows(Between("grade", 0, 3)), None),
        (rows(Is("new"), Not(Is("new"))), rows(Is("new")), None),
    ],
)
def test_one_set_lies_to_another(one, other, told):
    assert lie(one, other, WHOLES) is told


def test_between_three_and_four_lies_somebody_unless_numbers_are_whole():
    low, others = rows(Between("grade", 0, 3)), rows(Between("grade", 0, 9), Not(Between("grade", 4, 9)))

    assert lie(low, others) is Lie.INSIDE
    assert lie(low, others, WHOLES) is Lie.SAME


def test_a_column_with_declared_codes_has_no_others():
    assert lie(rows(Not(SPECIAL)), rows(ORDINARY), DECLARED) is Lie.SAME


def test_of_too_many_kinds_nothing_is_told():
    many = rows(*(Among(f"c{n}", tuple(map(str, range(20)))) for n in range(4)))

    assert lie(many, many) is None
    assert not is_empty(many)


def test_three_shares_make_the_whole_and_two_leave_a_rest():
    sets = {
        "all": rows(Known("class")), "ten": rows(ORDINARY), "twenty": rows(Among("class", ("20",))),
        "twenty-nine": rows(Among("class", ("29",))), "special": rows(SPECIAL),
        "again": rows(Not(Not(SPECIAL))),
    }  # fmt: skip

    found = sums(sets, DECLARED)

    assert set(found.sums) == {
        Sum("special", ("again",)), Sum("all", ("special", "ten")), Sum("special", ("twenty", "twenty-nine")),
    }  # fmt: skip
    assert Sum("all", ("special", "ten"), has_rest=True) in sums(sets, WHOLES).sums


def test_the_same_rest_of_two_wholes_is_told():
    """Grades 0 to 9 without 0 to 6, and 4 to 9 without 4 to 6: both are 7 to 9."""
    spans = {"all": (0, 9), "late": (4, 9), "low": (0, 6), "middle": (4, 6)}
    found = sums({name: rows(Between("grade", *span)) for name, span in spans.items()}, WHOLES)

    assert (Sum("all", ("low",), has_rest=True), Sum("late", ("middle",), has_rest=True)) in found.alike


CODES = ("10", "20", "29", "30")
LEAVES = st.one_of(
    st.builds(
        Among,
        st.sampled_from(["class", "school"]),
        st.lists(st.sampled_from(CODES[:3]), min_size=1).map(tuple),
    ),
    st.tuples(st.integers(0, 4), st.integers(0, 4)).map(lambda span: Between("grade", min(span), max(span))),
    st.builds(Between, st.just("grade"), st.none(), st.integers(0, 4)),
    st.builds(Is, st.sampled_from(["new", "near"]), st.booleans()),
    st.builds(Known, st.sampled_from(["class", "grade", "new", "part"])),
    st.builds(PartOf, st.just("part"), st.just("whole"), st.sampled_from([1, 50, 80, 100])),
    st.just(EVERYONE),
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda of: st.one_of(
        st.builds(Not, of),
        *(st.lists(of, min_size=1, max_size=3).map(tuple).map(made) for made in (All, AnyOf)),
    ),
    max_leaves=4,
)
SETS = st.builds(Rows, CONDITIONS, st.one_of(st.just(()), st.tuples(CONDITIONS)))
ROWS = st.fixed_dictionaries(
    {
        "class": st.sampled_from([*CODES, None]), "school": st.sampled_from([*CODES, None]),
        "grade": st.sampled_from([None, -1, 0, 0.4, 1, 1.5, 2, 3, 3.9, 4, 4.2, 9]),
        "new": st.sampled_from([True, False, None]), "near": st.sampled_from([True, False, None]),
        "part": st.one_of(st.none(), st.integers(-2, 30)), "whole": st.one_of(st.none(), st.integers(-2, 30)),
    }
)  # fmt: skip
BREAKS = {
    Lie.SAME: [(1, 0), (0, 1)],
    Lie.INSIDE: [(1, 0)],
    Lie.AROUND: [(0, 1)],
    Lie.APART: [(1, 1)],
    None: [],
}


@settings(max_examples=150, derandomize=True, database=None)
@given(SETS, SETS, st.lists(ROWS, min_size=20, max_size=40))
def test_no_row_breaks_what_was_told(one, other, many):
    told = lie(one, other)

    assert not [row for row in many if (one.has(row), other.has(row)) in BREAKS[told]]


@settings(max_examples=60, derandomize=True, database=None)
@given(st.lists(CONDITIONS.map(Rows), min_size=2, max_size=6), st.lists(ROWS, min_size=20, max_size=40))
def test_what_adds_up_by_definition_adds_up_in_any_rows(drawn, many):
    sets = {str(number): each for number, each in enumerate(drawn)}
    found = sums(sets)

    count = {name: sum(each.has(row) for row in many) for name, each in sets.items()}
    for each in found.sums:
        left = count[each.whole] - sum(count[part] for part in each.parts)
        assert left == (sum(rest(each, sets).has(row) for row in many) if each.has_rest else 0)
    assert all(count[around] >= count[within] for around, within in found.within)
    for one, other in found.alike:
        assert [rest(one, sets).has(row) for row in many] == [rest(other, sets).has(row) for row in many]


def test_every_pair_of_a_chain_is_told():
    chain = {str(n): rows(Between("grade", 0, n)) for n in range(4)}

    found = sums(chain, WHOLES)

    assert [(each.whole, each.parts) for each in found.sums] == [(b, (a,)) for a, b in pairwise(chain)]
    assert len(found.within) == 6
