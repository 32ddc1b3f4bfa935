"""Plain lists of units and persons."""

import io
from datetime import date

import openpyxl
import pytest

from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.problems import problem_text
from samspil.tools.exchange.staff_columns import (
    PERSON_ALIASES,
    PERSON_COLUMNS,
    UNIT_ALIASES,
    UNIT_COLUMNS,
    aliases,
)
from samspil.tools.exchange.staff_list import Wording, read_staff_list
from samspil.tools.exchange.uploads import Upload

UNITS = (
    "unit_number;unit_name;kind;parent_number;opened_on;closed_on;successor_number\n"
    "001;Lindehavn;municipality;;;;\n"
    "012;Nordskolen;school;001;2001-08-01;;\n"
)
PERSONS = (
    "person_key;given_name;family_name;email;unit_number;role;from;to\n"
    "p1;Amina;Sørensen;amina@example.dk;012;leader;2026-08-01;\n"
    "p1;Amina;Sørensen;amina@example.dk;001;member;;\n"
)
UNIT_HEAD = UNITS.split("\n")[0] + "\n"
PERSON_HEAD = PERSONS.split("\n")[0] + "\n"


def upload(content, name="list.csv", encoding="utf-8"):
    return Upload(name, io.BytesIO(content if isinstance(content, bytes) else content.encode(encoding)))


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return Upload("list.xlsx", stream)


def test_units_and_persons_from_two_files():
    found = read_staff_list([upload(UNITS), upload(PERSONS)])

    assert not found.problems
    assert [(each.unit_number, each.parent_number, each.opened_on) for each in found.units] == [
        ("001", "", None),
        ("012", "001", date(2001, 8, 1)),
    ]
    assert [(each.unit_number, each.role) for each in found.persons] == [("012", "leader"), ("001", "member")]
    assert found.unresolved == ()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_unicode_are_found(delimiter, encoding):
    found = read_staff_list([upload(PERSONS.replace(";", delimiter), encoding=encoding)])

    assert not found.problems
    assert found.persons[0].family_name == "Sørensen"


def test_windows_1252_is_refused_unless_it_is_said(found):
    content = PERSONS.encode("windows-1252")

    refused = read_staff_list([upload(content)])
    accepted = read_staff_list([upload(content)], wording=Wording(encoding="windows-1252"))

    assert found(refused) == [("encoding_windows_1252", "list.csv", 2)]
    assert "UTF-8" in problem_text(refused.problems[0])
    assert accepted.persons[0].family_name == "Sørensen"


def test_an_unknown_encoding_is_the_callers_mistake():
    with pytest.raises(ValueError, match="encoding"):
        read_staff_list([], wording=Wording(encoding="ebcdic"))


@pytest.mark.parametrize(
    "header",
    [
        "Medarbejdernummer;Fornavn;Efternavn;E-mail;Enhedsnr.;Stilling;Fra;Til",
        "Personeelsnummer;Voornaam;Achternaam;E-mailadres;Vestigingsnummer;Functie;Vanaf;Tot en met",
        "Person key;First name;LAST NAME;mail;Unit-number;Role;from;to",
    ],
)
def test_danish_dutch_and_english_names_of_columns(header):
    found = read_staff_list([upload(f"{header}\np1;Bo;Holm;;012;leader;1-8-2026;31.07.2027\n")])

    assert not found.problems
    assert (found.persons[0].begins_on, found.persons[0].ends_on) == (date(2026, 8, 1), date(2027, 7, 31))
    assert "day_first" in {each.code for each in found.notes}


@pytest.mark.parametrize(
    "header", ["Enhedsnr;Enhedsnavn;Art;Hører under", "Eenheidsnummer;Naam eenheid;Soort;Valt onder"]
)
def test_danish_and_dutch_names_of_units(header):
    assert read_staff_list([upload(f"{header}\n1;Nord;skole;\n")]).units[0].kind == "skole"


@pytest.mark.parametrize(
    ("columns", "known"), [(UNIT_COLUMNS, UNIT_ALIASES), (PERSON_COLUMNS, PERSON_ALIASES)]
)
def test_no_name_stands_for_two_columns(columns, known):
    assert sum(len(aliases([each])) for each in columns) == len(known)


