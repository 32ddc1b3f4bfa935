"""The door: counted tables in, protected content out. Nothing else makes what a release holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

from samspil.figures.publication.rules.audiences import HouseRules
from samspil.figures.publication.rules.content import ALL, EVENT, Row, rounded
from samspil.figures.publication.rules.guard import (
    NO_RELEASE,
    NO_WORLDS,
    UNLINKED,
    Finding,
    Guarded,
    Known,
    guarded,
    leaks,
)
from samspil.figures.publication.rules.linking import Linked, Told, Unlike, linked, related
from samspil.figures.publication.rules.naming import lines
from samspil.figures.publication.rules.releases import Because, Refusal
from samspil.figures.publication.rules.tabling import Counted, Group, laid_out
from samspil.tools.statistics.disclosure.errors import CannotProtect, Contradiction, DisclosureError
from samspil.tools.statistics.disclosure.protections import Group as Hidden
from samspil.tools.statistics.disclosure.protections import Worlds
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.tables import CountTable, Mark, known_counts

# A share is told in tenths of a percent, a mean in hundredths. The attacker is taken to know every shown
# count as it is, so that no share tells more.
DIGITS = {"share": 3, "mean": 2, "rate": 1, "days": 0, "count": 0}
NAMED_AT_MOST = 3


class NotLetOut(Exception):
    """The release is not made; `because` says why."""

    def __init__(self, because: Because) -> None:
        self.because = because
        super().__init__(because.refusal, *because.about)


@dataclass(frozen=True)
class Passed:
    """What came through: counts as shown, counts as an attacker may know them, and each row's value."""

    counts: Release
    surveys: Release
    known_counts: Release
    known_surveys: Release
    rows: tuple[Row, ...]
    small_counts: tuple[Hidden, ...]
    small_surveys: tuple[Hidden, ...]
    cells: int
    hidden: int
    partners: int
    gap: float
    told: tuple[Told, ...] = field(default=(), repr=False, compare=False)
    worlds_counts: Worlds = field(default=NO_WORLDS, repr=False, compare=False)
    worlds_surveys: Worlds = field(default=NO_WORLDS, repr=False, compare=False)


def let_through(
    tables: Sequence[Counted], units: dict[str, str], rules: HouseRules, earlier: Sequence[Known]
) -> Passed:
    """Protect the tables for an audience that knows `earlier`. `units` by series. Raises NotLetOut."""
    laid = {each.name: _laid(each) for each in tables}
    told = told_of(tables, laid)
    counts = _guard(
        "counts",
        [laid[each.name] for each in tables if not each.is_survey],
        _rule(rules),
        earlier,
        _linked(told, earlier),
    )
    surveys = _guard(
        "surveys", [laid[each.name] for each in tables if each.is_survey], _survey(rules), earlier
    )
    both = (counts, surveys)
    rows = tuple(row for each in tables for row in _rows(each, laid[each.name], both, units, rules))
    return Passed(
        counts=rounded(counts.release, rules.base),
        surveys=rounded(surveys.release, rules.base),
        known_counts=counts.release,
        known_surveys=surveys.release,
        rows=rows,
        small_counts=counts.small,
        small_surveys=surveys.small,
        cells=sum(len(each.release.entries) for each in both),
        hidden=sum(len(each.release.hidden) for each in both),
        partners=sum(each.partners for each in both),
        gap=max(each.gap for each in both),
        told=told,
        worlds_counts=counts.worlds,
        worlds_surveys=surveys.worlds,
    )


def attacked(
    new: Known, rules: HouseRules, earlier: Sequence[Known], passed: Passed | None = None
) -> list[Finding]:
    """What somebody finds out who reads `new` after all of `earlier`, by the rules of their audience.

    With what `passed`: also whether each group stays open that the house, and no reader, knows to be small.
    """
    small = (passed.small_counts, passed.small_surveys) if passed else ((), ())
    worlds = (passed.worlds_counts, passed.worlds_surveys) if passed else (NO_WORLDS, NO_WORLDS)
    rule, linked_ = _rule(rules), _linked(new.told, earlier)
    return [
        *leaks(new.counts, rule, [*(e.counts for e in earlier), *linked_.as_read(rule)], small[0], worlds[0]),
        *leaks(new.surveys, _survey(rules), [each.surveys for each in earlier], small[1], worlds[1]),
    ]


def question(rules: HouseRules, earlier: Sequence[Known]) -> object:
    """What an attack depends on beside the release: readers of whom it is the same find out the same."""
    return _rule(rules), _survey(rules), tuple(each.name for each in earlier)


