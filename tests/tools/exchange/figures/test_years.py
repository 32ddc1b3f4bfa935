"""A column for each year, headings further down or on another sheet, and signs of the source's own."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tools.exchange.figures.conftest import faults, values

from samspil.tools.exchange.delimited import Unreadable
from samspil.tools.exchange.figures.layout import Where
from samspil.tools.exchange.figures.mapping import FigureColumn, TableMapping
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.exchange.figures.proposal import propose_mapping
from samspil.tools.exchange.figures.survey import survey_file
from samspil.tools.exchange.figures.tops import likely, place_of, tops
from samspil.tools.exchange.figures.years import YEAR, lone_pattern, pattern_of, spread, year_columns


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("2023", (YEAR, "2023")),
        ("2023/24", (YEAR, "2023/24")),
        ("2023 / 2024", (YEAR, "2023 / 2024")),
        ("2023*", (YEAR, "2023")),
        ("Skoleåret 2023-24", ("Skoleåret {year}", "2023-24")),
        ("B2024", ("B{year}", "2024")),
        ("Begroting 2024", ("Begroting {year}", "2024")),
        ("2023 / 10-14 år", ("{year} / 10-14 år", "2023")),
        ("piger / 2023", ("piger / {year}", "2023")),
        ("2023K1", None),
        ("2023 Q1", None),
        ("2023-04", None),
        ("2023-04-01", None),
        ("ændring 2020-2024", None),
        ("fra 2020 til 2024", None),
        ("902000", None),
        ("kommune", None),
    ],
)
def test_a_heading_is_a_year_or_it_is_not(column, told):
    assert pattern_of(column) == told


def test_what_is_of_one_thing_is_told_apart_from_what_is_of_another():
    names = ["kommune", "R2022", "R2023", "B2023", "B2024", "2024 i alt"]

    assert list(year_columns(names)) == ["R{year}", "B{year}", "{year} i alt"]
    assert lone_pattern(names) == ""
    assert lone_pattern(["kommune", "2022", "2023", "2022 / piger", "2023 / piger"]) == YEAR
    assert lone_pattern(["kommune", "2023"]) == YEAR and lone_pattern(["kommune", "elever 2023"]) == ""


PARTS = TableMapping(
    figures=(
        FigureColumn("special {year}", "numerator", denominator="elever {year}"),
        FigureColumn("elever {year}", "denominator"),
    ),
    area=("kommune",),
)


def test_parts_of_a_year_stand_together(read):
    text = "kommune;special 2023;special 2024;elever 2023;elever 2024;elever 2025\nA;1;2;10;20;30\n"

    found = read(text, spread(PARTS, text.split("\n")[0].split(";"))).observations()

    assert [(each.figure, each.period.label, each.value, each.n) for each in found] == [
        ("numerator", "2023", Decimal(1), Decimal(10)), ("numerator", "2024", Decimal(2), Decimal(20)),
        ("denominator", "2023", Decimal(10), None), ("denominator", "2024", Decimal(20), None),
    ]  # fmt: skip


def test_a_year_that_one_part_lacks_is_named(read):
    text = "kommune;special 2023;special 2024;elever 2023\nA;1;2;10\n"

    reading = read(text, spread(PARTS, text.split("\n")[0].split(";")))

    assert faults(reading) == [("column_not_found", 1, "elever 2024")]
    with pytest.raises(Unreadable, match="no_year_column"):
        spread(PARTS, ["kommune", "andel 2023"])


def test_a_fault_is_named_by_the_row_and_the_year_s_own_column(read):
    wide = TableMapping(figures=(FigureColumn(YEAR, "value"),), area=("kommune",))
    text = "kommune;2023/24;2024/25\nA;4,1;4,2\nB;5,25;ca. 5\nA;1,0;1,0\n"

    reading = read(text, spread(wide, ["kommune", "2023/24", "2024/25"]))

    assert faults(reading) == [
        ("not_a_figure", 3, "2024/25"), ("duplicate_key", 4, "2023/24"), ("duplicate_key", 4, "2024/25"),
    ]  # fmt: skip


BOOK = [["Andel i specialtilbud"], ["Pct., pr. 5. september"], [], ["", 2023, "", 2024, ""]]
BOOK += [["Kommune", "Drenge", "Piger", "Drenge", "Piger"], ["Egelund", 6.5, 3.5, 6, 3], ["Kilde: Kontoret"]]


def cover(sheet):
    sheet.parent.create_sheet("Forside", 0).append(["Tal til kommunerne"])


def test_the_sheet_and_the_lines_of_headings_are_found_and_can_be_told(upload, workbook, read):
    sent = upload(workbook(BOOK, cover, title="Tabel 1"), "tal.xlsx")
    found = tops(sent)
    top = likely(found)

    assert [each.sheet for each in found] == ["Forside", "Tabel 1"]
    assert (top.found, top.lines) == (Where("Tabel 1", 5, 2), (1, 2, 4, 5, 6, 7))
    assert top.names(top.found) == (
        "Kommune", "2023 / Drenge", "2023 / Piger", "2024 / Drenge", "2024 / Piger",
    )  # fmt: skip
    assert top.names(top.where(lines=1))[1:3] == ("Drenge", "Piger")
    assert top.names(top.where(2))[0] == "Pct., pr. 5. september" and top.names(top.where(3)) == ()

    girls = TableMapping(
        figures=(FigureColumn("{year} / Piger", "value"),), area=("Kommune",), sheet="Tabel 1",
        header_line=5, header_lines=2,
    )  # fmt: skip
    reading = read(sent.stream.getvalue(), spread(girls, top.names(top.found)))
    assert values(reading) == [Decimal("3.5"), Decimal(3)]


def test_what_is_merged_over_columns_names_them_on_three_lines_too(upload, workbook):
    rows = [["", 2023, "", "", ""], ["", "Drenge", "", "Piger", ""], ["Kommune", "a", "b", "a", "b"]]

    def merged(sheet):
        for cells in ("B1:E1", "B2:C2", "D2:E2"):
            sheet.merge_cells(cells)

    [top] = tops(upload(workbook([*rows, ["Egelund", 1, 2, 3, 4]], merged), "tal.xlsx"))

    assert top.found == Where("Sheet1", 3, 1)
    assert year_columns(top.names(top.found)).keys() == {
        "{year} / Drenge / a", "{year} / Drenge / b", "{year} / Piger / a", "{year} / Piger / b",
    }  # fmt: skip


def test_next_year_s_file_is_known_again_though_its_title_is_longer(upload, workbook):
    newer = [BOOK[0], ["Revideret"], *BOOK[1:3], ["", 2024, "", 2025, ""], *BOOK[4:]]
    found = tops(upload(workbook(newer, cover, title="Tabel 2"), "tal.xlsx"))

    where = place_of(found, Where("Tabel 1", 5, 2), ["Kommune", "{year} / Piger"])

    assert where == Where("Tabel 2", 6, 2)
    assert place_of(found, Where("Tabel 1", 5, 2), ["Kommune", "{year} / Børn"]) is None


def test_signs_of_the_source_are_found_and_read_as_told(upload, read):
    text = "kommune;2023;2024\nA;4,1;fortroligt\nB;:;5,25\nC;9,9;\nD;fortroligt;u\n"
    sent = upload(text)
    [table] = survey_file(sent).tables
    mapping = propose_mapping(sent, survey_file(sent))

    assert table.columns[1].strangers == ("fortroligt",)
    assert [each.period for each in mapping.figures] == ["2023", "2024"] and mapping.area == ("kommune",)
    assert {each[0] for each in faults(read(text, mapping))} == {"not_a_figure"}
    told = (
        ("Fortroligt", Meaning.SUPPRESSED),
        (":", Meaning.ZERO),
        ("u", Meaning.LOW),
        ("9,9", Meaning.MISSING),
    )
    assert values(read(text, replace(mapping, markers=told))) == [
        Decimal("4.1"), Meaning.SUPPRESSED, Decimal(0), Decimal("5.25"), Meaning.MISSING, Meaning.MISSING,
        Meaning.SUPPRESSED, Meaning.LOW,
    ]  # fmt: skip
