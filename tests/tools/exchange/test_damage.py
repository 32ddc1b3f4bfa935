"""Whatever bytes arrive, the answer is a list of problems and never an exception."""

import io
import warnings
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspil.tools.exchange.oneroster import read_roster
from samspil.tools.exchange.problems import problem_text
from samspil.tools.exchange.staff_list import read_staff_list
from samspil.tools.exchange.uploads import Upload

CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.binary(max_size=4), st.integers(0, 9)), min_size=1, max_size=4
)
relaxed = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def damaged(content, changes):
    for where, put, cut in changes:
        at = int(where * len(content))
        content = content[:at] + put + content[at + cut :]
    return content


@pytest.fixture(scope="module")
def workbook():
    book = openpyxl.Workbook()
    book.active.append(["unit_number", "unit_name", "kind", "opened_on"])
    book.active.append(["012", "Nord", "school", "2026-08-01"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@relaxed
@given(changes=CHANGES)
def test_a_damaged_zip_is_answered(changes, whole_set, zipped):
    roster = read_roster(io.BytesIO(damaged(zipped(whole_set).getvalue(), changes)))

    assert all(problem_text(each) for each in roster.problems)


@relaxed
@given(changes=CHANGES, which=st.integers(0, 5))
def test_a_damaged_table_is_answered(changes, which, whole_set, zipped):
    name = sorted(whole_set)[which]
    roster = read_roster(zipped(whole_set | {name: damaged(whole_set[name].encode(), changes)}))

    assert all(problem_text(each) for each in roster.problems)


@relaxed
@given(changes=CHANGES, which=st.integers(0, 20))
def test_a_damaged_workbook_is_answered(changes, which, workbook, zipped):
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(parts)[which % len(parts)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for stream in (
            zipped(parts | {name: damaged(parts[name], changes)}),
            io.BytesIO(damaged(workbook, changes)),
        ):
            assert all(problem_text(each) for each in read_staff_list([Upload("x", stream)]).problems)
