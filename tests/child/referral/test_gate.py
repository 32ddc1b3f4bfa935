"""The gate is held by the database too, and asks exactly what the rule asks."""

from itertools import combinations

import pytest
from conftest import days
from django.db import IntegrityError, connection, transaction

from make import referral as make_referral
from samspil.child.referral import queries
from samspil.child.referral.models import Assessment, Decision, Referral, Voice
from samspil.child.referral.rules.gate import missing
from samspil.child.support.models import Measure

UNDO = {
    "tests": lambda case: Referral.objects.filter(pk=case.pk).update(needs=" "),
    "tried": lambda case: Measure.objects.filter(child=case.child).update(direction="child"),
    "request": lambda case: Referral.objects.filter(pk=case.pk).update(requested_on=None, requested_by=None),
    "assessment": lambda case: Assessment.objects.all().delete(),
    "child": lambda case: Referral.objects.filter(pk=case.pk).update(child_words="", no_view=""),
    "heard": lambda case: Voice.objects.update(heard_on=None, heard_by=None, how=""),
    "position": lambda case: Voice.objects.update(stance="", said_on=None),
}


def asked_of_the_rows(case):
    with connection.cursor() as cursor:
        cursor.execute("SELECT referral_missing(%s)", [case.pk])
        return cursor.fetchone()[0]


def asked_of_the_rule(case):
    case.refresh_from_db()
    facts = queries.dossier(case).facts(case)
    return [
        each.evidence.value
        for each in missing(facts, evidence=case.basis.evidence, experts=case.basis.experts)
    ]


@pytest.mark.requirement("ORG-10")
def test_rows_and_rule_miss_the_same_whatever_is_taken_away(case, bo, amina):
    make_referral.complete(case, bo, amina)
    assert asked_of_the_rows(case) == asked_of_the_rule(case) == []

    for pair in combinations(UNDO, 2):
        with transaction.atomic():
            for name in pair:
                UNDO[name](case)
            rows, rule = asked_of_the_rows(case), asked_of_the_rule(case)
            transaction.set_rollback(True)
        assert set(rows) == set(rule) == set(pair)


@pytest.mark.parametrize("name", [name for name in UNDO if name != "tried"])
def test_nothing_that_is_not_whole_is_sent_even_past_the_pages(case, bo, amina, name):
    make_referral.complete(case, bo, amina)
    UNDO[name](case)

    with pytest.raises(IntegrityError, match=f"not whole.*{name}"), transaction.atomic():
        make_referral.sent_as_it_is(case, amina)


def test_no_decision_where_a_parent_came_to_it_and_was_not_heard(sent, line, noah):
    """A guardian who got custody after it was sent has a voice too."""
    make_referral.another_parent(noah)

    with pytest.raises(IntegrityError, match="not whole"), transaction.atomic():
        make_referral.decision(sent, line)


def test_no_decision_outside_the_meeting_it_lies_before(case, bo, amina, line, panel):
    make_referral.sent(case, bo, amina)
    case.meeting = make_referral.meeting(panel)

    with pytest.raises(IntegrityError, match="not before this meeting"), transaction.atomic():
        make_referral.decision(case, line)


def test_a_referral_has_one_decision(decided, sent, line):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_referral.decision(sent, line)
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["plain", "interest", "interim", "legal_basis", "facts", "influence", "weighed"]
)
def test_a_decision_lacks_none_of_its_parts_even_past_the_pages(sent, line, name):
    with pytest.raises(IntegrityError, match="decision_is_whole"), transaction.atomic():
        make_referral.decision(sent, line, **{name: ""})


def test_a_dutch_declaration_has_a_category_and_an_end(sent, line):
    with pytest.raises(IntegrityError, match="declaration_has"), transaction.atomic():
        make_referral.decision(sent, line, granted="sbo")
    made = make_referral.decision(sent, line, granted="sbo", category=1, ends_on=days(600))
    assert made.category == 1
