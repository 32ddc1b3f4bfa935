"""Builds the places of one municipality of the nation."""

from datetime import date
from random import Random
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.nation.shares import Municipality
from samspil.ground.organisation.models import Unit

OPENED = date(2007, 1, 1)


def build(municipality: Municipality, rng: Random) -> None:
    """The town hall and its departments, then the places beneath them, then the clubs beneath the schools."""
    told, made = texts.read("nation"), _Made(municipality)
    made.level([("", municipality.realm.key, municipality.name, "municipality")])
    root = municipality.realm.key
    made.level([(root, each["key"], each["name"], each["kind"]) for each in told["departments"]])
    places = _places(told, municipality.units - len(made.units), rng)
    made.level([each for each in places if each[3] != "after_school"])
    made.level([each for each in places if each[3] == "after_school"])


class _Made:
    """Units by key; a level is saved at once, since a path holds the numbers of the ancestors."""

    def __init__(self, municipality: Municipality) -> None:
        self.realm = municipality.realm
        self.units: dict[str, Unit] = {}

    def level(self, rows: list[tuple[str, str, str, str]]) -> None:
        made = Unit.objects.bulk_create(
            Unit(
                name=name,
                kind=kind,
                key=self.realm.keyed(key),
                parent=self.units.get(under),
                country=self.realm.country,
                opened_on=OPENED,
            )
            for under, key, name, kind in rows
        )
        for (_under, key, *_rest), unit in zip(rows, made, strict=True):
            unit.path = [*(unit.parent.path if unit.parent else []), unit.pk]
            self.units[key] = unit
        Unit.objects.bulk_update(made, ["path"])


def _places(told: dict[str, Any], count: int, rng: Random) -> list[tuple[str, str, str, str]]:
    """Parent, key, name and kind. An after-school club lies under the school before it."""
    pattern = told["pattern"]
    kinds = [pattern[place % len(pattern)] for place in range(count)]
    names = {kind: iter(_names(told, kind, rng)) for kind in set(kinds)}
    found, school = [], ""
    for place, kind in enumerate(kinds, start=1):
        key = f"u{place:03d}"
        school = key if kind == "school" else school
        under = school if kind == "after_school" else told["under"].get(kind, "skole")
        found.append((under, key, next(names[kind]), kind))
    return found


def _names(told: dict[str, Any], kind: str, rng: Random) -> list[str]:
    found = [form.format(stem) for form in told["names"][kind] for stem in told["stems"]]
    return rng.sample(found, k=len(found))
