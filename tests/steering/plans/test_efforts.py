"""Writing efforts and taking them from a sentence to an end."""

from datetime import date

import pytest
from conftest import days
from django.db import ProgrammingError
from django.utils.timezone import now
from steering.plans.conftest import approved, events, me

import make
from samspil.steering.plans.actions import efforts as actions
from samspil.steering.plans.actions.plans import MoveRefused
from samspil.steering.plans.models import Decision, Effort, Evidence, News
from samspil.steering.plans.rules import Refusal

SEEN = actions.GoalText("Hjælp inden for ti dage", observable="Listen viser datoerne")


def fields(strategy, **changed):
    return {
        "title": "Sparring",
        "part": "content",
        "area": strategy.chapters.get(key="leadership"),
        "statements": list(strategy.statements.filter(number="1.1")),
        "further": list(strategy.chapters.filter(key="culture")),
        "planned_end": days(30),
        **changed,
    }


def save(plan, effort, by, *, goals=(SEEN,), **changed):
    return actions.save_effort(
        plan=plan, effort=effort, fields=fields(plan.strategy, **changed), goals=list(goals), by=by
    )


@pytest.mark.requirement("FLG-09")
def test_an_effort_is_made_from_a_sentence_with_a_goal_to_be_seen(acting, central, lone):
    with acting(lone):
        made = save(central, None, lone)

    assert [each.number for each in made.statements.all()] == ["1.1"]
    assert [each.observable for each in made.goals.all()] == ["Listen viser datoerne"]
    assert [each.key for each in made.further.all()] == ["culture"]
    assert (made.number, made.approved_at) == (1, None)
    assert events() == [("effort made", lone.pk)]


def test_efforts_are_numbered_within_their_plan(acting, central, effort, lone):
    with acting(lone):
        assert save(central, None, lone).number == effort.number + 1


def test_changing_an_effort_keeps_its_goals_the_same_rows(acting, central, effort, lone):
    before = effort.goals.get()
    more = actions.GoalText("Ro i timen", indicator="Trivsel")

    with acting(lone):
        save(central, effort, lone, goals=[SEEN, more], title="Ny titel")

    effort.refresh_from_db()
    assert effort.title == "Ny titel"
    assert [each.pk for each in effort.goals.all()][0] == before.pk
    assert effort.goals.count() == 2
    assert events() == [("effort changed", lone.pk)]


def test_a_goal_that_local_plans_inherit_can_be_dropped(acting, central, effort, own, lone):
    inherited = own.goals.get()
    inherited.inherits = effort.goals.get()
    inherited.save()
    effort.owner = make.person("Mia", role="professional", unit=central.unit)
    effort.save()

    with acting(effort.owner):
        save(central, effort, effort.owner, goals=[])

    inherited.refresh_from_db()
    assert inherited.inherits is None
    assert inherited.text == "Hjælp inden for ti dage"
    assert not effort.goals.exists()


def test_a_change_does_not_write_over_what_was_told_meanwhile(acting, central, effort, lone):
    stale = Effort.objects.get(pk=effort.pk)
    make.evidence(effort, lone)

    with acting(lone):
        save(central, stale, lone)

    effort.refresh_from_db()
    assert effort.evidence_count == 1
    assert effort.news_on is not None


def test_an_effort_of_another_unit_is_not_written(acting, central, amina):
    with pytest.raises(Exception, match="row-level security|does not exist"), acting(amina):
        save(central, None, amina)


def waiting(plan, by):
    made = make.effort(plan, submitted_at=now(), submitted_by=by)
    make.goal(made)
    return made


def test_approval_is_asked_for_and_given_by_two_people(acting, central, lone, henrik):
    new = make.effort(central)
    make.goal(new)

    with acting(lone):
        actions.ask_for_approval(effort=new, me=me(lone))
    with acting(henrik):
        actions.approve_effort(effort=new, me=me(henrik))

    new.refresh_from_db()
    assert (new.submitted_by, new.approved_by) == (lone, henrik)
    assert events() == [("effort submitted", lone.pk), ("effort approved", henrik.pk)]


