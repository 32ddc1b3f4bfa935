"""Any question about any table has one answer, whoever gives it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spec.conftest import answer_duckdb, answer_in_postgres

from samspil.tools.statistics import engines, plain
from samspil.tools.statistics.conditions import EVERYONE, All, Among, AnyOf, Between, Is, Known, Not, PartOf
from samspil.tools.statistics.questions import Cohort, Count, Days, Flow, Mean, Minutes, Question, Rate, Share

TYPES = {
    "pupil": "string", "year": "int64", "paying": "string", "home": "string", "grade": "int64",
    "class": "string", "is_new": "bool", "peers": "int64", "week": "int64",
    "from_on": "date32", "to_on": "date32", "score": "double",
}  # fmt: skip
TODAY = date(2026, 2, 28)
EDGES = [date(2025, 1, 31), date(2025, 2, 28), date(2024, 2, 29), date(2025, 8, 31), TODAY]
days = st.sampled_from(EDGES) | st.integers(0, 900).map(lambda n: date(2024, 1, 1) + timedelta(days=n))


def maybe(values):
    return st.none() | values


rows_drawn = st.lists(
    st.fixed_dictionaries({
        "pupil": maybe(st.sampled_from("abcd")),
        "year": maybe(st.integers(2023, 2026)),
        "paying": maybe(st.sampled_from("AB")),
        "home": maybe(st.sampled_from("AC")),
        "grade": maybe(st.integers(0, 10)),
        "class": maybe(st.sampled_from(["ordinary", "special"])),
        "is_new": maybe(st.booleans()),
        "peers": maybe(st.integers(-1, 5)),
        "week": maybe(st.integers(-1, 5)),
        "from_on": maybe(days),
        "to_on": maybe(days),
        "score": maybe(st.integers(10, 50).map(lambda n: n / 10)),
    }),
    max_size=12,
)  # fmt: skip

leaves = st.one_of(
    st.builds(Among, st.just("class"), st.sampled_from([("special",), ("ordinary", "special")])),
    st.builds(Between, st.just("grade"), st.integers(0, 4), st.none() | st.integers(5, 10)),
    st.builds(Is, st.just("is_new"), st.booleans()),
    st.builds(Known, st.sampled_from(["class", "to_on"])),
    st.builds(PartOf, st.just("peers"), st.just("week"), st.integers(1, 100)),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)
measures = st.one_of(
    st.builds(Count, conditions),
    st.builds(Share, conditions),
    st.builds(Rate, conditions, conditions, st.sampled_from([1, 100, 1000])),
    st.builds(Days, st.just("from_on"), st.just("to_on"), st.sampled_from([10, 50, 90])),
    st.builds(Mean, st.just("score")),
    st.builds(Flow, st.just("pupil"), conditions, conditions),
    st.builds(Cohort, st.just("from_on"), st.just("to_on"), st.integers(0, 27)),
    st.builds(Minutes, st.just("peers"), st.just("week")),
)
bys = st.lists(st.sampled_from(["grade", "is_new", "class"]), max_size=2, unique=True).map(tuple)
places = st.sampled_from([(), ("home",), ("paying", "home")])


@st.composite
def questions(draw):
    measure = draw(measures)
    period = "year" if isinstance(measure, Flow) else draw(st.sampled_from(["", "year"]))
    return Question(measure, draw(st.just(EVERYONE) | conditions), period, draw(places), draw(bys))


def once_a_year(rows):
    return list(
        {(row["pupil"], row["year"]) if row["pupil"] else n: row for n, row in enumerate(rows)}.values()
    )


COUNTS = ("group", "n", "missing", "pending", "numerator", "denominator")


def alike(one, other):
    counts = [[tuple(getattr(each, name) for name in COUNTS) for each in side] for side in (one, other)]
    numbers = [[x for each in side for x in (each.value, each.spread)] for side in (one, other)]
    return counts[0] == counts[1] and numbers[0] == pytest.approx(numbers[1], abs=1e-9)


@settings(max_examples=80)
@given(question=questions(), drawn=rows_drawn)
def test_duckdb_answers_as_the_reference_does(duckdb, question, drawn):
    rows = once_a_year(drawn)

    found = answer_duckdb(duckdb, question, engines.arrow_table(rows, TYPES), TODAY)

    assert alike(found, plain.answer(question, rows, today=TODAY))


@settings(max_examples=40)
@given(question=questions(), drawn=rows_drawn)
def test_postgresql_answers_as_the_reference_does(postgres, question, drawn):
    rows = once_a_year(drawn)

    found = answer_in_postgres(postgres, question, engines.arrow_table(rows, TYPES), TODAY)

    assert alike(found, plain.answer(question, rows, today=TODAY))
