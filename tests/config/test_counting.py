"""An agency counts a pack over its own rows, without a house: the same figures, or nothing and why."""

import csv
import io
from urllib.parse import quote

import pyarrow
import pytest
from django.db import connection
from pyarrow import parquet

from samspil.config import counting
from samspil.config.command import COMMANDS

PUPIL = {
    "child": "a", "year": 2025, "home": "751", "owner": "751", "school_type": "folkeskole",
    "class_type": "10", "grade": 3, "sex": "girl", "near_home": True,
    "peer_minutes": 300, "week_minutes": 1500,
}  # fmt: skip
CLASSES = ["10"] * 17 + ["20", "29"] + [None]


def pupils(**others):
    return [PUPIL | {"child": f"c{n}", "class_type": each} | others for n, each in enumerate(CLASSES)]


@pytest.fixture
def rows(tmp_path):
    def write(given=None):
        target = tmp_path / "pupils.parquet"
        parquet.write_table(pyarrow.Table.from_pylist(given or pupils()), target)
        return str(target)

    return write


@pytest.fixture
def count(capsys):
    """What is printed, as rows, and what is said beside it."""

    def run(*words):
        code = counting.main(["dk", *words])
        said = capsys.readouterr()
        return code, list(csv.DictReader(io.StringIO(said.out))), said.err

    return run


def test_a_share_stands_with_all_that_belongs_to_it(count, rows):
    words = ("--indicator", "segregation-share", "--dimension", "residence", "--on", "2025-11-12")

    code, [found], said = count(rows(), *words)

    assert code == 0 and "small groups can be told apart" in said
    assert (found["period"], found["place"]) == ("2025", "751")
    assert (found["numerator"], found["n"], found["missing"]) == ("2", "19", "1")
    assert float(found["value"]) == pytest.approx(2 / 19)
    # Wilson's interval, as statsmodels gives it.
    assert (float(found["low"]), float(found["high"])) == pytest.approx((0.029358560, 0.313940827))
    assert (found["count_date"], found["counted_on"], found["standing"]) == (
        "09-30",
        "2025-11-12",
        "verified",
    )


def test_minutes_have_their_interval_and_what_the_rows_lack_is_said(count, rows):
    code, found, said = count(rows(pupils(school_type="special-school")), "--dimension", "residence")

    by_key = {each["indicator"]: each for each in found}
    assert code == 0 and by_key["time-with-peers"]["value"] == by_key["time-with-peers"]["low"] == "0.2"
    assert "Left out: long-absence by residence: the rows have no column long_absence." in said


def test_groups_are_told_apart(count, rows):
    words = ("--indicator", "segregation-share", "--dimension", "residence", "--by", "sex")
    given = [*pupils(), *({**each, "child": f"b{n}", "sex": "boy"} for n, each in enumerate(pupils()))]

    _code, found, _said = count(rows(given), *words)

    assert [(each["sex"], each["n"]) for each in found] == [("boy", "19"), ("girl", "19")]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"grade": "third"}, "Column grade: holds string; a whole number is needed."),
        ({"school_type": "friskole"}, "Column school_type: “friskole” in 20 rows: not declared."),
    ],
)
def test_rows_that_are_not_as_declared_are_not_counted(count, rows, given, says):
    code, found, said = count(rows(pupils(**given)), "--indicator", "segregation-share")

    assert (code, found) == (1, []) and says in said


def test_nobody_stands_twice_in_a_flow(count, rows):
    given = [each | {"paying": "751"} for each in [*pupils(), *pupils(year=2024), PUPIL, PUPIL]]

    code, _found, said = count(rows(given), "--indicator", "inflow")

    assert code == 1 and "Column child: has the same key in more than one row of year 2025." in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nowhere.parquet",), "nowhere.parquet"),
        (("--indicator", "happiness"), "has no indicator “happiness”"),
        (("--indicator", "completed-by-25"), "no column born_on, completed_on"),
        (("--by", "colour", "--indicator", "segregation-share"), "is not broken down by colour"),
        (("--engine", "postgres"), "SAMSPIL_ROWS_URL"),
        (("--to", "nowhere/at/all.csv"), "nowhere/at/all.csv"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(count, rows, words, says, monkeypatch):
    monkeypatch.delenv("SAMSPIL_ROWS_URL", raising=False)

    code, found, said = count(*([] if words[0].endswith("parquet") else [rows()]), *words)

    assert (code, found) == (1, []) and says in said and "Traceback" not in said


def test_a_file_that_breaks_off_in_the_reading_is_named(count, rows):
    file = rows(pupils() * 2000)
    with open(file, "r+b") as damaged:
        damaged.seek(40)
        damaged.write(b"\xff" * 2000)

    code, found, said = count(file, "--indicator", "segregation-share", "--dimension", "residence")

    assert (code, found) == (1, []) and f"Nothing was counted.\n{file}: " in said


def test_a_place_that_a_spreadsheet_would_evaluate_is_harmless(count, rows):
    words = ("--indicator", "near-home-share", "--dimension", "residence")

    _code, [found], _said = count(rows(pupils(home="=1+1")), *words)

    assert found["place"] == "'=1+1"


def test_a_pack_of_ones_own_is_read_with_its_faults(capsys, rows, tmp_path):
    (tmp_path / "own.yaml").write_text("format: samspil-indicators/1\nkey: Own\n")

    assert counting.main([str(tmp_path / "own.yaml"), rows()]) == 1
    assert "own.yaml:2:" in capsys.readouterr().err


def test_a_file_is_written_whole(count, rows, tmp_path):
    target = tmp_path / "figures.csv"

    code, printed, _said = count(rows(), "--indicator", "near-home-share", "--to", str(target))

    assert (code, printed) == (0, [])
    [found] = csv.DictReader(io.StringIO(target.read_text(encoding="utf-8")))
    assert (found["value"], found["n"]) == ("1.0", "20")
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []


@pytest.mark.django_db(transaction=True)
def test_postgresql_gives_the_same(count, rows, monkeypatch):
    known = connection.get_connection_params()
    login = f"{known['user']}:{quote(str(known.get('password') or ''))}"
    host = quote(known["host"], safe="")
    monkeypatch.setenv("SAMSPIL_ROWS_URL", f"postgresql://{login}@/{known['dbname']}?host={host}")
    words = ("--indicator", "segregation-share", "--dimension", "residence")
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE agency_pupils (year int, home text, school_type text, class_type text, grade int)"
        )
        columns = ("year", "home", "school_type", "class_type", "grade")
        lines = [[each[name] for name in columns] for each in pupils()]
        cursor.executemany("INSERT INTO agency_pupils VALUES (%s, %s, %s, %s, %s)", lines)
    try:
        assert count("public.agency_pupils", *words, "--engine", "postgres")[:2] == count(rows(), *words)[:2]
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE agency_pupils")


def test_it_is_a_word_of_samspil_and_takes_no_login():
    login, _run = COMMANDS["count"]

    assert login == ""
