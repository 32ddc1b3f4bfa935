"""What rounds tell the reminders."""

from conftest import days

from make.rounds import answered, ask
from samspil.ground.reminders.registry import Ask, everything_due


def due(root, kind, person=None):
    found = everything_due(Ask(root.pk, days(0), person.pk if person else None))
    return [each for each in found if each.kind == kind]


def test_the_leader_owes_the_answer_by_the_deadline(egelund, amina, autumn, schools_ask):
    (found,) = due(egelund, "round")

    assert (found.person, found.unit, found.due, found.title) == (
        amina.pk, schools_ask.unit_id, autumn.due_on, "Lindeskolen: Efterår",
    )  # fmt: skip


def test_where_nobody_leads_nobody_owes_it(egelund, autumn, daycare):
    ask(autumn, daycare)

    assert [each.person for each in due(egelund, "round")] == [None]


def test_answers_that_wait_are_one_line_for_each_who_decides(
    egelund, amina, henrik, lone, department, autumn, school, daycare
):
    answered(autumn, school, amina, at=department)
    answered(autumn, daycare, amina, at=department)

    assert [each.person for each in due(egelund, "round-approval")] == [henrik.pk]


def test_one_person_hears_of_their_own_only(egelund, amina, henrik, department, autumn, schools_ask):
    assert due(egelund, "round", henrik) == []
    assert len(due(egelund, "round", amina)) == 1


def test_a_closed_round_reminds_nobody(egelund, amina, lone, autumn, schools_ask):
    type(autumn).objects.update(closed_at=autumn.opened_at, closed_by=lone, conclusion="Det går.")

    assert due(egelund, "round") == []
