"""The forms by which a file gets a line, each with its choices."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.utils.timezone import localdate

from samspil.child.file.access import Opened
from samspil.child.file.forms import child as forms
from samspil.child.file.forms import voices
from samspil.child.file.own import needs_own
from samspil.child.file.rules import Act
from samspil.ground.organisation.models import Group, Person, Unit
from samspil.ground.organisation.rules import PLAN_KINDS
from samspil.knowledge.competence.models import ResourcePerson

OF_THE_YOUNG_TOO = ("hearing", "position")
LINES: dict[str, type[ModelForm]] = {
    "participant": forms.ParticipantForm,
    "guardian": forms.GuardianForm,
    "enrolment": forms.EnrolmentForm,
    "placement": forms.PlacementForm,
    "leisure": forms.LeisureForm,
    "hearing": voices.HearingForm,
    "consent": voices.ConsentForm,
    "position": voices.MissingPositionForm,
}


def line_form(what: str, opened: Opened, data: Mapping[str, Any] | None) -> ModelForm:
    form_class = LINES[what]
    start = {"begins_on": localdate(), "on": localdate()}
    form = form_class(
        data, initial={name: day for name, day in start.items() if name in form_class.base_fields}
    )
    choices = {
        "person": lambda: _colleagues(opened),
        "contact": lambda: _colleagues(opened),
        "guardian": lambda: opened.child.guardians.filter(ends_on=None),
        "unit": lambda: (
            Unit.objects.under(opened.child.house_id).filter(kind__in=PLAN_KINDS).open_on(localdate())
        ),
        "home_group": lambda: Group.objects.filter(unit__in=_units(opened), ended_on=None),
    }
    for name in set(choices) & set(form.fields):
        form.fields[name].queryset = choices[name]()
    if what in OF_THE_YOUNG_TOO:
        _offer_the_young(form, opened)
    for name in {"kind", "stance", "takes_part"} & set(form.fields):
        form.fields[name].choices = [each for each in form.fields[name].choices if each[0]]
    return form


def line_of(form: ModelForm, opened: Opened) -> Model:
    """The new line as it was typed, with whose it is and who writes it."""
    line = form.save(commit=False)
    line.child = opened.child
    writer = {
        "participant": "added_by",
        "hearing": "by",
        "consent": "recorded_by",
        "position": "by",
        "leisure": "by",
    }
    if name := writer.get(line._meta.model_name):
        setattr(line, name, opened.person)
    if line._meta.model_name == "position":
        line.on = localdate()
    if line._meta.model_name in ("participant", "guardian"):
        line.begins_on = localdate()
    return line


def _offer_the_young(form: ModelForm, opened: Opened) -> None:
    """No guardian means the young person themselves, from the age of the rulebook."""
    whose = form.fields["guardian"]
    whose.required = not needs_own(opened.child.pk, Act.REFERRAL, localdate())
    whose.empty_label = None if whose.required else opened.child.given_name


def _units(opened: Opened) -> list[int]:
    return list(opened.child.enrolments.values_list("unit", flat=True))


def _colleagues(opened: Opened) -> QuerySet[Person]:
    """Who works where the child goes, and whom the house can ask for help."""
    helpers = ResourcePerson.objects.filter(house=opened.child.house_id).values("person")
    here = Person.objects.filter(roles__unit__in=_units(opened), roles__kind__in=("professional", "leader"))
    return (here | Person.objects.filter(pk__in=helpers)).filter(ended_on=None).distinct()
