"""Who is asked for a local plan, by when, and how far each place has come."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from random import Random

from samspil.config.demo.days import Days
from samspil.config.demo.realm import EGELUND, House
from samspil.ground.organisation.models import Unit
from samspil.steering.plans.rules import State

# Days from today: most are long past their deadline, associations were asked later.
DUE, DUE_LATER = -74, 12
LATE, APPROVED, SUBMITTED = 7, 4, 2
# What the pages, the cards and the browser tests count on. None: no plan at all.
SETTLED = {
    "lindeskolen": State.RUNNING,
    "elmely": State.RUNNING,
    "sfolinden": State.SUBMITTED,
    "nordlyset": State.APPROVED,
    "ungdomsskolen": None,
    "kilden": State.RUNNING,
    "dewilg": State.RUNNING,
    "hetkompas": State.RUNNING,
}
ASSOCIATIONS = [State.RUNNING] * 6 + [State.SUBMITTED, State.DRAFT, State.DRAFT, None]


@dataclass(frozen=True)
class Roster:
    """The places in the order of units.yaml. `bare` are approved plans without any action yet."""

    due: dict[Unit, date]
    states: dict[Unit, State | None]
    bare: frozenset[int]

    @property
    def ready(self) -> int:
        return sum(each in (State.APPROVED, State.RUNNING) for each in self.states.values())

    def missing(self, today: date) -> int:
        return sum(state is None and self.due[unit] < today for unit, state in self.states.items())


def roster(house: House, days: Days, seed: int) -> Roster:
    """The same answer whenever it is asked: the central plan counts what the local plans will be."""
    rng = Random(f"{seed}:roster:{house.realm.key}")  # noqa: S311
    asked = [each for each in house.children_places() if house.realm == EGELUND or each.kind == "school"]
    later = {each.pk for each in asked if each.kind == "leisure" or house.realm != EGELUND}
    due = {each: days.workday(days.at(DUE_LATER if each.pk in later else DUE)) for each in asked}
    states = {each: SETTLED[key] for each in asked if (key := house.key_of(each)) in SETTLED}
    states |= _associations([each for each in asked if each.kind == "leisure"], rng)
    states |= _others([each for each in asked if each not in states], Counter(states.values()), rng)
    if house.realm != EGELUND:
        states = {each: SETTLED.get(house.key_of(each)) for each in asked}
    approved = [each.pk for each in asked if states[each] is State.APPROVED]
    return Roster(due, {each: states[each] for each in asked}, frozenset(approved[:3]))


def _associations(units: list[Unit], rng: Random) -> dict[Unit, State | None]:
    return dict(zip(units, rng.sample(ASSOCIATIONS, k=len(units)), strict=True))


def _others(units: list[Unit], taken: Counter, rng: Random) -> dict[Unit, State | None]:
    """A few late, approved or waiting; the rest at work."""
    none = LATE - taken[None] + ASSOCIATIONS.count(None) * bool(taken[State.DRAFT])
    waiting = [None] * none + [State.APPROVED] * (APPROVED - taken[State.APPROVED]) + [State.SUBMITTED]
    found: list[State | None] = [*waiting, *[State.RUNNING] * len(units)][: len(units)]
    rng.shuffle(found)
    return dict(zip(units, found, strict=True))
