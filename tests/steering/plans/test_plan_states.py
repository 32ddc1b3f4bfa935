"""A plan's states under the web's own login, with no action in between: the database holds the steps."""

import pytest
from django.db import ProgrammingError, transaction
from django.utils.timezone import localdate, now

import make
from samspil.steering.plans.models import Plan


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
