"""A register extract becomes Parquet: checked cell by cell, keys scrambled, whole or not at all."""

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pyarrow.parquet
import pytest

from samspil.tools.exchange import extracts
from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.extracts import headings, take_in
from samspil.tools.exchange.figures import parquet
from samspil.tools.exchange.problems import Findings
from samspil.tools.exchange.uploads import Upload
from samspil.tools.statistics.indicators import Column, Table

KINDS = {
    "child": "key", "year": "whole", "unit": "code", "sex": "code", "new": "yes-no", "on": "date",
    "score": "number",
}  # fmt: skip
VALUES = {"sex": ("boy", "girl")}
TABLE = Table("t", {}, tuple(Column(key, kind, {}, VALUES.get(key, ())) for key, kind in KINDS.items()))
HEAD = "elev;år;skole;køn;ny;dag;trivsel"
COLUMNS = dict(zip(KINDS, HEAD.split(";"), strict=True))
GOOD = "0101991234;2025;901001;girl;ja;30-09-2025;4,25"


def taken(tmp_path, *rows, columns=COLUMNS, encoding="utf-8", secret="s"):
    upload = Upload("elever.csv", io.BytesIO("\n".join([HEAD, *rows]).encode(encoding)))
    target = tmp_path / "out.parquet"
    found = take_in(
        upload, table=TABLE, columns=columns, secret=secret, target=target, once=("child", "year")
    )
    return found, pyarrow.parquet.read_table(target).to_pylist() if target.exists() else None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_each_cell_gets_its_kind_whatever_the_encoding(tmp_path, encoding):
    found, [row] = taken(tmp_path, GOOD, encoding=encoding)

    assert (found.rows, found.faults) == (1, ())
    assert row.pop("child") not in GOOD
    assert row == {
        "year": 2025, "unit": "901001", "sex": "girl", "new": True, "on": date(2025, 9, 30), "score": 4.25,
    }  # fmt: skip


def test_a_key_is_the_same_for_one_secret_and_another_for_another(tmp_path):
    rows = (GOOD, GOOD.replace("2025;", "2024;"))

    [one, again] = (each["child"] for each in taken(tmp_path, *rows)[1])
    [other, _] = (each["child"] for each in taken(tmp_path, *rows, secret="t")[1])

    assert one == again != other and len(one) == 32


def test_an_empty_cell_is_not_known(tmp_path):
    _found, [row] = taken(tmp_path, "a;2025;;;;;")

    assert {name for name, value in row.items() if value is None} == set(KINDS) - {"child", "year"}


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("a;2025;1;man;ja;;", "not_a_value", "sex"),
        ("a;to;1;girl;ja;;", "not_a_whole_number", "year"),
        ("a;2025.5;1;girl;ja;;", "not_a_whole_number", "year"),
        ("a;2025;1;girl;måske;;", "not_yes_or_no", "new"),
        ("a;2025;1;girl;ja;31-02-2025;", "not_a_day", "on"),
        ("a;2025;1;girl;ja;;fire", "not_a_number", "score"),
        ("a;2025;1;girl;ja;;1,234.5", "number_other_way", "score"),
        ("a;2025;010199-1234;girl;ja;;", "personal_number", "unit"),
    ],
)
def test_a_cell_that_is_not_what_it_should_be_is_named(tmp_path, row, code, column):
    found, kept = taken(tmp_path, GOOD, row)

    [fault] = found.faults
    assert (fault.code, fault.row, fault.column) == (code, 3, column)
    assert kept is None


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("a,2025,1,girl,ja,30-09-2025,4.25", "mixed_separators"),
        ("a;2025;1;girl;ja;;;rest", "ragged_row"),
        ("a;2025;1", "ragged_row"),
        ("Kilde: Elevregister", "lone_cell"),
        ("Kilde: Elevregister;;;;;;", "lone_cell"),
    ],
)
def test_a_row_that_is_cut_otherwise_is_named_and_nothing_is_kept(tmp_path, row, code):
    found, kept = taken(tmp_path, GOOD, row)

    [problem] = found.problems
    assert (problem.code, problem.line, kept) == (code, 3, None)
    assert "Kilde" not in str(problem)


def test_a_file_without_rows_is_no_extract(tmp_path):
    found, kept = taken(tmp_path)

    assert ([each.code for each in found.problems], kept) == (["no_rows"], None)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (("1.234,5", "4,25"), (1234.5, 4.25)),
        (("1,234.5", "4.25"), (1234.5, 4.25)),
        (("1.234", "4,25"), (1234.0, 4.25)),
        (("1.234", "4.25"), (1.234, 4.25)),
    ],
)
def test_all_rows_of_a_column_tell_how_its_numbers_are_written(tmp_path, written, read):
    found, kept = taken(tmp_path, *(f"c{n};2025;;;;;{text}" for n, text in enumerate(written)))

    assert found.faults == () and tuple(each["score"] for each in kept) == read


def test_a_number_that_may_be_a_thousand_times_another_is_asked_about(tmp_path):
    found, kept = taken(tmp_path, "a;2025;;;;;1.234", "b;2025;;;;;3")

    [fault] = found.faults
    assert (fault.code, fault.row, fault.value, kept) == ("unclear_number", 2, "1.234", None)


