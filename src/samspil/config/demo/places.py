"""Builds the unit tree, with the schools that merged, and the classes and rooms in it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.days import Days
from samspil.config.demo.realm import Realm
from samspil.config.demo.sizes import Size
from samspil.ground.organisation.models import Group, Succession, Unit

CLASSES = [f"{grade}.{letter}" for grade in range(10) for letter in "ab"]
ROOMS = ["Solsikkestuen", "Skovstuen", "Havstuen", "Månestuen"]
PRIMARY = [f"Groep {grade}" for grade in range(1, 9)]


def build(realm: Realm, size: Size, days: Days) -> None:
    wanted = [each for each in texts.read("units")[realm.key] if size.places is None or each.get(size.places)]
    made = _units(realm, wanted, days)
    _successions(made, wanted, merger_day(days))
    if size.groups:
        _groups(realm, made)


def merger_day(days: Days) -> date:
    return date(days.begins.year - 4, 8, 1)


def _units(realm: Realm, wanted: list[dict[str, Any]], days: Days) -> dict[str, Unit]:
    """Level by level, since a path holds the numbers of the ancestors."""
    made: dict[str, Unit] = {}
    while rest := [each for each in wanted if each["key"] not in made]:
        level = [each for each in rest if each.get("under") is None or each["under"] in made]
        rows = Unit.objects.bulk_create(_unit(realm, each, made, days) for each in level)
        for each, unit in zip(level, rows, strict=True):
            unit.path = [*(unit.parent.path if unit.parent else []), unit.pk]
            made[each["key"]] = unit
        Unit.objects.bulk_update(rows, ["path"])
    return made


def _unit(realm: Realm, each: dict[str, Any], made: Mapping[str, Unit], days: Days) -> Unit:
    merged = merger_day(days)
    return Unit(
        name=each["name"],
        kind=each["kind"],
        number=each.get("number", ""),
        key=realm.keyed(each["key"]),
        parent=made.get(each.get("under", "")),
        country=realm.country,
        opened_on=merged if "merged" in each else date(2007, 1, 1),
        closed_on=merged - timedelta(days=1) if each.get("closed") else None,
        values=texts.read("values").get(each["key"], ""),
    )


def _successions(made: Mapping[str, Unit], wanted: list[dict[str, Any]], on: date) -> None:
    Succession.objects.bulk_create(
        Succession(predecessor=made[old], successor=made[each["key"]], on=on, kind="merge")
        for each in wanted
        for old in each.get("merged", ())
    )


def _groups(realm: Realm, made: Mapping[str, Unit]) -> None:
    schools = {"DK": CLASSES, "NL": PRIMARY}[realm.country]
    names = {"school": schools, "daycare": ROOMS if realm.country == "DK" else []}
    Group.objects.bulk_create(
        Group(unit=unit, name=name, key=f"{unit.key}-{name}", grade=name.split(".")[0] if "." in name else "")
        for unit in made.values()
        if unit.closed_on is None
        for name in names.get(unit.kind, [])
    )
