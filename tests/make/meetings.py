"""Makers for bodies and what hangs on them. Import them from here: `from make.meetings import body`."""

from datetime import date, timedelta

from django.utils.timezone import localdate

from samspil.steering.meetings.models import Body, Consultation, Item, Meeting, Membership, Task

LONG_AGO = date(2020, 8, 1)


def body(unit, *, kind="follow_up", name="Følgegruppen", mandate="Følger planen."):
    return Body.objects.create(unit=unit, kind=kind, name=name, mandate=mandate)


def member(of, person, *, category="leader", is_chair=False, begins_on=LONG_AGO, ends_on=None):
    return Membership.objects.create(
        body=of, person=person, category=category, is_chair=is_chair, begins_on=begins_on, ends_on=ends_on
    )


def meeting(of, *, on=None, title="Opfølgning", held=False, minutes=""):
    state = "held" if held else "planned"
    return Meeting.objects.create(body=of, on=on or localdate(), title=title, state=state, minutes=minutes)


def item(of, *, title="Sparring", is_inclusion=True, is_evaluation=False, **fields):
    place = fields.pop("place", of.items.count() + 1)
    return Item.objects.create(
        meeting=of, place=place, title=title, is_inclusion=is_inclusion, is_evaluation=is_evaluation, **fields
    )


def task(of, owner, *, text="Spørg klubberne", due_on=None, item=None, done_on=None):
    return Task.objects.create(
        body=of,
        owner=owner,
        text=text,
        due_on=due_on or localdate() + timedelta(days=7),
        item=item,
        done_on=done_on,
        done_by=owner if done_on else None,
    )


def consultation(of, by, *, group="parents", question="Hvad mangler I?", asked_on=None, **fields):
    asked = asked_on or localdate()
    return Consultation.objects.create(
        body=of,
        group=group,
        question=question,
        asked_on=asked,
        asked_by=by,
        due_on=fields.pop("due_on", asked + timedelta(days=14)),
        **fields,
    )


def answered(of, by, *, group="parents", on=None, answer="En at ringe til.", **fields):
    day = on or localdate()
    return consultation(
        of, by, group=group, asked_on=day, answer=answer, answered_on=day, answered_by=by, **fields
    )


def one_of_each(unit, by):
    """A follow-up group with a member, a meeting, an item, a task and a question to the leaders."""
    group = body(unit)
    met = meeting(group)
    return {
        "group": group,
        "member": member(group, by),
        "meeting": met,
        "item": item(met),
        "task": task(group, by),
        "question": consultation(group, by, group="leaders"),
        "answered": answered(group, by, group="leaders"),
    }
