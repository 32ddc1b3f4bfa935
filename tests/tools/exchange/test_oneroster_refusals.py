"""Sets that are refused, each with the exact reason."""

import gc
import io
import tracemalloc
import zipfile

import pytest

from samspil.tools.exchange.delimited import Unreadable, read_rows
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.oneroster import read_roster
from samspil.tools.exchange.problem_texts import TEXTS
from samspil.tools.exchange.problems import Place, Problem, message, problem_text

HEAD = "sourcedId,name,type,parentSourcedId\n"
BROKEN_ORGS = {
    "missing_column": ("sourcedId,type\nn,school\n", 1),
    "empty_value": (HEAD + "n,,school,\n", 2),
    "unknown_value": (HEAD + "n,Nord,castle,\n", 2),
    "duplicate_id": (HEAD + "n,Nord,school,\nn,Syd,school,\n", 3),
    "dangling": (HEAD + "n,Nord,school,nowhere\n", 2),
    "cycle": (HEAD + "a,A,school,b\nb,B,school,a\n", 2),
    "ragged_row": (HEAD + "n,Nord,school\n", 2),
    "wrong_delimiter": (HEAD.replace(",", ";") + "n;Nord;school;\n", 1),
    "duplicate_column": ("sourcedId,name,type,name\nn,N,school,N\n", 1),
    "broken_quotes": (HEAD + 'n,"Nord,school,\n', 2),
    "encoding_windows_1252": (HEAD.encode() + "ø,Ærøskolen,school,\n".encode("windows-1252"), 2),
    "encoding_utf_16": ((HEAD + "n,Nord,school,\n").encode("utf-16-le"), 1),
    "encoding_unknown": (HEAD.encode() + b"n,N\x81rd,school,\n", 2),
    "nul_byte": (HEAD + "n,Nord\0,school,\n", 2),
    "empty_file": (b"", None),
    "is_pdf": (b"%PDF-1.7 ...", None),
    "is_old_office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
    "is_zip": (b"PK\x03\x04" + bytes(40), None),
    "is_page": ("<!DOCTYPE html><title>Log ind</title>", None),
    "too_long": (HEAD + f"n,{'N' * 300},school,\n", 2),
}


@pytest.mark.parametrize("code", BROKEN_ORGS)
def test_a_broken_table_is_refused_with_its_line(code, zipped, make_manifest, found):
    content, line = BROKEN_ORGS[code]
    roster = read_roster(zipped({"manifest.csv": make_manifest(orgs="bulk"), "orgs.csv": content}))

    assert roster.is_refused
    assert found(roster) == [(code, "orgs.csv", line)]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [("1/8/2026", "bad_date"), ("2027-02-30", "bad_date"), ("2025-07-31", "dates_reversed")],
)
def test_bad_dates_are_refused(wrong, code, whole_set, zipped, found):
    whole_set["academicSessions.csv"] = whole_set["academicSessions.csv"].replace("2027-07-31", wrong)

    assert found(read_roster(zipped(whole_set))) == [(code, "academicSessions.csv", 2)]


DANGLING = {
    "agentSourcedIds": ("users.csv", "u1\n", "u7\n"),
    "orgSourcedIds": ("users.csv", "north,city", "north,mars"),
    "schoolSourcedId": ("classes.csv", "north", "mars"),
    "classSourcedId": ("enrollments.csv", "c1", "c9"),
    "userSourcedId": ("enrollments.csv", "u2", "u9"),
}


@pytest.mark.parametrize("column", DANGLING)
def test_every_kind_of_dangling_id_is_found(column, whole_set, zipped):
    file, before, after = DANGLING[column]
    whole_set[file] = whole_set[file].replace(before, after)

    problem = read_roster(zipped(whole_set)).problems[0]

    assert (problem.code, problem.file, problem.column) == ("dangling", file, column)


def test_a_broken_row_is_reported_once_not_by_all_who_refer_to_it(whole_set, zipped, found):
    whole_set["orgs.csv"] = whole_set["orgs.csv"].replace("Nordskolen", "")

    assert found(read_roster(zipped(whole_set))) == [("empty_value", "orgs.csv", 3)]


def test_the_manifest_must_be_true(whole_set, zipped, make_manifest, found):
    whole_set["manifest.csv"] = make_manifest("1.1", orgs="bulk", users="all", roles="delta")

    assert {each[0] for each in found(read_roster(zipped(whole_set)))} == {"unknown_mode", "file_missing"}


def test_another_version_is_refused(whole_set, zipped, make_manifest, found):
    whole_set["manifest.csv"] = make_manifest("2.0", orgs="bulk")

    assert found(read_roster(zipped(whole_set))) == [("unknown_version", "manifest.csv", 3)]


@pytest.mark.parametrize("name", ["../orgs.csv", "/etc/passwd", "a/../../x.csv", "C:\\x.csv", "..\\orgs.csv"])
def test_names_that_point_out_are_refused(name, whole_set, zipped, found):
    roster = read_roster(zipped(whole_set | {name: "x"}))

    assert [each[0] for each in found(roster)] == ["zip_unsafe_name"]
    assert not roster.orgs


def test_an_encrypted_zip_is_refused(whole_set, zipped, found):
    content = bytearray(zipped(whole_set).getvalue())
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert found(read_roster(io.BytesIO(content)))[0][0] == "zip_encrypted"


