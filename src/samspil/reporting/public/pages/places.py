"""The places where children are, and what each has promised to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from samspil.figures.publication.pages.place import PlaceFigures, place_figures
from samspil.ground.organisation.models import UNIT_KINDS, Unit
from samspil.reporting.public import queries
from samspil.reporting.public.pages.lines import Note, whole_day
from samspil.reporting.public.queries import House
from samspil.steering.plans.models import Action, Effort, Goal, Plan
from samspil.steering.plans.pages.lines import standing, tally


@dataclass(frozen=True)
class PlaceGroup:
    """All the places of a kind."""

    kind: str
    places: tuple[Unit, ...]


@dataclass(frozen=True)
class PlacesPage:
    house: House
    groups: tuple[PlaceGroup, ...]
    total: int
    planned: int


@dataclass(frozen=True)
class PlaceEffort:
    note: Note
    goals: tuple[Goal, ...]
    actions: tuple[Note, ...]


@dataclass(frozen=True)
class Where:
    """How many actions there are in one surrounding, in and outside the hours of school or daycare."""

    label: str
    inside: int
    outside: int


@dataclass(frozen=True)
class PlacePage:
    house: House
    place: Unit
    plan: Plan | None
    period: str
    efforts: tuple[PlaceEffort, ...]
    counts: tuple[tuple[str, int], ...]
    where: tuple[Where, ...]
    figures: PlaceFigures

    @property
    def inside(self) -> int:
        return sum(each.inside for each in self.where)

    @property
    def outside(self) -> int:
        return sum(each.outside for each in self.where)


def places_page(house: House, *, today: date) -> PlacesPage:
    found = sorted(
        queries.places(house.unit.pk, today), key=lambda each: (str(UNIT_KINDS[each.kind]), each.name)
    )
    groups = groupby(found, key=lambda each: str(UNIT_KINDS[each.kind]))
    return PlacesPage(
        house=house,
        groups=tuple(PlaceGroup(kind, tuple(each)) for kind, each in groups),
        total=len(found),
        planned=sum(1 for each in found if each.has_plan),
    )


def place_page(house: House, place: Unit, *, today: date) -> PlacePage:
    plan = queries.local_plan(place)
    efforts = list(queries.local_efforts(plan)) if plan else []
    actions = list(queries.local_actions(efforts)) if efforts else []
    days = house.strategy.quiet_days
    shown = tuple(_effort(each, actions, today=today, quiet_days=days) for each in efforts)
    return PlacePage(
        house=house,
        place=place,
        plan=plan,
        period=f"{whole_day(plan.begins_on)} – {whole_day(plan.ends_on)}" if plan else "",
        efforts=shown,
        counts=tally(action.standing.status for each in shown for action in each.actions),
        where=tuple(_where(actions)),
        figures=place_figures(house.unit, place),
    )


def _effort(effort: Effort, actions: Iterable[Action], *, today: date, quiet_days: int) -> PlaceEffort:
    mine = (action for action in actions if action.effort_id == effort.pk)
    return PlaceEffort(
        note=_note(effort, today=today, quiet_days=quiet_days),
        goals=tuple(queries.approved_goals(effort)),
        actions=tuple(_note(action, today=today, quiet_days=quiet_days) for action in mine),
    )


def _note(each: Effort | Action, *, today: date, quiet_days: int) -> Note:
    return Note(
        each.title, standing(each.course, evidence=each.evidence_count, today=today, quiet_days=quiet_days)
    )


def _where(actions: list[Action]) -> Iterable[Where]:
    for key, label in Action.Environment.choices:
        there = [action for action in actions if action.environment == key]
        outside = sum(1 for action in there if action.is_after_school)
        if there:
            yield Where(str(label), len(there) - outside, outside)
