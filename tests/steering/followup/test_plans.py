"""The board of local plans, who works with what, what is missing, and all of it as sheets."""

import csv
from io import BytesIO

import openpyxl
import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import now
from steering.followup.conftest import approved, busy

import make
from samspil.steering.followup.pages import coverage as coverage_pages
from samspil.steering.followup.pages import missing as missing_pages
from samspil.steering.followup.pages.followed import Followed
from samspil.steering.plans.models import Action, Effort, Plan

FORMULA = "=cmd|' /C calc'!A1"


def text(response):
    return response.content.decode("utf-8-sig")


@pytest.fixture
def places(egelund, central, lone):
    """One place in each standing."""
    state = {"Sen": None, "Ingen": None, "Kladde": "draft", "Sendt": "submitted"}
    state |= {"Tom": "running", "I gang": "running"}
    kind = {"Tom": "daycare"}
    made = {name: make.unit(name, kind=kind.get(name, "school"), parent=egelund) for name in state}
    for name, unit in made.items():
        make.request(central, unit, lone, due_on=days(-1 if name == "Sen" else 9))
        leader = make.person(f"Leder {name}", role="leader", unit=unit)
        if state[name]:
            plan = make.plan(unit, central.strategy, kind="local", framework=central, state=state[name])
            if name == "I gang":
                busy(plan, leader, 1)
    return made


@pytest.mark.requirement("LED-19", "FLG-05", "FLG-17")
def test_the_board_says_who_has_a_plan_who_is_late_whose_has_no_action(client, places, lone, today):
    client.sign_in(lone)

    page = client.get(reverse("plans")).context["page"]

    assert {row.unit.name: str(row.standing) for row in page.rows} == {
        "Sen": "late", "Ingen": "none", "Kladde": "draft", "Sendt": "submitted", "Tom": "no_action",
        "I gang": "running",
    }  # fmt: skip
    assert (page.total, page.with_plan, page.late, page.without_action) == (6, 2, 1, 1)
    assert (page.all_actions, page.done_actions, page.proved_actions) == (3, 0, 0)
    assert {row.unit.name: row.last for row in page.rows}["I gang"] == today
    assert page.rows[0].leader.startswith("Leder")


FILTERS = [
    ({"standing": "late"}, {"Sen"}),
    ({"kind": "daycare"}, {"Tom"}),
    ({"kind": "daycare", "standing": "late"}, set()),
    ({"standing": "<script>"}, set()),
]


@pytest.mark.parametrize(("asked", "expected"), FILTERS)
def test_filters_live_in_the_address(client, places, lone, asked, expected):
    client.sign_in(lone)

    page = client.get(reverse("plans"), asked).context["page"]

    assert {row.unit.name for row in page.rows} == expected


def test_a_draft_elsewhere_in_the_house_counts_as_no_plan_for_who_cannot_see_it(client, places, bo):
    client.sign_in(bo)

    page = client.get(reverse("plans")).context["page"]

    assert {row.unit.name: str(row.standing) for row in page.rows}["Kladde"] == "none"


def test_a_leader_to_come_or_gone_is_not_named(client, central, school, lone):
    for name, dates in (("Før", {"ends_on": days(-1)}), ("Snart", {"begins_on": days(1)})):
        make.role(make.person(name), "leader", school, **dates)
    client.sign_in(lone)

    assert client.get(reverse("plans")).context["page"].rows[0].leader == ""


def test_closed_places_owe_no_plan(client, central, school, lone):
    school.closed_on = days(-1)
    school.save()
    client.sign_in(lone)

    assert client.get(reverse("plans")).context["page"].total == 0


def test_without_a_central_plan_the_board_is_empty(client, egelund, strategy, lone):
    client.sign_in(lone)

    assert client.get(reverse("plans")).context["page"].framework is None
    assert client.get(reverse("coverage")).status_code == 404
    assert client.get(reverse("missing")).status_code == 200


@pytest.mark.requirement("FLG-17", "LED-10", "MAL-14")
def test_coverage_shows_who_works_with_what_and_where_nobody_does(client, places, lone):
    Action.objects.filter(title="Handling 1").update(environment="outdoor", direction="adults")
    client.sign_in(lone)

    page = client.get(reverse("coverage")).context["page"]
    bare = client.get(reverse("coverage"), {"gaps": "1"}).context["page"]

    cells = {row.unit.name: [cell.count for cell in row.cells] for row in page.rows}
    assert cells["I gang"] == [3, 0, 0, 0, 0] and cells["Tom"] == [0, 0, 0, 0, 0]
    assert (page.total, page.gaps, len(bare.rows)) == (6, 6, 6)
    assert dict(page.environments)["Outdoors"] == 1 and dict(page.environments)["Youth club"] == 0
    assert dict(page.directions)["The adults"] == 1


def test_of_many_places_one_kind_is_looked_at_at_a_time(client, places, lone, monkeypatch):
    monkeypatch.setattr(coverage_pages, "FEW_PLACES", 2)
    client.sign_in(lone)

    every = client.get(reverse("coverage")).context["page"]
    schools = client.get(reverse("coverage"), {"kind": "school", "gaps": "1"}).context["page"]

    assert not any(each.is_open for each in every.kinds)
    assert [(each.kind, each.is_open) for each in schools.kinds] == [("school", True)]
    assert (schools.here, schools.all_url) == ("?gaps=1&kind=school", "?kind=school")


