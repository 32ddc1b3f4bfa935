"""What a plan holds and what people bring, as files: all that is shown, nothing a program would run."""

import csv
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import localdate

import make
from samspil.steering.plans.models import Contribution, CoOwner, Decision

FORMULA = "=cmd|' /C calc'!A1"
OF_A_PLAN = ["export-actions", "export-decisions", "export-plan-missing"]
EVERY = [*OF_A_PLAN, "export-contributions"]


def decide(plan, by, title="Vi venter", **fields):
    return Decision.objects.create(
        plan=plan, title=title, alternatives="At begynde", reason="Ingen tid", expected="Ro",
        decided_by=by, decided_on=fields.pop("decided_on", days(-30)),
        look_back_on=fields.pop("look_back_on", days(30)), **fields,
    )  # fmt: skip


def contribute(unit, by, *, text="Vi prøvede det.", group="staff", **fields):
    return Contribution.objects.create(unit=unit, by=by, text=text, group=group, on=localdate(), **fields)


def sheet(client, name, plan, format="csv", **asked):
    args = [format] if name == "export-contributions" else [plan.pk, format]
    return client.get(reverse(name, args=args), asked)


def rows(response):
    return list(csv.DictReader(response.content.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("name", EVERY)
def test_every_list_goes_out_and_no_cell_is_a_formula(client, own, deed, amina, name):
    type(own).objects.update(title=FORMULA)
    type(deed).objects.update(title=FORMULA)
    decide(own.plan, amina, FORMULA)
    contribute(own.plan.unit, amina, text=FORMULA)
    client.sign_in(amina)

    sent = sheet(client, name, own.plan)
    book = openpyxl.load_workbook(BytesIO(sheet(client, name, own.plan, "xlsx").content))

    assert "'=cmd" in sent.content.decode() and "attachment" in sent["Content-Disposition"]
    assert all(cell.data_type != "f" for row in book.active.iter_rows() for cell in row)
    assert sheet(client, name, own.plan, "pdf").status_code == 404


@pytest.mark.parametrize("name", OF_A_PLAN)
def test_no_list_of_a_plan_goes_elsewhere_or_to_strangers(client, own, dan, name):
    assert sheet(client, name, own.plan).status_code == 302
    client.sign_in(dan)

    assert sheet(client, name, own.plan).status_code == 404


def test_elsewhere_finds_nothing_that_was_brought_here(client, school, amina, dan):
    contribute(school, amina)
    client.sign_in(dan)

    assert rows(sheet(client, "export-contributions", None)) == []


@pytest.mark.requirement("LED-02")
def test_an_action_goes_out_with_all_that_is_written_about_it(client, own, deed, egelund, bo):
    CoOwner.objects.create(action=deed, group="parents", name="Forældrerådet")
    CoOwner.objects.create(action=deed, group="administration", unit=egelund)
    type(deed).objects.update(
        planned_start=date(2026, 8, 1), planned_end=date(2026, 9, 1), hours="4.5", money=1200,
        blocked_by="Ingen hal", unblocked_by="Udvalget", is_after_school=True, form="sparring",
    )  # fmt: skip
    client.sign_in(bo)

    (row,) = rows(sheet(client, "export-actions", own.plan))

    assert (row["Action"], row["Effort"], row["Owner"]) == (deed.title, own.title, "Amina Holm, Leader")
    assert row["Co-owners"] == "Forældrerådet (Parents); Egelund (Administration)"
    assert (row["Directed at"], row["Where"], row["Provision"]) == (
        "The group", "Class or room", "General provision",
    )  # fmt: skip
    assert (row["Planned start"], row["Deadline"], row["Stopped on"]) == ("2026-08-01", "2026-09-01", "")
    assert (float(row["Hours"]), float(row["Money"]), row["Currency"]) == (4.5, 1200, "DKK")
    assert (row["What blocks it"], row["What would unblock it"]) == ("Ingen hal", "Udvalget")
    assert (row["Outside school or daycare hours"], row["Builds competence by"]) == ("yes", "Sparring")
    assert row["Address"] == reverse("action", args=[deed.pk])


def test_the_actions_of_one_plan_are_not_in_another(client, central, own, deed, lone):
    client.sign_in(lone)

    assert rows(sheet(client, "export-actions", central)) == []


@pytest.mark.requirement("LED-07")
def test_the_decision_log_goes_out_as_it_stands_on_the_page(client, own, amina, today):
    decide(own.plan, amina, "Senere")
    decide(own.plan, amina, "Nu", look_back_on=days(-1), effort=own)
    decide(
        own.plan, amina, "Set", look_back_on=days(-3),
        looked_back_on=today, looked_back_by=amina, outcome="Ro nok",
    )  # fmt: skip
    client.sign_in(amina)

    now, later, done = rows(sheet(client, "export-decisions", own.plan))

    assert [now["Decision"], later["Decision"], done["Decision"]] == ["Nu", "Senere", "Set"]
    assert (now["What else could have been chosen"], now["Why this"]) == ("At begynde", "Ingen tid")
    assert (now["What we expect of it"], now["Look back on"]) == ("Ro", days(-1).isoformat())
    assert (now["Effort"], now["Decided by"], now["What came of it"]) == (own.title, "Amina Holm", "")
    assert (done["What came of it"], done["Looked back on"]) == ("Ro nok", today.isoformat())


@pytest.mark.requirement("FLG-09")
def test_what_is_missing_in_a_plan_goes_out_list_by_list(client, own, deed, amina):
    blocked = make.action(own, title="Spærret", blocked_by="Ingen hal", unblocked_by="Udvalget")
    client.sign_in(amina)

    found = rows(sheet(client, "export-plan-missing", own.plan))

    assert {"Actions without an owner", "Actions that are blocked", "Actions without a date"} < {
        row["List"] for row in found
    }
    (row,) = [row for row in found if row["List"] == "Actions that are blocked"]
    assert (row["Title"], row["Where"], row["Note"]) == ("Spærret", own.title, "Ingen hal → Udvalget")
    assert row["Address"] == reverse("action", args=[blocked.pk])
    (weak,) = [row for row in found if row["List"].startswith("Efforts that lack")]
    assert (weak["Title"], weak["Note"]) == (own.title, "Next date")


def test_what_was_brought_goes_out_by_group_and_beyond_the_first_page(client, own, school, amina, bo, today):
    for n in range(45):
        contribute(school, bo, text=f"Nr. {n}")
    contribute(
        school, amina, group="leaders", together_with=["parents"], effort=own,
        answer="Tak", answered_on=today, answered_by=bo,
    )  # fmt: skip
    client.sign_in(amina)

    every = rows(sheet(client, "export-contributions", None))
    leaders = rows(sheet(client, "export-contributions", None, group="leaders"))
    page = client.get(reverse("contributions"), {"group": "leaders"}).content.decode()

    assert (len(every), len(leaders)) == (46, 1)
    assert len(rows(sheet(client, "export-contributions", None, group="<b>"))) == 46
    (row,) = leaders
    assert (row["From"], row["Name"], row["Place"]) == ("Leaders", "Amina Holm", "Lindeskolen")
    assert (row["Together with"], row["Effort"]) == ("Parents", own.title)
    assert (row["Answer"], row["Answered by"], row["Answered on"]) == ("Tak", "Bo Holm", today.isoformat())
    assert "/contributions/list.xlsx?group=leaders" in page


@pytest.mark.requirement("LED-07")
def test_all_decisions_stand_on_a_page_of_their_own_those_to_look_back_on_first(client, own, amina, erik):
    for n in range(12):
        decide(own.plan, amina, f"Senere {n}", look_back_on=days(30 + n))
    decide(own.plan, amina, "Nu", look_back_on=days(0), effort=own)
    decide(own.plan, amina, "Før", look_back_on=days(-9), effort=own)
    url = reverse("plan-decisions", args=[own.plan.pk])

    answer = client.sign_in(amina).get(url)
    due, later = answer.context["page"].groups
    assert [each.title for each in due.decisions] == ["Før", "Nu"] and len(later.decisions) == 12
    assert "Time to look back on 2 of 14 decisions" in answer.content.decode()
    assert url in client.get(reverse("plan", args=[own.plan.pk])).content.decode()
    assert answer.content.decode().count("Look back now") == 14
    assert "Look back now" not in client.sign_in(erik).get(url).content.decode()


def test_a_plan_without_decisions_says_how_one_is_made(client, central, lone):
    answer = client.sign_in(lone).get(reverse("plan-decisions", args=[central.pk]))

    assert "No decision is on record yet" in answer.content.decode()
