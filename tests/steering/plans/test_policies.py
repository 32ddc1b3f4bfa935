"""The rows of plans answer the same whatever a view forgets."""

import pytest
from conftest import days
from django.db import ProgrammingError
from django.utils.timezone import localdate, now
from steering.plans.conftest import approved

import make
from samspil.steering.plans.models import (
    Action,
    Contribution,
    CoOwner,
    Decision,
    Effort,
    Evidence,
    Goal,
    LeaderAccount,
    News,
    Plan,
    PlanRequest,
)

HOUSE = (News, Evidence, Decision, PlanRequest, LeaderAccount, Contribution)
TABLES = (Plan, Effort, Goal, Action, CoOwner, *HOUSE)
NO_ROW = "row-level security|permission denied"


def fill(plan, person):
    """One row in every table, on an approved effort of the plan."""
    effort = approved(plan, person)
    action = make.action(effort, owner=person)
    CoOwner.objects.create(action=action, group="staff", person=person)
    make.news(effort, person)
    make.evidence(effort, person)
    Decision.objects.create(
        plan=plan, effort=effort, title="Ja", alternatives="Nej", reason="Godt", expected="Ro",
        decided_on=days(-9), look_back_on=days(9), decided_by=person,
    )  # fmt: skip
    make.request(plan, plan.unit, person)
    account = {"year": "2026/27", "dimension": "staff", "text": "Ja"}
    LeaderAccount.objects.create(unit=plan.unit, written_on=localdate(), written_by=person, **account)
    bring(plan.unit, person)
    return effort


def bring(unit, person, group="staff"):
    return Contribution.objects.create(unit=unit, group=group, text="Ja", on=localdate(), by=person)


@pytest.fixture
def running(local, amina):
    """The school's plan in force, public, with a row in every table."""
    return fill(local, amina)


@pytest.fixture
def draft(daycare, strategy, central):
    """The daycare's draft with a row in every table, its leader Mona."""
    mona = make.person("Mona", role="leader", unit=daycare)
    return fill(make.plan(daycare, strategy, kind="local", framework=central, state="draft"), mona)


def seen(table):
    return table.objects.count()


def test_the_house_reads_a_plan_in_force(acting, running, bo, erik, lone, gitte):
    for person in (bo, erik, lone, gitte):
        with acting(person):
            assert [seen(table) for table in TABLES if not seen(table)] == []


@pytest.mark.parametrize("who", ["dan", None])
def test_outside_one_reads_public_plans_and_nothing_of_the_house(acting, running, draft, request, who):
    person = request.getfixturevalue(who) if who else None

    with acting(person):
        assert set(Plan.objects.values_list("title", flat=True)) == {"Skolens plan", "Centralplanen"}
        assert [seen(table) for table in (Effort, Goal, Action)] == [1, 1, 1]
        assert [seen(table) for table in HOUSE] == [0] * len(HOUSE)


def test_a_plan_that_is_not_public_stays_in_the_house(acting, running, dan, bo):
    Plan.objects.update(is_public=False)

    for person, count in ((dan, 0), (None, 0), (bo, 1)):
        with acting(person):
            assert seen(Effort) == count


def test_what_nobody_has_approved_yet_is_hidden_outside_the_house(acting, running, dan, bo):
    make.goal(make.effort(running.plan, title="Venter", submitted_at=now(), submitted_by=bo))

    for person, count in ((dan, 1), (None, 1), (bo, 2)):
        with acting(person):
            assert (seen(Effort), seen(Goal)) == (count, count)


@pytest.mark.parametrize(("who", "count"), [("amina", 0), ("bo", 0), ("erik", 0), ("lone", 1), ("gitte", 1)])
def test_a_draft_is_read_where_it_is_written_and_above(acting, draft, request, who, count):
    with acting(request.getfixturevalue(who)):
        assert [seen(table) for table in (Effort, Goal, Action, News, Evidence, Decision)] == [count] * 6


@pytest.mark.parametrize("who", ["bo", "erik", "gitte", "dan"])
def test_who_writes_no_plan_changes_none(acting, running, request, who):
    person = request.getfixturevalue(who)

    with acting(person):
        assert Plan.objects.update(title="Overtaget") == 0
        assert Effort.objects.update(title="Overtaget") == 0
        assert Goal.objects.update(text="Overtaget") == 0
        assert Decision.objects.update(outcome="Overtaget") == 0
        assert LeaderAccount.objects.update(text="Overtaget") == 0
        assert PlanRequest.objects.update(note="Overtaget") == 0
    with pytest.raises(ProgrammingError, match=NO_ROW), acting(person):
        make.plan(running.plan.unit, running.plan.strategy, begins_on=days(900))
    with pytest.raises(ProgrammingError, match=NO_ROW), acting(person):
        Goal.objects.create(effort=running, text="Mit", observable="Ja")


