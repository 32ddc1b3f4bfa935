"""All indicators of a house at a glance, and those of one place: participation never without benefit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.utils.translation import gettext as _

from samspil.figures.indicators.models import Definition, Target, Value, Yardstick
from samspil.figures.indicators.models.definition import DIMENSION_WORDS as DIMENSIONS
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.course import (
    Course,
    Pair,
    course_of,
    in_one_dimension,
    marker_word,
    pairs,
)
from samspil.figures.indicators.pages.packs import PackLine, pack_lines
from samspil.figures.indicators.pages.plain import KINDS
from samspil.figures.indicators.pages.targets import Stand, goal_words, path_word, stand
from samspil.figures.indicators.queries.definitions import in_force, indicator_of, name_of
from samspil.figures.indicators.queries.targets import renewed, yardsticks
from samspil.figures.indicators.queries.values import courses
from samspil.ground.organisation.models import Unit


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator with its last figure, and beside it those it is never shown without."""

    key: str
    name: str
    kind: str
    status: str
    year: str
    figure: str
    under: str
    change: str
    pairs: tuple[Pair, ...]
    target: str


@dataclass(frozen=True)
class IndicatorsPage:
    house: Unit
    place: Unit
    measured: tuple[IndicatorLine, ...]
    unmeasured: tuple[IndicatorLine, ...]
    packs: tuple[PackLine, ...]
    may_compute: bool
    is_whole: bool


def indicators_page(
    house: Unit, place: Unit, *, language: str, today: date, may_compute: bool
) -> IndicatorsPage:
    """Readers without a right to raw counts get the definitions alone: the row policies give no values."""
    definitions = list(in_force(house.pk, language))
    values = courses(house.pk, [place.pk], [each.pk for each in definitions])
    chosen = yardsticks(house.pk, language) if place.pk == house.pk else {}
    lines = _lines(definitions, values, chosen, today)
    return IndicatorsPage(
        house=house,
        place=place,
        measured=tuple(each for each in lines if each.figure),
        unmeasured=tuple(each for each in lines if not each.figure),
        packs=pack_lines(house.pk, language),
        may_compute=may_compute,
        is_whole=place.pk == house.pk,
    )


def _lines(
    definitions: list[Definition], values: list[Value], chosen: dict[int, Yardstick], today: date
) -> list[IndicatorLine]:
    every = {each.key: each for each in definitions}
    own: dict[int, list[Value]] = defaultdict(list)
    for each in values:
        own[each.definition_id].append(each)
    stands: dict[int, list[Stand]] = defaultdict(list)
    for each in chosen.values():
        stands[each.definition_id].append(_stand(each, own[each.definition_id], today))
    return [_line(each, every, own[each.pk], values, stands[each.pk]) for each in definitions]


def _stand(chosen: Yardstick, values: list[Value], today: date) -> Stand:
    course = course_of(chosen.definition, [each for each in values if each.dimension == chosen.dimension])
    return stand(chosen.target, chosen, course, today=today, is_renewed=chosen.is_renewed)


def _line(
    definition: Definition,
    every: dict[str, Definition],
    own: list[Value],
    values: list[Value],
    stands: list[Stand],
) -> IndicatorLine:
    indicator = indicator_of(definition)
    wanted = next(
        (each.course.values[0].dimension for each in stands if each.course and each.course.values), ""
    )
    found = course_of(definition, in_one_dimension(indicator, own, wanted))
    last = found.last
    return IndicatorLine(
        definition.key,
        name_of(definition),
        str(KINDS[definition.kind]),
        definition.get_status_display(),
        found.years.name(found.values[-1].period) if found.values else "",
        _figure(found),
        _under(found),
        numbers.verdict(last.change) if last else "",
        pairs(indicator, every, values) if found.values else (),
        "; ".join(_goal(each) for each in stands),
    )


def _figure(found: Course) -> str:
    if found.last:
        return numbers.figure(found.last.outcome.value, found.indicator.measure)
    return marker_word(found.values[-1]) if found.values else ""


def _under(found: Course) -> str:
    if not found.last:
        return ""
    measure = found.indicator.measure
    said = [numbers.told(found.last, measure)]
    if about := numbers.interval(found.last.interval, measure):
        said.append(_("95 %% interval %(interval)s") % {"interval": about})
    said.append(str(DIMENSIONS[found.values[-1].dimension]).lower())
    return " · ".join(each for each in said if each)


def _goal(each: Stand) -> str:
    said = [goal_words(each), each.standing_word.lower(), path_word(each).lower()]
    return ", ".join(part for part in said if part)


@dataclass(frozen=True)
class TargetLine:
    """`words`: the definition as the strategy gives it; none means that nobody knows it."""

    target: Target
    name: str
    goal: str
    words: str
    definition: str
    key: str
    standing: str
    readiness: str
    path: str


@dataclass(frozen=True)
class TargetsPage:
    house: Unit
    lines: tuple[TargetLine, ...]
    may_choose: bool


Known = tuple[date, frozenset[int]]


def targets_page(
    house: Unit, targets: Iterable[Target], *, language: str, today: date, may_choose: bool
) -> TargetsPage:
    """Every target with how it stands; one without a definition says so and is judged by nothing."""
    rows = list(targets)
    chosen = yardsticks(house.pk, language, [each.pk for each in rows])
    names = {each.pk: name_of(each) for each in in_force(house.pk, language)}
    values = courses(house.pk, [house.pk], [each.definition_id for each in chosen.values()])
    known = (today, renewed([each.pk for each in rows]))
    return TargetsPage(
        house,
        tuple(_target(each, chosen.get(each.pk), names, values, known) for each in rows),
        may_choose,
    )


def _target(
    target: Target,
    yardstick: Yardstick | None,
    names: dict[int, str],
    values: list[Value],
    known: Known,
) -> TargetLine:
    course = None
    today, again = known
    if yardstick:
        own = [
            each
            for each in values
            if (each.definition_id, each.dimension) == (yardstick.definition_id, yardstick.dimension)
        ]
        course = course_of(yardstick.definition, own)
    found = stand(target, yardstick, course, today=today, is_renewed=target.pk in again)
    return TargetLine(
        target,
        found.name,
        goal_words(found),
        target.said[0].definition if getattr(target, "said", None) else "",
        names.get(yardstick.definition_id, yardstick.definition.key) if yardstick else "",
        yardstick.definition.key if yardstick else "",
        found.standing_word,
        found.readiness_word,
        path_word(found),
    )


@dataclass(frozen=True)
class YardstickPage:
    form: BaseForm
    target: Target
    house: Unit
