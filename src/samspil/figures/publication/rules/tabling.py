"""Lays counted groups out as tables that add up, ready to be protected."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import product

from samspil.figures.publication.rules.content import ALL, EVENT, OTHERS, PLACE, SHARE
from samspil.figures.publication.rules.people import People
from samspil.tools.statistics.disclosure.hierarchies import Hierarchy, Split, share
from samspil.tools.statistics.disclosure.tables import CountTable, Frame, Mark

# What is left of a whole beside its named parts: in no table's rows, but known to whoever subtracts.
REST = "rest of "


@dataclass(frozen=True)
class Group:
    """One group as it was counted. `cell` says which, in the order of its table's columns; "all" for all.

    `n` and `events` are None with a `marker`. The editions count how often each of them was revised.
    """

    place: str
    cell: tuple[str, ...]
    n: int | None
    events: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    marker: str = ""
    n_edition: str = ""
    event_edition: str = ""
    is_preliminary: bool = False
    as_of: str = ""
    source: str = ""

    @property
    def is_revised(self) -> bool:
        return bool(self.n_edition or self.event_edition)

    @property
    def at(self) -> tuple[str, ...]:
        return (self.place, *self.cell)


@dataclass(frozen=True)
class Counted:
    """One table: a series in a period, told apart by place and by `columns`, with every margin it has.

    `is_one_place`: of one place of the house, without the house: the others are left out.
    """

    series: str
    period: int
    subject: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    is_share: bool
    is_survey: bool
    marks: Mapping[str, Mark] = field(default_factory=dict)
    is_one_place: bool = False
    people: People | None = None

    @property
    def name(self) -> str:
        return f"{self.series}:{self.period}:{'|'.join(self.columns)}"

    @property
    def seen(self) -> dict[tuple[str, ...], str]:
        """By group the rows that it was counted from: their day and their source."""
        return {each.at: rows_seen(each.as_of, each.source) for each in self.groups}


def rows_seen(as_of: str, source: str) -> str:
    return f"{as_of} {source}"


def of_one_place(table: Counted, node: str) -> Counted | None:
    """The table of one place alone, for its own staff."""
    groups = tuple(each for each in table.groups if each.place == node)
    return replace(table, groups=groups, is_one_place=True) if groups else None


def laid_out(table: Counted) -> CountTable:
    """The table with its hierarchies. Raises errors of `tools.statistics.disclosure`."""
    dimensions = [_dimension(table, number, name) for number, name in enumerate((PLACE, *table.columns))]
    if table.is_share:
        dimensions.append(share(f"{SHARE} {table.series}", of=ALL, event=EVENT, others=OTHERS))
    counts: dict[tuple[str, ...], int | Mark] = {}
    editions: dict[tuple[str, ...], str] = {}
    for group in table.groups:
        for node, count, edition in _told(table, group):
            place = (*group.at, *((node,) if table.is_share else ()))
            counts[place] = count
            if edition:
                editions[place] = edition
    frame = Frame(table.name, table.subject, tuple(dimensions), editions | _implied(table, dimensions))
    return CountTable(frame, counts)


def _implied(table: Counted, dimensions: Sequence[Hierarchy]) -> dict[tuple[str, ...], str]:
    """Who is left becomes another group with those they are left of: a revised count is no riddle then."""
    changed = {each.at: f"{each.n_edition}.{each.event_edition}" for each in table.groups if each.is_revised}
    if not changed:
        return {}
    found = {(*at, OTHERS): edition for at, edition in changed.items() if table.is_share}
    every = blake2b(repr(sorted(changed.items())).encode(), digest_size=6).hexdigest()
    rests = [each.implied - {OTHERS} for each in dimensions]
    for place in product(*(each.nodes for each in dimensions)):
        if any(node in rest for node, rest in zip(place, rests, strict=True)):
            found[place] = every
    return found


def _told(table: Counted, group: Group) -> Iterable[tuple[str, int | Mark, str]]:
    mark = table.marks.get(group.marker, Mark.MISSING)
    yield ALL, mark if group.n is None else group.n, group.n_edition
    if table.is_share:
        yield EVENT, mark if group.events is None else group.events, group.event_edition


def _dimension(table: Counted, number: int, name: str) -> Hierarchy:
    parts = tuple(dict.fromkeys(each.at[number] for each in table.groups if each.at[number] != ALL))
    if not parts:
        return Hierarchy(name, ALL, ())
    if not (table.is_one_place and name == PLACE) and _adds_up(table, number, parts):
        return Hierarchy(name, ALL, (Split(ALL, parts),))
    # Its name says beside which parts it is the rest: beside others it is another group.
    rest = REST + ", ".join(sorted(parts))
    return Hierarchy(name, ALL, (Split(ALL, (*parts, rest)),), frozenset({rest}))


def _adds_up(table: Counted, number: int, parts: tuple[str, ...]) -> bool:
    """Whether the parts make the whole in every slice of the table where all of them are counted."""
    known = {each.at: each for each in table.groups}
    others = [sorted({each.at[place] for each in table.groups}) for place in range(len(table.columns) + 1)]
    others[number] = [ALL]
    for at in product(*others):
        whole = known.get(at)
        if whole is None or whole.n is None:
            continue
        found = [known.get((*at[:number], part, *at[number + 1 :])) for part in parts]
        if any(each is None or each.n is None for each in found):
            continue
        if whole.n != sum(each.n for each in found):  # type: ignore[union-attr, misc]
            return False
        if whole.events is not None and whole.events != sum(each.events or 0 for each in found if each):
            return False
    return True
