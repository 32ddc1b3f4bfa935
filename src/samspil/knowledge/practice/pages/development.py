"""What a leader has learned, and for heads which leaders have written nothing this school year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person, Role
from samspil.ground.rulebook.rules import SchoolYear, school_year
from samspil.knowledge.practice import queries
from samspil.knowledge.practice.models import Development
from samspil.knowledge.practice.pages.method import FormPage
from samspil.steering.plans.models import Action


@dataclass(frozen=True)
class FormCount:
    label: str
    entries: int


@dataclass(frozen=True)
class LeaderLine:
    person: Person
    role: str
    entries: int
    hours: Decimal


@dataclass(frozen=True)
class DevelopmentPage:
    """One leader's record; and on one's own page those whose learning one answers for."""

    person: Person
    is_own: bool
    year: str
    entries: tuple[Development, ...]
    earlier: tuple[Development, ...]
    forms: tuple[FormCount, ...]
    hours: Decimal
    silent: tuple[LeaderLine, ...]
    learning: tuple[LeaderLine, ...]

    @property
    def leaders(self) -> int:
        return len(self.silent) + len(self.learning)


def development_page(me: Me, *, today: date) -> DevelopmentPage:
    year = _year(me, today)
    lines = _leader_lines(queries.leaders_under(me.roles, today).exclude(person=me.person), year)
    return _page(me.person, year, lines, is_own=True)


def leader_page(me: Me, person: Person, *, today: date) -> DevelopmentPage:
    return _page(person, _year(me, today), [], is_own=False)


def development_form(form: BaseForm, entry: Development | None) -> FormPage:
    heading = _("Change what you wrote") if entry else _("What have you learned?")
    readers = _("You can read it, and the head or director above you. Nobody else can.")
    return FormPage(
        form, heading, _("Save it in my record"), reverse("development"), _("My learning"), readers=readers
    )


def _page(person: Person, year: SchoolYear, lines: list[LeaderLine], *, is_own: bool) -> DevelopmentPage:
    every = list(queries.developments_of(person))
    entries = [each for each in every if each.on >= year.start]
    return DevelopmentPage(
        person=person,
        is_own=is_own,
        year=year.label,
        entries=tuple(entries),
        earlier=tuple(each for each in every if each.on < year.start),
        forms=_forms(entries),
        hours=sum((each.hours for each in entries), Decimal(0)),
        silent=tuple(line for line in lines if not line.entries),
        learning=tuple(line for line in lines if line.entries),
    )


def _forms(entries: Iterable[Development]) -> tuple[FormCount, ...]:
    """All six forms, also those that were not used."""
    used = [each.form for each in entries]
    return tuple(FormCount(str(label), used.count(key)) for key, label in Action.Form.choices)


def _leader_lines(roles: Iterable[Role], year: SchoolYear) -> list[LeaderLine]:
    """Each leader once, whatever number of places they lead."""
    by_person: dict[int, list[Role]] = {}
    for role in roles:
        by_person.setdefault(role.person_id, []).append(role)
    learned = queries.learned_since(by_person, year.start)
    return [
        LeaderLine(
            held[0].person,
            ", ".join(str(role) for role in held),
            learned.get(pk, {}).get("entries", 0),
            learned.get(pk, {}).get("hours", Decimal(0)),
        )
        for pk, held in by_person.items()
    ]


def _year(me: Me, today: date) -> SchoolYear:
    return school_year(today, me.roles[0].unit.country)