def test_places_with_an_empty_area_stand_first(client, places, central, lone):
    whole = central.local_plans.get(unit=places["I gang"])
    for area in central.strategy.chapters.exclude(role="chapter"):
        make.action(make.effort(whole, title=area.key, area=area.key))

    rows = client.sign_in(lone).get(reverse("coverage"), {"kind": "school"}).context["page"].kinds[0].rows

    assert not rows[-1].has_gap and rows[-1].unit.name == "I gang" and rows[0].has_gap


@pytest.mark.requirement("FLG-09", "LED-19", "LED-04")
def test_the_list_of_what_is_missing_is_whole(client, places, central, lone, today):
    bare = make.effort(central, title="Bar", number=50, approved_at=now(), approved_by=lone)
    action = make.action(bare, title="Slut", ended_on=today, ended_by=lone)
    client.sign_in(lone)

    page = client.get(reverse("missing")).context["page"]

    found = {each.label: [line.title for line in each.lines] for each in page.lists}
    assert [each[:3] for each in found["Statements without an effort"]] == ["1.2", "2.1", "K.1"]
    assert found["Efforts without a goal"] == found["Efforts that carry out no statement"] == ["Bar"]
    assert set(found["Places without a plan"]) == {"Sen", "Ingen", "Kladde"}
    assert found["Plans without an action"] == ["Tom"]
    assert (
        action.title in found["Actions without an owner"]
        and "Handling 0" in found["Actions without an owner"]
    )
    assert action.title in found["Actions that ended without evidence"]
    assert set(found["Actions without a date"]) >= {"Slut", "Handling 1"}


def test_what_was_stopped_is_not_missed(client, central, lone, today):
    Effort.objects.update(stopped_on=today, stopped_by=lone)
    central.efforts.get().goals.all().delete()
    client.sign_in(lone)

    page = client.get(reverse("missing")).context["page"]

    assert {each.label: each.count for each in page.lists}["Efforts without a goal"] == 0


SHEETS = ["export-statements", "export-board", "export-coverage", "export-efforts", "export-missing"]


def sheet(client, name, central, format, **asked):
    args = [central.pk, format] if name == "export-efforts" else [format]
    return client.get(reverse(name, args=args), asked)


@pytest.mark.parametrize("name", SHEETS)
def test_every_list_goes_out_and_no_cell_is_a_formula(client, central, school, lone, name):
    school.name = FORMULA
    school.save()
    Effort.objects.update(title=FORMULA)
    client.sign_in(lone)

    csv = sheet(client, name, central, "csv")
    book = openpyxl.load_workbook(BytesIO(sheet(client, name, central, "xlsx").content))

    assert "'=cmd" in text(csv) and "attachment" in csv["Content-Disposition"]
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
    assert sheet(client, name, central, "pdf").status_code == 404


@pytest.mark.parametrize("name", SHEETS)
def test_no_list_goes_out_to_elsewhere_or_to_strangers(client, central, dan, name):
    assert sheet(client, name, central, "csv").status_code == 302
    client.sign_in(dan)

    answer = sheet(client, name, central, "csv")

    assert answer.status_code == 404 or "Sparring" not in text(answer)


def test_a_sheet_holds_what_the_page_shows(client, places, central, lone):
    client.sign_in(lone)

    rows = text(sheet(client, "export-board", central, "csv", standing="late")).splitlines()

    assert len(rows) == 2 and rows[1].startswith('"Sen",')


def test_the_link_to_a_sheet_asks_for_what_the_page_shows(client, places, lone):
    client.sign_in(lone)

    board = client.get(reverse("plans"), {"standing": "late", "kind": "school"}).content.decode()
    matrix = client.get(reverse("coverage"), {"gaps": "1"}).content.decode()

    assert "/plans/board.csv?standing=late&amp;kind=school" in board
    assert "/plans/coverage.xlsx?gaps=1" in matrix


def test_a_sheet_of_what_is_missing_goes_on_where_the_page_ends(client, central, lone, monkeypatch):
    monkeypatch.setattr(missing_pages, "MOST", 1)
    client.sign_in(lone)

    page = client.get(reverse("missing")).context["page"]
    rows = list(csv.reader(text(sheet(client, "export-missing", central, "csv")).splitlines()))

    bare = [row for row in rows if row[0] == "Statements without an effort"]
    assert len(page.open[0].lines) == 1 and len(bare) == 3 and len(rows) == 1 + page.total
    assert bare[0][1].startswith("1.2 ") and bare[0][3].startswith("/strategy/statements/")


@pytest.mark.requirement("FLG-09")
def test_the_board_says_how_many_efforts_can_be_followed(client, places, central, lone):
    plan = Plan.objects.get(unit=places["I gang"])
    approved(plan, lone, number=2, next_on=days(0), started_on=days(-1), started_by=lone)
    approved(plan, lone, number=3, ended_on=days(-1), ended_by=lone)
    client.sign_in(lone)

    answer = client.get(reverse("plans"))
    rows = list(csv.DictReader(text(sheet(client, "export-board", central, "csv")).splitlines()))

    found = {row.unit.name: row.followed for row in answer.context["page"].rows}
    assert found == dict.fromkeys(places) | {"I gang": Followed(held=1, total=2)}
    assert "1 of 2 efforts can be followed" in text(answer)
    assert {row["Place"]: (row["Efforts"], row["Efforts that can be followed"]) for row in rows} == (
        dict.fromkeys(places, ("", "")) | {"I gang": ("2", "1")}
    )


def test_a_plan_of_another_kind_is_no_framework(client, egelund, strategy, lone):
    Plan.objects.all().delete()
    make.plan(egelund, strategy, kind="competence")
    client.sign_in(lone)

    assert client.get(reverse("plans")).context["page"].framework is None