def test_a_formula_of_a_workbook_is_no_value(tmp_path):
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (HEAD.split(";"), ["a", 2025, "=A1", "girl", "ja", date(2025, 9, 30), 1.234]):
        book.active.append(row)
    book.save(file)
    found = take_in(
        Upload("x.xlsx", file), table=TABLE, columns=COLUMNS, secret="s", target=tmp_path / "out.parquet",
        once=(),
    )  # fmt: skip

    assert [(each.code, each.line, each.place.letter) for each in found.problems] == [
        ("formula_cell", 2, "C")
    ]
    assert found.faults == ()


def test_a_child_that_stands_twice_in_a_year_is_named_without_its_key(tmp_path):
    found, kept = taken(tmp_path, GOOD, GOOD)

    [fault] = found.faults
    assert (fault.code, fault.row, fault.value) == ("twice", 3, "") and kept is None


def test_twenty_faults_of_a_kind_are_shown_and_the_others_counted(tmp_path):
    found, _kept = taken(tmp_path, *(f"c{n};2025;1;x;ja;;" for n in range(33)))

    assert len(found.faults) == 20 and found.faults[-1].more == 13


def test_columns_that_nobody_pointed_out_are_left_out(tmp_path):
    _found, [row] = taken(tmp_path, GOOD, columns={"child": "elev", "year": "år"})

    assert set(row) == {"child", "year"}


def test_the_headings_of_a_file():
    assert headings(Upload("x.csv", io.BytesIO(b"a;b\n1;2\n"))) == ("a", "b")


def test_what_is_no_table_is_refused():
    with pytest.raises(Unreadable):
        headings(Upload("x.pdf", io.BytesIO(b"%PDF-1.7")))


def cells():
    """Everything that a column of a Parquet file may hold, with what is odd about it."""
    rows = 7
    return {
        "child": pyarrow.array(["a", " b\u00a0", "c", "d", "e", "f", "g"]),
        "large": pyarrow.array(["x", None, "", "  ", "\u2003x", "x", "y"], pyarrow.large_string()),
        "known": pyarrow.array(["x", "y", None, "x", " x", "y", "x"]).dictionary_encode(),
        "whole": pyarrow.array([1, -2, None, 2**62, 0, 5, 5]),
        "number": pyarrow.array([1.5, 1e-7, float("nan"), float("inf"), None, 4.25, 1e22]),
        "half": pyarrow.array([1.5, 0.1, None, 2, 3, 4, 0.1], pyarrow.float32()),
        "money": pyarrow.array([Decimal("1.50"), Decimal("2.00"), None, *[Decimal("0.10")] * 4]),
        "flag": pyarrow.array([True, False, None, True, True, False, None]),
        "day": pyarrow.array([date(2025, 9, 30), None] + [date(2026, 1, n) for n in range(1, rows - 1)]),
        "moment": pyarrow.array([datetime(2025, 9, 30, 23, 59, 1)] * rows, pyarrow.timestamp("ns", "UTC")),
        "list": pyarrow.array([["x"], [], None, ["x", "y"], ["x"], ["x"], ["x"]]),
        "none": pyarrow.nulls(rows),
    }


def test_a_parquet_file_read_by_columns_has_the_cells_it_has_by_rows(monkeypatch):
    table, file = pyarrow.table(cells()), io.BytesIO()
    pyarrow.parquet.write_table(table, file, row_group_size=4)
    upload, wanted = Upload("x.parquet", file), list(reversed(table.column_names))
    fast = [whole(each) for each in zip(*extracts._batches(upload, wanted, Findings()), strict=True)]

    monkeypatch.setattr(parquet, "_texts", None)
    monkeypatch.setattr(parquet, "partial", lambda *_given: None)
    slow = [whole(each) for each in zip(*extracts._batches(upload, wanted, Findings()), strict=True)]

    assert fast == slow and fast[0] == list(range(1, 8)) and len(fast) == len(wanted) + 1


def whole(batches):
    return [text for each in batches for text in (each.to_pylist() if hasattr(each, "to_pylist") else each)]


def test_a_parquet_extract_is_refused_for_what_is_wrong_in_it(tmp_path):
    told = {
        "elev": ["a", "a", "c"],
        "år": [2025, 2025, 2025],
        "køn": ["girl", "girl", "man"],
        "skole": ["1"] * 3,
    }
    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(told), file)
    columns = {"child": "elev", "year": "år", "sex": "køn", "unit": "skole"}
    found = take_in(
        Upload("x.parquet", file), table=TABLE, columns=columns, secret="s", target=tmp_path / "out.parquet",
        once=("child", "year"),
    )  # fmt: skip

    assert [(each.code, each.row) for each in found.faults] == [("not_a_value", 3), ("twice", 2)]


@pytest.mark.parametrize(("text", "code"), [("x" * 40_000, "line_too_long"), (None, "parquet_corrupt")])
def test_a_parquet_extract_with_an_endless_text_or_a_broken_page_is_refused(tmp_path, text, code):
    file = io.BytesIO()
    words = [text or f"word {n}" for n in range(2000)]
    pyarrow.parquet.write_table(pyarrow.table({"elev": list("ab") * 1000, "other": words}), file)
    if text is None:
        damaged = bytearray(file.getvalue())
        damaged[4:600] = b"\xff" * 596
        file = io.BytesIO(bytes(damaged))

    with pytest.raises(Unreadable) as stopped:
        take_in(
            Upload("x.parquet", file), table=TABLE, columns={"child": "elev"}, secret="s",
            target=tmp_path / "out.parquet", once=(),
        )  # fmt: skip

    assert stopped.value.code == code
