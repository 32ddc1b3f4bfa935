"""What needs me: each thing once, the most urgent first, and nothing of anybody else's."""

import pytest
from conftest import days
from django.urls import reverse
from django.utils.timezone import now
from steering.followup.conftest import approved, contribute, decide

import make
from make.meetings import body, consultation, task
from samspil.steering.plans.models import Plan


def home(client, person):
    return client.sign_in(person).get(reverse("home")).context["page"]


def kinds(page):
    return [need.kind for line in page.lines for need in line.bundle.needs]


@pytest.mark.parametrize("who", ["lone", "amina", "bo", "erik", "gitte", "henrik", "dan"])
def test_nothing_needs_anybody_at_first(client, request, who):
    assert home(client, request.getfixturevalue(who)).total == 0


def test_a_stranger_signs_in_and_who_has_no_role_sees_nothing(client, db):
    assert client.get(reverse("home")).status_code == 302
    assert client.sign_in(make.person("Nemo")).get(reverse("home")).status_code == 404


@pytest.mark.requirement("FLG-05")
def test_a_leader_finds_what_is_asked_and_where_to_do_it(client, central, school, lone, amina):
    make.request(central, school, lone, due_on=days(-1))

    page = home(client, amina)

    need = page.lines[0].bundle.needs[0]
    assert (need.kind, need.url) == ("request", reverse("make-local-plan", args=[central.pk, school.pk]))
    assert (page.total, page.overdue) == (1, 1)


def test_a_draft_is_finished_and_what_is_sent_in_asks_no_more(client, central, school, lone, amina):
    make.request(central, school, lone, due_on=days(9))
    plan = make.plan(school, central.strategy, kind="local", framework=central, state="draft")

    first = home(client, amina).lines[0].bundle.needs[0]
    Plan.objects.filter(pk=plan.pk).update(state="submitted")

    assert (first.kind, first.url) == ("draft", reverse("plan", args=[plan.pk]))
    assert home(client, amina).total == 0


def test_last_years_plan_does_not_answer_this_years_request(client, central, school, daycare, lone, amina):
    last_year = central.begins_on.replace(year=central.begins_on.year - 1)
    old = make.plan(central.unit, central.strategy, begins_on=last_year, state="evaluated")
    make.plan(school, central.strategy, kind="local", framework=old, begins_on=last_year)
    make.plan(daycare, central.strategy, kind="local", framework=central)
    make.request(central, school, lone)

    assert kinds(home(client, amina)) == ["request"]


def test_those_who_approve_find_what_waits_and_not_their_own(client, central, school, lone, henrik, amina):
    make.plan(
        school, central.strategy, kind="local", state="submitted", submitted_at=now(), submitted_by=amina
    )
    make.effort(central, submitted_at=now(), submitted_by=lone)

    assert kinds(home(client, henrik)) == ["approve", "plan"]
    assert kinds(home(client, lone)) == ["plan"]
    assert kinds(home(client, amina)) == []


FOLLOW = [
    ({"planned_end": days(-1)}, "late"),
    ({"planned_start": days(-1), "planned_end": days(90)}, "late"),
    ({"started_on": days(-99), "planned_end": days(90)}, "quiet"),
    ({"started_on": days(-9), "planned_end": days(14)}, "due"),
    ({"started_on": days(-9), "planned_end": days(15)}, None),
    ({"started_on": days(-9), "ended_on": days(-1)}, "unproved"),
    ({"planned_start": days(3)}, None),
    ({"started_on": days(-99), "stopped_on": days(-1)}, None),
]


@pytest.mark.parametrize(("facts", "kind"), FOLLOW)
def test_what_i_own_needs_me_when_its_dates_say_so(client, central, lone, amina, facts, kind):
    by = {name.replace("_on", "_by"): amina for name in facts if name.endswith("_on")}
    approved(central, amina, **facts, **by)
    make.action(approved(central, lone), owner=amina, **facts, **by)

    assert kinds(home(client, amina)) == [kind] * 2 if kind else not kinds(home(client, amina))
    assert kinds(home(client, lone)) == []


def test_an_action_of_a_stopped_effort_presses_nobody(client, central, lone, amina, today):
    stopped = approved(central, lone, stopped_on=today, stopped_by=lone)
    make.action(stopped, owner=amina, planned_end=days(-9))

    assert kinds(home(client, amina)) == []


def test_an_effort_nobody_has_approved_does_not_press(client, central, lone):
    make.effort(central, owner=lone, planned_end=days(-9))

    assert kinds(home(client, lone)) == []


@pytest.mark.requirement("LED-07")
def test_a_decision_asks_to_be_looked_back_on(client, central, lone, henrik):
    effort = central.efforts.get()
    decide(central, effort, lone, look_back_on=days(14))
    decide(central, effort, lone, look_back_on=days(15))

    assert kinds(home(client, lone)) == ["look_back"]
    assert kinds(home(client, henrik)) == []


def test_what_somebody_brought_waits_for_an_answer_at_its_place(client, school, strategy, amina, bo, lone):
    contribute(school, bo)
    contribute(school, amina)

    assert kinds(home(client, amina)) == ["contribution"]
    assert kinds(home(client, lone)) == []


def test_twenty_things_become_a_few_lines(client, central, lone):
    for n in range(20):
        make.action(central.efforts.get(), title=f"Nr. {n}", owner=lone, planned_end=days(-n - 1))

    page = home(client, lone)

    assert (page.total, page.overdue, len(page.lines)) == (20, 20, 1)
    assert page.lines[0].heading == "20 of your efforts and actions are late"


def test_my_places_show_the_plan_they_work_by(client, central, school, amina):
    old = make.plan(school, central.strategy, kind="local", state="evaluated")
    plan = make.plan(
        school, central.strategy, kind="local", begins_on=days(-700), ends_on=days(-300), state="running"
    )
    make.action(approved(plan, amina), planned_end=days(-1))
    make.action(approved(old, amina))
    make.role(amina, "professional", school)

    page = home(client, amina)

    assert [(place.unit, place.plan, place.counts) for place in page.places] == [
        (school, plan, (("late", 1),))
    ]


def test_a_place_without_a_plan_says_so(client, school, amina):
    page = home(client, amina)

    assert [(place.unit, place.plan, place.counts) for place in page.places] == [(school, None, ())]


def test_tasks_from_bodies_and_questions_to_those_i_speak_for_wait_here(client, egelund, lone, amina, bo):
    group = body(egelund, name="Følgegruppen")
    given = task(group, amina, text="Skriv notatet", due_on=days(-2))
    task(group, amina, text="Gjort", due_on=days(-9), done_on=days(-3))
    question = consultation(group, lone, group="leaders", question="Hvad mangler I?")

    needs = [need for line in home(client, amina).lines for need in line.bundle.needs]

    assert [(need.kind, need.url) for need in needs] == [
        ("task", reverse("body", args=[group.pk]) + "#tasks"),
        ("question", reverse("consultation", args=[question.pk])),
    ]
    assert (needs[0].title, needs[0].due) == (given.text, given.due_on)
    assert needs[1].text == "Hvad mangler I?"
    assert kinds(home(client, bo)) == []
