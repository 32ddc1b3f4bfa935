"""The rows answer the same whatever a view forgets."""

import pytest
from django.db import ProgrammingError
from django.utils.timezone import now

import make
from samspil.ground.organisation.models import Person, Role
from samspil.reporting.public.models import Suggestion
from samspil.steering.plans.models import Action, Contribution, Decision, Effort, Evidence, Goal, News, Plan


def letter(unit, **fields):
    return Suggestion.objects.create(unit=unit, text="Hej", at=now(), language="da", **fields)


def test_a_citizen_leaves_a_letter_and_cannot_read_it(acting, egelund):
    with acting(None):
        letter(egelund, name="Maja", email="maja@example.org")

        assert not Suggestion.objects.exists()

    assert Suggestion.objects.get().name == "Maja"


@pytest.mark.parametrize("reader", ["amina", "bo", "erik", "gitte", "dan"])
def test_letters_are_closed_to_all_but_those_who_steer(acting, egelund, request, reader):
    found = letter(egelund)

    with acting(request.getfixturevalue(reader)):
        assert not Suggestion.objects.exists()
        assert not Suggestion.objects.filter(pk=found.pk).update(answer="Nej")


@pytest.mark.parametrize("reader", ["lone", "henrik"])
def test_those_who_steer_read_and_answer(acting, egelund, request, reader):
    letter(egelund)

    with acting(request.getfixturevalue(reader)):
        assert Suggestion.objects.update(answer="Ja") == 1


@pytest.mark.parametrize("fields", [{"answer": "Ja"}, {"mailed_at": now()}], ids=["answered", "mailed"])
def test_a_letter_comes_unanswered(acting, egelund, fields):
    with acting(None), pytest.raises(ProgrammingError, match="row-level security"):
        letter(egelund, **fields)


def test_a_letter_goes_to_a_house_not_to_a_school(acting, school):
    with acting(None), pytest.raises(ProgrammingError, match="row-level security"):
        letter(school)


@pytest.mark.parametrize("column", ["text", "unit", "at"])
def test_nobody_changes_what_was_written(acting, egelund, lone, column):
    found = letter(egelund)

    with acting(lone), pytest.raises(ProgrammingError, match="permission denied"):
        found.save(update_fields=[column])


def test_nobody_deletes_a_letter(acting, egelund, lone):
    letter(egelund)

    with acting(lone), pytest.raises(ProgrammingError, match="permission denied"):
        Suggestion.objects.all().delete()


@pytest.mark.requirement("FLG-15")
def test_a_citizen_meets_no_names_no_news_and_no_evidence(acting, central, approved, amina, lone):
    effort = approved(central, owner=amina)
    make.action(effort, owner=amina)
    make.news(effort, amina)
    make.evidence(effort, amina)

    with acting(None):
        for model in (Person, Role, News, Evidence, Decision, Contribution):
            assert not model.objects.exists(), model
        seen = Effort.objects.select_related("owner").get()
        assert seen.owner_id and seen.owner is None


@pytest.mark.parametrize("hidden", [{"state": "draft"}, {"state": "submitted"}, {"is_public": False}])
def test_a_plan_that_is_not_public_is_hidden_with_all_that_hangs_on_it(acting, local, approved, hidden):
    effort = approved(local)
    make.goal(effort)
    make.action(effort)
    Plan.objects.filter(pk=local.pk).update(**hidden)

    with acting(None):
        assert not Plan.objects.filter(pk=local.pk).exists()
        for model in (Effort, Goal, Action):
            assert not model.objects.exists(), model


def test_an_effort_nobody_has_approved_is_hidden_with_all_that_hangs_on_it(acting, local):
    effort = make.effort(local)
    make.goal(effort)
    make.action(effort)

    with acting(None):
        for model in (Effort, Goal, Action):
            assert not model.objects.exists(), model
