"""Finds whom to remind of what today, puts it on record, and writes the letters."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.utils.timezone import now

from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import RoleKind
from samspil.ground.reminders import queries, registry
from samspil.ground.reminders.actions.duty import houses, on_duty
from samspil.ground.reminders.actions.writing import write_letters
from samspil.ground.reminders.models import Choice, Notice, Run
from samspil.ground.reminders.registry import Ask, Due
from samspil.ground.reminders.rules import (
    TOLD_UP,
    Rhythm,
    Thing,
    escalates_on,
    is_letter_day,
    notice_due,
)
from samspil.ground.rulebook.queries import closed_days
from samspil.ground.rulebook.rules import MonthDay

CHUNK = 1000
LEADING = (RoleKind.DIRECTOR, RoleKind.HEAD, RoleKind.LEADER)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class House:
    """What deciding needs of a house: its people, its leaders, its tree, and the rules of its country."""

    root: Unit
    today: date
    rhythm: Rhythm
    closed: frozenset[MonthDay]
    last_run: date | None
    readers: dict[int, queries.Reader]
    choices: dict[int, Choice]
    leaders: dict[int, list[int]]
    paths: dict[int, list[int]]

    def is_letter_day(self, person: int) -> bool:
        choice = self.choices.get(person)
        weekday = choice.weekday if choice else self.rhythm.weekday
        return is_letter_day(weekday, last_run=self.last_run, today=self.today)

    def wants(self, person: int, kind: registry.Kind) -> bool:
        choice = self.choices.get(person)
        return not (kind.may_be_off and choice and kind.name in choice.off)

    def leader_above(self, unit: int, person: int | None) -> int | None:
        """The nearest who leads there or further up and can be written to; never beside a leader."""
        path = list(self.paths.get(unit, ()))
        own = [each for each in path if person in self.leaders.get(each, ())]
        above = path[: path.index(own[0])] if own else path
        found = (each for at in reversed(above) for each in self.leaders.get(at, ()))
        return next((each for each in found if each in self.readers and each != person), None)


def remind_everybody(*, today: date) -> None:
    """Each house for itself: what goes wrong in one stops no other, and is tried again with the next run."""
    broken: list[Exception] = []
    for root, overseer in list(houses(today)):
        try:
            remind_house(root=root, overseer=overseer, today=today)
        except Exception as fault:
            logger.exception("Reminding house %s broke off", root)
            broken.append(fault)
    if broken:
        raise broken[0]


def remind_house(*, root: int, overseer: int, today: date) -> None:
    """Once a day. What broke off is taken up where it was: no notice is given and no letter written twice."""
    with on_duty(overseer, today):
        run = queries.last_run(root, today)
        if run and run.on == today:
            return
        house = _house(root, today, run.on if run else None)
        notices = _give_notices(house)
    letters = write_letters(
        root=house.root,
        overseer=overseer,
        today=today,
        readers=house.readers,
        is_letter_day=house.is_letter_day,
    )
    with on_duty(None, today):
        Run.objects.bulk_create(
            [Run(root=house.root, on=today, done_at=now(), notices=notices, letters=letters)],
            ignore_conflicts=True,
        )


def _house(root: int, today: date, last: date | None) -> House:
    ask = Ask(root, today)
    unit = Unit.objects.get(pk=root)
    readers = queries.readers(ask)
    return House(
        root=unit,
        today=today,
        rhythm=queries.rhythm(unit.country, today),
        closed=closed_days(unit.country, today),
        last_run=last,
        readers=readers,
        choices=queries.choices(readers),
        leaders=_leaders(ask),
        paths=dict(Unit.objects.under(root).order_by().values_list("pk", "path")),
    )


def _leaders(ask: Ask) -> dict[int, list[int]]:
    """Per unit, the director before the head before the leader."""
    found: dict[int, list[int]] = {}
    for kind in LEADING:
        for unit, people in queries.holders(ask, [kind]).items():
            found.setdefault(unit, []).extend(people)
    return found


def _give_notices(house: House) -> int:
    given = 0
    for things in _chunks(registry.everything_due(Ask(house.root.pk, house.today))):
        notices = [*_reminders(house, things), *_escalations(house, things)]
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        given += len(notices)
    return given


def _chunks(things: Iterable[Due]) -> Iterator[list[Due]]:
    rest = iter(things)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _reminders(house: House, things: list[Due]) -> Iterator[Notice]:
    last = queries.last_notices(things)
    for each in things:
        kind = registry.kinds[each.kind]
        if each.person not in house.readers or not house.wants(each.person, kind):
            continue
        told = last.get((each.person, each.kind, each.key))
        step = notice_due(
            Thing(each.due, each.since, told, kind.is_event),
            today=house.today,
            rhythm=house.rhythm,
            is_letter_day=house.is_letter_day(each.person),
        )
        if step:
            yield _notice(house, each, each.person, step.name)


def _escalations(house: House, things: list[Due]) -> Iterator[Notice]:
    """Once for each thing and day, however many owe it."""
    late = [each for each in things if _is_for_the_leader(house, each)]
    told = queries.told_up(late) if late else set()
    for each in late:
        above = house.leader_above(each.unit, each.person)
        if above and (each.kind, each.key, each.due) not in told:
            told.add((each.kind, each.key, each.due))
            yield _notice(house, each, above, TOLD_UP, about=each.person)


def _is_for_the_leader(house: House, thing: Due) -> bool:
    if not (thing.due and thing.unit and registry.kinds[thing.kind].escalates) or thing.due >= house.today:
        return False
    day = escalates_on(thing.due, house.rhythm, house.root.country, closed=house.closed)
    return day <= house.today


def _notice(house: House, thing: Due, person: int, step: str, *, about: int | None = None) -> Notice:
    return Notice(
        root=house.root,
        person_id=person,
        kind=thing.kind,
        key=thing.key,
        step=step,
        due_on=thing.due,
        noticed_on=house.today,
        title=thing.title[:300],
        path=thing.path[:300],
        unit_id=thing.unit,
        about_id=about,
    )
