"""Builds the demo: two fictional houses and a year of life in their plans. Same seed, same demo."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import transaction

from samspil.config.demo import (
    central,
    changes,
    children,
    classlists,
    competence,
    earlier,
    earlier_local,
    figures,
    groups,
    handovers,
    history,
    learning,
    life,
    local,
    means,
    past,
    people,
    places,
    referrals,
    releases,
    reminding,
    reports,
    rounds,
    strategies,
    texts,
)
from samspil.config.demo.days import Days
from samspil.config.demo.nation import building as nation
from samspil.config.demo.realm import EGELUND, REALMS, Realm, book, house
from samspil.config.demo.rosters import roster
from samspil.config.demo.sizes import SIZES, Size
from samspil.config.demo.writing import Desk
from samspil.figures.indicators.models import Computation
from samspil.figures.publication.models import Release
from samspil.ground.base.context import act_as
from samspil.ground.organisation.models import Role, Unit
from samspil.ground.reminders.models import Run
from samspil.ground.rulebook.actions import load_rules, shipped_rules
from samspil.ground.rulebook.models import Rule
from samspil.reporting.reports.models import Report as YearReport
from samspil.steering.meetings.models import Body
from samspil.steering.plans.models import Contribution, Plan, Understanding
from samspil.steering.resources.models import Entry
from samspil.steering.rounds.models import Round
from samspil.steering.strategy.models import Strategy

Report = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Making:
    """What a part is made from."""

    realm: Realm
    size: Size
    seed: int
    days: Days
    part: str

    @property
    def rng(self) -> Random:
        """Each part has its own, so that a build taken up again goes on as it would have."""
        return Random(f"{self.seed}:{self.realm.key}:{self.part}")  # noqa: S311 (chance, not secrecy)

    def desk(self) -> Desk:
        there = house(self.realm)
        asked = roster(there, self.days, self.seed)
        slots = texts.slots(
            self.days,
            self.realm.language,
            places=len(asked.due),
            ready=asked.ready,
            missing=asked.missing(self.days.today),
        )
        bank = texts.read("records" if self.realm == EGELUND else "agenda")
        return Desk(there, self.days, self.rng, bank, slots)


@dataclass(frozen=True)
class Part:
    """One transaction. `is_there` says whether it has been made, so that building twice changes nothing."""

    name: str
    is_there: Callable[[Realm], bool]
    make: Callable[[Making], None]


def build(*, size: str, seed: int, today: date, report: Report) -> None:
    """Build what is missing; `report` hears which part begins, how many are made, and of how many."""
    chosen, days = SIZES[size], Days(today)
    steps = [(realm, part) for realm in REALMS for part in PARTS]
    total = len(steps) + (chosen.nation.municipalities - 1 if chosen.nation else 0)
    for number, (realm, part) in enumerate(steps):
        report(f"{realm.key}: {part.name}", number, total)
        if not part.is_there(realm):
            with transaction.atomic():
                part.make(Making(realm, chosen, seed, days, part.name))
                # Jobs act as whoever asked, to the end of their transaction; the next part is nobody's again.
                act_as(None, purpose="demo", today=days.today)
    if chosen.nation:
        for number, name in enumerate(nation.build(chosen, seed=seed, days=days), start=len(steps)):
            report(name, number, total)
    report("", total, total)


def _make_strategies(making: Making) -> None:
    strategies.build(house(making.realm))


def _make_central(making: Making) -> None:
    desk = making.desk()
    asked = roster(desk.house, making.days, making.seed)
    previous = earlier.build(desk)
    central.build(desk, book(desk.house.root), previous, asked)


def _make_local(making: Making) -> None:
    desk = making.desk()
    asked, this_year = roster(desk.house, making.days, making.seed), _central(making.realm)
    before = earlier_local.build(desk, this_year.previous, asked)
    local.build(desk, this_year, asked, before)


def _make_competence(making: Making) -> None:
    competence.build(making.desk(), _central(making.realm), places=making.size.competence)


def _make_life(making: Making) -> None:
    life.build(making.desk(), _central(making.realm), making.size)


def _make_rounds(making: Making) -> None:
    rounds.build(making.desk(), _central(making.realm))


def _central(realm: Realm) -> Plan:
    plans = Plan.objects.select_related("strategy", "approved_by", "unit", "previous__strategy")
    return plans.get(unit__key=realm.keyed(realm.key), kind__in=("central", "agenda"), state="running")


def _plans(realm: Realm, *kinds: str) -> bool:
    return Plan.objects.filter(unit__key__startswith=realm.keyed(""), kind__in=kinds).exists()


PARTS = (
    Part(
        "rules",
        lambda realm: Rule.objects.filter(country=realm.country).exists(),
        lambda making: load_rules(pack=shipped_rules(making.realm.country), by=None),
    ),
    Part(
        "places",
        lambda realm: Unit.objects.filter(key=realm.keyed(realm.key)).exists(),
        lambda making: places.build(making.realm, making.size, making.days),
    ),
    Part(
        "people",
        lambda realm: Role.objects.filter(root__key=realm.keyed(realm.key)).exists(),
        lambda making: people.build(making.realm, making.size, making.days, making.rng),
    ),
    Part(
        "strategy",
        lambda realm: Strategy.objects.filter(unit__key=realm.keyed(realm.key)).exists(),
        _make_strategies,
    ),
    Part("plan", lambda realm: _plans(realm, "central", "agenda"), _make_central),
    Part("local plans", lambda realm: _plans(realm, "local"), _make_local),
    Part("competence", lambda realm: _plans(realm, "competence"), _make_competence),
    Part(
        "contributions",
        lambda realm: Contribution.objects.filter(unit__key__startswith=realm.keyed("")).exists(),
        _make_life,
    ),
    Part(
        "changes",
        lambda realm: Understanding.objects.filter(
            action__effort__plan__unit__key__startswith=realm.keyed("")
        ).exists(),
        lambda making: changes.build(making.desk()),
    ),
    Part(
        "rounds",
        lambda realm: Round.objects.filter(unit__key=realm.keyed(realm.key)).exists(),
        _make_rounds,
    ),
    Part(
        "groups",
        lambda realm: Body.objects.filter(unit__key__startswith=realm.keyed("")).exists(),
        lambda making: groups.build(house(making.realm), making.days),
    ),
    Part(
        "figures",
        lambda realm: Computation.objects.filter(house__key=realm.keyed(realm.key)).exists(),
        lambda making: figures.build(house(making.realm), making.days, making.rng),
    ),
    Part(
        "means",
        lambda realm: Entry.objects.filter(unit__key__startswith=realm.keyed("")).exists(),
        lambda making: means.build(house(making.realm), making.days, making.rng),
    ),
    Part(
        "history",
        lambda realm: history.is_there(realm.keyed("")),
        lambda making: history.build(making.realm.keyed("")),
    ),
    Part(
        "reminders",
        lambda realm: Run.objects.filter(root__key=realm.keyed(realm.key)).exists(),
        lambda making: reminding.build(making.realm, making.days),
    ),
    Part(
        "releases",
        lambda realm: Release.objects.filter(house__key=realm.keyed(realm.key)).exists(),
        lambda making: releases.build(house(making.realm), making.days),
    ),
    Part(
        "reports",
        lambda realm: (
            realm != EGELUND or YearReport.objects.filter(unit__key=realm.keyed(realm.key)).exists()
        ),
        lambda making: reports.build(house(making.realm), making.days),
    ),
    Part(
        "children",
        lambda realm: children.is_there(realm.keyed("")),
        lambda making: children.build(house(making.realm), making.days, making.rng),
    ),
    Part(
        "referrals",
        lambda realm: referrals.is_there(realm.keyed("")),
        lambda making: referrals.build(house(making.realm), making.days.today),
    ),
    Part(
        "handovers",
        lambda realm: handovers.is_there(realm.keyed("")),
        lambda making: handovers.build(house(making.realm), making.days, making.rng),
    ),
    Part(
        "past cases",
        lambda realm: realm != EGELUND or past.is_there(realm.keyed("")),
        lambda making: past.build(house(making.realm), making.days, making.rng),
    ),
    Part(
        "learning",
        lambda realm: learning.is_there(realm.keyed("")),
        lambda making: learning.build(house(making.realm), making.days.today, making.rng),
    ),
    Part(
        "class lists",
        lambda realm: classlists.is_there(realm.keyed("")),
        lambda making: classlists.build(house(making.realm), making.days.today, making.rng),
    ),
    Part(
        "own figures",
        lambda realm: Computation.objects.filter(house__key=realm.keyed(realm.key)).exclude(view="").exists(),
        lambda making: figures.count_views(house(making.realm), making.days),
    ),
)
