"""A plan in the browser: who opens it, how it moves, what is refused and said."""

import csv

import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import now
from steering.plans.conftest import REQUIRED, approved, events, whole

import make
from samspil.steering.plans.models import CoOwner, Decision, Plan, PlanRequest

VIEWS = ["plan", "plan-board", "plan-timetable", "plan-missing"]


def text(response):
    return response.content.decode()


def move(client, plan, to, seen=None):
    return client.post(reverse("move-plan", args=[plan.pk]), {"to": to, "seen": seen or plan.state})


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("who", ["lone", "amina", "bo", "erik", "gitte"])
def test_the_house_opens_every_view_of_the_central_plan(client, central, effort, request, view, who):
    client.sign_in(request.getfixturevalue(who))

    page = client.get(reverse(view, args=[central.pk]))

    assert page.status_code == 200
    assert effort.title in text(page) or view == "plan-missing"


@pytest.mark.parametrize("view", VIEWS)
def test_elsewhere_gets_404_and_a_stranger_signs_in(client, central, dan, view):
    url = reverse(view, args=[central.pk])

    assert client.get(url).status_code == 302
    assert client.sign_in(dan).get(url).status_code == 404


@pytest.mark.parametrize(("who", "code"), [("amina", 404), ("erik", 404), ("lone", 200), ("gitte", 200)])
def test_a_draft_is_shown_where_it_is_written(client, daycare, strategy, request, who, code):
    draft = make.plan(daycare, strategy, kind="local", state="draft")
    client.sign_in(request.getfixturevalue(who))

    assert client.get(reverse("plan", args=[draft.pk])).status_code == code


@pytest.mark.requirement("FLG-04")
def test_the_timetable_holds_planned_against_actual_starts(client, central, lone):
    approved(central, lone, title="Kom sent", planned_start=days(-20), started_on=days(-8), started_by=lone)
    approved(central, lone, title="Mangler", planned_start=days(-5))
    approved(central, lone, title="Kommer", planned_start=days(5))
    approved(central, lone, title="Uden dag")
    client.sign_in(lone)

    page = client.get(reverse("plan-timetable", args=[central.pk])).context["page"]

    assert [(row.line.effort.title, row.days_late) for row in page.rows] == [
        ("Kom sent", 12),
        ("Mangler", 5),
        ("Kommer", 0),
        ("Uden dag", None),
    ]
    assert [(row.line.effort.title, row.days_late) for row in page.late] == [("Kom sent", 12)]
    assert [(each.count, each.label) for each in page.figures] == [
        (1, "began more than a week late"),
        (2, "have their day ahead of them, or have just reached it"),
        (1, "have no day, or wait for approval"),
    ]


@pytest.mark.requirement("FLG-04")
def test_late_starts_stand_as_a_list_and_go_out_as_a_sheet(client, central, lone):
    approved(central, lone, title="Kom sent", planned_start=days(-20), started_on=days(-8), started_by=lone)
    approved(central, lone, title="Aldrig begyndt", planned_start=days(-30))
    approved(central, lone, title="Stoppet", planned_start=days(-40), stopped_on=days(-1), stopped_by=lone)
    client.sign_in(lone)

    page = client.get(reverse("plan-timetable", args=[central.pk]))
    sheet = client.get(reverse("export-timetable", args=[central.pk, "csv"])).content.decode("utf-8-sig")

    assert [row.line.effort.title for row in page.context["page"].late] == ["Aldrig begyndt", "Kom sent"]
    assert "30 days late" in text(page) and "12 days late" in text(page)
    late = {row["Effort"]: row["Days late"] for row in csv.DictReader(sheet.splitlines())}
    assert late == {"Stoppet": "", "Aldrig begyndt": "30", "Kom sent": "12"}


