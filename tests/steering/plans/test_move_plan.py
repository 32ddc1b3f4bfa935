"""A plan moves from draft to evaluated: who takes each step, what is refused, what is written."""

from datetime import date, timedelta

import pytest
from steering.plans.conftest import approved, events, me, whole

import make
from samspil.steering.plans.actions.plans import (
    Follows,
    MovedMeanwhile,
    MoveRefused,
    evaluate_plan,
    move_plan,
)
from samspil.steering.plans.models import Effort, Plan
from samspil.steering.plans.rules import Refusal, State

FOLLOWS = Follows("Vi stopper", "Ro til resten", date(2099, 1, 1))


def draft(unit, strategy, **fields):
    return make.plan(unit, strategy, state="draft", **fields)


def close(plan, person, *, text="Godt.", verdict="keep", opens_next=True):
    return evaluate_plan(plan=plan, text=text, verdict=verdict, opens_next=opens_next, me=me(person))


def step(plan, to, person, seen=None):
    return move_plan(plan=plan, to=to, seen=seen or State(plan.state), me=me(person))


def test_a_plan_goes_all_the_way(acting, egelund, strategy, lone, henrik):
    plan = draft(egelund, strategy)
    whole(plan)

    with acting(lone):
        plan = step(plan, State.SUBMITTED, lone)
    with acting(henrik):
        plan = step(plan, State.APPROVED, henrik)
    with acting(lone):
        plan = step(plan, State.RUNNING, lone)

    assert (plan.submitted_by, plan.approved_by, plan.started_by) == (lone, henrik, lone)
    assert events() == [
        ("plan submitted", lone.pk),
        ("plan approved", henrik.pk),
        ("plan running", lone.pk),
    ]


def test_approving_a_plan_approves_its_efforts(acting, egelund, strategy, lone, henrik):
    plan = draft(egelund, strategy)
    whole(plan)
    with acting(lone):
        plan = step(plan, State.SUBMITTED, lone)
    assert not Effort.objects.filter(approved_at__isnull=False).exists()

    with acting(henrik):
        step(plan, State.APPROVED, henrik)

    assert set(plan.efforts.values_list("approved_by", flat=True)) == {henrik.pk}


def test_sent_back_it_is_a_draft_that_anybody_may_send_again(acting, egelund, strategy, lone, henrik):
    plan = draft(egelund, strategy)
    whole(plan)

    with acting(lone):
        plan = step(plan, State.SUBMITTED, lone)
    with acting(henrik):
        plan = step(plan, State.DRAFT, henrik)

    assert (plan.state, plan.submitted_by, plan.submitted_at) == ("draft", None, None)


def test_nobody_approves_their_own(acting, egelund, strategy, lone):
    plan = draft(egelund, strategy)
    whole(plan)
    with acting(lone):
        plan = step(plan, State.SUBMITTED, lone)

    with pytest.raises(MoveRefused) as refused, acting(lone):
        step(plan, State.APPROVED, lone)

    assert refused.value.reasons == [Refusal.OWN_WORK]
    plan.refresh_from_db()
    assert plan.state == "submitted"
    assert events() == [("plan submitted", lone.pk)]


@pytest.mark.requirement("FLG-03")
def test_an_effort_without_a_goal_holds_the_plan_back(acting, egelund, strategy, lone):
    plan = draft(egelund, strategy)
    whole(plan)
    make.effort(plan, part="content", title="Uden mål")

    with pytest.raises(MoveRefused) as refused, acting(lone):
        step(plan, State.SUBMITTED, lone)

    assert refused.value.reasons == [Refusal.EFFORT_WITHOUT_GOAL]


@pytest.mark.requirement("FLG-10")
@pytest.mark.parametrize("half", ["meaning", "content"])
def test_a_central_plan_needs_both_halves(acting, egelund, strategy, lone, half):
    plan = draft(egelund, strategy)
    make.goal(make.effort(plan, part=half))

    with pytest.raises(MoveRefused) as refused, acting(lone):
        step(plan, State.SUBMITTED, lone)

    assert refused.value.reasons == [Refusal.HALF_EMPTY]


