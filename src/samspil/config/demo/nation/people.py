"""Builds the people of one municipality of the nation: as many at work as it is to have."""

from random import Random
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.days import Days
from samspil.config.demo.nation.shares import Municipality, apportion
from samspil.config.demo.people import Crowd
from samspil.config.demo.realm import units_of
from samspil.ground.organisation.models import Account, Person, Unit


def build(municipality: Municipality, days: Days, rng: Random, password: str) -> None:
    """A leader in each place, professionals by what is usual there, and a handful who sign in."""
    realm, units = municipality.realm, units_of(municipality.realm)
    crowd = Crowd(realm, days, rng)
    units["root"] = units[realm.key]
    told = texts.read("nation")
    signing_in = [*_hall(crowd, units, told["hall"]), *_hall(crowd, units, told["elected"])]
    employed = len(told["hall"])
    places = [unit for key, unit in units.items() if key.startswith("u")]
    signing_in += _leaders(crowd, places)
    rest = municipality.staff - employed - len(places)
    signing_in += _professionals(crowd, [*places, units["ppr"]], rest)
    crowd.save()
    Account.objects.bulk_create(
        Account(person=each, email=each.email, language=realm.language, password=password)
        for each in signing_in
    )


def _hall(crowd: Crowd, units: dict[str, Unit], told: list[dict[str, Any]]) -> list[Person]:
    names, found = crowd.names["da"], []
    for each in told:
        name = [crowd.rng.choice(names["given"]), crowd.rng.choice(names["family"])]
        person = crowd.known({"key": each["key"], "name": name})
        for kind, place, title in each["roles"]:
            crowd.role(person, kind, units[place], title)
        if each.get("account"):
            found.append(person)
    return found


def _leaders(crowd: Crowd, places: list[Unit]) -> list[Person]:
    """The first school's leader signs in, and with the others nobody does."""
    titles, found = crowd.names["leaders"]["da"], []
    for unit in places:
        person = crowd.stranger()
        crowd.role(person, "leader", unit, titles[unit.kind])
        if not found:
            person.email, found = f"leder@{crowd.realm.domain}", [person]
    return found


def _professionals(crowd: Crowd, places: list[Unit], count: int) -> list[Person]:
    usual, titles, found = crowd.names["staff"]["da"], crowd.names["titles"]["da"], []
    shares = apportion(count, [usual[each.kind] for each in places])
    for unit, many in zip(places, shares, strict=True):
        for _ in range(many):
            person = crowd.stranger()
            crowd.role(person, "professional", unit, crowd.rng.choice(titles[unit.kind]))
            if not found:
                person.email, found = f"laerer@{crowd.realm.domain}", [person]
    return found