@pytest.mark.requirement("FLG-09", "LED-04", "LED-19")
def test_what_is_missing_in_the_plan(client, central, lone, today):
    bare = make.effort(central, title="Uden mål", approved_at=now(), approved_by=lone)
    full = approved(central, lone, title="Med det hele", statements=["1.1"])
    make.action(full, title="Uden ejer og dag")
    make.action(
        full, title="Ikke i gang", owner=lone, planned_start=days(-9), planned_end=days(9),
    )  # fmt: skip
    make.action(full, title="Slut uden spor", owner=lone, ended_on=today, ended_by=lone)
    make.action(full, title="Spærret", owner=lone, blocked_by="Ingen hal", unblocked_by="Udvalget")
    client.sign_in(lone)

    page = client.get(reverse("plan-missing", args=[central.pk])).context["page"]

    assert {gap.label: [line.effort.title for line in gap.efforts] for gap in page.gaps if gap.efforts} == {
        "Efforts without a goal": [bare.title],
        "Efforts that carry out no statement": [bare.title],
        "Efforts without an owner": [bare.title],
        "Efforts without an action": [bare.title],
    }
    assert {gap.label: [line.action.title for line in gap.actions] for gap in page.gaps if gap.actions} == {
        "Actions without an owner": ["Uden ejer og dag"],
        "Actions without a date": ["Uden ejer og dag", "Slut uden spor", "Spærret"],
        "Actions not started though their day has passed": ["Ikke i gang"],
        "Actions that ended without evidence": ["Slut uden spor"],
        "Actions that are blocked": ["Spærret"],
    }


def test_nothing_is_missing_in_what_was_stopped(client, central, lone, today):
    stopped = make.effort(central, stopped_on=today, stopped_by=lone)
    make.action(stopped)
    client.sign_in(lone)

    assert client.get(reverse("plan-missing", args=[central.pk])).context["page"].gaps == ()


@pytest.mark.requirement("FLG-10")
def test_a_plan_is_sent_in_and_approved_by_another(client, egelund, strategy, lone, henrik):
    plan = make.plan(egelund, strategy, state="draft")
    whole(plan)

    assert move(client.sign_in(lone), plan, "submitted").status_code == 302
    assert move(client, plan, "approved", "submitted").status_code == 409
    assert move(client.sign_in(henrik), plan, "approved", "submitted").status_code == 302

    plan.refresh_from_db()
    assert (plan.state, plan.approved_by) == ("approved", henrik)


def test_a_refusal_says_all_of_why(client, egelund, strategy, lone):
    plan = make.plan(egelund, strategy, state="draft")
    make.effort(plan, part="content")
    client.sign_in(lone)

    page = move(client, plan, "submitted")

    assert page.status_code == 409
    assert "Give every effort a goal" in text(page) and "Add efforts to both halves" in text(page)


def test_who_comes_second_sees_who_was_first(client, egelund, strategy, lone, henrik):
    plan = make.plan(egelund, strategy, state="draft")
    whole(plan)
    move(client.sign_in(lone), plan, "submitted")

    page = move(client, plan, "submitted", seen="draft")

    assert page.status_code == 409
    assert "Somebody was there before you" in text(page) and lone.name in text(page)


@pytest.mark.parametrize(("state", "who"), [("running", ""), ("approved", "Henrik")])
def test_the_conflict_page_names_only_who_took_that_step(client, central, lone, henrik, state, who):
    Plan.objects.update(state=state, approved_by=henrik, approved_at=now())
    client.sign_in(lone)

    page = move(client, central, "draft", seen="submitted").context["page"]

    assert page.who.startswith(who) and bool(page.who) == bool(who)


@pytest.mark.parametrize("to", ["evaluated", "nonsense", ""])
def test_no_other_step_is_taken_from_the_page(client, central, lone, to):
    client.sign_in(lone)

    assert move(client, central, to).status_code == 302
    central.refresh_from_db()
    assert central.state == "running"


@pytest.mark.parametrize("who", ["bo", "erik", "amina"])
def test_who_may_not_move_it_is_told_so(client, central, request, who):
    client.sign_in(request.getfixturevalue(who))

    page = move(client, central, "draft")

    assert page.status_code == 409
    assert events() == []


