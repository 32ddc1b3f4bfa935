"""Makers for notices, letters, choices and calendar addresses: `from make.reminders import letter`."""

from itertools import count

from django.utils.timezone import localdate, now

from samspil.ground.reminders.models import CalendarFeed, Choice, Letter, Notice, Run

numbers = count(1)


def letter(person, root, *, kind="week", on=None, **fields):
    words = {"subject": "Det venter på dig", "text": "Kære Amina", "language": "da"}
    return Letter.objects.create(
        root=root,
        person=person,
        kind=kind,
        on=on or localdate(),
        email=fields.pop("email", person.account.email),
        message_id=f"<{next(numbers)}@samspil.example>",
        made_at=fields.pop("made_at", now()),
        next_try_at=fields.pop("next_try_at", now()),
        **{**words, **fields},
    )


def notice(person, unit, *, step="first", kind="plan-request", key="", on=None, **fields):
    return Notice.objects.create(
        root_id=unit.root,
        person=person,
        unit=unit,
        kind=kind,
        key=key or str(next(numbers)),
        step=step,
        noticed_on=on or localdate(),
        due_on=fields.pop("due_on", localdate()),
        title=fields.pop("title", unit.name),
        path=fields.pop("path", "/plans/"),
        **fields,
    )


def choice(person, *, weekday=1, off=()):
    return Choice.objects.create(person=person, weekday=weekday, off=list(off))


def feed(person, *, fingerprint="", name="Telefon", **fields):
    fingerprint = fingerprint or f"{next(numbers):064}"
    language = fields.pop("language", "da")
    return CalendarFeed.objects.create(
        person=person, name=name, language=language, fingerprint=fingerprint, made_at=now(), **fields
    )


def run(root, *, on=None):
    return Run.objects.create(root=root, on=on or localdate(), done_at=now())
