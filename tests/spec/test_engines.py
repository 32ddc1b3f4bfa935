"""Where tables lie, and what is told of a table that cannot be counted."""

from datetime import date
from urllib.parse import quote

import pyarrow.parquet
import pytest
from django.db import connection
from spec.drawing import rows, types

from samspil.tools.statistics import engines, plain, tables
from samspil.tools.statistics.conditions import Among, AnyOf, Between, PartOf
from samspil.tools.statistics.months import last_begin, months_later
from samspil.tools.statistics.outcomes import Outcome, with_empty
from samspil.tools.statistics.questions import Cohort, Count, Days, Flow, Question, Rate, Share

PUPILS = """
pupil | year | class
------+------+---------
a     | 2024 | ordinary
a     | 2024 | special
b     | 2024 | ordinary
b     | 2025 | special
"""
MOVED = Question(Flow("pupil", Among("class", ("ordinary",)), Among("class", ("special",))), period="year")
TODAY = date(2026, 9, 30)


def filled():
    return engines.arrow_table(rows(PUPILS), types(PUPILS))


def test_parquet_files_are_read_where_they_lie(tmp_path):
    for part in ("one", "two"):
        pyarrow.parquet.write_table(filled(), tmp_path / f"{part}.parquet")

    table = engines.parquet(str(tmp_path / "one.parquet"), str(tmp_path / "two.parquet"), threads=1)

    [found] = tables.answer(Question(Count()), table, today=TODAY)
    assert found.n == 8


def test_a_table_in_postgresql_is_asked_under_the_login_of_its_address():
    known = connection.get_connection_params()
    login = f"{known['user']}:{quote(str(known.get('password') or ''))}"
    address = f"postgresql://{login}@/{known['dbname']}?host={quote(known['host'], safe='')}"

    table = engines.postgres(address, "pg_class", schema="pg_catalog")

    [found] = tables.answer(Question(Count()), table, today=TODAY)
    assert found.n > 100
    table.get_backend().disconnect()


def test_who_stands_twice_in_a_year_is_found():
    assert engines.duplicates(engines.arrow(filled()), "pupil", "year") == [
        {"pupil": "a", "year": 2024, "rows": 2}
    ]
    assert engines.duplicates(engines.arrow(filled()), "pupil", "year", "class") == []


def test_the_reference_refuses_a_flow_in_which_somebody_stands_twice():
    with pytest.raises(ValueError, match="stands twice"):
        plain.answer(MOVED, rows(PUPILS), today=TODAY)


def test_a_column_that_is_not_there_is_named():
    asked = Question(Share(Among("klass", ("special",))))

    with pytest.raises(KeyError, match="klass"):
        plain.answer(asked, rows(PUPILS), today=TODAY)
    with pytest.raises(Exception, match="klass"):
        tables.answer(asked, engines.arrow(filled()), today=TODAY)


def test_only_the_columns_of_the_question_are_named():
    assert MOVED.columns() == ("year", "pupil", "class")


def test_groups_that_are_asked_for_and_empty_are_shown_without_a_value():
    found = with_empty([Outcome(("B",), 3, value=0.5)], [("A",), ("B",)])

    assert [(each.group, each.n, each.value) for each in found] == [(("A",), 0, None), (("B",), 3, 0.5)]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Among("class", ()),
        lambda: AnyOf(()),
        lambda: Between("grade"),
        lambda: Between("grade", 3, 2),
        lambda: PartOf("peers", "week", 0),
        lambda: Rate(Among("a", ("b",)), Among("a", ("c",)), per=0),
        lambda: Days("from_on", "to_on", 100),
        lambda: Cohort("from_on", "to_on", -1),
        lambda: Question(MOVED.measure),
    ],
)
def test_a_question_that_makes_no_sense_cannot_be_made(wrong):
    with pytest.raises(ValueError, match=r"\."):
        wrong()


@pytest.mark.parametrize(
    "today", [date(2024, 2, 29), date(2025, 2, 28), date(2025, 4, 30), date(2025, 3, 30)]
)
@pytest.mark.parametrize("months", [0, 1, 3, 12, 15])
def test_the_last_begin_is_the_last_day_whose_months_have_passed(today, months):
    latest = last_begin(today, months)

    assert months_later(latest, months) <= today
    assert months_later(date.fromordinal(latest.toordinal() + 1), months) > today
