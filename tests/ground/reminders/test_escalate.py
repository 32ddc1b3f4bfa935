"""The leader above is told what stays overdue: once, and shown to those concerned."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from ground.reminders.conftest import MONDAY

import make
from samspil.ground.reminders.models import Letter, Notice
from samspil.ground.rulebook.models import Rule

DAY = timedelta(days=1)
# Fourteen days after the deadline of the plan asked for.
LATE = MONDAY + 44 * DAY


def told_up():
    return list(Notice.objects.filter(step="told-up").select_related("person", "about"))


@pytest.mark.requirement("FLG-05")
def test_the_leader_above_is_told_of_a_plan_that_does_not_come(asked, amina, henrik, lone, remind):
    remind(LATE - DAY)
    assert told_up() == []
    remind(LATE)

    (notice,) = told_up()
    assert (notice.person, notice.about, notice.key) == (lone, amina, str(asked.pk))
    letter = Letter.objects.get(person=lone)
    assert "Amina Holm" in letter.text and "Lindeskolen" in letter.text


def test_once_and_not_again(asked, amina, lone, remind):
    for n in range(50):
        remind(LATE + n * DAY)

    assert len(told_up()) == 1


def test_a_new_deadline_is_a_new_matter(asked, amina, lone, remind):
    remind(LATE)
    asked.due_on = LATE + 10 * DAY
    asked.save()

    remind(LATE + 23 * DAY)
    assert len(told_up()) == 1
    remind(LATE + 24 * DAY)

    assert len(told_up()) == 2


def test_the_nearest_above_hears_it_and_not_a_colleague_beside(asked, amina, school, egelund, lone, remind):
    area = make.unit("Distrikt Nord", kind="department", parent=egelund)
    school.parent, school.path = area, [egelund.pk, area.pk, school.pk]
    school.save()
    head = make.person("Hanne", role="head", unit=area)
    make.person("Dorthe", role="leader", unit=school)

    remind(LATE)

    assert [each.person for each in told_up()] == [head]


def test_a_leader_without_a_way_in_is_passed_over(asked, amina, school, egelund, lone, remind):
    area = make.unit("Distrikt Nord", kind="department", parent=egelund)
    school.parent, school.path = area, [egelund.pk, area.pk, school.pk]
    school.save()
    make.person("Hanne", role="head", unit=area).account.delete()

    remind(LATE)

    assert [each.person for each in told_up()] == [lone]


def test_a_professional_who_is_late_is_told_to_their_own_leader(
    asked, amina, bo, school, strategy, lone, remind
):
    local = make.plan(school, strategy, kind="local", framework=asked.framework)
    effort = make.effort(local, owner=amina, approved_at=asked.asked_at, approved_by=lone)
    deed = make.action(effort, owner=bo, planned_end=date(2027, 2, 1))

    remind(MONDAY)

    (notice,) = told_up()
    assert (notice.person, notice.about, notice.key) == (amina, bo, str(deed.pk))


def test_what_nobody_owns_is_told_to_the_leader(asked, amina, school, strategy, lone, remind):
    local = make.plan(school, strategy, kind="local", framework=asked.framework)
    effort = make.effort(local, owner=amina, approved_at=asked.asked_at, approved_by=lone)
    make.action(effort, owner=None, planned_end=date(2027, 2, 1))

    remind(MONDAY)

    (notice,) = told_up()
    assert (notice.person, notice.about) == (amina, None)


def test_the_rulebook_says_after_how_many_working_days(asked, amina, lone, remind):
    Rule.objects.create(
        country="DK",
        key="reminder-escalation",
        amount=3,
        unit="working-days",
        status="house-rule",
        source="Her",
    )
    due = asked.due_on  # Wednesday 31 March 2027, after Easter
    remind(due + 4 * DAY)
    assert told_up() == []
    remind(due + 5 * DAY)

    assert len(told_up()) == 1


@pytest.mark.requirement("FLG-05")
def test_those_concerned_see_that_it_was_told_and_colleagues_do_not(
    asked, amina, bo, lone, erik, dan, gitte, remind, acting
):
    remind(LATE)

    seen = {}
    for person in (amina, lone, bo, erik, dan, gitte):
        with acting(person):
            seen[person.given_name] = Notice.objects.filter(step="told-up").count()
    assert seen == {"Amina": 1, "Lone": 1, "Bo": 0, "Erik": 0, "Dan": 0, "Gitte": 0}


@pytest.mark.requirement("FLG-05")
def test_the_page_of_the_thing_says_who_was_told(client, asked, amina, bo, school, strategy, lone, remind):
    local = make.plan(school, strategy, kind="local", framework=asked.framework)
    effort = make.effort(
        local, owner=amina, approved_at=asked.asked_at, approved_by=lone, planned_end=date(2025, 2, 1)
    )
    deed = make.action(effort, owner=amina, planned_end=date(2025, 2, 1))
    remind(MONDAY)

    def says(person, name, thing):
        page = client.sign_in(person).get(reverse(name, args=[thing.pk])).content.decode()
        return "Lone Holm was told on" in page

    assert says(amina, "effort", effort) and says(lone, "effort", effort) and says(lone, "action", deed)
    assert not says(bo, "effort", effort)
    type(deed).objects.filter(pk=deed.pk).update(ended_on=MONDAY, ended_by=amina)
    assert not says(lone, "action", deed)
