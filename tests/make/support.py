"""Makers for resource persons, sparring and measures."""

from datetime import time, timedelta

from django.utils.timezone import localdate

from samspil.child.support.models import Concern, Invitation, Measure, Perspective, Session, Sparring
from samspil.knowledge.competence.models import ResourcePerson

# What a follow-up found, in its three parts and about relations.
LOOKED = {
    "academic": "Læser med de andre.",
    "social": "Er med i to lege.",
    "experienced": "„Jeg er med.“",
    "relations": "En ny ven.",
}


def helper(person, unit, *, profession="psychologist", expertise=("play",), hours=10, **fields):
    return ResourcePerson.objects.create(
        person=person, unit=unit, house_id=unit.path[0], profession=profession, expertise=list(expertise),
        hours=hours, about="Spørg om leg.", **fields,
    )  # fmt: skip


def sparring(unit, by, *helpers, child=None, raised_on=None, **fields):
    raised = Concern.objects.create(
        unit=unit, child=child, raised_on=raised_on or localdate() - timedelta(days=3), raised_by=by
    )
    words = {
        "topic": "play",
        "community": "I små grupper.",
        "need": "I frikvarteret.",
        "asked_on": localdate(),
    }
    made = Sparring.objects.create(concern=raised, unit=unit, child=child, asked_by=by, **words | fields)
    for each in helpers:
        Invitation.objects.create(sparring=made, helper=each)
    return made


def session(of, by, *professions, held_on=None):
    made = Session.objects.create(
        sparring=of, on=held_on or localdate(), at=time(14), place="Lokale 12", booked_by=by, held_on=held_on
    )
    for each in professions:
        Perspective.objects.create(session=made, profession=each, text="Det går bedst i små grupper.")
    return made


def measure(unit, owner, *, child=None, session=None, check_on=None, **fields):
    words = {
        "title": "Legegrupper", "need": "At komme ind i legen", "goal": "Med tre gange om ugen",
        "direction": "group", "expected": "To om ugen", "begins_on": localdate() - timedelta(days=42),
        "check_on": check_on or localdate(),
    }  # fmt: skip
    return Measure.objects.create(unit=unit, owner=owner, child=child, session=session, **words | fields)


def one_of_each(unit, by, helper_of):
    """A practice question with an invitation, a booked and a held session, and a try-out to look at."""
    known = helper(helper_of, unit)
    asked = sparring(unit, by, known)
    booked, held = session(asked, by), session(asked, by, "teacher", held_on=localdate())
    return {
        "helper": known,
        "asked": asked,
        "invitation": asked.invitations.get(),
        "booked": booked,
        "tried": measure(unit, by, session=held),
    }
