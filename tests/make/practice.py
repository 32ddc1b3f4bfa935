"""Makers for methods, their use and what leaders learn: `from make.practice import method`."""

from django.utils.timezone import localdate

from samspil.knowledge.practice.models import Development, Method, Use


def method(unit, author, *, title="Makkerlæsning", **fields):
    words = {"goal": "At alle læser.", "target_group": "Alle", "how": "I par.", "follow_up": "Spørg børnene."}
    return Method.objects.create(
        unit=unit,
        author=author,
        title=title,
        language=fields.pop("language", "da"),
        added_on=localdate(),
        **{**words, **fields},
    )


def use(of, unit, by, *, result="unknown", **fields):
    return Use.objects.create(method=of, unit=unit, on=localdate(), by=by, result=result, **fields)


def development(person, *, what="Kursus i co-teaching", form="development", on=None, hours=6, **fields):
    return Development.objects.create(
        person=person,
        what=what,
        form=form,
        on=on or localdate(),
        hours=hours,
        next=fields.pop("next", "Prøve det i 4.b."),
        **fields,
    )