BROKEN = {
    "missing_column": ("unit_number;unit_name\n1;Nord\n", 1),
    "unknown_table": ("a;b\n1;2\n", 1),
    "duplicate_id": (UNIT_HEAD + "1;A;school;;;;\n1;B;school;;;;\n", 3),
    "dates_reversed": (UNIT_HEAD + "1;A;school;;2020-01-01;2019-01-01;\n", 2),
    "bad_date": (UNIT_HEAD + "1;A;school;;31-02-2020;;\n", 2),
    "cycle": (UNIT_HEAD + "1;A;school;2;;;\n2;B;school;1;;;\n", 2),
    "ragged_row": (UNIT_HEAD + "1;A;school\n", 2),
    "empty_value": (PERSON_HEAD + "p1;;Holm;;1;leader;;\n", 2),
    "conflicting_person": (PERSON_HEAD + "p1;Bo;Holm;;1;leader;;\np1;Eva;Holm;;2;member;;\n", 3),
    "is_pdf": (b"%PDF-1.7", None),
    "is_zip": (b"PK\x05\x06" + bytes(18), None),
    "empty_file": (b"", None),
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_list_is_refused_with_its_line(code, found):
    content, line = BROKEN[code]

    assert found(read_staff_list([upload(content)])) == [(code, "list.csv", line)]


def test_words_for_kinds_and_roles_are_the_callers(found):
    wording = Wording(kinds={"skole": "school", "school": "school"}, roles={"leder": "leader"})
    lists = [upload(UNIT_HEAD + "1;A;Skole;;;;\n2;B;slot;;;;\n"), upload(PERSON_HEAD + "p;B;H;;1;LEDER;;\n")]

    result = read_staff_list(lists, wording=wording)

    assert [each.kind for each in result.units] == ["school"]
    assert [each.role for each in result.persons] == ["leader"]
    assert found(result, all_of_them=True) == [("unknown_value", "list.csv", 3)]


def test_unknown_units_are_left_to_the_caller():
    result = read_staff_list([upload(PERSONS)])

    assert [each.sourced_id for each in result.unresolved] == ["012", "001"]
    assert not result.has_units
    assert not result.is_refused


def test_the_same_row_twice_is_passed_over(found):
    result = read_staff_list([upload(PERSON_HEAD + "p;B;H;;1;leader;;\n" * 2)])

    assert len(result.persons) == 1
    assert found(result, all_of_them=True) == [("repeated_row", "list.csv", 3)]


def test_a_workbook_with_both_lists_and_a_stranger():
    result = read_staff_list(
        [
            workbook(
                Enheder=[
                    ["Enhedsnr", "Enhedsnavn", "Art", "Åbnet"],
                    ["012", "Nord", "skole", date(2001, 8, 1)],
                ],
                Personer=[
                    ["Medarbejdernr", "Fornavn", "Efternavn", "Enhedsnr", "Rolle"],
                    ["p1", "Bo", "Holm", "012", "leder"],
                ],
                Noter=[["Hej"]],
            )
        ]
    )

    assert not result.problems
    assert result.units[0].opened_on == date(2001, 8, 1)
    assert result.persons[0].unit_number == "012"
    assert [each.code for each in result.notes] == ["sheet_ignored"]


def test_formulas_and_lost_zeros_are_told_with_their_cell():
    rows = [["unit_number", "unit_name", "kind"], ["=1+1", "Nord", "school"], [12, "Syd", "school"]]
    result = read_staff_list([workbook(Units=rows)])

    assert [each.unit_number for each in result.units] == ["12"]
    assert [problem_text(each).split(":")[0] for each in result.problems] == [
        "list.xlsx, sheet Units, cell A2 (unit_number)",
        "list.xlsx, sheet Units, cell A3 (unit_number)",
    ]
    assert [(each.code, each.severity) for each in result.problems] == [
        ("formula_cell", "error"),
        ("number_as_text", "warning"),
    ]


def test_a_row_of_formulas_is_not_taken_for_an_empty_one():
    result = read_staff_list([workbook(U=[["unit_number", "unit_name", "kind"], ["=A1", "=A1", "=A1"]])])

    assert {each.code for each in result.problems} == {"formula_cell"}


def test_a_workbook_without_lists_is_refused(found):
    assert found(read_staff_list([workbook(Ark1=[["a", "b"]])])) == [("unknown_table", "list.xlsx", 1)]
    assert found(read_staff_list([workbook(Ark1=[])])) == [("no_table", "list.xlsx", None)]


@pytest.mark.parametrize("cut", [300, 3000])
def test_a_cut_workbook_is_refused(cut, found):
    content = workbook(U=[["unit_number"]]).stream.getvalue()[:cut]

    assert found(read_staff_list([upload(content, "list.xlsx")]))[0][0] in ("workbook_corrupt", "is_zip")


def test_a_workbook_may_not_be_too_large(found):
    rows = [["unit_number", "unit_name", "kind"], *([str(n), "Nord", "school"] for n in range(20))]

    assert found(read_staff_list([workbook(U=rows)], limits=Limits(rows=10))) == [
        ("too_many_rows", "list.xlsx", 12)
    ]
    assert found(read_staff_list([workbook(U=rows)], limits=Limits(file_bytes=99)))[0][0] == "file_too_large"


def test_the_stream_stays_open():
    file = upload(UNITS)
    read_staff_list([file])

    assert not file.stream.closed
