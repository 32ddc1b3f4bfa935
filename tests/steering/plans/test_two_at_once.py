"""Two people, two connections, one plan: the second is told, and nothing is written over."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils.timezone import localdate
from steering.plans.conftest import me, whole

import make
from samspil.ground.audit.models import Event
from samspil.ground.base.context import acting_as
from samspil.steering.plans.actions.efforts import approve_effort
from samspil.steering.plans.actions.plans import MovedMeanwhile, MoveRefused, move_plan
from samspil.steering.plans.models import Plan
from samspil.steering.plans.rules import State

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def waiting(transactional_db):
    """A plan that waits for approval, and two who may approve it."""
    house = make.municipality("Egelund")
    asker = make.person("Lone", role="director", unit=house)
    plan = make.plan(house, make.strategy(house), state="draft")
    whole(plan)
    move_plan(plan=plan, to=State.SUBMITTED, seen=State.DRAFT, me=me(asker))
    plan.refresh_from_db()
    return plan, [make.person(name, role="head", unit=house) for name in ("Henrik", "Hanne")]


def at_once(people, act):
    """What each got, each on a connection of their own with the web's own login."""
    ready = Barrier(len(people))

    def one(person):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE samspil_app")
            ready.wait(timeout=20)
            with acting_as(person.pk, purpose="test", today=localdate()):
                act(person)
        except (MovedMeanwhile, MoveRefused) as refused:
            return type(refused)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(one, people))


def move(plan, to, person):
    move_plan(plan=plan, to=to, seen=State.SUBMITTED, me=me(person))


def test_of_two_who_approve_at_once_the_second_is_told(waiting):
    plan, people = waiting

    got = at_once(people, lambda person: move(plan, State.APPROVED, person))

    assert set(got) == {None, MovedMeanwhile}
    approver = people[got.index(None)]
    assert Plan.objects.get().approved_by == approver
    assert list(Event.objects.filter(what="plan approved").values_list("person", flat=True)) == [approver.pk]


def test_approving_and_sending_back_do_not_both_happen(waiting):
    plan, people = waiting
    wanted = dict(zip((each.pk for each in people), (State.APPROVED, State.DRAFT), strict=True))

    got = at_once(people, lambda person: move(plan, wanted[person.pk], person))

    assert set(got) == {None, MovedMeanwhile}
    assert Plan.objects.get().state == wanted[people[got.index(None)].pk]


def test_an_effort_is_approved_once(waiting):
    plan, people = waiting
    Plan.objects.update(state="running")
    effort = plan.efforts.first()
    effort.submitted_at, effort.submitted_by = plan.submitted_at, plan.submitted_by
    effort.save()

    got = at_once(people, lambda person: approve_effort(effort=effort, me=me(person)))

    assert set(got) == {None, MoveRefused}
    assert Event.objects.filter(what="effort approved").count() == 1
