"""Decisions about figures. Plain Python: no database, no clock, no request."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from math import isclose

from samspil.tools.statistics.expected import expected
from samspil.tools.statistics.indicators import Indicator, IndicatorPack, Table
from samspil.tools.statistics.intervals import Interval


class DeliveryKind(StrEnum):
    EXTRACT = "extract"
    FIGURES = "figures"


class DeliveryState(StrEnum):
    UPLOADED = "uploaded"
    UNMAPPED = "unmapped"
    CHECKED = "checked"
    WORKING = "working"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    DROPPED = "dropped"


class Finality(StrEnum):
    PRELIMINARY = "preliminary"
    FINAL = "final"


class LineKind(StrEnum):
    ADDED = "added"
    REVISED = "revised"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class InUse:
    """A definition that a house has or had: of which pack, and whether it still counts."""

    pack: str
    indicator: Indicator
    is_in_force: bool


@dataclass(frozen=True)
class PackFault:
    """Where in the pack, what is wrong, and what to write instead."""

    path: tuple[str | int, ...]
    message: str
    instead: str


def loading_faults(
    pack: IndicatorPack,
    *,
    loaded: Collection[tuple[str, str]],
    in_use: Collection[InUse],
    tables: Mapping[str, Table],
) -> list[PackFault]:
    """Why a pack that is whole in itself cannot be taken into use in a house; empty when it can.

    `loaded` are key and version of the packs there have been; `tables` those that other packs in force name.
    """
    faults = []
    if (pack.key, pack.version) in loaded:
        message = f"Version {pack.version} of `{pack.key}` is loaded already."
        faults.append(PackFault(("version",), message, "Give the pack a new version to load a change."))
    for number, indicator in enumerate(pack.indicators):
        path = ("indicators", number)
        faults += _of_indicator(path, indicator, pack.key, [i for i in in_use if _is_same(i, indicator)])
    for number, table in enumerate(pack.tables):
        if table.key in tables:
            faults += _of_table(("tables", number), table, tables[table.key])
    return faults


def _is_same(used: InUse, indicator: Indicator) -> bool:
    return used.indicator.key == indicator.key


def _of_indicator(
    path: tuple[str | int, ...], indicator: Indicator, pack: str, used: Collection[InUse]
) -> Iterator[PackFault]:
    for each in used:
        if each.is_in_force and each.pack != pack:
            message = f"`{indicator.key}` belongs to the pack `{each.pack}`, which is in use."
            yield PackFault((*path, "key"), message, "Change it there, or give this one another key.")
            return
    newest = max((each.indicator for each in used), key=lambda i: i.version, default=None)
    if newest is None or newest.version < indicator.version or newest == indicator:
        return
    message = f"Version {newest.version} of `{indicator.key}` says something else already."
    instead = f"Write version {newest.version + 1}: another definition is another figure."
    yield PackFault((*path, "version"), message, instead)


def _of_table(path: tuple[str | int, ...], table: Table, other: Table) -> Iterator[PackFault]:
    kinds = {each.key: (each.kind, each.values) for each in other.columns}
    for number, column in enumerate(table.columns):
        if column.key in kinds and kinds[column.key] != (column.kind, column.values):
            message = f"Another pack in use says otherwise of `{column.key}` in `{table.key}`."
            yield PackFault(
                (*path, "columns", number, "key"), message, "Say the same, or give the table another key."
            )


@dataclass(frozen=True)
class Changed:
    """One field of a definition before and after, as values."""

    field: str
    before: object
    after: object


FIELDS = (
    "name", "meaning", "question", "places", "by", "count_date", "polarity", "shown_with", "nature",
    "hours", "source",
)  # fmt: skip


def changes(before: Indicator, after: Indicator) -> list[Changed]:
    """What became different from one version of a definition to the next, in the order of a reader."""
    pairs = ((each, getattr(before, each), getattr(after, each)) for each in FIELDS)
    return [Changed(*each) for each in pairs if each[1] != each[2]]


EVERYBODY: tuple[str, ...] = ()
UNIT = "unit"
CROSSED = ("grade", "sex")


def breakdowns(by: Sequence[str]) -> list[tuple[str, ...]]:
    """Which groups are kept: everybody, each column by itself, and grade by sex, to tell a changed mix.

    Crossing more would keep groups of one child each, which nobody may be shown.
    """
    columns = [each for each in by if each != UNIT]
    crossed = [CROSSED] if set(CROSSED) <= set(columns) else []
    return [EVERYBODY, *((each,) for each in columns), *crossed]


def wishes(dimension: str, by: Sequence[str]) -> list[tuple[tuple[str, ...], bool]]:
    """Every way in which an answer is kept: the columns it is told apart by, and whether by unit."""
    found = [(each, False) for each in breakdowns(by)]
    if dimension == UNIT:
        return [*found, (EVERYBODY, True)]
    return [*found, (EVERYBODY, True)] if UNIT in by else found


Identity = tuple[str, int | None, int | None, int, str, str]


@dataclass(frozen=True)
class Counted:
    """A figure on its way to being kept: of which group, and its numbers."""

    dimension: str
    unit: int | None
    area: int | None
    period: int
    breakdown: str = ""
    cell: str = ""
    n: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    missing: int = 0
    pending: int = 0
    value: float | None = None
    spread: float | None = None
    low: float | None = None
    high: float | None = None
    marker: str = ""

    @property
    def identity(self) -> Identity:
        return (self.dimension, self.unit, self.area, self.period, self.breakdown, self.cell)


def emptied(
    fresh: Iterable[Counted], standing: Iterable[Identity], house: int, nobody: Counted
) -> list[Counted]:
    """Of the groups that stood, those that a new counting of their kind finds nobody in: figures of `nobody`.

    Of a kind are the house, its units, or areas, in one dimension and period, told apart by the same columns:
    what a source does not tell apart is not said to be empty.
    """
    there = {each.identity for each in fresh}
    anew = {_kind(identity, house) for identity in there}
    gone = [each for each in standing if each not in there and _kind(each, house) in anew]
    return [
        replace(nobody, dimension=whose, unit=unit, area=area, period=period, breakdown=by, cell=cell)
        for whose, unit, area, period, by, cell in gone
    ]


def _kind(identity: Identity, house: int) -> tuple[object, ...]:
    dimension, unit, area, period, breakdown, _cell = identity
    return dimension, unit == house, area is None, period, breakdown


def unusual(fresh: Iterable[Counted], standing: Mapping[Identity, float]) -> dict[Identity, Interval]:
    """Of figures far from those of the same group in other years, what these lead one to expect."""
    new = {each.identity: each.value for each in fresh if each.value is not None}
    series: dict[tuple[object, ...], dict[int, float]] = {}
    for (*before, period, breakdown, cell), value in {**standing, **new}.items():
        series.setdefault((*before, breakdown, cell), {})[period] = value
    found = {}
    for identity, value in new.items():
        *before, period, breakdown, cell = identity
        years = series[*before, breakdown, cell]
        interval = expected([other for year, other in years.items() if year != period])
        if interval and value not in interval:
            # No figure of ours lies below nought.
            found[identity] = Interval(max(0.0, interval.low), interval.high)
    return found


@dataclass(frozen=True)
class Snapshot:
    """What makes a figure the same or another: its numbers, what it says instead, whether it is final."""

    n: int | None
    numerator: int | None
    denominator: int | None
    missing: int
    pending: int
    value: float | None
    marker: str
    finality: str


def is_same(one: Snapshot, other: Snapshot) -> bool:
    """Whether nothing has changed; numbers that differ by how a machine adds up are the same."""
    if (one.value is None) != (other.value is None):
        return False
    if one.value is not None and not isclose(one.value, other.value or 0.0, rel_tol=1e-9):
        return False
    return replace(one, value=None) == replace(other, value=None)


def period_of(group: Sequence[object], has_period: bool, year: int) -> int | None:
    """The period of a group: its first part, or the year of the data where rows have none; None: unknown."""
    if not has_period:
        return year
    return int(group[0]) if isinstance(group[0], int) else None


def fraction_of(value: Decimal, *, is_percent: bool) -> float:
    """Shares are kept as fractions: 39.2 percent is 0.392."""
    return float(value / 100 if is_percent else value)


SHARES = ("share", "flow", "cohort", "minutes")


def possible(kind: str, *, is_percent: bool) -> tuple[float | None, float | None]:
    """The least and the most a figure of the kind can be, as files write it; a score has its own scale."""
    if kind in SHARES:
        return 0, 100 if is_percent else 1
    return (None, None) if kind == "mean" else (0, None)


def places_of_mean(value: float) -> int:
    """Scores are small and told closely: 4.07; minutes are not: 26.1."""
    return 2 if abs(value) < 10 else 1


def fitting(wanted: Sequence[str], headings: Collection[str], saved: Mapping[str, str]) -> dict[str, str]:
    """The heading for each wanted column: as it was told last time, else by the same name."""
    plain = {_plain(each): each for each in headings}
    found = {}
    for each in wanted:
        if saved.get(each) in headings:
            found[each] = saved[each]
        elif _plain(each) in plain:
            found[each] = plain[_plain(each)]
    return found


def _plain(text: str) -> str:
    return "".join(each for each in text.lower() if each.isalnum())


def may_be_confirmed(state: str) -> bool:
    return state in (DeliveryState.CHECKED, DeliveryState.FAILED)


ANSWERED = frozenset({DeliveryState.DONE, DeliveryState.REFUSED, DeliveryState.DROPPED})
