"""Makers for resources: `from make.resources import entry, solution`."""

from datetime import timedelta

from django.utils.timezone import localdate

from samspil.steering.resources.models import (
    Condition,
    Entry,
    LocalSolution,
    PriorityReview,
    Room,
    ShareTarget,
)


def entry(unit, by, statement, *, amount=100, target="general", source="", **fields):
    return Entry.objects.create(
        unit=unit,
        by=by,
        statement=statement,
        amount=amount,
        target=target,
        source=source,
        kind=fields.pop("kind", "hours"),
        year=fields.pop("year", localdate().year),
        purpose=fields.pop("purpose", "To voksne i 4.b"),
        on=fields.pop("on", localdate()),
        **fields,
    )


def share(unit, by, *, percent=60, kind="hours", year=None):
    return ShareTarget.objects.create(
        unit=unit,
        by=by,
        kind=kind,
        year=year or localdate().year,
        share=percent,
        decision="Udvalget, punkt 4",
        decided_on=localdate(),
    )


def review(unit, by, *, year, number=1, held_on=None):
    return PriorityReview.objects.create(
        unit=unit,
        by=by,
        year=year,
        number=number,
        held_on=held_on or localdate(),
        looked_at="Ventetider og bevillinger",
        decision="Flere timer til sparring",
        next_step="Skriv til lederne",
        next_on=localdate(),
    )


def condition(unit, by, *, category="rooms", state="lacking", **fields):
    short = {"shortage": "Et roligt rum", "owner": by, "due_on": localdate() + timedelta(days=30)}
    told = short if state in ("lacking", "partly") else {}
    return Condition.objects.create(
        unit=unit, category=category, state=state, checked_on=localdate(), checked_by=by, **(told | fields)
    )


def room(unit, by, *, name="Det stille rum", kind="calm", **fields):
    return Room.objects.create(
        unit=unit, name=name, kind=kind, checked_on=localdate(), checked_by=by, **fields
    )


def solution(unit, by, *, needed=-5, begins=0, check=35, expires=42, **fields):
    day = localdate()
    return LocalSolution.objects.create(
        unit=unit,
        granted_by=by,
        granted_on=day,
        need=fields.pop("need", "Uro i overgangen fra frikvarter"),
        direction="group",
        means="hours",
        grant=fields.pop("grant", "Seks timer om ugen"),
        expected="Timen begynder i ro",
        needed_on=day + timedelta(days=needed),
        begins_on=day + timedelta(days=begins),
        check_on=day + timedelta(days=check),
        expires_on=day + timedelta(days=expires),
        **fields,
    )
