"""Reads the directory of resource persons, what each can give just now, and the supervision there is."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from samspil.ground.organisation.models import Unit
from samspil.knowledge.competence.models import ResourcePerson, SupervisionAsk, SupervisionOffer
from samspil.knowledge.competence.rules import Offer, steps_between


def helpers_of(house: int) -> QuerySet[ResourcePerson]:
    return ResourcePerson.objects.filter(house=house).select_related("person", "unit")


def offers(house: int, *, at: Unit, loads: dict[int, int], without: int) -> list[Offer]:
    """What can be given at a place now, by all but the one who asks. `loads`: requests each has already."""
    return [
        Offer(
            person=each.pk,
            profession=each.profession,
            expertise=frozenset(each.expertise),
            hours=each.hours,
            load=loads.get(each.pk, 0),
            steps=steps_between(at.path, each.unit.path),
        )
        for each in helpers_of(house).filter(is_paused=False).exclude(person=without)
    ]


def supervision_of(house: int) -> QuerySet[SupervisionOffer]:
    return SupervisionOffer.objects.filter(house=house).select_related("unit", "giver")


@dataclass(frozen=True)
class Standing:
    """How one supervision stands now, in numbers: who asks is not told."""

    offer: int
    taken: int
    waiting: int
    before_me: int
    waits: list[int]


def standings(house: int) -> dict[int, Standing]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT offer, taken, waiting, before_me, waits FROM competence_supervision(%s)", [house]
        )
        return {row[0]: Standing(*row) for row in cursor.fetchall()}


def still_waiting() -> QuerySet[SupervisionAsk]:
    """The asks I see that neither began nor were taken back: mine, and those for what I give."""
    found = SupervisionAsk.objects.filter(begins_on=None, withdrawn_on=None)
    return found.select_related("person", "unit")


@dataclass(frozen=True)
class Begins:
    """A supervision that somebody was given a place in, from today on."""

    ask: int
    title: str
    person: int
    unit: int
    asked_on: date
    begins_on: date


def begins(house: int, person: int | None) -> list[Begins]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM competence_begins(%s, %s)", [house, person])
        return [Begins(*row) for row in cursor.fetchall()]
