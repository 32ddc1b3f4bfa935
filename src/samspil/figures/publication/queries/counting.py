"""Raw figures of a house as tables that can be protected. What comes out of here is shown to nobody."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from hashlib import blake2b

from samspil.figures.indicators.models import Definition, Value
from samspil.figures.indicators.queries.definitions import indicator_of, table_of
from samspil.figures.indicators.queries.values import interval_kept, outcome_of
from samspil.figures.publication.models import Release, ReleaseIndicator
from samspil.figures.publication.rules.content import ALL, Place
from samspil.figures.publication.rules.people import People, people
from samspil.figures.publication.rules.releases import OUT, is_over
from samspil.figures.publication.rules.tabling import Counted, Group
from samspil.ground.organisation.models import Unit
from samspil.tools.exchange.figures.markers import Meaning
from samspil.tools.statistics.conditions import EVERYONE
from samspil.tools.statistics.disclosure.tables import Mark
from samspil.tools.statistics.indicators import Indicator
from samspil.tools.statistics.intervals import Interval, intervals_of
from samspil.tools.statistics.questions import Count

BETWEEN, UNIT = "|", "unit"
# Kinds whose value is some of those counted; the others are told of all who are counted.
SHARES, SURVEYS = ("share", "flow", "cohort", "rate"), ("mean", "median", "percentile", "minutes")
# Whoever is left of last year's figure is this year's whole: only the total is told.
WHOLE_ONLY = ("flow",)
MARKS = {Meaning.NOT_APPLICABLE.value: Mark.NOT_APPLICABLE}


@dataclass(frozen=True)
class Wanted:
    """How finely a release tells. `until`: as figures stood at that moment; None: as they stand now."""

    root: int
    periods: range
    breakdowns: tuple[tuple[str, ...], ...]
    by_place: bool
    until: datetime | None = None


@dataclass(frozen=True)
class Chosen:
    """One indicator of a release with its question."""

    definition: Definition
    dimension: str
    indicator: Indicator

    @cached_property
    def people(self) -> People | None:
        return people(self.indicator, self.dimension, table_of(self.definition).columns)


def wanted(release: Release) -> Wanted:
    columns = tuple(tuple(each.columns.split(BETWEEN)) for each in release.breakdowns.all())
    periods = range(release.first_period, release.last_period + 1)
    return Wanted(release.house_id, periods, columns, release.by_place)


def chosen(release: Release) -> list[Chosen]:
    found = release.indicators.select_related("definition__pack").prefetch_related("definition__wordings")
    return [Chosen(each.definition, each.dimension, indicator_of(each.definition)) for each in found]


def chosen_of(numbers: Collection[int]) -> Mapping[int, list[Chosen]]:
    """Of many releases at once, by number; without the wordings."""
    found: dict[int, list[Chosen]] = {each: [] for each in numbers}
    for each in ReleaseIndicator.objects.filter(release__in=found).select_related("definition__pack"):
        found[each.release_id].append(Chosen(each.definition, each.dimension, indicator_of(each.definition)))
    return found


def counted(one: Chosen, ask: Wanted) -> tuple[list[Counted], list[Value]]:
    """The tables of one indicator; and its values of places outside the house, as others told them."""
    told = _Latest(one, ask)
    tables = [
        table
        for period in ask.periods
        for columns in ((), *_offered(one, ask))
        if (table := told.table(period, columns))
    ]
    return tables, list(told.outside)


def _offered(one: Chosen, ask: Wanted) -> Iterator[tuple[str, ...]]:
    if one.definition.kind not in WHOLE_ONLY:
        yield from (each for each in ask.breakdowns if set(each) <= set(one.indicator.by))


class _Latest:
    """The values of one indicator that stand now, with how often each has been revised."""

    def __init__(self, one: Chosen, ask: Wanted) -> None:
        self.one, self.ask = one, ask
        self.subject = _subject(one)
        self.outside: list[Value] = []
        self.groups: dict[int, list[tuple[tuple[str, ...], Group]]] = {}
        inside = []
        for chain in _chains(one, ask):
            if chain[-1].area_id is not None:
                self.outside.append(chain[-1])
            else:
                inside.append(chain)
        worked_out = intervals_of(one.indicator.measure, [outcome_of(chain[-1]) for chain in inside])
        for chain, interval in zip(inside, worked_out, strict=True):
            if group := self._group(chain, interval):
                self.groups.setdefault(chain[-1].period, []).append(group)

    def _group(self, chain: list[Value], interval: Interval | None) -> tuple[tuple[str, ...], Group] | None:
        last = chain[-1]
        names = last.breakdown.split(BETWEEN) if last.breakdown else []
        parts = dict(zip(names, last.cell.split(BETWEEN), strict=True)) if names else {}
        place = ALL if last.unit_id == self.ask.root else str(last.unit_id)
        if place != ALL and (not self.ask.by_place or self.one.definition.kind in WHOLE_ONLY):
            return None
        n, events = _counts(last, self.one.definition.kind)
        # What is drawn from the rows of one unit tells days that somebody waited: it stays in the house.
        about = (interval_kept(last) if place == ALL else None) or interval
        group = Group(
            place=place,
            cell=tuple(parts.values()),
            n=n,
            events=events,
            n_edition=_edition([_counts(each, self.one.definition.kind)[0] for each in chain]),
            event_edition=_edition([_counts(each, self.one.definition.kind)[1] for each in chain]),
            is_preliminary=last.finality == "preliminary",
            as_of=last.as_of.isoformat(),
            source=last.source,
            value=last.value,
            low=about.low if about else None,
            high=about.high if about else None,
            marker=last.marker,
        )
        return tuple(parts), group

    def table(self, period: int, columns: tuple[str, ...]) -> Counted | None:
        """Everything of the period that is told apart by these columns, or by some of them."""
        groups = [
            replace(group, cell=tuple(dict(zip(names, group.cell, strict=True)).get(c, ALL) for c in columns))
            for names, group in self.groups.get(period, ())
            if set(names) <= set(columns)
        ]
        if columns and not any(each.place != ALL and ALL not in each.cell for each in groups):
            # Not crossed with places: those stand in the table of their own.
            groups = [each for each in groups if each.place == ALL]
        if not any(ALL not in each.cell for each in groups):
            return None
        kind = self.one.definition.kind
        return Counted(
            series=self.one.definition.key,
            period=period,
            subject=f"{self.subject}:{period}",
            columns=columns,
            groups=tuple(groups),
            is_share=kind in SHARES,
            is_survey=kind in SURVEYS,
            marks=MARKS,
            people=self.one.people,
        )


def _chains(one: Chosen, ask: Wanted) -> Iterable[list[Value]]:
    """The snapshots of each group, oldest data first."""
    found = Value.objects.filter(
        definition=one.definition,
        dimension=one.dimension,
        period__range=(ask.periods[0], ask.periods[-1]),
        **({"kept_at__lte": ask.until} if ask.until else {}),
    )
    chains: dict[tuple[object, ...], list[Value]] = {}
    for each in found.select_related("area", "computation").order_by("as_of", "pk"):
        identity = (each.unit_id, each.area_id, each.period, each.breakdown, each.cell)
        chains.setdefault(identity, []).append(each)
    if not any(_is_own(chain) for chain in chains.values()):
        return chains.values()
    told = _told_before(one, ask)
    return [kept for chain in chains.values() if (kept := _let_out(chain, told))]


def _is_own(chain: list[Value]) -> bool:
    """Whether the house counted it from what it holds itself."""
    return bool(chain[-1].computation and chain[-1].computation.view)


def _let_out(chain: list[Value], told: list[tuple[range, datetime]]) -> list[Value]:
    """What a house counts itself grows case by case, and the difference of two releases would be one child.

    So a year is told once it is over, and ever after as it was told first.
    """
    if not _is_own(chain):
        return chain
    period = chain[-1].period
    before = [[each for each in chain if each.kept_at <= at] for years, at in told if period in years]
    whole = (kept for kept in (*before, chain) if kept and is_over(period, kept[-1].as_of))
    return next(whole, [])


def _told_before(one: Chosen, ask: Wanted) -> list[tuple[range, datetime]]:
    """Which years were told, and when it was prepared, in order; what was withdrawn has been read."""
    out = Release.objects.filter(
        house_id=ask.root, state__in=OUT, indicators__definition=one.definition,
        indicators__dimension=one.dimension,
    )  # fmt: skip
    found = out.order_by("prepared_at").values_list("first_period", "last_period", "prepared_at")
    return [(range(first, last + 1), at) for first, last, at in found]


def _counts(value: Value, kind: str) -> tuple[int | None, int | None]:
    """How many are counted, and how many of them are in the event."""
    if kind not in SHARES:
        return value.n, None
    whole = value.denominator if value.denominator is not None else value.n
    return whole, value.numerator


def _edition(counts: list[int | None]) -> str:
    changes = sum(1 for one, other in zip(counts, counts[1:], strict=False) if one != other)
    return str(changes) if changes else ""


def _subject(one: Chosen) -> str:
    """Whom it is of: indicators of the same people share it, so that one cannot be held against the other."""
    question = one.indicator.question
    people = repr((one.indicator.table, question.population, question.period, one.dimension))
    if one.definition.kind not in ("share", "count"):
        people += repr((one.definition.key, one.definition.version))
    elif isinstance(question.measure, Count) and question.measure.event != EVERYONE:
        # A count of some is none of all.
        people += repr(question.measure.event)
    return blake2b(people.encode(), digest_size=8).hexdigest()


def places(tables: Iterable[Counted], root: Unit) -> list[Place]:
    """The house first, then every place that a table tells of, by name."""
    nodes = {group.place for table in tables for group in table.groups} - {ALL}
    numbers = [int(each) for each in nodes if each.isdigit()]
    units = sorted(Unit.objects.filter(pk__in=numbers), key=lambda each: (each.name, each.pk))
    return [
        Place(ALL, root.pk, root.name, root.kind),
        *(Place(str(each.pk), each.pk, each.name, each.kind) for each in units),
    ]