@pytest.mark.parametrize("who", ["erik", "gitte", "dan"])
def test_who_does_not_work_there_tells_and_shows_nothing(acting, running, request, who):
    person = request.getfixturevalue(who)

    for write in (make.news, make.evidence):
        with pytest.raises(ProgrammingError, match=NO_ROW), acting(person):
            write(running, person)
    with pytest.raises(ProgrammingError, match=NO_ROW), acting(person):
        make.action(running)


def test_a_professional_tells_shows_and_acts_without_changing_the_effort(acting, running, bo):
    with acting(bo):
        make.news(running, bo)
        make.evidence(running, bo)
        action = make.action(running, owner=bo)
        CoOwner.objects.create(action=action, group="parents", name="Rådet")
        assert Action.objects.filter(pk=action.pk).update(title="Bedre") == 1
        assert Effort.objects.update(progress="Godt") == 0


def test_a_leader_does_not_write_in_anothers_plan(acting, draft, central, amina):
    Plan.objects.filter(pk=draft.plan_id).update(state="running")

    with acting(amina):
        assert Plan.objects.exclude(unit__roles__person=amina).update(title="Overtaget") == 0
        assert Effort.objects.update(title="Overtaget") == 0
        assert Action.objects.update(title="Overtaget") == 0
    with pytest.raises(ProgrammingError, match=NO_ROW), acting(amina):
        make.effort(central)


def test_an_effort_keeps_its_owner_wherever_they_work(acting, central, amina):
    mine = approved(central, amina)

    with acting(amina):
        assert Effort.objects.filter(pk=mine.pk).update(progress="Godt") == 1
        make.news(mine, amina)
        Goal.objects.filter(effort=mine).update(text="Bedre")


def test_an_effort_is_not_moved_into_a_plan_one_cannot_see(acting, central, draft, amina):
    mine = approved(central, amina)

    with pytest.raises(ProgrammingError, match=NO_ROW), acting(amina):
        Effort.objects.filter(pk=mine.pk).update(plan=draft.plan_id)


def test_news_and_evidence_are_never_changed(acting, running, amina):
    for table in (News, Evidence):
        with pytest.raises(ProgrammingError, match="permission denied"), acting(amina):
            table.objects.update(text="Skrevet om")
        with pytest.raises(ProgrammingError, match="permission denied"), acting(amina):
            table.objects.all().delete()


def test_nobody_speaks_in_anothers_name(acting, running, amina, bo):
    with pytest.raises(ProgrammingError, match=NO_ROW), acting(bo):
        make.news(running, amina)
    with pytest.raises(ProgrammingError, match=NO_ROW), acting(bo):
        bring(running.plan.unit, amina)


def test_a_contribution_comes_from_the_house(acting, running, erik, dan):
    unit = running.plan.unit
    with acting(erik):
        bring(unit, erik, "politicians")
    with pytest.raises(ProgrammingError, match=NO_ROW), acting(dan):
        bring(unit, dan)


def test_what_somebody_brought_stays_in_their_words(acting, running, lone):
    with acting(lone):
        assert Contribution.objects.update(answer="Tak", answered_on=localdate(), answered_by=lone) == 1
    with pytest.raises(ProgrammingError, match="permission denied"), acting(lone):
        Contribution.objects.update(text="Noget andet")


def test_what_was_decided_stays_as_it_was(acting, running, amina):
    with acting(amina):
        assert Decision.objects.update(outcome="Ro", looked_back_on=localdate(), looked_back_by=amina) == 1
    with pytest.raises(ProgrammingError, match="permission denied"), acting(amina):
        Decision.objects.update(reason="En anden grund")


def test_only_an_unapproved_effort_of_a_draft_is_removed(acting, running, draft, lone):
    new = make.effort(draft.plan, title="Ny")

    with acting(lone):
        for each, expected in ((running, 0), (draft, 0), (new, 1)):
            assert Effort.objects.filter(pk=each.pk)._raw_delete("default") == expected
