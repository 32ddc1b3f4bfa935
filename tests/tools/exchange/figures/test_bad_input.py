"""Each fault is named by file, row and column, says what to do, and nothing of the table is loaded."""

import gc
import gzip
import io
import tracemalloc
import zipfile
from datetime import date
from decimal import Decimal

import pyarrow
import pytest
from pyarrow import parquet
from tools.exchange.figures.conftest import ABSENCE, faults, noticed, values

from samspil.tools.exchange.figures.mapping import Bounds, FigureColumn, TableMapping
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.numbers import Convention
from samspil.tools.exchange.figures.survey import survey_file
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.problems import place_text

HEAD = "school,year,absence\n"


def mapped(**changed):
    facts = {"figures": (FigureColumn("absence"),), "area": ("school",), "period": "year"}
    return TableMapping(**facts | changed)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("A,2025,4.1\nB,2025,about 5\n", ("not_a_figure", 3, "absence")),
        ("A,2025,4.1\nB,2025,1-feb\n", ("figure_became_date", 3, "absence")),
        ("A,2025,4.1\nB,2025,01-02-2025\n", ("figure_became_date", 3, "absence")),
        ("A,2025,4.1\n,2025,4.2\n", ("no_area", 3, "school")),
        ("A,2025,4.1\nB,,4.2\n", ("no_period", 3, "year")),
        ("A,2025,4.1\nB,2025-02-30,4.2\n", ("bad_period", 3, "year")),
        ("A,2025,4.1\nB,2024/27,4.2\n", ("bad_period", 3, "year")),
        ("A,2025,4.1\nB,2025,4.2\nA,2025,4.1\n", ("duplicate_key", 4, "absence")),
        ('A,2025,4.1\nB,2025,"4,2"\nC,2025,4.3\n', ("other_convention", 3, "absence")),
        ("A,2025,4.1%\nB,2025,4.2\n", ("percent_mixed", 3, "absence")),
        ("A,2025,1.234\nB,2025,2.345\n", ("number_unclear", 2, "absence")),
        ("A,2025,4.1\nB,2025\n", ("ragged_row", 3, "")),
        ("A,2025,4.1\nB;2025;4.2\n", ("mixed_separators", 3, "")),
        ('A,2025,4.1\n"B,2025,4.2\n', ("broken_quotes", 3, "")),
    ],
)
def test_a_fault_in_a_row_is_named_by_its_line_and_column(read, rows, fault):
    reading = read(HEAD + rows)

    assert faults(reading) == [fault]
    with pytest.raises(ValueError, match="errors"):
        list(reading.observations())


@pytest.mark.parametrize(
    ("rows", "read_as"),
    [
        ('A,2025,"1.234,5"\nB,2025,"1.234"\n', ["1234.5", "1234"]),
        ('A,2025,"1,234.5"\nB,2025,"1,234"\n', ["1234.5", "1234"]),
        ("A,2025,1.234\nB,2025,0.567\n", ["1.234", "0.567"]),
        ("A,2025,1\u2009234\nB,2025,12\u00a0345\n", ["1234", "12345"]),
        ("A,2025,4.1%\nB,2025,4.2 %\n", ["4.1", "4.2"]),
        ("A,2025,\u22124.1\nB,2025,1e-3\n", ["-4.1", "0.001"]),
    ],
)
def test_all_rows_of_a_column_decide_how_its_numbers_are_written(read, rows, read_as):
    assert values(read(HEAD + rows)) == [Decimal(each) for each in read_as]


def test_an_unclear_number_is_asked_about_and_then_read_as_told(read):
    told = mapped(figures=(FigureColumn("absence", numbers=Convention.COMMA),))

    assert values(read(HEAD + "A,2025,1.234\n", told)) == [Decimal(1234)]


def test_markers_are_kept_apart_from_zero_from_missing_and_from_each_other(read):
    signs = ["z", "x", "c", "*", "..", "-9999", "<5", "fewer than 5", "low", "", "0"]
    rows = "".join(f"S{n},2025,{sign}\n" for n, sign in enumerate(signs))

    reading = read(HEAD + rows)
    absent = {each.marker.symbol: each.marker for each in reading.observations() if each.marker}

    assert values(reading)[-1] == 0
    assert absent["z"].meaning is Meaning.NOT_APPLICABLE
    assert absent["x"].meaning is absent[".."].meaning is Meaning.NOT_AVAILABLE
    assert absent["c"].meaning is absent["*"].meaning is Meaning.SUPPRESSED
    assert absent[""].meaning is Meaning.MISSING
    assert (absent["<5"].meaning, absent["<5"].below) == (Meaning.LOW, 5)
    assert absent["fewer than 5"].below == 5


