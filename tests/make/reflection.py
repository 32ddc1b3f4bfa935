"""Makers for sessions of colleagues, reviews of the culture and answers without names."""

from datetime import timedelta

from django.utils.timezone import localdate

from samspil.knowledge.reflection.models import (
    CultureReview,
    NextStep,
    Ownership,
    Participant,
    Reflection,
)


def session(unit, by, *people, return_on=None, **fields):
    today = localdate()
    words = {
        "method": "reflecting-team", "question": "Hvordan åbner vi timen?", "agreed": "Vi begynder i kreds.",
        "on": today - timedelta(days=42), "return_on": return_on or today,
    }  # fmt: skip
    made = Reflection.objects.create(unit=unit, written_by=by, **words | fields)
    for each in (by, *people):
        Participant.objects.create(reflection=made, person=each)
    return made


def culture_review(unit, by, *, due_on=None, **fields):
    return CultureReview.objects.create(unit=unit, due_on=due_on or localdate(), planned_by=by, **fields)


def held(unit, by, **fields):
    words = {"language": "Ja", "relations": "Ja", "belonging": "Ja", "next": "Mere af det."}
    made = culture_review(unit, by, held_on=localdate(), held_by=by, **words | fields)
    Ownership.objects.create(review=made, group="staff", feels="partly")
    return made


def next_steps(unit, *values, on=None):
    """Answers in the half-year before this one."""
    today = localdate()
    before = on or today.replace(year=today.year - 1, month=10, day=1)
    NextStep.objects.bulk_create(NextStep(unit=unit, on=before, value=each) for each in values)


def one_of_each(unit, by):
    next_steps(unit, 4)
    held(unit, by)
    return {"session": session(unit, by), "culture": culture_review(unit, by)}