def _rule(rules: HouseRules) -> Rule:
    """The attacker is taken to know shown counts without rounding: shares are told from those."""
    return Rule(threshold=rules.threshold, few=rules.few)


def _survey(rules: HouseRules) -> Rule:
    return Rule(threshold=rules.survey)


def _laid(table: Counted) -> CountTable:
    try:
        return laid_out(table)
    except DisclosureError as error:
        raise NotLetOut(Because(Refusal.DOES_NOT_ADD_UP, (table.series, str(error)))) from error


def told_of(tables: Sequence[Counted], laid: Mapping[str, CountTable]) -> tuple[Told, ...]:
    """Tables that can be held against those of other figures."""
    return tuple(
        Told(each.people, each.period, laid[each.name].frame, known_counts(laid[each.name]), each.seen)
        for each in tables
        if each.people
    )


def _linked(new: Sequence[Told], earlier: Sequence[Known]) -> Linked:
    before = [told for each in earlier for told in each.told]
    hanging = related(each.people for each in (*new, *before))
    try:
        return linked(*([each for each in told if each.people.series in hanging] for told in (new, before)))
    except Unlike as error:
        raise NotLetOut(Because(Refusal.UNLIKE, error.keys)) from error


def _guard(
    name: str, tables: list[CountTable], rule: Rule, earlier: Sequence[Known], known: Linked = UNLINKED
) -> Guarded:
    if not tables:
        return Guarded(replace(NO_RELEASE, name=name, rule=rule))
    try:
        return guarded(name, tables, rule, [getattr(each, name) for each in earlier], known)
    except DisclosureError as error:
        frames = (each.frame for each in tables), (f for each in earlier for f in getattr(each, name).frames)
        about = lines(error.groups, chain(*frames)) or (str(error),)
        raise NotLetOut(Because(_refusal(error), about)) from error


def _refusal(error: DisclosureError) -> Refusal:
    if isinstance(error, CannotProtect):
        return Refusal.CANNOT_PROTECT
    return Refusal.MOVED if isinstance(error, Contradiction) else Refusal.DOES_NOT_ADD_UP


def leak(found: Sequence[Finding], known: Iterable[Known]) -> NotLetOut:
    """Says of whom the attacker found out too much, among what is `known`."""
    first = found[:NAMED_AT_MOST]
    frames = (frame for each in known for frame in (*each.counts.frames, *each.surveys.frames))
    groups = [group for each in first for group in each.groups]
    return NotLetOut(Because(Refusal.LEAK, lines(groups, frames) or tuple(map(str, first))))


def _rows(
    table: Counted, laid: CountTable, both: tuple[Guarded, Guarded], units: dict[str, str], rules: HouseRules
) -> Iterator[Row]:
    """One row for each group that is told apart by all of the table's columns: margins stand in their own."""
    release = both[table.is_survey].release
    told = partial(_row, table, release, laid, units[table.series], rules)
    return (told(each) for each in table.groups if ALL not in each.cell)


def _row(
    table: Counted, release: Release, laid: CountTable, unit: str, rules: HouseRules, group: Group
) -> Row:
    value, low, high = _value(table, release, laid, unit, group)
    is_too_few = value is not None and unit in ("share", "rate") and (group.n or 0) < rules.fewest
    if is_too_few:
        value = low = high = None
    return Row(
        series=table.series,
        period=table.period,
        table=table.name,
        at=group.at,
        place=group.place,
        group=tuple(zip(table.columns, group.cell, strict=True)),
        value=value,
        low=low,
        high=high,
        is_too_few=is_too_few,
        is_preliminary=group.is_preliminary,
        as_of=group.as_of,
        source=group.source,
    )


def _value(
    table: Counted, release: Release, laid: CountTable, unit: str, group: Group
) -> tuple[float | None, float | None, float | None]:
    """The value and its interval; nothing where a count that it is made of is not shown."""
    places = [(*group.at, node) for node in (ALL, EVENT)] if table.is_share else [group.at]
    marks = {release.entries[laid.frame.cells[place]].mark for place in places}
    if not marks <= {Mark.SHOWN, Mark.ZERO} or not group.n or group.value is None:
        return None, None, None
    digits = DIGITS[unit]
    if unit == "count":
        # A count is told by its table, to the nearest base.
        return None, None, None
    return round(group.value, digits), _to(group.low, digits), _to(group.high, digits)


def _to(number: float | None, digits: int) -> float | None:
    return None if number is None else round(number, digits)