@pytest.mark.requirement("FLG-03")
def test_without_a_goal_nobody_is_asked(acting, central, lone):
    bare = make.effort(central)

    with pytest.raises(MoveRefused) as refused, acting(lone):
        actions.ask_for_approval(effort=bare, me=me(lone))

    assert refused.value.reasons == [Refusal.EFFORT_WITHOUT_GOAL]


def test_what_waits_or_is_approved_is_not_asked_for_again(acting, central, effort, henrik, lone):
    for each in (effort, waiting(central, lone)):
        with pytest.raises(MoveRefused) as refused, acting(henrik):
            actions.ask_for_approval(effort=each, me=me(henrik))
        assert refused.value.reasons == [Refusal.NOT_FROM_HERE]


def test_an_effort_of_a_draft_waits_with_its_plan(acting, school, strategy, amina):
    draft = make.plan(school, strategy, kind="local", state="draft")
    new = make.effort(draft)
    make.goal(new)

    with pytest.raises(MoveRefused) as refused, acting(amina):
        actions.ask_for_approval(effort=new, me=me(amina))

    assert refused.value.reasons == [Refusal.NOT_FROM_HERE]


REFUSED = [
    ("lone", "lone", [Refusal.OWN_WORK]),
    ("lone", "amina", [Refusal.NOT_YOUR_ROLE]),
    ("lone", "erik", [Refusal.NOT_YOUR_ROLE]),
    ("lone", "bo", [Refusal.NOT_YOUR_ROLE]),
]


@pytest.mark.parametrize(("asks", "approves", "reasons"), REFUSED)
def test_who_may_not_approve_an_effort(acting, central, request, asks, approves, reasons):
    effort, person = waiting(central, request.getfixturevalue(asks)), request.getfixturevalue(approves)

    with pytest.raises(MoveRefused) as refused, acting(person):
        actions.approve_effort(effort=effort, me=me(person))

    assert refused.value.reasons == reasons
    assert events() == []


def test_a_leader_does_not_approve_even_at_home(acting, local, amina, lone):
    effort = waiting(local, lone)

    with pytest.raises(MoveRefused) as refused, acting(amina):
        actions.approve_effort(effort=effort, me=me(amina))

    assert refused.value.reasons == [Refusal.NOT_YOUR_ROLE]


def test_what_lost_its_goal_while_it_waited_is_not_approved(acting, central, lone, henrik):
    effort = waiting(central, lone)
    effort.goals.all().delete()

    with pytest.raises(MoveRefused) as refused, acting(henrik):
        actions.approve_effort(effort=effort, me=me(henrik))

    assert refused.value.reasons == [Refusal.EFFORT_WITHOUT_GOAL]


@pytest.mark.parametrize("who", ["bo", "amina", "lone"])
def test_news_moves_the_date_whoever_tells_it(acting, own, request, who, today):
    person = request.getfixturevalue(who)

    with acting(person):
        actions.tell_news(effort=own, action=None, text="Tre er kommet.", by=person)

    own.refresh_from_db()
    assert own.news_on == today
    assert News.objects.get().by == person
    assert events() == [("news told", person.pk)]


def test_news_of_an_action_moves_both_dates(acting, own, deed, bo, today):
    with acting(bo):
        actions.tell_news(effort=own, action=deed, text="Hallen er åben.", by=bo)

    own.refresh_from_db()
    deed.refresh_from_db()
    assert own.news_on == deed.news_on == today


def tell(effort, by, **where):
    actions.tell_news(effort=effort, action=None, text="Nyt", by=by, **where)


def test_with_the_news_comes_where_it_stands(acting, own, amina):
    with acting(amina):
        actions.tell_news(
            effort=own,
            action=None,
            text="Nyt",
            by=amina,
            progress="3 af 8",
            next_step="Møde",
            next_on=days(7),
        )

    own.refresh_from_db()
    assert (own.progress, own.next_step, own.next_on) == ("3 af 8", "Møde", days(7))


def test_a_next_date_alone_is_kept_and_what_is_emptied_is_empty(acting, own, amina):
    Effort.objects.filter(pk=own.pk).update(progress="3 af 8", next_step="Møde")

    with acting(amina):
        tell(own, amina, progress="", next_on=days(7))

    own.refresh_from_db()
    assert (own.progress, own.next_step, own.next_on) == ("", "", days(7))


