"""Which column of a file of figures is what: proposed where it can be told, and narrowed to one figure."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from make.figures import definition, few, figures
from samspil.figures.indicators.actions.deliveries import Sent, receive_delivery, reuse_mapping
from samspil.figures.indicators.actions.taking import read_delivery


def test_place_year_and_a_lone_value_are_proposed(client, numbered, nadia):
    few(numbered)
    sent = Sent("figures", "", "Kontoret", date(2026, 9, 30), "final")
    rows = b"902000;2025;4,5\n903000;2025;4,7\n" * 2500
    content = ContentFile(b"kommune;aar;andel\n" + rows, "tal.csv")
    made = receive_delivery(file=content, sent=sent, house=numbered, by=nadia)

    page = client.sign_in(nadia).get(reverse("map-delivery", args=[made.pk])).content.decode()

    chosen = re.findall(r'<option value="(\w+)" selected>', page)
    assert chosen == ["kommune", "aar", "andel"]


def test_a_table_of_a_statistics_office_is_narrowed_to_one_figure(client, numbered, nadia):
    few(numbered)
    head = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,SEX,MEASURE,OBS_VALUE,OBS_STATUS,CONF_STATUS\n"
    rows = ["902000,2025,_T,SHARE,4.5,A,F", "902000,2025,M,SHARE,6.5,A,F", "902000,2025,_T,N,900,A,F"]
    rows.append("903000,2025,_T,SHARE,NaN,Q,C")
    content = ContentFile(
        (head + "".join(f"dataflow,X:Y(1.0),R,{each}\n" for each in rows)).encode(), "x.csv"
    )
    sent = Sent("figures", "", "Kontoret", date(2026, 9, 30), "final")
    made = receive_delivery(file=content, sent=sent, house=numbered, by=nadia)
    told = {
        "name": "Kontoret", "definition": definition(numbered).pk, "dimension": "paying", "is_percent": "on",
        "area": "REF_AREA", "period": "TIME_PERIOD", "value": "OBS_VALUE", "status": "OBS_STATUS",
        "status_2": "CONF_STATUS", "only": "MEASURE", "only_word": "SHARE", "only_2": "SEX",
        "only_2_word": "_T",
    }  # fmt: skip

    client.sign_in(nadia).post(reverse("map-delivery", args=[made.pk]), told)

    again = receive_delivery(file=content, sent=sent, house=numbered, by=nadia)
    page = client.get(reverse("map-delivery", args=[again.pk])).content.decode()
    assert re.findall(r'<option value="(\w+)" selected>', page)[1:] == [
        "paying", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "MEASURE", "SEX",
    ]  # fmt: skip
    assert 'value="_T"' in page
    made.refresh_from_db()
    assert made.state == "checked", list(made.problems.all())
    assert {(each.label, each.after) for each in made.lines.all()} == {
        ("902000", "0.045"), ("903000", "suppressed"),
    }  # fmt: skip


WIDE = """Elever i specialtilbud, procent
Kilde: Kontoret

