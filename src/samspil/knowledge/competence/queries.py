"""Reads the directory of resource persons, and what each can give just now."""

from django.db.models import QuerySet

from samspil.ground.organisation.models import Unit
from samspil.knowledge.competence.models import ResourcePerson
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
