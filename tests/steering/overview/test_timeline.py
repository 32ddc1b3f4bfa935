"""The efforts of a house on the calendar, and the actions behind one of them."""

import csv
from io import StringIO

import pytest
from conftest import days
from steering.overview.conftest import approved


def rows(response):
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))


@pytest.fixture
def late(central, lone):
    """Planned a month ago, begun three weeks later."""
    fields = {"planned_start": days(-30), "planned_end": days(30)}
    return approved(central, lone, title="Sent i gang", started_on=days(-9), started_by=lone, **fields)


@pytest.mark.requirement("FLG-04")
def test_everyone_sees_which_effort_began_late_and_by_how_much(client, bo, aim, late):
    html = client.sign_in(bo).get("/overview/timeline/").content.decode()

    assert "1 of 2 efforts began late" in html
    assert "began 21 days late" in html


@pytest.mark.requirement("FLG-04")
def test_the_timetable_of_a_plan_draws_the_planned_and_the_actual_start(client, bo, central, late):
    html = client.sign_in(bo).get(f"/plans/{central.pk}/timetable/").content.decode()

    assert html.count("<svg xmlns") == 2
    assert "began 21 days late" in html


def test_one_may_ask_for_the_late_ones_alone(client, lone, aim, late):
    html = client.sign_in(lone).get("/overview/timeline/?show=late").content.decode()

    assert "Sent i gang" in html
    assert "Hjælp inden for ti dage" not in html


def test_what_nobody_has_approved_is_not_late(client, lone, central):
    make_waiting = approved(central, lone, title="Et forslag", planned_start=days(-30))
    type(make_waiting).objects.filter(pk=make_waiting.pk).update(approved_at=None, approved_by=None)

    html = client.sign_in(lone).get("/overview/timeline/").content.decode()

    assert "Every effort began within a week" in html


def test_an_effort_leads_to_the_actions_behind_it_in_every_place(client, lone, aim, own):
    house = client.sign_in(lone).get("/overview/timeline/").content.decode()
    address = f"/overview/timeline/{aim.pk}/"
    assert f'href="{address}"' in house

    html = client.get(address).content.decode()

    assert "Lindeskolen: Åben dør om tirsdagen" in html
    assert "1 place has taken the effort along" in html


def test_the_download_says_what_the_page_shows(client, lone, aim, late):
    found = rows(client.sign_in(lone).get("/overview/timeline.csv?show=late"))

    assert [row[0] for row in found] == ["What", "Sent i gang"]


def test_the_drawing_is_a_download_too(client, lone, aim):
    response = client.sign_in(lone).get("/overview/timeline.svg")

    assert response["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize("address", ["?plan=999999", "?plan=Robert'); --"])
def test_a_plan_that_is_not_there_is_not_found_or_the_house_is_shown(client, lone, central, address):
    status = client.sign_in(lone).get(f"/overview/timeline/{address}").status_code

    assert status == (404 if "999999" in address else 200)


def test_a_title_cannot_break_out_of_the_drawing(client, lone, central):
    approved(central, lone, title="</svg><script>alert(1)</script>")

    html = client.sign_in(lone).get("/overview/timeline/").content.decode()

    assert "<script>alert" not in html


def test_the_page_carries_no_inline_style(client, lone, aim, late):
    html = client.sign_in(lone).get("/overview/timeline/").content.decode()

    assert " style=" not in html
