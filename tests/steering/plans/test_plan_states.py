"""A plan's states under the web's own login, with no action in between: the database holds the steps."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils.timezone import localdate, now

import make
from samspil.steering.plans.models import Decision, Plan


@pytest.fixture
def plan(egelund, strategy):
    return make.plan(egelund, strategy, state="draft")


@pytest.fixture
def does(acting, plan):
    """Whether the database lets a person do this to the plan."""

    def check(person, **fields):
        with acting(person):
            try:
                with transaction.atomic():
                    return bool(Plan.objects.filter(pk=plan.pk).update(**fields))
            except ProgrammingError:
                return False

    return check


def submitted(by):
    return {"state": "submitted", "submitted_at": now(), "submitted_by": by}


def approved(by):
    return {"state": "approved", "approved_at": now(), "approved_by": by}


def test_the_steps_one_after_the_other_each_in_ones_own_name(does, lone, henrik):
    assert does(lone, **submitted(lone))
    assert does(henrik, **approved(henrik))
    assert does(lone, state="running", started_on=localdate(), started_by=lone)
    assert does(lone, state="evaluated", evaluated_on=localdate(), evaluated_by=lone)


@pytest.mark.parametrize("to", ["approved", "running", "evaluated"])
def test_no_step_is_skipped(does, lone, to):
    assert not does(lone, state=to)


def test_nobody_approves_what_they_sent_in_nor_in_anothers_name(does, lone, henrik):
    assert does(lone, **submitted(lone))

    assert not does(lone, **approved(lone))
    assert not does(lone, **approved(henrik))
    assert not does(lone, **approved(lone), submitted_by=henrik)


def test_nobody_sends_in_for_another_or_leaves_no_name(does, lone, henrik):
    assert not does(lone, **submitted(henrik))
    assert not does(lone, state="submitted")


def test_a_leader_does_not_approve_at_home(acting, school, strategy, central_running, amina, lone):
    plan = make.plan(school, strategy, kind="local", state="submitted", submitted_at=now(), submitted_by=lone)

    with acting(amina), pytest.raises(ProgrammingError), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(**approved(amina))


@pytest.fixture
def central_running(egelund, strategy):
    return make.plan(egelund, strategy)


def test_who_and_when_stay_as_they_were(does, plan, lone, henrik):
    assert does(lone, **submitted(lone))

    assert not does(henrik, submitted_by=henrik)
    assert not does(lone, submitted_at=now())
    assert not does(lone, title="Noget andet")
    assert does(lone, state="draft", submitted_at=None, submitted_by=None)
    assert does(lone, title="Noget andet")


def test_a_plan_is_born_a_draft(acting, egelund, strategy, lone):
    with acting(lone), pytest.raises(ProgrammingError), transaction.atomic():
        make.plan(egelund, strategy, state="running")
    with acting(lone):
        make.plan(egelund, strategy, state="draft")


def test_nothing_goes_back_once_it_is_approved(does, lone, henrik):
    assert does(lone, **submitted(lone))
    assert does(henrik, **approved(henrik))

    assert not does(lone, state="draft", submitted_at=None, submitted_by=None)
    assert not does(henrik, state="submitted", approved_at=None, approved_by=None)


@pytest.fixture
def ends(acting, egelund, strategy, lone):
    """Whether the database lets a running plan end so, once the transaction is at its end."""
    running = make.plan(egelund, strategy, state="running", begins_on=localdate().replace(month=1, day=1))

    def check(*, decision=None, **fields):
        day = {"state": "evaluated", "evaluated_on": localdate(), "evaluated_by": lone}
        with acting(lone):
            try:
                with transaction.atomic():
                    Plan.objects.filter(pk=running.pk).update(**day, **fields)
                    if decision:
                        Decision.objects.create(plan=running, **decision)
                    connection.check_constraints()
            except (IntegrityError, ProgrammingError):
                return False
        return True

    return check


def decided(lone, **fields):
    return {
        "title": "Stop", "alternatives": "x", "reason": "x", "expected": "x", "decided_by": lone,
        "decided_on": localdate(), "look_back_on": localdate() + timedelta(days=30), **fields,
    }  # fmt: skip


@pytest.mark.requirement("LED-12")
@pytest.mark.parametrize(
    "fields",
    [
        {}, {"verdict": "keep"}, {"evaluation": "Det hjalp."},
        {"verdict": "maybe", "evaluation": "Det hjalp."},
        {"verdict": "change", "evaluation": "Det hjalp."}, {"verdict": "stop", "evaluation": "Det hjalp."},
    ],
)  # fmt: skip
def test_past_every_form_a_plan_does_not_end_without_verdict_or_decision(ends, fields):
    assert not ends(**fields)


@pytest.mark.requirement("LED-12")
def test_an_older_decision_or_one_on_an_effort_does_not_count(ends, lone, egelund):
    old = decided(lone, decided_on=localdate() - timedelta(days=9))

    assert not ends(verdict="stop", evaluation="Nok.", decision=old)


@pytest.mark.requirement("LED-12")
def test_with_a_decision_of_the_day_or_to_keep_it_ends(ends, lone):
    assert ends(verdict="stop", evaluation="Nok.", decision=decided(lone))


def test_a_verdict_that_stands_is_not_rewritten(does, plan, lone):
    Plan.objects.filter(pk=plan.pk).update(
        state="evaluated",
        evaluated_on=localdate(),
        evaluated_by=lone,
        evaluation="Det hjalp.",
        verdict="keep",
    )

    assert not does(lone, verdict="stop")
    assert not does(lone, evaluation="Det hjalp ikke.")