ASK = {"due_on": days(30).isoformat(), "note": "Inden jul"}


@pytest.mark.requirement("FLG-05")
def test_places_are_asked_for_plans(client, central, school, daycare, lone):
    client.sign_in(lone)
    url = reverse("ask-for-plans", args=[central.pk])

    assert school.name in text(client.get(url))
    assert str(REQUIRED) in text(client.post(url, ASK | {"due_on": ""}))
    assert client.post(url, ASK | {"units": [school.pk, daycare.pk]}).status_code == 302

    assert PlanRequest.objects.filter(due_on=days(30), note="Inden jul", asked_by=lone).count() == 2


def test_places_elsewhere_are_not_asked(client, central, elsewhere, lone):
    theirs = make.unit("Andebyskolen", parent=elsewhere)
    client.sign_in(lone)

    page = client.post(reverse("ask-for-plans", args=[central.pk]), ASK | {"units": [theirs.pk]})

    assert page.status_code == 200
    assert not PlanRequest.objects.exists()


@pytest.mark.parametrize("who", ["amina", "bo", "erik", "gitte", "dan"])
def test_only_who_steers_asks(client, central, local, request, who):
    client.sign_in(request.getfixturevalue(who))

    for plan in (central, local):
        assert client.get(reverse("ask-for-plans", args=[plan.pk])).status_code == 404


def local_url(framework, unit):
    return reverse("make-local-plan", args=[framework.pk, unit.pk])


@pytest.mark.requirement("FLG-12")
def test_a_leader_makes_the_local_plan_out_of_the_central_one(client, central, effort, school, amina):
    client.sign_in(amina)
    assert effort.title in text(client.get(local_url(central, school)))
    assert client.post(local_url(central, school), {"efforts": ""}).status_code == 200

    assert client.post(local_url(central, school), {"efforts": [effort.pk]}).status_code == 302

    made = Plan.objects.get(unit=school)
    assert made.efforts.get().inherits == effort
    assert client.get(local_url(central, school)).url == reverse("plan", args=[made.pk])


def test_no_local_plan_out_of_a_draft_a_local_plan_or_for_the_town_hall(client, central, local, school, lone):
    client.sign_in(lone)
    assert client.get(local_url(local, school)).status_code == 404
    assert client.get(local_url(central, central.unit)).status_code == 404
    Plan.objects.filter(pk=central.pk).update(state="draft")

    assert client.get(local_url(central, school)).status_code == 404


@pytest.mark.parametrize("who", ["bo", "erik", "gitte", "dan"])
def test_only_a_leader_makes_the_local_plan(client, central, school, request, who):
    client.sign_in(request.getfixturevalue(who))

    assert client.get(local_url(central, school)).status_code == 404


EVALUATION = {"text": "Det hjalp.", "verdict": "keep", "opens_next": "on"}


@pytest.mark.requirement("KUL-12", "FLG-15")
def test_a_year_is_evaluated_and_the_next_one_opens(client, central, effort, lone):
    client.sign_in(lone)
    url = reverse("evaluate-plan", args=[central.pk])

    assert client.post(url, EVALUATION | {"text": ""}).status_code == 200
    response = client.post(url, EVALUATION)

    following = Plan.objects.get(previous=central)
    assert response.url == reverse("plan", args=[following.pk])
    assert "Det hjalp." in text(client.get(reverse("plan", args=[central.pk])))


DECIDED = {"what": "Vi stopper", "expected": "Ro til resten", "look_back_on": "2099-01-01"}


