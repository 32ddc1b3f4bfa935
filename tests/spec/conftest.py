"""The engines. The same drawn table is answered by each of them."""

from itertools import count

import ibis
import pytest
from django.db import connection
from spec.drawing import rows, types

from samspil.tools.statistics import engines, plain, tables

NUMBERS = count()


def answer_plain(case):
    return plain.answer(case.question, rows(case.table), today=case.today)


def as_arrow(case):
    return engines.arrow_table(rows(case.table), types(case.table))


@pytest.fixture(scope="session")
def postgres():
    """The server of the tests. Only temporary tables are made, so it needs none of our own."""
    known = connection.get_connection_params()
    names = {"host": "host", "port": "port", "user": "user", "password": "password", "dbname": "database"}
    opened = ibis.postgres.connect(**{ours: known[name] for name, ours in names.items() if known.get(name)})
    yield opened
    opened.disconnect()


@pytest.fixture(scope="session")
def duckdb():
    return ibis.duckdb.connect()


@pytest.fixture(params=["plain", "duckdb", "postgres"])
def run(request):
    """`run(case)`: the outcomes, by one engine."""
    if request.param == "plain":
        return answer_plain
    backend = request.getfixturevalue(request.param)
    answer = {"duckdb": answer_duckdb, "postgres": answer_in_postgres}[request.param]
    return lambda case: answer(backend, case.question, as_arrow(case), case.today)


def answer_duckdb(backend, question, filled, today):
    backend.con.register("given", filled)
    return tables.answer(question, backend.table("given"), today=today)


def answer_in_postgres(backend, question, filled, today):
    """By hand: Ibis 12 cannot yet fill a temporary table of its own."""
    name = f"spec_{next(NUMBERS)}"
    backend.create_table(name, schema=ibis.schema(filled.schema), temp=True)
    with backend.con.cursor() as cursor:
        fill = f"INSERT INTO {name} VALUES ({', '.join(['%s'] * filled.num_columns)})"
        cursor.executemany(fill, [tuple(row.values()) for row in filled.to_pylist()])
        found = tables.answer(question, backend.table(name), today=today)
        cursor.execute(f"DROP TABLE {name}")
    return found
