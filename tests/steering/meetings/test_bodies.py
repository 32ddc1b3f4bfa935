"""The list of bodies: who meets, what they had on the agenda, and what waits for whom."""

from io import BytesIO

import openpyxl
import pytest
from conftest import days
from django.urls import reverse

import make
from make.meetings import answered, body, consultation, item, meeting, member, task

URL = "/bodies/"


@pytest.mark.requirement("FLG-18")
@pytest.mark.parametrize(
    ("role", "group"),
    [
        ("politician", "politicians"),
        ("director", "administration"),
        ("professional", "staff"),
        ("board_member", "boards"),
        ("parent", "parents"),
        ("pupil", "children"),
    ],
)
def test_every_group_finds_what_it_is_asked(client, egelund, school, lone, role, group):
    council = body(egelund)
    consultation(council, lone, group=group, question="Hvad skal vi huske?")
    answered(council, lone, group=group, question="Allerede besvaret")
    client.sign_in(make.person("Freja", role=role, unit=school))

    shown = client.get(URL).content.decode()

    assert "You are asked" in shown and "Hvad skal vi huske?" in shown
    assert "Allerede besvaret" not in shown


def test_a_question_to_others_does_not_wait_for_me(client, egelund, lone, erik):
    consultation(body(egelund), lone, group="parents")
    client.sign_in(erik)

    assert "You are asked" not in client.get(URL).content.decode()


def test_my_seats_and_open_tasks_stand_first(client, egelund, amina):
    group = body(egelund)
    member(group, amina)
    task(group, amina, text="Spørg klubberne")
    task(group, amina, text="Allerede gjort", done_on=days(-1))
    client.sign_in(amina)

    shown = client.get(URL).content.decode()

    assert "You sit in" in shown and "Spørg klubberne" in shown
    assert "Allerede gjort" not in shown


def test_a_seat_that_has_ended_is_not_mine(client, egelund, amina):
    member(body(egelund), amina, ends_on=days(-1))
    client.sign_in(amina)

    assert "You sit in" not in client.get(URL).content.decode()


def test_how_often_inclusion_was_on_the_agenda(client, school, amina, today):
    board = body(school, kind="board", name="Bestyrelsen")
    for n in range(3):
        held = meeting(board, on=today, held=True)
        item(held, is_inclusion=n == 0, is_evaluation=False)
        item(held, is_inclusion=False)
    item(meeting(board, on=days(5)), is_evaluation=True)
    item(meeting(board, on=days(-800), held=True))
    client.sign_in(amina)

    shown = client.get(URL).content.decode()

    assert "1 of 3" in shown and "0 of 3" in shown
    assert "1 of 1 body has had inclusion on the agenda" in shown


def test_filters_live_in_the_address(client, egelund, school, amina):
    body(school, kind="board", name="Bestyrelsen")
    body(egelund, name="Følgegruppen")
    client.sign_in(amina)

    assert "Følgegruppen" not in client.get(URL, {"kind": "board"}).content.decode()
    assert "Bestyrelsen" not in client.get(URL, {"q": "følge"}).content.decode()
    assert "No body fits" in client.get(URL, {"q": "findes ikke"}).content.decode()
    assert client.get(URL, {"kind": "<script>", "page": "x"}).status_code == 200


def test_the_list_goes_out_harmless(client, school, amina):
    body(school, kind="board", name="=cmd|' /C calc'!A1")
    client.sign_in(amina)

    text = client.get(reverse("export-bodies", args=["csv"])).content.decode("utf-8-sig")
    book = client.get(reverse("export-bodies", args=["xlsx"]))

    assert "\"'=cmd" in text
    sheet = openpyxl.load_workbook(BytesIO(book.content)).active
    assert sheet["A2"].data_type == "s"
    assert book["Content-Disposition"].endswith('.xlsx"')


def test_elsewhere_is_not_listed(client, egelund, dan):
    body(egelund, name="Følgegruppen")
    client.sign_in(dan)

    assert "Følgegruppen" not in client.get(URL).content.decode()


def test_a_stranger_signs_in_first(client):
    assert client.get(URL).status_code == 302


def fill(unit, person, numbers):
    for n in numbers:
        made = body(unit, kind="board", name=f"Bestyrelse {n}")
        member(made, person)
        task(made, person)
        consultation(made, person, group="leaders")
        item(meeting(made, held=True))


def test_queries_do_not_grow_with_rows(client, school, amina, count_queries):
    client.sign_in(amina)
    fill(school, amina, range(2))
    few = count_queries(lambda: client.get(URL))
    fill(school, amina, range(10, 20))

    many = count_queries(lambda: client.get(URL))

    assert many <= few
    assert many <= 15