@pytest.mark.requirement("LED-12")
@pytest.mark.parametrize("verdict", ["change", "stop"])
def test_a_change_or_a_stop_of_a_plan_is_a_decision_with_a_day_to_look_back(client, central, lone, verdict):
    client.sign_in(lone)
    url = reverse("evaluate-plan", args=[central.pk])

    refused = text(client.post(url, EVALUATION | {"verdict": verdict}))
    early = text(client.post(url, EVALUATION | DECIDED | {"verdict": verdict, "look_back_on": "2020-01-01"}))
    client.post(url, EVALUATION | DECIDED | {"verdict": verdict})

    assert "a change or a stop is a decision" in refused and "Choose a later day" in early
    decision = Decision.objects.get(plan=central, effort=None)
    assert (decision.title, decision.reason, decision.decided_by) == ("Vi stopper", "Det hjalp.", lone)
    central.refresh_from_db()
    assert (central.state, central.verdict) == ("evaluated", verdict)
    came = client.post(reverse("look-back", args=[decision.pk]), {"outcome": "Roen kom."})
    assert came.url == reverse("plan-decisions", args=[central.pk])
    assert "Roen kom." in text(client.get(came.url))


def test_a_year_is_evaluated_once(client, central, lone):
    client.sign_in(lone)
    url = reverse("evaluate-plan", args=[central.pk])
    client.post(url, EVALUATION)

    assert client.post(url, EVALUATION).status_code == 409
    assert Plan.objects.count() == 2


@pytest.mark.parametrize("who", ["amina", "bo", "erik", "dan"])
def test_only_its_writers_evaluate_a_plan(client, central, request, who):
    client.sign_in(request.getfixturevalue(who))

    assert client.get(reverse("evaluate-plan", args=[central.pk])).status_code == 404


NEW = {"title": "Kompetencer", "begins_on": "2026-08-01", "ends_on": "2027-07-31"}


def test_a_new_plan_is_made_and_refused_with_what_was_typed(client, egelund, strategy, lone):
    client.sign_in(lone)
    url = reverse("add-plan")

    refused = client.post(url, NEW | {"kind": "competence", "ends_on": "2026-08-01"})
    made = client.post(url, NEW | {"kind": "competence"})
    again = client.post(url, NEW | {"kind": "competence"})

    assert "Set an end after the beginning" in text(refused) and "Kompetencer" in text(refused)
    assert made.url == reverse("plan", args=[Plan.objects.get().pk])
    assert again.status_code == 200 and Plan.objects.count() == 1
    assert client.get(made.url).status_code == 200


@pytest.mark.parametrize("who", ["bo", "erik", "gitte"])
def test_who_writes_nothing_makes_no_plan(client, strategy, request, who):
    client.sign_in(request.getfixturevalue(who))

    assert client.get(reverse("add-plan")).status_code == 404


@pytest.mark.requirement("NL-03", "NL-12", "NL-06")
def test_a_regions_agenda_shows_its_partners_and_what_they_own_together(client, lone):
    region = make.municipality("Regio Vlecht", kind="region", country="NL")
    council = make.unit("Gemeente Rietdam", kind="municipality", parent=region)
    idle = make.unit("Jongerenwerk", kind="youth_club", parent=region)
    chair = make.person("Anouk", role="director", unit=region)
    plan = make.plan(region, make.strategy(region), kind="agenda", title="Agenda")
    effort = approved(plan, chair)
    shared = make.action(effort, title="Samen", is_after_school=True, environment="club")
    make.action(effort, title="Alleen")
    CoOwner.objects.create(action=shared, group="administration", unit=council)
    client.sign_in(chair)

    page = client.get(reverse("plan-partners", args=[plan.pk])).context["page"]

    assert {row.unit: row.agreements for row in page.rows} == {council: 1, idle: 0}
    assert [line.action for line in page.shared] == [shared]
    assert (page.without, page.alone, page.after_hours, page.in_hours) == (1, 1, 1, 1)


def test_a_school_makes_no_plan_for_the_whole_house(client, strategy, amina):
    year = {"title": "Vores", "begins_on": "2026-08-01", "ends_on": "2027-07-31"}

    client.sign_in(amina).post(reverse("add-plan"), {**year, "kind": "central"})

    assert not Plan.objects.filter(kind="central").exists()
