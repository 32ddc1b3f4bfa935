"""What can be chosen for a release: indicators with values, school years, breakdowns."""

from dataclasses import dataclass

from django.contrib.postgres.aggregates import ArrayAgg
from django.utils.translation import get_language

from samspil.figures.indicators.models import Definition, Value
from samspil.figures.indicators.queries.definitions import in_force, indicator_of, name_of
from samspil.figures.publication.models import Release
from samspil.figures.publication.queries import wording
from samspil.figures.publication.queries.counting import BETWEEN, UNIT

CROSSED = ("grade", "sex")


@dataclass(frozen=True)
class Offers:
    """Pairs of value and label, as a form takes them; `definitions` by primary key."""

    indicators: tuple[tuple[str, str], ...]
    breakdowns: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, str], ...]
    units: tuple[int, ...]
    definitions: dict[int, Definition]
    last: tuple[str, ...]


def offers(house: int) -> Offers:
    """Of what has been counted in this house."""
    definitions = {each.pk: each for each in in_force(house, get_language() or "en")}
    values = Value.objects.filter(definition__in=definitions, area=None)
    counted = values.values_list("definition_id", "dimension").order_by("definition_id", "dimension")
    several = list(counted.annotate(years=ArrayAgg("period", distinct=True)))
    columns = {c for pk, *_rest in several for c in indicator_of(definitions[pk]).by if c != UNIT}
    years = sorted({year for *_rest, found in several for year in found})
    return Offers(
        indicators=tuple(_indicator(definitions[pk], dimension) for pk, dimension, _years in several),
        breakdowns=tuple(_breakdowns(columns)),
        years=tuple((str(each), wording.year_words(each)) for each in years),
        units=tuple(values.exclude(unit=house).values_list("unit", flat=True).distinct().order_by()),
        definitions=definitions,
        last=_last(house),
    )


def _last(house: int) -> tuple[str, ...]:
    """What the newest release chose."""
    newest = Release.objects.filter(house_id=house).order_by("-composed_at", "-pk").first()
    found = newest.indicators.all() if newest else ()
    return tuple(f"{each.definition_id}:{each.dimension}" for each in found)


def _indicator(definition: Definition, dimension: str) -> tuple[str, str]:
    return (
        f"{definition.pk}:{dimension}",
        f"{name_of(definition)} ({wording.DIMENSIONS.get(dimension, dimension)})",
    )


def _breakdowns(columns: set[str]) -> list[tuple[str, str]]:
    single = [(each, str(wording.COLUMNS[each])) for each in CROSSED if each in columns]
    if set(CROSSED) <= columns:
        label = " × ".join(str(wording.COLUMNS[each]) for each in CROSSED)
        single.append((BETWEEN.join(CROSSED), label))
    return single


def chosen_of(release: Release) -> dict[str, object]:
    """What stands in the form of a release that was composed before."""
    return {
        "indicators": [f"{each.definition_id}:{each.dimension}" for each in release.indicators.all()],
        "breakdowns": [each.columns for each in release.breakdowns.all()],
        "unit": release.unit_id if release.unit_id != release.house_id else None,
        "first_period": str(release.first_period),
        "last_period": str(release.last_period),
    }


def names_of(release: Release) -> dict[str, str]:
    """What the chosen indicators, and those they must be shown with, are called."""
    return {each.key: name_of(each) for each in in_force(release.house_id, get_language() or "en")}