@pytest.mark.requirement("LED-04")
def test_the_start_is_a_decision_with_the_leader_who_took_it(acting, deed, amina, today):
    with acting(amina):
        actions.start(thing=deed, on=today, by=amina)

    deed.refresh_from_db()
    assert (deed.started_on, deed.started_by) == (today, amina)
    assert events() == [("action started", amina.pk)]


def test_the_first_decision_stands(acting, own, amina, lone, today):
    stale = Effort.objects.get(pk=own.pk)
    with acting(amina):
        actions.start(thing=own, on=days(-9), by=amina)
        actions.end(thing=own, on=days(-1), result="Gjort", by=amina)

    with acting(lone):
        actions.start(thing=stale, on=today, by=lone)
        actions.end(thing=stale, on=today, result="Noget andet", by=lone)

    own.refresh_from_db()
    assert (own.started_on, own.started_by) == (days(-9), amina)
    assert (own.ended_on, own.ended_by, own.progress) == (days(-1), amina, "Gjort")
    assert events() == [("effort started", amina.pk), ("effort ended", amina.pk)]


def test_an_action_ends_with_what_came_of_it(acting, deed, bo, today):
    with acting(bo):
        actions.end(thing=deed, on=today, result="Otte børn", by=bo)

    deed.refresh_from_db()
    assert (deed.ended_on, deed.ended_by, deed.result) == (today, bo, "Otte børn")


DECISION = {
    "title": "Vi stopper",
    "alternatives": "At vente",
    "reason": "Ingen kom",
    "expected": "Ro",
    "decided_on": date(2026, 9, 1),
    "look_back_on": date(2027, 3, 1),
}


@pytest.mark.requirement("LED-07")
def test_stopping_is_a_decision_on_record(acting, own, amina, today):
    with acting(amina):
        made = actions.stop_effort(effort=own, decision=DECISION, by=amina)

    own.refresh_from_db()
    assert (own.stopped_on, own.stopped_by) == (today, amina)
    assert (made.alternatives, made.decided_by, made.plan) == ("At vente", amina, own.plan)
    assert events() == [("decision made", amina.pk), ("effort stopped", amina.pk)]


@pytest.mark.requirement("LED-07")
def test_one_looks_back_on_a_decision(acting, own, amina, today):
    with acting(amina):
        made = actions.decide(plan=own.plan, effort=own, fields=DECISION, by=amina)
        actions.look_back(decision=made, outcome="Det blev roligt.", by=amina)

    made = Decision.objects.get()
    assert (made.outcome, made.looked_back_on, made.looked_back_by) == ("Det blev roligt.", today, amina)
    assert events()[-1] == ("looked back on decision", amina.pk)


def test_what_is_handed_over_waits_for_the_new_owner(acting, own, amina, bo):
    with acting(amina):
        actions.hand_over(thing=own, to=bo, note="Bo kender det.", by=amina)

    own.refresh_from_db()
    assert own.owner == bo
    assert News.objects.get().text == "Bo kender det."
    assert events() == [("handed over", amina.pk)]


def test_not_mine_leaves_it_without_an_owner(acting, deed, amina):
    with acting(amina):
        actions.hand_over(thing=deed, to=None, note="Ikke min.", by=amina)

    deed.refresh_from_db()
    assert deed.owner is None
    assert News.objects.get().action == deed
    assert events() == [("handed back", amina.pk)]


def test_an_owner_from_elsewhere_in_the_house_can_give_it_away(acting, central, amina, lone):
    mine = approved(central, amina)

    with acting(amina):
        actions.hand_over(thing=mine, to=lone, note="Din.", by=amina)

    mine.refresh_from_db()
    assert mine.owner == lone


def test_a_professional_who_owns_nothing_starts_no_effort(acting, own, bo, today):
    with acting(bo):
        actions.start(thing=own, on=today, by=bo)

    own.refresh_from_db()
    assert own.started_on is None
    assert events() == []


def test_nobody_tells_in_anothers_name(acting, own, bo, amina):
    with pytest.raises(ProgrammingError, match="row-level security"), acting(bo):
        actions.tell_news(effort=own, action=None, text="Nyt", by=amina)

    assert not Evidence.objects.exists()
