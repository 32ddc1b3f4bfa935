"""What the demo's colleagues reflect on, its reviews of cultures, supervision, and what stands in the way."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.realm import House
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.organisation.rules import ActorGroup
from samspil.knowledge.competence.models import SupervisionAsk, SupervisionOffer
from samspil.knowledge.reflection.models import (
    CultureReview,
    NextStep,
    Ownership,
    Participant,
    Reflection,
)
from samspil.steering.region.models import Barrier
from samspil.steering.resources.rules import half_year

Words = dict[str, Any]
FEELS = ("yes", "partly", "yes", "partly", "not_yet", "partly", "unknown")
# Weeks since each place's last session, and the days until it is returned to or since it was.
WEEKS, RETURN = (4, 7, 10), (9, 0, -12)


@dataclass(frozen=True)
class Desk:
    house: House
    today: date
    rng: Random
    told: Words

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


def is_there(prefix: str) -> bool:
    return Barrier.objects.filter(house__key__startswith=prefix).exists()


def build(house: House, today: date, rng: Random) -> None:
    desk = Desk(house, today, rng, texts.read("learning")[house.realm.key])
    for number, unit in enumerate(house.children_places()):
        _culture(desk, unit, number)
        if people := house.people(unit, "professional"):
            _next_steps(desk, unit, len(people))
            _session(desk, unit, people, number)
    for told in desk.told["supervision"]:
        _supervision(desk, told)
    _barriers(desk)


def _session(desk: Desk, unit: Unit, people: list[Person], number: int) -> None:
    told = desk.told["sessions"][number % len(desk.told["sessions"])]
    words = {name: told[name] for name in ("method", "question", "perspectives", "agreed")}
    return_on = desk.today + timedelta(days=RETURN[number % 3])
    is_over = number % 3 == 2
    back = {"returned_on": return_on, "returned_by": people[0], "came_of_it": told["came"]} if is_over else {}
    made = Reflection.objects.create(
        unit=unit,
        on=desk.ago(7 * WEEKS[number % 3]),
        return_on=return_on,
        written_by=people[0],
        **words,
        **back,
    )
    Participant.objects.bulk_create(Participant(reflection=made, person=each) for each in people[:4])


def _culture(desk: Desk, unit: Unit, number: int) -> None:
    """Held once a year ago, save at every fourth place; the next is near, late or far."""
    leader = desk.house.leader(unit)
    if number % 4 != 3:
        held = desk.ago(365 + 10 * (number % 5))
        review = CultureReview.objects.create(
            unit=unit, due_on=held, planned_by=leader, held_on=held, held_by=leader, **desk.told["culture"]
        )
        Ownership.objects.bulk_create(
            Ownership(review=review, group=group, feels=feels)
            for group, feels in zip(ActorGroup, FEELS, strict=True)
        )
    due_on = desk.today + timedelta(days=(11, -6, 75)[number % 3])
    CultureReview.objects.create(unit=unit, due_on=due_on, planned_by=leader)


def _next_steps(desk: Desk, unit: Unit, people: int) -> None:
    on = half_year(desk.today).before.ends_on.replace(day=1)
    values = [4, 2, 5, 3, 4, 4, 1, 5, 3][: 4 + people % 6]
    NextStep.objects.bulk_create(NextStep(unit=unit, on=on, value=each) for each in values)


def _supervision(desk: Desk, told: Words) -> None:
    giver = desk.house.cast.get(told["giver"])
    roles = [each for each in desk.house.by_kind["professional"] if each.person_id != getattr(giver, "pk", 0)]
    own = next((each for each in desk.house.by_kind["professional"] if each.person == giver), None)
    if own is None or not roles:
        return
    offer = SupervisionOffer.objects.create(
        house=desk.house.root, unit=own.unit, giver=giver, title=told["title"], about=told["about"],
        given_by=told["by"], how=told["how"], places=told["places"], topics=["play", "adults"],
    )  # fmt: skip
    chosen = desk.rng.choices(roles, k=len(told["waits"]))
    shared = {"offer": offer, "wish": ""}
    asks = [
        SupervisionAsk(
            person=role.person, unit=role.unit, asked_on=desk.ago(140 - 12 * n),
            begins_on=desk.ago(140 - 12 * n - days), **shared,
        )
        for n, (role, days) in enumerate(zip(chosen, told["waits"], strict=True))
    ]  # fmt: skip
    waiting = desk.rng.sample(roles, k=min(len(roles), len(told["waiting"])))
    asks += [
        SupervisionAsk(person=role.person, unit=role.unit, asked_on=desk.ago(days), **shared)
        for role, days in zip(waiting, told["waiting"], strict=False)
    ]
    SupervisionAsk.objects.bulk_create(asks)


def _barriers(desk: Desk) -> None:
    by = desk.house.by_kind["director"][0].person
    places = [desk.house.root, *desk.house.children_places()]
    for number, told in enumerate(desk.told["barriers"]):
        words = {name: told[name] for name in ("what", "rule", "level", "owner", "met")}
        if "change" in told:
            words |= {"change": told["change"], "changed_on": desk.ago(told["changed"]), "changed_by": by}
        if "effect" in told:
            words |= {"effect": told["effect"], "seen_on": desk.ago(10), "seen_by": by}
        unit = places[number % len(places)]
        Barrier.objects.create(
            house=desk.house.root, unit=unit, noted_on=desk.ago(told["ago"]), noted_by=by, **words
        )
