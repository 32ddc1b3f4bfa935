"""The rows answer the same whatever a view forgets."""

import pytest
from conftest import days
from django.db import ProgrammingError

import make
from make.meetings import body, consultation, meeting, member, task
from samspil.steering.meetings.models import Body, Consultation, Meeting, Membership, Task
from samspil.steering.meetings.rules import SPEAKERS


@pytest.fixture
def group(egelund, lone, amina):
    made = body(egelund)
    member(made, lone, category="director")
    meeting(made)
    task(made, amina)
    consultation(made, lone, group="children")
    return made


def test_the_house_reads_and_elsewhere_reads_nothing(acting, group, erik, bo, dan):
    tables = (Body, Membership, Meeting, Task, Consultation)
    for person in (erik, bo):
        with acting(person):
            assert all(table.objects.count() == 1 for table in tables)
    for person in (dan, None):
        with acting(person):
            assert not any(table.objects.exists() for table in tables)


@pytest.mark.parametrize("who", ["bo", "erik", "dan"])
def test_who_leads_nothing_writes_nothing(acting, group, request, who):
    person = request.getfixturevalue(who)

    with acting(person):
        assert Body.objects.update(name="Overtaget") == 0
        assert Meeting.objects.update(minutes="Opdigtet") == 0
    with pytest.raises(ProgrammingError, match="row-level security"), acting(person):
        Body.objects.create(unit=group.unit, kind="board", name="Min egen")
    with pytest.raises(ProgrammingError, match="row-level security"), acting(person):
        Meeting.objects.create(body=group, on=days(1), title="Mit eget")


def test_a_leader_writes_at_home_and_not_in_the_town_hall(acting, group, school, amina):
    with acting(amina):
        Body.objects.create(unit=school, kind="board", name="Bestyrelsen")
        assert Body.objects.filter(pk=group.pk).update(name="Overtaget") == 0


def test_a_task_is_finished_and_nothing_else_of_it_changed(acting, group, amina, bo, today):
    with acting(bo):
        assert Task.objects.update(done_on=today, done_by=bo) == 0
    with acting(amina):
        assert Task.objects.update(done_on=today, done_by=amina) == 1
    with pytest.raises(ProgrammingError, match="permission denied"), acting(amina):
        Task.objects.update(text="Noget andet")


@pytest.mark.parametrize(
    ("asked", "role"), [(group, role) for group, roles in SPEAKERS.items() for role in sorted(roles)]
)
def test_the_database_knows_the_same_voices_as_the_rule(acting, egelund, school, lone, asked, role):
    found = consultation(body(egelund), lone, group=asked)
    speaker = make.person("Freja", role=role, unit=school)

    with acting(speaker):
        assert Consultation.objects.filter(pk=found.pk).update(answer="Ja") == 1


def test_nobody_answers_for_another_group_or_another_house(acting, group, school, elsewhere):
    for person in (
        make.person("Thomas", role="parent", unit=school),
        make.person("Villads", role="pupil", unit=elsewhere),
    ):
        with acting(person):
            assert Consultation.objects.update(answer="Ja") == 0


def test_a_question_once_asked_stays_as_it_was(acting, group, lone):
    with pytest.raises(ProgrammingError, match="permission denied"), acting(lone):
        Consultation.objects.update(question="Noget andet")
