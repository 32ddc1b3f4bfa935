"""Everything a release is made from, gathered once: tables to protect, and the words that go with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from samspil.figures.indicators.models import Neighbour, Value, Yardstick
from samspil.figures.indicators.queries import neighbours
from samspil.figures.indicators.queries.definitions import table_of
from samspil.figures.publication.models import Release
from samspil.figures.publication.queries import counting
from samspil.figures.publication.queries.counting import Chosen
from samspil.figures.publication.rules.audiences import HouseRules
from samspil.figures.publication.rules.content import Aim, Content, Place, Row, Series
from samspil.figures.publication.rules.door import DIGITS, Passed
from samspil.figures.publication.rules.tabling import Counted, of_one_place
from samspil.tools.statistics.questions import Rate

UNITS = {"mean": "mean", "median": "days", "percentile": "days", "count": "count", "rate": "rate"}
LANGUAGES = [code for code, _name in settings.LANGUAGES]
OUTSIDE = "area-"


@dataclass(frozen=True)
class Composed:
    chosen: tuple[Chosen, ...]
    tables: tuple[Counted, ...]
    outside: tuple[tuple[Chosen, Value], ...]
    places: tuple[Place, ...]
    alike: str = ""

    @property
    def units(self) -> dict[str, str]:
        return {each.definition.key: UNITS.get(each.definition.kind, "share") for each in self.chosen}

    @property
    def pairs(self) -> dict[str, tuple[str, ...]]:
        return {each.definition.key: tuple(each.indicator.shown_with) for each in self.chosen}

    def content(self, release: Release, rules: HouseRules, passed: Passed, on: date) -> Content:
        elsewhere = [_row(each, value, self.units, rules) for each, value in self.outside]
        kept = [row for row in elsewhere if row]
        areas = {value.area_id: value.area for _each, value in self.outside}
        return Content(
            title=release.title,
            house=release.house.name,
            unit=release.unit.name,
            audience=release.audience,
            on=on.isoformat(),
            clauses=rules.clauses,
            places=(
                *self.places,
                *(Place(f"{OUTSIDE}{each.code}", None, each.name, "area") for each in areas.values()),
            ),
            series=tuple(_series(each, self.units[each.definition.key]) for each in self.chosen),
            aims=tuple(_aims(release.house_id, self.chosen)),
            rows=(*passed.rows, *kept),
            counts=passed.counts,
            surveys=passed.surveys,
            alike=self.alike if kept else "",
        )


def compose(release: Release) -> Composed:
    ask, chosen = counting.wanted(release), counting.chosen(release)
    alike = neighbours.chosen(release.house_id)
    tables, outside = [], []
    for one in chosen:
        mine, others = counting.counted(one, ask)
        tables += mine
        outside += [(one, each) for each in others if not each.breakdown and _is_wanted(each, alike)]
    if release.unit_id != release.house_id:
        alone = (of_one_place(table, str(release.unit_id)) for table in tables)
        tables = [each for each in alone if each]
    places = counting.places(tables, release.house)
    basis = alike[0].source if alike else ""
    return Composed(tuple(chosen), tuple(tables), tuple(outside), tuple(places), basis)


def _is_wanted(value: Value, alike: list[Neighbour]) -> bool:
    """Those that somebody chose to be compared with; all, where nobody chose."""
    return not alike or value.area_id in {each.area_id for each in alike}


def _series(one: Chosen, unit: str) -> Series:
    wordings = {each.language: each for each in one.definition.wordings.all()}
    return Series(
        key=one.definition.key,
        version=one.definition.version,
        kind=one.definition.kind,
        unit=unit,
        name={code: each.name for code, each in sorted(wordings.items())},
        meaning={code: each.meaning for code, each in sorted(wordings.items())},
        dimension=one.dimension,
        count_date=one.indicator.count_date,
        polarity=one.definition.polarity,
        shown_with=tuple(one.indicator.shown_with),
        nature=one.definition.nature,
        standing=one.definition.status,
        source=one.indicator.source.source,
        per=measure.per if isinstance(measure := one.indicator.measure, Rate) else 0,
        is_school=table_of(one.definition).has_school_years(one.indicator.question.period),
    )


def _aims(house: int, chosen: tuple[Chosen, ...]) -> Iterator[Aim]:
    """By each target the yardstick that was chosen last."""
    keys = {(each.definition.pk, each.dimension): each.definition.key for each in chosen}
    found: dict[int, Any] = {}
    sticks = Yardstick.objects.filter(house_id=house).select_related("target").order_by("pk")
    for stick in sticks.prefetch_related("target__wordings"):
        found[stick.target_id] = stick
    for stick in found.values():
        key = keys.get((stick.definition_id, stick.dimension))
        if key:
            yield _aim(key, stick.target)


def _aim(key: str, target: Any) -> Aim:
    wordings = sorted(target.wordings.all(), key=lambda each: each.language)
    divided = 100 if target.unit == "percent" else 1
    return Aim(
        series=key,
        name={each.language: each.name for each in wordings},
        decision={each.language: each.decision for each in wordings},
        status=target.status,
        baseline=None if target.baseline is None else float(target.baseline) / divided,
        baseline_year=target.baseline_year,
        goal=None if target.goal is None else float(target.goal) / divided,
        goal_year=target.goal_year,
        key=target.key,
    )


def _row(one: Chosen, value: Value, units: dict[str, str], rules: HouseRules) -> Row | None:
    """A place outside the house, as its own office told it; what would be small here is left out."""
    if value.value is None or _is_small(value, rules.threshold):
        return None
    digits = DIGITS[units[one.definition.key]]
    return Row(
        series=one.definition.key,
        period=value.period,
        table="",
        at=(),
        place=f"{OUTSIDE}{value.area.code}",
        group=(),
        value=round(value.value, digits),
        low=None,
        high=None,
        is_too_few=False,
        is_preliminary=value.finality == "preliminary",
        as_of=value.as_of.isoformat(),
        source=value.source,
    )


def _is_small(value: Value, threshold: int) -> bool:
    counts = [value.n, value.numerator]
    if value.denominator is not None and value.numerator is not None:
        counts += [value.denominator, value.denominator - value.numerator]
    return any(each is not None and 0 < each < threshold for each in counts)
