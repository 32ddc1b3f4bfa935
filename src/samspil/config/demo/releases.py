"""What the houses have let out of their figures: prepared by the analyst, released by the director."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from samspil.config.demo import texts
from samspil.config.demo.days import ZONE, Days
from samspil.config.demo.realm import House
from samspil.figures.indicators.actions.keeping import Kept, Origin, keep
from samspil.figures.indicators.models import Definition, Value
from samspil.figures.indicators.queries.values import latest
from samspil.figures.indicators.rules import Counted
from samspil.figures.publication.actions.composing import Choice, compose_release
from samspil.figures.publication.actions.preparing import prepare_release
from samspil.figures.publication.actions.releasing import release_figures
from samspil.figures.publication.models import Release
from samspil.figures.publication.rules.releases import State
from samspil.ground.base.context import act_as

YEARS, COUNTED_WRONGLY = 6, 2
NOW = ("public", "committee", "leader")
Entry = dict[str, Any]


def build(house: House, days: Days) -> None:
    told, last = texts.read("releases")[house.realm.key], days.begins.year
    first, before = last - YEARS + 1, None
    if "last_year" in told:
        before = _release(house, days, told, "last_year", (first, last - 1))
        _revise(house, told["revised"], last - 1)
    for name in (each for each in NOW if each in told):
        replaces = before if name == "public" else None
        _release(house, days, told, name, (first, last), replaces=replaces)


def _release(
    house: House,
    days: Days,
    told: Entry,
    name: str,
    years: tuple[int, int],
    *,
    replaces: Release | None = None,
) -> Release:
    entry = told[name]
    analyst, director = (house.by_kind[kind][0].person for kind in ("analyst", "director"))
    fields = {
        "title": entry["title"].format(year=f"{years[1]}/{(years[1] + 1) % 100:02d}"),
        "audience": entry.get("audience", name),
        "first_period": years[0],
        "last_period": years[1],
        # A cross of grade and sex is told of the whole only: a place would make it three.
        "by_place": entry.get("by_place", True),
    }
    choice = Choice(tuple(_chosen(house, *each) for each in told["series"]), tuple(entry["breakdowns"]))
    act_as(analyst.pk, purpose="demo", today=days.today)
    draft = compose_release(house=house.root, fields=fields, choice=choice, by=analyst, replaces=replaces)
    made = prepare_release(release=draft, by=analyst, today=days.today)
    # In a tiny house, or by another chance, too much may have to be hidden: then it says so and waits.
    if made.state == State.READY and "released" in entry:
        act_as(director.pk, purpose="demo", today=days.today)
        at = datetime.combine(days.workday(_day(days, entry["released"])), time(10, 0), tzinfo=ZONE)
        made = release_figures(release=made, why=entry["why"], by=director, at=at)
    act_as(None, purpose="demo", today=days.today)
    return made


def _day(days: Days, offset: int) -> Any:
    """A year ago lies before the plan's own year."""
    return days.today.fromordinal(days.today.toordinal() + offset)


def _chosen(house: House, key: str, dimension: str) -> tuple[Definition, str]:
    return Definition.objects.get(house=house.root, key=key, replaced_on=None), dimension


def _revise(house: House, entry: Entry, period: int) -> None:
    """What was let out a year ago turned out to be a little wrong."""
    definition, dimension = _chosen(house, entry["series"], entry["dimension"])
    found = latest(definition, dimension=dimension).filter(period=period, unit=house.root)
    before: Value = found.get()
    events = (before.numerator or 0) - COUNTED_WRONGLY
    now = Counted(
        dimension, house.root.pk, None, period, n=before.n, numerator=events,
        denominator=before.denominator, missing=before.missing, value=events / (before.n or 1),
    )  # fmt: skip
    origin = Origin(house.root, before.as_of, before.source, "final", entry["why"])
    keep(definition, replace(Kept(), revised=[(before, now)]), origin)
