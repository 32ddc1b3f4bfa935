"""Reads sessions, reviews of the culture, and the methods that colleagues can choose from."""

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.rulebook.queries import rule_on
from samspil.ground.rulebook.rules import NoRule
from samspil.knowledge.competence.models import ResourcePerson
from samspil.knowledge.reflection.models import CultureReview, Reflection
from samspil.knowledge.reflection.rules import USUAL_MONTHS, HalfYearAnswers

METHODS = Path(__file__).parent / "packs/methods.json"
INTERVAL = "culture-review-interval"


@dataclass(frozen=True)
class ReflectionMethod:
    key: str
    name: str
    about: str


@dataclass(frozen=True)
class Owed:
    kind: str
    key: int
    place: str
    owner: int
    unit: int
    since: date | None
    due: date


@lru_cache
def _pack() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = json.loads(METHODS.read_text(encoding="utf-8"))
    return found


def methods() -> dict[str, ReflectionMethod]:
    """By key, in the reader's language."""
    speaks = (get_language() or "en")[:2]
    return {
        key: ReflectionMethod(key, **(words.get(speaks) or words["en"])) for key, words in _pack().items()
    }


def sessions() -> QuerySet[Reflection]:
    """Those I see: in which I sat, and those of a place I lead."""
    return Reflection.objects.select_related("unit", "written_by", "returned_by")


def colleagues(me: Me, units: list[Unit]) -> QuerySet[Person]:
    """Who works at these places, and whom the house can ask for help; never oneself, who is there anyway."""
    helpers = ResourcePerson.objects.filter(house=me.root).values("person")
    here = Person.objects.filter(
        roles__unit__in=units, roles__kind__in=("professional", "leader"), roles__ends_on=None
    )
    found = Person.objects.filter(Q(pk__in=here.values("pk")) | Q(pk__in=helpers), ended_on=None)
    return found.exclude(pk=me.person.pk).order_by("given_name", "family_name", "pk")


def culture_reviews() -> QuerySet[CultureReview]:
    return CultureReview.objects.select_related("unit", "held_by")


def interval(country: str, today: date) -> int:
    """So many months lie between two reviews of a culture."""
    try:
        return int(rule_on(INTERVAL, country, today).amount)
    except NoRule:
        return USUAL_MONTHS


def due(house: int, person: int | None) -> list[Owed]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM reflection_due(%s, %s)", [house, person])
        return [Owed(*row) for row in cursor.fetchall()]


def next_steps(unit: int) -> list[HalfYearAnswers]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT begins_on, answers, know FROM reflection_next_steps(%s)", [unit])
        return [HalfYearAnswers(*row) for row in cursor.fetchall()]
