"""Asking places for plans, and making theirs out of the central one."""

import pytest
from conftest import days
from steering.plans.conftest import approved, events, me

import make
from samspil.steering.plans import access, queries
from samspil.steering.plans.actions import plans as actions
from samspil.steering.plans.models import Effort, PlanRequest


@pytest.fixture
def rich(central, lone):
    """A central effort with two goals, a further area and two statements."""
    effort = approved(central, lone, statements=["1.1", "2.1"], planned_end=days(90))
    make.goal(effort, text="Ro i timen", observable="", indicator="Trivsel")
    effort.further.add(central.strategy.chapters.get(key="culture"))
    return effort


@pytest.mark.requirement("FLG-12", "FLG-09")
def test_a_local_plan_inherits_words_and_goals_with_lines_back(acting, central, rich, school, amina):
    with acting(amina):
        plan = actions.make_local_plan(framework=central, unit=school, efforts=[rich], by=amina)

    own = plan.efforts.get()
    assert (plan.framework, plan.unit, plan.state, plan.begins_on) == (
        central,
        school,
        "draft",
        central.begins_on,
    )
    assert (own.inherits, own.title, own.owner, own.planned_end) == (rich, rich.title, amina, days(90))
    assert [each.inherits for each in own.goals.all()] == list(rich.goals.all())
    assert [each.text for each in own.goals.all()] == [each.text for each in rich.goals.all()]
    assert set(own.statements.all()) == set(rich.statements.all())
    assert [each.key for each in own.further.all()] == ["culture"]
    assert (own.approved_at, own.started_on) == (None, None)
    assert events() == [("local plan made", amina.pk)]


@pytest.mark.requirement("FLG-12", "FLG-14")
@pytest.mark.parametrize("kind", ["school", "daycare", "day_carer", "after_school", "youth_club", "leisure"])
def test_every_kind_of_place_has_the_same_plan(acting, central, rich, egelund, kind, today):
    place = make.unit("Stedet", kind=kind, parent=egelund)
    leader = make.person("Mona", role="leader", unit=place)

    with acting(leader):
        assert place in queries.units_owing_plans(egelund.pk, today)
        plan = actions.make_local_plan(framework=central, unit=place, efforts=[rich], by=leader)

    assert plan.efforts.count() == 1


def test_only_what_is_decided_and_going_on_is_taken_along(central, rich, lone, today):
    approved(central, lone, title="Kun vores", is_shared=False)
    approved(central, lone, title="Stoppet", stopped_on=today, stopped_by=lone)
    approved(central, lone, title="Slut", ended_on=today, ended_by=lone)
    make.goal(make.effort(central, title="Venter"))

    assert list(queries.shared_efforts(central)) == [rich]


def test_nobody_makes_a_plan_for_another_place(acting, central, rich, daycare, amina):
    with pytest.raises(Exception, match="row-level security"), acting(amina):
        actions.make_local_plan(framework=central, unit=daycare, efforts=[rich], by=amina)


@pytest.mark.requirement("FLG-05")
def test_places_are_asked_once_and_then_get_the_new_date(acting, central, school, daycare, lone):
    with acting(lone):
        first = actions.ask_for_plans(framework=central, units=[school], due_on=days(9), note="Ja?", by=lone)
        again = actions.ask_for_plans(
            framework=central, units=[school, daycare], due_on=days(20), note="Nu", by=lone
        )

    assert (first, again) == (1, 2)
    assert {each.unit: (each.due_on, each.note) for each in PlanRequest.objects.all()} == {
        school: (days(20), "Nu"),
        daycare: (days(20), "Nu"),
    }
    assert events() == [("local plans asked for", lone.pk)] * 2


def test_a_leader_asks_nobody(acting, central, school, amina):
    with pytest.raises(Exception, match="row-level security"), acting(amina):
        actions.ask_for_plans(framework=central, units=[school], due_on=days(9), note="", by=amina)


def test_a_plan_of_the_house_is_made_once(acting, egelund, strategy, lone, today):
    period = actions.Period(today, days(300))
    words = {"unit": egelund, "kind": "competence", "title": "Kompetencer", "strategy": strategy}
    with acting(lone):
        plan = actions.make_plan(period=period, by=lone, **words)

    with pytest.raises(actions.PlanExists), acting(lone):
        actions.make_plan(period=period, by=lone, **words)

    assert (plan.state, plan.kind) == ("draft", "competence")
    assert events() == [("plan made", lone.pk)]


def test_owners_are_those_who_work_there_today_and_lead_above(central, local, amina, bo, lone, erik, dan):
    gone = make.person("Per", unit=local.unit)
    gone.roles.update(ends_on=days(-1))
    coming = make.person("Pia", unit=local.unit)
    coming.roles.update(begins_on=days(1))

    assert set(access.owners_for(local)) == {amina, bo, lone}
    assert set(access.owners_for(central)) == {amina, lone}


def test_a_plan_of_next_year_is_found_by_its_year(central, school, strategy):
    ahead = make.plan(school, strategy, kind="local", begins_on=central.begins_on)

    assert queries.local_plan(central, school) == ahead


def test_heirs_are_places_with_a_local_plan_in_force(central, own, effort, strategy, daycare):
    draft = make.plan(daycare, strategy, kind="local", framework=central, state="draft")
    make.effort(draft, inherits=effort)
    following = make.plan(
        central.unit, strategy, begins_on=central.begins_on.replace(year=central.begins_on.year + 1)
    )
    make.effort(following, inherits=effort)

    assert queries.with_heirs(Effort.objects.filter(pk=effort.pk)).get().heir_count == 1


def test_the_central_plan_in_force_comes_before_a_newer_draft(central, egelund, strategy):
    later = central.begins_on.replace(year=central.begins_on.year + 1)
    make.plan(egelund, strategy, state="draft", begins_on=later)

    assert queries.central_plan(egelund.pk) == central


def test_who_steers_and_who_leads(central, lone, amina, erik):
    assert access.may_write(me(lone), make.effort(central))
    assert access.leads(me(amina), amina.roles.get().unit)
    assert not access.leads(me(erik), erik.roles.get().unit)
