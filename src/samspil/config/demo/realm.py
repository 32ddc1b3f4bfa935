"""The two fictional houses of the demo, and how their places and people are found again."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from samspil.ground.organisation.models import Person, Role, Unit
from samspil.ground.organisation.rules import PLAN_KINDS
from samspil.steering.strategy.models import Chapter, Statement, Strategy


@dataclass(frozen=True)
class Realm:
    """One municipality or region: `key` is its place in units.yaml and the first part of every key in it."""

    key: str
    country: str
    language: str
    domain: str
    strategy: str

    def keyed(self, key: str) -> str:
        return f"{self.key}-{key}"


EGELUND = Realm("egelund", "DK", "da", "egelund.example", "shared-responsibility")
LINDE = Realm("linde", "NL", "nl", "delinde.example", "regional-agenda")
REALMS = (EGELUND, LINDE)


@dataclass(frozen=True)
class House:
    """What is there already: units and named people by key, everyone by unit and by kind of role."""

    realm: Realm
    root: Unit
    units: dict[str, Unit]
    cast: dict[str, Person]
    at: dict[tuple[int, str], list[Person]]
    by_kind: dict[str, list[Role]]

    def people(self, unit: Unit, *kinds: str) -> list[Person]:
        return [each for kind in kinds for each in self.at.get((unit.pk, kind), [])]

    def leader(self, unit: Unit) -> Person:
        return self.people(unit, "leader")[0]

    def children_places(self) -> list[Unit]:
        """Open units where children are, in the order of units.yaml."""
        return [each for each in self.units.values() if each.kind in PLAN_KINDS and each.closed_on is None]

    def key_of(self, unit: Unit) -> str:
        return unit.key.removeprefix(f"{self.realm.key}-")


def units_of(realm: Realm) -> dict[str, Unit]:
    """By key, in the order of units.yaml level by level."""
    prefix = realm.keyed("")
    found = Unit.objects.filter(key__startswith=prefix).order_by("pk")
    return {each.key.removeprefix(prefix): each for each in found}


def house(realm: Realm) -> House:
    prefix = realm.keyed("")
    units = units_of(realm)
    root = units[realm.key]
    at, by_kind = defaultdict(list), defaultdict(list)
    cast: dict[str, Person] = {}
    for role in Role.objects.filter(root=root, ends_on=None).select_related("person", "unit").order_by("pk"):
        at[role.unit_id, role.kind].append(role.person)
        by_kind[role.kind].append(role)
        cast[role.person.key.removeprefix(prefix)] = role.person
    return House(realm, root, units, cast, dict(at), dict(by_kind))


@dataclass(frozen=True)
class Book:
    """The strategy in force, by number and key."""

    strategy: Strategy
    statements: dict[str, Statement]
    chapters: dict[str, Chapter]


def book(root: Unit, on: date | None = None) -> Book:
    """The strategy in force now, or the one that was in force on a day."""
    versions = Strategy.objects.filter(unit=root)
    versions = versions.filter(adopted_on__lte=on) if on else versions.filter(replaced_on=None)
    strategy = versions.latest("adopted_on")
    return Book(
        strategy,
        {each.number: each for each in strategy.statements.all()},
        {each.key: each for each in strategy.chapters.all()},
    )
