"""What the demo's places have to work with: the ledger, conditions, rooms and what leaders granted."""

from datetime import date, timedelta
from random import Random
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.days import Days
from samspil.config.demo.realm import House, book
from samspil.ground.organisation.models import Unit
from samspil.steering.resources.models import (
    Condition,
    Entry,
    LocalSolution,
    PriorityReview,
    Room,
    ShareTarget,
)
from samspil.steering.resources.rules import Category, half_year

Words = dict[str, Any]


def build(house: House, days: Days, rng: Random) -> None:
    words = texts.read("means")[house.realm.language]
    _ledger(house, days, words)
    _priorities(house, days, words)
    for unit in house.children_places():
        _place(house, days, rng, words, unit)


def _ledger(house: House, days: Days, words: Words) -> None:
    """Three budget years in which general provision gains."""
    by = house.by_kind["director"][0].person
    statements = list(book(house.root).statements.values())
    entries: list[Entry] = []
    for grown, year in enumerate(range(days.today.year - 2, days.today.year + 1)):
        shared = {"unit": house.root, "year": year, "by": by}
        for kind, general, special, step in words["grants"]:
            for target, amount in (("general", general), ("special", special)):
                line = {"kind": kind, "amount": amount, "target": target, "purpose": words["grant"][target]}
                entries.append(Entry(**shared, **line, on=date(year, 1, 15), statement=statements[0]))
            for number, (purpose, month) in enumerate(words["moves"][kind], start=1):
                line = {"kind": kind, "amount": step * (grown + 1) * number, "purpose": purpose}
                ways = {"source": "special", "target": "general", "on": date(year, month, 2 + number)}
                entries.append(Entry(**shared, **line, **ways, statement=statements[number + 2]))
        _shares(words, grown, {**shared, "decided_on": date(year, 1, 15)})
    Entry.objects.bulk_create(each for each in entries if each.on <= days.today)


def _shares(words: Words, grown: int, shared: dict[str, Any]) -> None:
    for kind, share in words["shares"].items():
        ShareTarget.objects.create(kind=kind, share=share + 2 * grown, decision=words["decision"], **shared)


def _priorities(house: House, days: Days, words: Words) -> None:
    """Every half-year but this one has been looked at."""
    half, by = half_year(days.today).before, house.by_kind["director"][0].person
    for told in words["reviews"]:
        PriorityReview.objects.create(
            unit=house.root, year=half.year, number=half.number, by=by,
            held_on=half.ends_on - timedelta(days=20), next_on=half.ends_on + timedelta(days=40), **told,
        )  # fmt: skip
        half = half.before


def _place(house: House, days: Days, rng: Random, words: Words, unit: Unit) -> None:
    leader = house.leader(unit)
    looked = days.today - timedelta(days=rng.randint(5, 120))
    Condition.objects.bulk_create(
        Condition(
            unit=unit,
            category=each,
            checked_on=looked,
            checked_by=leader,
            **_state(words, each, days, rng, leader),
        )
        for each in Category
        if rng.random() < 0.85
    )
    Room.objects.bulk_create(
        Room(
            unit=unit, checked_on=looked, checked_by=leader, kind=kind, name=name, supports=supports,
            capacity=rng.choice([None, 8, 14, 24]), is_shared=rng.random() < 0.3,
            **{aspect: rng.choice(["yes", "yes", "partly", "no", "unknown"])
               for aspect in ("step_free", "toilet", "hearing", "calm")},
        )
        for kind, name, supports in rng.sample(words["rooms"], 3)
    )  # fmt: skip
    if rng.random() < 0.5:
        LocalSolution.objects.create(unit=unit, granted_by=leader, **_solution(words, days, rng, leader))


def _state(words: Words, category: str, days: Days, rng: Random, leader: Any) -> dict[str, Any]:
    state = rng.choices(["enough", "partly", "lacking"], [5, 3, 2])[0]
    if state == "enough":
        return {"state": state}
    due = days.today + timedelta(days=rng.randint(-20, 150))
    return {"state": state, "shortage": rng.choice(words["short"][category]), "owner": leader, "due_on": due}


def _solution(words: Words, days: Days, rng: Random, leader: Any) -> dict[str, Any]:
    told = rng.choice(words["solutions"])
    begins = days.today - timedelta(days=rng.randint(2, 110))
    check, expires = begins + timedelta(weeks=5), begins + timedelta(weeks=6)
    found = told | {
        "needed_on": begins - timedelta(days=rng.randint(1, 9)),
        "begins_on": begins,
        "granted_on": begins,
        "check_on": check,
        "expires_on": expires,
    }
    if check < days.today and rng.random() < 0.75:
        found["result"] = rng.choices(["worked", "partly", "not"], [5, 3, 1])[0]
        found |= {"effect": words["effects"][found["result"]], "checked_on": check, "checked_by": leader}
    return found
