"""One indicator: the finding, its course, its pairs, how places differ, and how it is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samspil.figures.indicators.models import Definition, Value
from samspil.figures.indicators.models.definition import DIMENSION_WORDS as DIMENSIONS
from samspil.figures.indicators.pages import numbers
from samspil.figures.indicators.pages.comparison import Comparison, comparison
from samspil.figures.indicators.pages.control import Control, control
from samspil.figures.indicators.pages.course import (
    Course,
    Pair,
    VerdictBox,
    YearLine,
    course_of,
    in_one_dimension,
    pairs,
    verdicts,
    year_lines,
)
from samspil.figures.indicators.pages.drawings import axis_note, funnel_chart, pair_chart, trend_chart
from samspil.figures.indicators.pages.earlier import EarlierLine, earlier_lines
from samspil.figures.indicators.pages.groups import Groups, groups
from samspil.figures.indicators.pages.packs import plain_lines
from samspil.figures.indicators.pages.plain import Plain, Told, day_of_year
from samspil.figures.indicators.pages.spread import ShiftPart, Spread, shift_part, spread
from samspil.figures.indicators.pages.targets import (
    Stand,
    effort_words,
    forecast_words,
    goal_words,
    path_word,
    stand,
)
from samspil.figures.indicators.queries.definitions import in_force, name_of, table_of
from samspil.figures.indicators.queries.neighbours import chosen
from samspil.figures.indicators.queries.targets import of_definition, yardsticks
from samspil.figures.indicators.queries.values import courses, latest
from samspil.figures.indicators.rules import CROSSED
from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.models import Unit
from samspil.tools.charts.funnel import Funnel
from samspil.tools.charts.pairing import Pairing
from samspil.tools.charts.trend import Trend


@dataclass(frozen=True)
class Choice:
    url: str
    label: str
    is_current: bool


@dataclass(frozen=True)
class TargetBlock:
    """A target beside its figure, in words."""

    name: str
    goal: str
    standing: str
    readiness: str
    path: str
    effort: str
    forecast: str
    decision: str


@dataclass(frozen=True)
class IndicatorPage:
    definition: Definition
    name: str
    place: Unit
    lead: str
    under: str
    boxes: tuple[VerdictBox, ...]
    trend: Trend | None
    control: Control | None
    axis: str
    pairing: Pairing | None
    funnel: Funnel | None
    lines: tuple[YearLine, ...]
    earlier: tuple[EarlierLine, ...]
    targets: tuple[TargetBlock, ...]
    pairs: tuple[Pair, ...]
    spread: Spread | None
    shift: ShiftPart | None
    groups: tuple[Groups, ...]
    comparison: Comparison | None
    told: tuple[Told, ...]
    dimensions: tuple[Choice, ...]
    source: str
    here: str
    may_compute: bool
    today: str


@dataclass(frozen=True)
class Asked:
    """What the reader wants to see of the indicator."""

    place: Unit
    house: Unit
    dimension: str
    language: str
    today: date


@dataclass(frozen=True)
class Found:
    """Everything one page needs of one indicator, read at once."""

    every: dict[str, Definition]
    values: tuple[Value, ...]
    own: tuple[Value, ...]
    course: Course
    pair_values: tuple[Value, ...]
    stands: tuple[Stand, ...]

    @property
    def dimension(self) -> str:
        return self.own[0].dimension if self.own else ""


def found(definition: Definition, asked: Asked) -> Found:
    every = {each.key: each for each in in_force(asked.house.pk, asked.language)}
    measured = of_definition(yardsticks(asked.house.pk, asked.language).values(), definition.pk)
    values = tuple(latest(definition).select_related("unit", "area"))
    wanted = asked.dimension or (measured[0].dimension if measured else "")
    course = course_of(definition, ())
    mine = [each for each in values if each.unit_id == asked.place.pk]
    own = in_one_dimension(course.indicator, mine or values, wanted)
    dimension = own[0].dimension if own else wanted
    mine = [each for each in own if each.unit_id == asked.place.pk]
    course = course_of(definition, mine)
    partners = [every[key].pk for key in course.indicator.shown_with if key in every]
    at_house = asked.place.pk == asked.house.pk
    stands = tuple(
        stand(
            each.target,
            each,
            course if each.dimension == dimension else None,
            today=asked.today,
            is_renewed=each.is_renewed,
        )
        for each in measured
        if at_house
    )
    return Found(
        every,
        tuple(each for each in values if each.dimension == dimension),
        tuple(own),
        course,
        tuple(courses(asked.house.pk, [asked.place.pk], partners)),
        stands,
    )


def indicator_page(
    definition: Definition, asked: Asked, *, may_compute: bool, today: str = ""
) -> IndicatorPage:
    """`today`: the name of the page that tells how it stands now, where the reader may open one."""
    read = found(definition, asked)
    indicator, years = read.course.indicator, read.course.years
    at_house = asked.place.pk == asked.house.pk
    apart = latest(definition, dimension=read.dimension, breakdown=None).exclude(breakdown="")
    cells = list(apart.filter(unit=asked.place))
    crossed = [each for each in cells if each.breakdown == "|".join(CROSSED)]
    places = _places(read, asked) if at_house else None
    name, told_pairs = name_of(definition), pairs(indicator, read.every, read.pair_values)
    return IndicatorPage(
        definition=definition,
        name=name,
        place=asked.place,
        lead=lead(read),
        under=under(read, definition),
        boxes=verdicts(read.course),
        trend=trend_chart(read.course, name, read.stands),
        control=control(read.course, name),
        axis=axis_note(read.course),
        pairing=pair_chart(read.course, name, told_pairs),
        funnel=funnel_chart(places, _names(read.values)) if places else None,
        lines=year_lines(read.course),
        earlier=earlier_lines(read.course),
        targets=tuple(_block(each) for each in read.stands),
        pairs=told_pairs,
        spread=places,
        shift=shift_part(indicator, years, crossed, Plain(table_of(definition), asked.language)),
        groups=groups(read.course, cells, Plain(table_of(definition), asked.language)),
        comparison=_others(read, asked) if at_house else None,
        told=plain_lines(definition, list(read.every.values()), asked.language),
        dimensions=_dimensions(indicator.places, read.dimension, asked),
        source=source_words(read.own),
        here=_here(read.dimension, asked),
        may_compute=may_compute,
        today=today,
    )


def _places(read: Found, asked: Asked) -> Spread | None:
    units = [each for each in read.values if each.unit_id != asked.house.pk]
    return spread(read.course.indicator, read.course.years, units)


def _others(read: Found, asked: Asked) -> Comparison | None:
    return comparison(read.course, asked.house.name, read.values, chosen(asked.house.pk))


def _names(values: Sequence[Value]) -> dict[str, str]:
    return {str(each.unit_id): each.unit.name for each in values if each.unit_id}


def lead(read: Found) -> str:
    """The finding in a sentence or two: where it stands, and whether it has moved."""
    last, measure = read.course.last, read.course.indicator.measure
    if last is None:
        return _("Nothing has been counted for this place yet.")
    year = read.course.years.name(last.period)
    said = {"figure": numbers.figure(last.outcome.value, measure), "year": year}
    first = _("%(figure)s in %(year)s.") % said
    boxes = verdicts(read.course)
    moved = [f"{each.label}: {each.big.lower()}." for each in boxes]
    return " ".join([first, *moved])


def under(read: Found, definition: Definition) -> str:
    """What must stand under every figure: of how many, interval, whose, which day, how final."""
    last, value = read.course.last, read.course.latest
    if last is None or value is None:
        return ""
    measure = read.course.indicator.measure
    said = [numbers.told(last, measure)]
    if about := numbers.interval(last.interval, measure):
        said.append(_("95 %% interval %(interval)s") % {"interval": about})
    said.append(str(DIMENSIONS[value.dimension]).lower())
    if read.course.indicator.count_date:
        said.append(_("counted %(day)s") % {"day": day_of_year(read.course.indicator.count_date)})
    said.append(value.get_finality_display().lower())
    said.append(_("definition version %(version)s") % {"version": definition.version})
    return " · ".join(said)


def source_words(values: Sequence[Value]) -> str:
    """Where the figures come from and as of when; those of more than one source are told each."""
    sources = {each.source: each.as_of for each in sorted(values, key=lambda each: each.as_of)}
    said = _("%(source)s, as of %(day)s")
    told = [said % {"source": name, "day": short_day(as_of)} for name, as_of in sources.items()]
    return _("Source: %(sources)s.") % {"sources": "; ".join(told)} if told else ""


def _block(each: Stand) -> TargetBlock:
    return TargetBlock(
        each.name,
        goal_words(each),
        each.standing_word,
        each.readiness_word,
        path_word(each),
        effort_words(each),
        forecast_words(each),
        each.decision,
    )


def _dimensions(offered: Sequence[str], current: str, asked: Asked) -> tuple[Choice, ...]:
    if len(list(offered)) < 2:
        return ()
    return tuple(
        Choice(f"?{_query(each, asked)}", str(DIMENSIONS[each]), each == current) for each in offered
    )


def _here(dimension: str, asked: Asked) -> str:
    return f"?{_query(dimension, asked)}" if dimension else ""


def _query(dimension: str, asked: Asked) -> str:
    at = {} if asked.place.pk == asked.house.pk else {"at": asked.place.pk}
    return urlencode({"by": dimension, **at})
