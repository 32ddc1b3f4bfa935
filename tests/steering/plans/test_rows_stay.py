"""What hangs on a plan stays on it: no row can be moved, or slipped, into a plan one may not write."""

import pytest
from django.db import ProgrammingError, transaction
from django.utils.timezone import now
from steering.plans.conftest import approved

import make
from samspil.steering.plans.models import Action, Effort, Evidence, News, Plan


@pytest.fixture
def refused(acting):
    def check(person, act):
        with acting(person):
            try:
                with transaction.atomic():
                    return not act()
            except ProgrammingError:
                return True

    return check


@pytest.fixture
def theirs(elsewhere, dan):
    """A public plan in force in another municipality, with an effort and an action."""
    plan = make.plan(elsewhere, make.strategy(elsewhere))
    effort = approved(plan, dan)
    make.action(effort, owner=dan)
    return plan


@pytest.fixture
def ours(central, bo):
    """An effort that a teacher owns in the municipality's own plan."""
    effort = approved(central, bo)
    make.action(effort, owner=bo)
    return effort


def test_an_effort_is_not_moved_to_another_plan(refused, theirs, ours, local, bo, lone):
    for to in (theirs, local):
        assert refused(bo, lambda to=to: Effort.objects.filter(pk=ours.pk).update(plan=to, number=90))
        assert refused(lone, lambda to=to: Effort.objects.filter(pk=ours.pk).update(plan=to, number=90))


def test_an_action_is_not_moved_to_another_effort(refused, theirs, ours, bo):
    other = theirs.efforts.get()

    assert refused(bo, lambda: Action.objects.filter(effort=ours).update(effort=other))


@pytest.mark.parametrize("kind", [News, Evidence])
def test_ones_own_action_is_no_way_into_anothers_effort(refused, theirs, ours, bo, kind):
    fields = {"kind": "observation", "title": "x"} if kind is Evidence else {}
    slipped = kind(
        effort=theirs.efforts.get(), action=ours.actions.get(), text="Her var vi", at=now(), by=bo, **fields
    )

    assert refused(bo, lambda: slipped.save() or True)


def test_who_owns_an_action_tells_how_it_goes(acting, ours, bo):
    with acting(bo):
        News.objects.create(effort=ours, action=ours.actions.get(), text="Det går", at=now(), by=bo)


def test_a_plan_follows_no_other_houses_plan(refused, theirs, central, strategy, lone):
    """A plan has one next; taken by a stranger it would stop the year after."""
    new = Plan(
        unit=central.unit, strategy=strategy, kind="competence", title="x", begins_on=central.begins_on,
        ends_on=central.ends_on, previous=theirs,
    )  # fmt: skip

    assert refused(lone, lambda: new.save() or True)
    assert refused(lone, lambda: Plan.objects.filter(pk=central.pk).update(previous=theirs))
    assert refused(lone, lambda: Plan.objects.filter(pk=central.pk).update(framework=theirs))
