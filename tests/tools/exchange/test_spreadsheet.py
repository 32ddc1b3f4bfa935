"""What leaves the house is typed and harmless."""

import csv
import io
import re
import unicodedata
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspil.tools.exchange.spreadsheet import (
    Column,
    Kind,
    Sheet,
    csv_bytes,
    guarded,
    safe_file_name,
    write_xlsx,
)

CREATED = datetime(2026, 8, 1, 9, 30, tzinfo=UTC)
NASTY = st.text(
    alphabet=st.sampled_from("=+-@ \t\r\n;,\"'＝＋－＠−aæ|\x00\x1b\u202e\ud800"), max_size=12
) | st.text(max_size=12)


def written(sheet, **how):
    return b"".join(csv_bytes(sheet, **how)).decode("utf-8-sig")


def read(text, delimiter):
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def workbook(sheet):
    target = io.BytesIO()
    write_xlsx(sheet, target, created=CREATED)
    return openpyxl.load_workbook(target)


def would_be_evaluated(cell):
    return unicodedata.normalize("NFKC", cell.lstrip(" \t\r\n"))[:1] in tuple("=+-@\t\r\N{MINUS SIGN}")


@settings(max_examples=300, deadline=None)
@given(texts=st.lists(NASTY, min_size=1, max_size=4), delimiter=st.sampled_from(",;"), other=st.booleans())
def test_no_cell_of_a_csv_is_evaluated(texts, delimiter, other):
    sheet = Sheet("t", [Column(each) for each in texts], [texts])
    text = written(sheet, delimiter=delimiter)

    cells = [cell for row in read(text, delimiter) for cell in row]

    assert not [cell for cell in cells if cell and would_be_evaluated(cell)]
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f]", text)


@given(text=NASTY)
def test_a_program_with_the_other_separator_finds_no_formula_either(text):
    for piece in re.split("[,;\n]", guarded(text)):
        assert not piece or not would_be_evaluated(piece.lstrip('"')) or piece[0] == " "


@settings(max_examples=40, deadline=None)
@given(text=NASTY)
def test_every_text_of_a_workbook_is_a_text(text):
    sheet = workbook(Sheet(text, [Column(text)], [[text]])).active

    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s"}


@given(
    rows=st.lists(st.tuples(NASTY, st.integers(), st.dates()), max_size=5), delimiter=st.sampled_from(";,")
)
def test_a_written_csv_reads_back(rows, delimiter):
    sheet = Sheet("t", [Column("a"), Column("b", Kind.INTEGER), Column("c", Kind.DATE)], rows)

    header, *back = read(written(sheet, delimiter=delimiter), delimiter)

    assert header == ["a", "b", "c"]
    assert back == [[guarded(a), str(b), c.isoformat()] for a, b, c in rows]


def test_numbers_dates_and_blanks_in_csv():
    row = [-1.5, Decimal("2.50"), date(2026, 8, 1), CREATED, None, float("nan"), True]
    text = written(Sheet("t", [Column(str(n)) for n in range(7)], [row]))

    assert text.endswith("\r\n-1,5;2,50;2026-08-01;2026-08-01 09:30;;;true\r\n")


def test_a_csv_begins_with_its_mark_and_ends_lines_as_windows_does():
    first = next(iter(csv_bytes(Sheet("t", [Column("Ø")], []))))

    assert first == b'\xef\xbb\xbf"\xc3\x98"\r\n'


def test_a_csv_is_written_while_the_rows_come():
    pulled = []
    rows = ([pulled.append(n) or n] for n in range(5000))
    pieces = csv_bytes(Sheet("t", [Column("n")], rows))

    next(pieces)

    assert len(pulled) < 1000


def test_a_workbook_is_typed_and_its_header_stays():
    columns = [Column("Name"), Column("Day", Kind.DATE), Column("Share", Kind.PERCENT)]
    sheet = workbook(Sheet("Plans: [2026]", columns, [["=1+1", date(2026, 8, 1), 0.25]])).active

    assert sheet.title == "Plans   2026"
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("=1+1", "s", True)
    assert sheet["B2"].is_date
    assert sheet["C2"].number_format == "0.0 %"


def test_a_workbook_says_when_it_was_made():
    assert workbook(Sheet("t", [Column("a")], [])).properties.created == CREATED.replace(tzinfo=None)


def test_the_same_workbook_is_the_same_file_whenever_it_is_written():
    target = io.BytesIO()
    write_xlsx(Sheet("Tal", [Column("Navn")], [["Ida"]]), target, created=CREATED)

    book = openpyxl.load_workbook(target)
    with zipfile.ZipFile(target) as archive:
        dates = {each.date_time for each in archive.infolist()}

    assert book.properties.modified == book.properties.created
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_ragged_row_is_refused():
    with pytest.raises(ValueError, match="2 values in a table of 1"):
        written(Sheet("t", [Column("a")], [["x", "y"]]))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../Børns trivsel\\x", "Boerns-trivsel-x.csv"),
        ("CON", "export-CON.csv"),
        ("日本", "export.csv"),
        ('a"; filename="b', "a-filename-b.csv"),
        ("Överzicht één", "Overzicht-een.csv"),
    ],
)
def test_file_names_are_safe(title, name):
    assert safe_file_name(title, ".csv") == name


@given(title=st.text(), extension=st.text(max_size=12))
def test_no_file_name_leaves_its_folder(title, extension):
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*(\.[a-z0-9]+)?", name := safe_file_name(title, extension))
    assert len(name) <= 80