def test_a_local_plan_may_do_with_one_half(acting, school, strategy, central, amina):
    plan = draft(school, strategy, kind="local", framework=central)
    make.goal(make.effort(plan, part="content"))

    with acting(amina):
        assert step(plan, State.SUBMITTED, amina).state == "submitted"


@pytest.mark.parametrize("who", ["bo", "erik", "gitte", "amina"])
def test_who_does_not_write_the_plan_is_told_so(acting, central, request, who):
    person = request.getfixturevalue(who)
    Plan.objects.update(state="approved")
    central.refresh_from_db()

    with pytest.raises(MoveRefused) as refused, acting(person):
        step(central, State.RUNNING, person)

    assert refused.value.reasons == [Refusal.NOT_YOUR_ROLE]
    assert events() == []


def test_who_saw_an_older_state_is_told_of_the_newer(acting, central, lone):
    with pytest.raises(MovedMeanwhile) as late, acting(lone):
        step(central, State.APPROVED, lone, seen=State.SUBMITTED)

    assert late.value.plan.state == "running"


@pytest.mark.requirement("KUL-12")
def test_an_evaluation_opens_the_next_cycle_with_what_is_not_finished(
    acting, central, effort, lone, amina, today
):
    approved(central, amina, title="Går videre", is_shared=False, statements=["2.1"])
    approved(central, lone, title="Stoppet", stopped_on=today, stopped_by=lone)
    Effort.objects.filter(pk=effort.pk).update(ended_on=today, ended_by=lone)

    with acting(lone):
        following = close(central, lone, text="Det hjalp.")

    central.refresh_from_db()
    assert (central.state, central.evaluated_by, central.evaluation) == ("evaluated", lone, "Det hjalp.")
    assert (following.state, following.previous) == ("draft", central)
    assert following.begins_on.year == central.begins_on.year + 1
    carried = following.efforts.get()
    assert (carried.title, carried.owner, carried.is_shared) == ("Går videre", amina, False)
    assert carried.planned_start == following.begins_on
    assert [each.number for each in carried.statements.all()] == ["2.1"]
    assert events() == [("plan evaluated", lone.pk), ("next cycle opened", lone.pk)]


@pytest.mark.parametrize(("verdict", "opens_next"), [("stop", True), ("keep", False)])
def test_a_plan_may_end_for_good(acting, central, lone, verdict, opens_next):
    with acting(lone):
        following = evaluate_plan(
            plan=central, text="Nok.", verdict=verdict, opens_next=opens_next, me=me(lone), follows=FOLLOWS
        )

    assert following is None
    assert not Plan.objects.filter(previous=central).exists()


def test_next_years_plan_that_is_there_already_stays_as_it_is(acting, central, strategy, effort, lone):
    begun = draft(
        central.unit, strategy, begins_on=central.begins_on.replace(year=central.begins_on.year + 1)
    )

    with acting(lone):
        following = close(central, lone)

    assert following == begun
    assert not begun.efforts.exists()


@pytest.mark.parametrize("central_first", [True, False])
def test_next_years_local_plan_lies_within_next_years_framework(
    acting, central, local, lone, henrik, amina, central_first
):
    whole(central)
    for plan, person in [(central, lone), (local, amina)][:: 1 if central_first else -1]:
        with acting(person):
            close(plan, person)
    following = Plan.objects.get(previous=central)
    with acting(lone):
        following = step(following, State.SUBMITTED, lone)

    with acting(henrik):
        step(following, State.APPROVED, henrik)

    assert Plan.objects.get(previous=local).framework == following


def test_a_local_plan_closed_late_finds_the_framework_at_once(acting, central, local, amina):
    following = make.plan(
        central.unit,
        central.strategy,
        begins_on=central.ends_on.replace(year=central.ends_on.year + 1),
        previous=central,
    )

    with acting(amina):
        assert close(local, amina).framework == following


def test_a_year_that_begins_on_leap_day_is_followed_by_one_that_does_not(
    acting, egelund, strategy, lone, today
):
    plan = make.plan(egelund, strategy, begins_on=today.replace(year=2028, month=2, day=29))

    with acting(lone):
        following = close(plan, lone)

    assert following.begins_on - plan.begins_on == timedelta(days=365)