@pytest.mark.parametrize("cut", [60, 900])
def test_a_cut_zip_is_refused(cut, whole_set, zipped, found):
    assert found(read_roster(io.BytesIO(zipped(whole_set).getvalue()[:cut])))[0][0] == "zip_corrupt"


def test_a_zip_with_a_damaged_member_is_refused(whole_set, zipped, found):
    content = bytearray(zipped(whole_set).getvalue())
    start = content.index(b"users.csv") + 40
    content[start : start + 8] = b"\xff" * 8

    assert ("zip_corrupt", "users.csv", None) in found(read_roster(io.BytesIO(content)))


@pytest.mark.parametrize(
    ("content", "code"), [(b"%PDF-1.7", "is_pdf"), (b"", "empty_file"), (b"a,b\n", "is_text")]
)
def test_what_is_no_zip_is_named(content, code, found):
    assert found(read_roster(io.BytesIO(content))) == [(code, "", None)]


def test_a_zip_bomb_is_refused_before_it_opens(zipped, found):
    assert found(read_roster(zipped({"orgs.csv": HEAD + "0" * 5_000_000})))[0][0] == "zip_ratio"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(total_bytes=100), "set_too_large"),
        (Limits(file_bytes=60), "file_too_large"),
        (Limits(files=2), "too_many_files"),
        (Limits(rows=1), "too_many_rows"),
    ],
)
def test_what_is_too_much_is_refused(limits, code, whole_set, zipped, found):
    assert code in {each[0] for each in found(read_roster(zipped(whole_set), limits=limits))}


def test_the_same_file_twice_is_refused(whole_set, zipped, found):
    assert found(read_roster(zipped(whole_set | {"ORGS.csv": HEAD})))[0][0] == "duplicate_file"


def test_no_archive_without_tables(zipped, found):
    assert found(read_roster(zipped({"readme.txt": "hello"})))[0][0] == "not_a_roster"


def test_three_hundred_megabytes_are_refused_unread(tmp_path, found):
    with (tmp_path / "users.csv").open("wb") as users:
        users.truncate(300 * 1024 * 1024)

    roster = read_roster(tmp_path)

    assert found(roster) == [("file_too_large", "users.csv", None)]
    assert message(roster.problems[0]) == (
        "The file is larger than 256 megabytes (unpacked); nothing of it is kept."
    )


def test_a_file_that_grows_while_it_is_read_is_stopped():
    rows = read_rows(io.BytesIO(HEAD.encode() * 10), limits=Limits(file_bytes=100))

    with pytest.raises(Unreadable, match="file_too_large"):
        list(rows)


def test_a_line_without_end_is_refused():
    with pytest.raises(Unreadable, match="line_too_long"):
        list(read_rows(io.BytesIO(b"x" * 2_000_000), limits=Limits()))


def test_twenty_megabytes_pass_through_little_memory(tmp_path):
    path = tmp_path / "users.csv"
    path.write_text(f"x,{'N' * 240},teacher,\n" * 80_000, encoding="utf-8")
    tracemalloc.start()

    with path.open("rb") as stream:
        count = sum(1 for _ in read_rows(stream, limits=Limits()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 80_000
    assert path.stat().st_size > 20_000_000
    assert peak < 1_000_000


def test_kept_rows_take_less_than_two_kilobytes_each(zipped):
    users = "sourcedId,enabledUser,orgSourcedIds,role,username,givenName,familyName,email\n" + "".join(
        f"u{n},true,n,teacher,user{n},Given{n},Family{n},u{n}@example.dk\n" for n in range(5000)
    )
    source = zipped({"orgs.csv": HEAD + "n,Nord,school,\n", "users.csv": users})
    # What the first reading brings along, such as modules, is no row.
    read_roster(zipped({"orgs.csv": HEAD + "n,Nord,school,\n", "users.csv": users[:1000]}))
    tracemalloc.start()

    roster = read_roster(source)
    gc.collect()
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()

    assert len(roster.users) == 5000
    assert kept < 5000 * 2000


def test_the_byte_and_its_place_are_told(zipped):
    roster = read_roster(zipped({"orgs.csv": HEAD.encode() + "n,Ærø,school,\n".encode("windows-1252")}))

    assert "byte 0xC6, position 3" in problem_text(roster.problems[0])
    assert "Windows-1252" in problem_text(roster.problems[0])


@pytest.mark.parametrize("code", TEXTS)
def test_every_text_can_be_filled(code):
    names = (
        "name",
        "limit",
        "count",
        "byte",
        "position",
        "found",
        "expected",
        "columns",
        "value",
        "mode",
        "version",
    )
    more = ("allowed", "begin", "end", "length", "first_line", "target", "path", "like")
    of_figures = ("part", "cells", "renamed", "read", "figure", "area", "period", "sheets", "pattern")
    problem = Problem(code, Place("f.csv", 1, "c", "s"), dict.fromkeys((*names, *more, *of_figures), "x"))

    assert "%" not in message(problem)
    assert message(problem).endswith(".")


def test_a_zip_with_two_same_names_is_refused(found):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("orgs.csv", HEAD)
        archive.writestr("orgs.csv", HEAD)

    assert found(read_roster(stream))[0][0] == "duplicate_file"
