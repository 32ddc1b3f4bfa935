"""The rows of rounds answer the same whatever a view forgets."""

import pytest
from django.db import ProgrammingError, transaction
from django.utils.timezone import now

import make
from make.rounds import answered, question, review
from samspil.steering.rounds.models import Approval, Ask, Question, Reply, Review, Round, Visit

TABLES = (Round, Question, Ask, Approval, Reply, Review)
NO_ROW = "row-level security|permission denied"


@pytest.fixture
def filled(autumn, school, own, department, amina, henrik):
    """The school's answer on its way up, with a row in every table."""
    sent = answered(autumn, school, amina, at=department)
    review(sent, own, amina)
    Reply.objects.create(ask=sent, question=question(autumn), text="Ja")
    Approval.objects.create(ask=sent, unit=department, at=now(), by=henrik)
    return sent


@pytest.mark.parametrize("who", ["amina", "bo", "henrik", "lone", "maja"])
def test_the_place_and_those_above_it_read_the_answer(acting, filled, request, who):
    with acting(request.getfixturevalue(who)):
        assert all(model.objects.exists() for model in TABLES)


@pytest.mark.parametrize("who", ["erik", "gitte", "dan", None])
def test_nobody_else_reads_a_row_of_it(acting, filled, request, who):
    with acting(request.getfixturevalue(who) if who else None):
        assert not any(model.objects.exists() for model in TABLES)


def test_a_leader_does_not_read_another_places_answer(acting, filled, daycare):
    mona = make.person("Mona", role="leader", unit=daycare)

    with acting(mona):
        assert Round.objects.exists() and not Ask.objects.exists() and not Review.objects.exists()


def test_what_has_left_the_place_is_no_longer_its_own(acting, filled, amina):
    with acting(amina):
        assert Ask.objects.update(words="Nej") == 0
        assert Review.objects.update(words="Nej") == 0
        assert Reply.objects.update(text="Nej") == 0


def test_a_teacher_writes_no_answer(acting, schools_ask, own, bo):
    with acting(bo):
        assert Ask.objects.update(words="Ja") == 0
        with pytest.raises(ProgrammingError, match=NO_ROW), transaction.atomic():
            Review.objects.create(ask=schools_ask, effort=own)


def test_nobody_approves_in_anothers_name_or_their_own_answer(
    acting, autumn, school, department, henrik, amina
):
    sent = answered(autumn, school, henrik, at=department)

    with acting(henrik):
        for by in (amina, henrik):
            with pytest.raises(ProgrammingError, match=NO_ROW), transaction.atomic():
                Approval.objects.create(ask=sent, unit=department, at=now(), by=by)


def test_a_leader_asks_nobody(acting, autumn, amina, daycare):
    with acting(amina), pytest.raises(ProgrammingError, match=NO_ROW), transaction.atomic():
        Ask.objects.create(round=autumn, unit=daycare, waits_at=daycare)


def test_an_answer_stays_with_its_place(acting, schools_ask, amina, daycare):
    with acting(amina), pytest.raises(ProgrammingError, match=NO_ROW), transaction.atomic():
        Ask.objects.filter(pk=schools_ask.pk).update(unit=daycare, waits_at=daycare)


def test_an_evaluation_on_its_own_stands_for_good(acting, own, amina):
    found = Review.objects.create(effort=own, verdict="keep", closed_at=now(), closed_by=amina)

    with acting(amina):
        assert Review.objects.filter(pk=found.pk).update(verdict="stop") == 0


def test_each_sees_only_their_own_visit(acting, autumn, lone, maja):
    for person in (lone, maja):
        Visit.objects.create(round=autumn, person=person, seen_at=now())

    with acting(lone):
        assert [each.person for each in Visit.objects.all()] == [lone]


def test_a_closed_round_takes_no_more_answers(acting, schools_ask, amina, lone):
    Round.objects.update(closed_at=now(), closed_by=lone, conclusion="Det går.")

    with acting(amina):
        assert Ask.objects.update(words="Ja") == 0
