"""Builds the people: those with a name the pages know, and everybody else at work."""

import unicodedata
from datetime import date
from itertools import count
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password

from samspil.config.demo import texts
from samspil.config.demo.days import Days
from samspil.config.demo.personas import DEMO_PASSWORD
from samspil.config.demo.realm import Realm, units_of
from samspil.config.demo.sizes import Size
from samspil.ground.organisation.models import Account, Person, Role, Unit

LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


class Crowd:
    """Gathers people and roles, gives each a name and an address of their own, and saves them at once."""

    def __init__(self, realm: Realm, days: Days, rng: Random) -> None:
        self.realm, self.days, self.rng = realm, days, rng
        self.people: list[Person] = []
        self.roles: list[Role] = []
        self.numbers = count(1)
        self.addresses: set[str] = set()
        self.names = texts.read("names")

    def known(self, each: dict[str, Any]) -> Person:
        given, family = each["name"]
        return self._person(given, family, key=each["key"], email=f"{each['key']}@{self.realm.domain}")

    def stranger(self) -> Person:
        names = self.names[self.realm.language]
        given, family = self.rng.choice(names["given"]), self.rng.choice(names["family"])
        email = self._address(given, family)
        return self._person(given, family, key=f"p{next(self.numbers):05d}", email=email)

    def _person(self, given: str, family: str, *, key: str, email: str) -> Person:
        person = Person(given_name=given, family_name=family, key=self.realm.keyed(key), email=email)
        self.people.append(person)
        return person

    def _address(self, given: str, family: str) -> str:
        stem = ascii_of(f"{given}.{family}")
        tries = (f"{stem}{number or ''}@{self.realm.domain}" for number in (0, *range(2, 999)))
        found = next(each for each in tries if each not in self.addresses)
        self.addresses.add(found)
        return found

    def role(self, person: Person, kind: str, unit: Unit, title: str) -> None:
        year = self.days.begins.year - self.rng.randint(0, 14)
        begins = date(year, self.rng.choice((1, 3, 8, 8, 8, 10)), 1)
        begins = max(min(begins, self.days.begins), unit.opened_on or begins)
        self.roles.append(
            Role(person=person, kind=kind, unit=unit, root_id=unit.root, title=title, begins_on=begins)
        )

    def save(self) -> None:
        Person.objects.bulk_create(self.people, batch_size=1000)
        Role.objects.bulk_create(self.roles, batch_size=1000)


def ascii_of(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().translate(LETTERS))
    return "".join(each for each in plain if each.isascii() and (each.isalnum() or each == "."))


def build(realm: Realm, size: Size, days: Days, rng: Random) -> None:
    units = units_of(realm)
    crowd = Crowd(realm, days, rng)
    accounts = _cast(crowd, units)
    led = {role.unit.pk for role in crowd.roles if role.kind in ("leader", "head")}
    for unit in units.values():
        if unit.closed_on is None:
            _staff(crowd, unit, size, is_led=unit.pk in led)
            _boards(crowd, unit)
    crowd.save()
    _accounts(accounts, realm)


def _cast(crowd: Crowd, units: dict[str, Unit]) -> list[Person]:
    """Those whose places are there; returns who signs in."""
    signing_in = []
    for each in texts.read("cast")[crowd.realm.key]:
        places = [role for role in each["roles"] if role[1] in units]
        if not places:
            continue
        person = crowd.known(each)
        for kind, place, title in places:
            crowd.role(person, kind, units[place], title)
        if each.get("account"):
            signing_in.append(person)
    return signing_in


def _staff(crowd: Crowd, unit: Unit, size: Size, *, is_led: bool) -> None:
    language, names = crowd.realm.language, crowd.names
    if not is_led and unit.kind in names["leaders"][language]:
        crowd.role(crowd.stranger(), "leader", unit, names["leaders"][language][unit.kind])
    if unit.kind in names["deputies"][language] and size.staff >= 1:
        crowd.role(crowd.stranger(), "leader", unit, names["deputies"][language][unit.kind])
    titles = names["titles"][language].get(unit.kind, [])
    usual = names["staff"][language].get(unit.kind, 0) * size.staff
    for _ in range(max(2, round(usual * crowd.rng.uniform(0.8, 1.2))) if titles else 0):
        crowd.role(crowd.stranger(), "professional", unit, crowd.rng.choice(titles))


BOARDS = {
    "da": {"board": "Medlem af bestyrelsen", "parent": "Forældrerepræsentant", "pupil": "Elevrådet"},
    "nl": {"board": "Lid, medezeggenschapsraad", "parent": "Ouderraad", "pupil": "Leerlingenraad"},
}


def _boards(crowd: Crowd, unit: Unit) -> None:
    """Boards and parents where children are looked after; a pupil council in schools and clubs."""
    words = BOARDS[crowd.realm.language]
    if unit.kind in ("school", "special_school", "daycare"):
        for _ in range(2):
            crowd.role(crowd.stranger(), "board_member", unit, words["board"])
        crowd.role(crowd.stranger(), "parent", unit, words["parent"])
    if unit.kind in ("school", "special_school", "youth_club"):
        crowd.role(crowd.stranger(), "pupil", unit, words["pupil"])


def _accounts(people: list[Person], realm: Realm) -> None:
    """One hash for all: the password is public anyway, and a slow hash once is enough."""
    password = make_password(DEMO_PASSWORD)
    Account.objects.bulk_create(
        Account(person=each, email=each.email, language=realm.language, password=password) for each in people
    )