def test_a_mapping_may_say_what_a_sign_means(read):
    dash = mapped(markers=(("-", Meaning.ZERO), ("geheim", Meaning.SUPPRESSED)))

    assert values(read(HEAD + "A,2025,-\nB,2025,Geheim\n", dash)) == [0, Meaning.SUPPRESSED]


def test_a_sign_with_several_meanings_is_pointed_out(read):
    assert noticed(read(HEAD + "A,2025,-\nB,2025,1\n")) == ["marker_unclear"]


def test_a_mistype_beyond_what_is_expected_is_caught(read):
    expected = mapped(bounds=(Bounds("absence", Decimal(0), Decimal(100)),))

    assert faults(read(HEAD + "A,2025,41\nB,2025,410\nC,2025,-1\n", expected)) == [
        ("above_maximum", 3, "absence"),
        ("below_minimum", 4, "absence"),
    ]


def test_an_unknown_unit_is_named(read):
    assert faults(read(HEAD + "A,2025,1\nX,2025,2\n", known_areas={"A", "B"})) == [
        ("unknown_area", 3, "school")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_encoding_and_separator_is_read(read, encoding, separator):
    text = "skole,år,fravær\nÆrø,2024/25,4.1\nSæby,2024/25,5.2\n".replace(",", separator)
    danish = mapped(figures=(FigureColumn("fravær"),), area=("skole",), period="år")

    reading = read(text.encode(encoding), danish)

    assert faults(reading) == []
    assert [each.area for each in reading.observations()] == ["Ærø", "Sæby"]
    assert ("read_as_windows_1252" in noticed(reading)) is (encoding == "cp1252")


def test_two_encodings_in_one_file_are_told_by_the_line(read):
    content = HEAD.encode() + "Ærø,2025,1\n".encode() + "Sæby,2025,2\n".encode("cp1252")

    assert faults(read(content)) == [("encoding_mixed", 3, "")]


def test_bytes_that_are_no_letters_are_told_by_the_line(read):
    assert faults(read(HEAD.encode() + b"A\x81\xe6,2025,1\n")) == [("encoding_unknown", 2, "")]


def test_letters_lost_or_mangled_before_they_came_are_named(read):
    mapping = mapped(area_name=("school",))

    assert faults(read(HEAD + "S\N{REPLACEMENT CHARACTER}by,2025,1\n", mapping)) == [
        ("lost_letter", 2, "school")
    ]
    assert noticed(read(HEAD + "SÃ¦by,2025,1\n", mapping)) == ["mojibake"]


def test_titles_above_and_remarks_below_the_table_are_passed_over(read):
    content = "Absence by school,,\n,,\n" + HEAD + "A,2025,1\nB,2025,2\nSource: own count,,\n"

    reading = read(content)

    assert values(reading) == [1, 2]
    assert noticed(reading) == ["rows_above_header", "row_passed_over"]


def test_a_column_the_mapping_asks_for_and_the_file_lacks_is_named(read):
    assert faults(read("school,year,presence\nA,2025,1\n")) == [("column_not_found", 1, "absence")]


def test_a_code_that_became_a_number_is_read_as_the_code(read):
    reading = read(HEAD + "301.0,2025,1\n302.0,2025,2\n")

    assert noticed(reading) == ["code_with_point"]
    assert [each.area for each in reading.observations()] == ["301", "302"]


def test_a_cell_of_a_workbook_is_named_by_sheet_and_letter(read, workbook):
    rows = [["school", "year", "absence"], ["A", 2025, 4.1], ["B", 2025, date(2025, 2, 1)]]

    reading = read(workbook(rows, title="Fravær"))

    assert faults(reading) == [("figure_became_date", 3, "absence")]
    assert place_text(reading.problems[0].place) == "figures.csv, sheet Fravær, cell C3 (absence)"


def test_a_figure_that_became_text_is_pointed_out_and_a_word_is_refused(read, workbook):
    head = ["school", "year", "absence"]

    spoken = read(workbook([head, ["A", 2025, 4.1], ["B", 2025, "5.25"]]))
    word = read(workbook([head, ["A", 2025, 4.1], ["B", 2025, "five"]]))

    assert values(spoken) == [Decimal("4.1"), Decimal("5.25")]
    assert [(each.code, each.line, each.place.letter) for each in spoken.problems] == [
        ("figure_became_text", 3, "C")
    ]
    assert faults(word) == [("not_a_figure", 3, "absence")]


def test_a_formula_and_an_error_are_not_believed(read, workbook):
    rows = [["school", "year", "absence"], ["A", 2025, "=2+2"], ["B", 2025, "#DIV/0!"], ["C", 2025, "#N/A"]]

    assert faults(read(workbook(rows))) == [("formula_cell", 2, "absence"), ("cell_error", 3, "absence")]


def test_merged_cells_of_the_header_name_their_columns(read, workbook):
    rows = [["school", "year", "absence", None], [None, None, "boys", "girls"], ["A", 2025, 4, 5]]

    def merge(sheet):
        for cells in ("A1:A2", "B1:B2", "C1:D1"):
            sheet.merge_cells(cells)

    two = mapped(figures=(FigureColumn("absence / boys"), FigureColumn("absence / girls")))
    reading = read(workbook(rows, merge), two)

    assert faults(reading) == []
    assert {each.figure: each.value for each in reading.observations()} == {
        "absence / boys": 4,
        "absence / girls": 5,
    }
    assert noticed(reading) == ["rows_above_header", "merged_header"]


def test_a_name_beside_merged_cells_is_its_columns_own(read, workbook):
    rows = [["school", "year", "absence", None], [None, None, "boys", "girls"], ["A", 2025, 4, 5]]
    boys = mapped(figures=(FigureColumn("absence / boys"),))

    reading = read(workbook(rows, lambda sheet: sheet.merge_cells("C1:D1")), boys)

    assert faults(reading) == [] and [each.value for each in reading.observations()] == [4]


def test_merged_cells_in_the_body_are_refused(read, workbook):
    rows = [["school", "year", "absence"], ["A", 2025, 4], [None, 2024, 5]]

    reading = read(workbook(rows, lambda sheet: sheet.merge_cells("A2:A3")))

    assert ("merged_cells", 2, "") in faults(reading)
    assert reading.problems[0].params["cells"] == "A2:A3"


def test_a_million_empty_rows_are_passed_over(read, workbook):
    def far_below(sheet):
        sheet["A1000005"], sheet["B1000005"], sheet["C1000005"] = "Z", 2025, "many"

    content = workbook([["school", "year", "absence"], ["A", 2025, 4]], far_below)

    assert faults(read(content, limits=Limits(rows=100))) == [("not_a_figure", 1_000_005, "absence")]


def test_a_damaged_gzip_and_a_bomb_in_one_are_refused(read):
    good = gzip.compress((HEAD + "A,2025,1\n").encode())

    assert values(read(good)) == [1]
    assert faults(read(good[:-9])) == [("gzip_corrupt", None, "")]
    bomb = gzip.compress(b"0" * 4_000_000)
    assert faults(read(bomb, limits=Limits(file_bytes=1_000_000)))[0][0] == "file_too_large"


def test_a_hostile_width_or_text_is_refused_before_it_costs_memory(read):
    assert faults(read("a," * 3000 + "b\n" + "1," * 3000 + "1\n")) == [("too_many_columns", 1, "")]

    stream = io.BytesIO()
    long = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 500), ["x" * 100_000])
    table = pyarrow.table({"school": long, "year": [2025] * 500, "absence": [1] * 500})
    parquet.write_table(table, stream)
    assert len(stream.getvalue()) < 2_000_000
    assert [each[0] for each in faults(read(stream.getvalue()))] == ["line_too_long"]


def test_the_table_is_held_row_by_row(upload):
    """Forty times as many rows take no more memory; held, they would take ten megabytes."""

    def peak(rows):
        sent = upload(HEAD + "".join(f"S{n % 50},{2000 + n % 20},{n % 300}.5\n" for n in range(rows)))
        # What others left for the collector is not the table's.
        gc.collect()
        tracemalloc.start()
        survey_file(sent)
        try:
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(40_000) < peak(1_000) + 3_000_000


def test_what_is_no_table_is_called_by_its_name(read):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.txt", "x")

    told = [faults(read(content)) for content in (archive.getvalue(), b"%PDF-1.7 ...", b"")]
    assert told == [[("is_zip", None, "")], [("is_pdf", None, "")], [("empty_file", None, "")]]


def test_nothing_is_loaded_when_a_late_row_is_wrong(read):
    rows = "".join(f"S{n},2025,{n}\n" for n in range(5000))

    reading = read(HEAD + rows + "last,2025,lots\n", ABSENCE)

    assert faults(reading) == [("not_a_figure", 5002, "absence")]
    with pytest.raises(ValueError, match="errors"):
        next(reading.observations())