kommunenr;kommune;2023/24;2024/25
902000;Bøgelund;4,5;fortroligt
903000;Ellekær;:;4,7
904000;Granholt;0;x
"""
TOLD = {
    "name": "Årstabel", "dimension": "paying", "is_percent": "on", "area": "kommunenr",
    "area_name": "kommune", "value": "{year}", "sign_1": "fortroligt", "sign_1_means": "suppressed",
    "sign_2": ":",
    "sign_2_means": "not applicable",
}  # fmt: skip


def sent(house, by, text, name="tal.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    told = Sent("figures", "", "Kontoret", date(2026, 9, 30), "final")
    return receive_delivery(file=ContentFile(data, name), sent=told, house=house, by=by)


def proposed(client, delivery):
    form = client.get(reverse("map-delivery", args=[delivery.pk])).context["page"].form
    return {name: form[name].value() for name in form.fields if form[name].value()}


@pytest.mark.requirement("MAL-03")
def test_years_across_are_read_as_told_and_next_year_told_again(client, numbered, nadia):
    few(numbered)
    client.sign_in(nadia)
    made = sent(numbered, nadia, WIDE)

    start = proposed(client, made)
    assert (start["value"], start["area_name"], start["sign_1"]) == ("{year}", "kommune", "fortroligt")
    told = {**TOLD, "definition": definition(numbered).pk}
    client.post(reverse("map-delivery", args=[made.pk]), told)
    made.refresh_from_db()
    assert made.state == "checked", list(made.problems.all())
    assert {(each.label, each.period, each.after) for each in made.lines.all()} == {
        ("Bøgelund", 2023, "0.045"), ("Bøgelund", 2024, "suppressed"), ("Ellekær", 2023, "not applicable"),
        ("Ellekær", 2024, "0.047"), ("Granholt", 2023, "0"), ("Granholt", 2024, "not available"),
    }  # fmt: skip
    client.post(reverse("confirm-delivery", args=[made.pk]))

    again = sent(numbered, nadia, "En linje mere\n" + WIDE.replace("2023/24;2024/25", "2024/25;2025/26"))
    start = proposed(client, again)
    assert {each: start[each] for each in TOLD if each != "is_percent"} == {
        each: word for each, word in TOLD.items() if each != "is_percent"
    }
    reuse_mapping(delivery=again, mapping=made.mapping, by=nadia)
    read = read_delivery(delivery=again, by=nadia)
    assert {(each.kind, each.period) for each in read.lines.all()} == {("revised", 2024), ("outside", 2025)}

    same = sent(numbered, nadia, WIDE)
    reuse_mapping(delivery=same, mapping=made.mapping, by=nadia)
    assert (read_delivery(delivery=same, by=nadia).unchanged, same.lines.count()) == (6, 0)


def test_a_sheet_and_a_line_are_chosen_on_the_page_and_kept(client, numbered, nadia):
    few(numbered)
    book = openpyxl.Workbook()
    book.active.title = "Forside"
    book.active.append(["Udgivet 2025"])
    rows = [["Tabel 2"], ["", 2023, "", 2024], ["nr", "special", "elever", "special", "elever"]]
    for sheet in (book.create_sheet("Klasser"), book.create_sheet("Elever")):
        for row in [*rows, ["902000", 20, 400, 21, "skjult"], ["903000", 1, 4, 2, 40]]:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    made = sent(numbered, nadia, stream.getvalue(), "bog.xlsx")
    client.sign_in(nadia)
    address = reverse("map-delivery", args=[made.pk])

    wrong = client.get(address, {"sheet": "Elever", "seen": "Elever", "line": "9"})
    assert wrong.status_code == 422 and "too far down" in wrong.content.decode()
    place = {"sheet": "Elever", "seen": "Klasser", "line": "1"}
    page = client.get(address, place).context["page"]
    assert page.place.initial == {"sheet": "Elever", "seen": "Elever", "line": 3, "has_two": True}
    there = f"{address}?sheet=Elever&seen=Elever&line=3&has_two=on"
    told = {
        "name": "Bog", "dimension": "paying", "definition": definition(numbered).pk, "area": "nr",
        "numerator": "{year} / special", "denominator": "{year} / elever", "sign_1": "skjult",
    }  # fmt: skip
    unsaid = client.post(there, told)
    assert unsaid.context["page"].form.errors.keys() == {"sign_1_means"}
    client.post(there, told | {"sign_1_means": "suppressed"})

    made.refresh_from_db()
    assert {(each.label, each.period, each.after) for each in made.lines.all()} == {
        ("902000", 2023, "0.05 (20/400)"), ("902000", 2024, "suppressed"), ("903000", 2023, "0.25 (1/4)"),
        ("903000", 2024, "0.05 (2/40)"),
    }  # fmt: skip
    assert made.mapping.columns.filter(field="sheet").get().heading == "Elever"


def test_the_year_is_told_once_and_a_fault_names_the_file_s_own_cell(client, numbered, nadia):
    few(numbered)
    client.sign_in(nadia)
    made = sent(numbered, nadia, WIDE.replace("4,7", "45"))
    told = {**TOLD, "definition": definition(numbered).pk, "sign_2": "", "sign_2_means": "", "lowest": "1"}
    wrong = {"period": "kommune", "numerator": "kommunenr", "denominator": "{year}", "sign_2": "Fortroligt"}

    page = client.post(reverse("map-delivery", args=[made.pk]), {**told, **wrong, "sign_2_means": "low"})
    assert page.context["page"].form.errors.keys() == {"period", "numerator", "sign_2"}
    nowhere = client.post(reverse("map-delivery", args=[made.pk]), {**told, "value": "kommune"})
    assert nowhere.context["page"].form.errors.keys() == {"period"}
    client.post(reverse("map-delivery", args=[made.pk]), {**told, "highest": "40"})

    made.refresh_from_db()
    assert made.state == "refused"
    assert [(each.row, each.column) for each in made.problems.all()] == [(6, "2024/25"), (7, "2023/24")]
    assert all("2024/25" in each.message or "2023/24" in each.message for each in made.problems.all())


def test_an_unknown_text_says_how_it_can_be_told(numbered, nadia):
    few(numbered)
    text = "kommune;navn;år;special;elever\n902000;Bøgelund;2025;20;hemmelig\n"

    [fault] = figures(numbered, text, by=nadia).problems.all()

    assert (fault.file, fault.row, fault.column) == ("tal.csv", 2, "elever")
    assert "Signs of the source" in fault.remedy


def test_a_count_of_an_unknown_whole_is_no_value(numbered, nadia):
    few(numbered)
    text = "kommune;navn;år;special;elever\n902000;Bøgelund;2025;20;c\n903000;Ellekær;2025;c;300\n"

    read = figures(numbered, text, by=nadia)

    assert [each.after for each in read.lines.all()] == ["suppressed", "suppressed"]
