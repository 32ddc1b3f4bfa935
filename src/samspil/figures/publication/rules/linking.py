"""Which counted groups of several figures are sums of each other, by how the figures are defined."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from itertools import combinations, product

from samspil.figures.publication.rules.content import ALL
from samspil.figures.publication.rules.people import People
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.tables import Cell, Frame, Links, Place, links
from samspil.tools.statistics.overlaps import Lie, lie
from samspil.tools.statistics.sums import Sum, Sums, sums

At = tuple[tuple[str, str], ...]


class Unlike(Exception):
    """Figures that cannot both be true of the same rows; `keys` names them."""

    def __init__(self, keys: Collection[str]) -> None:
        self.keys = tuple(sorted(keys))
        super().__init__(*self.keys)


@dataclass(frozen=True)
class Told:
    """One table of a figure, with the true `counts` of its cells as far as they are at hand.

    `seen`: by place (without the event) from which rows it was counted: the day and the source. `is_whole`: a
    cell without a count is one that was not counted, and none that we do not know.
    """

    people: People
    period: int
    frame: Frame
    counts: Mapping[Cell, int]
    seen: Mapping[Place, str]
    is_whole: bool = True

    def groups(self) -> Iterator[tuple[At, "_Group"]]:
        """By where it stands, each group with its cells by node: who is counted, and who in the event."""
        shares = [number for number, each in enumerate(self.frame.hierarchies) if each.is_share]
        names = {self.frame.hierarchies[number].name for number in shares}
        found: dict[Place, dict[str, Cell]] = {}
        for place, cell in self.frame.cells.items():
            at = tuple(node for number, node in enumerate(place) if number not in shares)
            found.setdefault(at, {})[place[shares[0]] if shares else ALL] = cell
        for at, cells in found.items():
            stands = tuple(each for each in cells[ALL].at if each[0] not in names)
            seen = self.seen.get(at) or self._common
            yield stands, _Group(self, cells, frozenset({seen} - {""}))

    @cached_property
    def _common(self) -> str:
        """Where all of the table comes from, if from one."""
        every = set(self.seen.values())
        return every.pop() if len(every) == 1 else ""


@dataclass(frozen=True)
class Linked:
    """`fresh`: what a new release adds; `before`: what holds between what was known already. `counts`: of
    cells that were known before, the hidden ones too: for whoever protects, and no reader."""

    fresh: Links = field(default_factory=lambda: links("links", ()))
    before: Links = field(default_factory=lambda: links("links before", ()))
    counts: Mapping[Cell, int] = field(default_factory=dict)

    def as_read(self, rule: Rule, *, only_before: bool = False) -> list[Release]:
        """As something that every reader has read, though nobody wrote it."""
        every = (self.before,) if only_before else (self.before, self.fresh)
        frames = tuple(each for each in every if each.sums or each.within)
        return [Release("links", rule, frames, {})] if frames else []


def related(every: Iterable[People]) -> frozenset[str]:
    """Figures of which a group lies wholly in a group of another."""
    found: set[str] = set()
    for one, other in combinations(dict.fromkeys(every), 2):
        if one.family == other.family and one.series != other.series and _meet(one, other):
            found |= {one.series, other.series}
    return frozenset(found)


def _meet(one: People, other: People) -> bool:
    return any(
        lie(mine, theirs, one.domains(other, supposing=supposing)) not in (None, Lie.APART)
        for supposing in (False, True)
        for _, mine in one.sets
        for _, theirs in other.sets
    )


def linked(new: Sequence[Told], earlier: Sequence[Told]) -> Linked:
    """What whoever reads both can add up. Raises Unlike for a figure of `new` that cannot be true beside
    others.

    Figures of the same rows (one day, one source) are taken at their word. Of others, and of what holds only
    supposing that columns have just the codes that are declared and that nobody of a cohort is left to be
    followed, what the counts bear out is taken to be known.
    """
    told = {cell for each in earlier for cell in each.frame.cells.values()}
    found = _Found(frozenset(told))
    slots: dict[tuple[str, int, At], dict[str, list[_Group]]] = {}
    for each in (*earlier, *new):
        for at, group in each.groups():
            same = slots.setdefault((each.people.family, each.period, at), {})
            same[each.people.series] = _with(group, same.get(each.people.series, []))
    memory: dict[tuple[tuple[str, ...], bool], Sums] = {}
    for (_family, _period, at), groups in slots.items():
        for supposing in (False, True) if len(groups) > 1 else ():
            key = tuple(sorted(groups)), supposing
            if key not in memory:
                memory[key] = _sums([groups[each][0].told.people for each in key[0]], supposing)
            found.add(_Slot(at, groups, supposing), memory[key])
    return found.linked(_at_hand(new, earlier))


def _at_hand(new: Sequence[Told], earlier: Sequence[Told]) -> dict[Cell, int]:
    """Counts of what was known before; none of a table that another gainsays."""
    said = {cell: n for each in new for cell, n in each.counts.items()}
    found: dict[Cell, int] = {}
    for each in earlier:
        if each.is_whole and all(said.get(cell, n) == n for cell, n in each.counts.items()):
            found |= each.counts
            said |= each.counts
    return found


def _with(group: "_Group", others: list["_Group"]) -> list["_Group"]:
    """One more edition; or one that is there already, which has been seen once more."""
    for number, other in enumerate(others):
        if other.cells == group.cells:
            told = other.told if other.told.is_whole else group.told
            known = _Group(told, other.cells, other.seen | group.seen)
            return [*others[:number], known, *others[number + 1 :]]
    return [*others, group]


def _sums(every: Sequence[People], supposing: bool) -> Sums:
    domains = every[0].domains(*every[1:], supposing=supposing)
    kept = [each for each in every if supposing or not each.is_supposed]
    return sums({_name(each.series, node): rows for each in kept for node, rows in each.sets}, domains)


BETWEEN = " "


def _name(series: str, node: str) -> str:
    return series + BETWEEN + node


@dataclass(frozen=True)
class _Group:
    """`seen`: all the days and sources that its counts were found by."""

    told: Told
    cells: Mapping[str, Cell]
    seen: frozenset[str]


Chosen = Mapping[str, _Group]


@dataclass(frozen=True)
class _Slot:
    """All groups of one family in one period that stand at the same place, by series and edition."""

    at: At
    groups: Mapping[str, list[_Group]]
    supposing: bool

    def choices(self, names: Sequence[str]) -> Iterator[Chosen]:
        """One edition of each series that is named. What holds within one series its own table says."""
        series = list(dict.fromkeys(name.rsplit(BETWEEN, 1)[0] for name in names))
        if len(series) > 1:
            for chosen in product(*(self.groups[each] for each in series)):
                yield dict(zip(series, chosen, strict=True))

    def cell(self, name: str, chosen: Chosen) -> Cell | None:
        series, node = name.rsplit(BETWEEN, 1)
        return chosen[series].cells.get(node)

    def holds(self, said: Sum, chosen: Chosen) -> bool | None:
        """Whether a reader may take it to hold; None: they must, and it does not."""
        names = (said.whole, *said.parts)
        if not self._is_supposable(chosen):
            return False
        must = not self.supposing and bool(frozenset.intersection(*(each.seen for each in chosen.values())))
        counts = [self._count(name, chosen) for name in names]
        if None in counts:
            gone = (n for name, n in zip(names, counts, strict=True) if self._told(name, chosen).is_whole)
            return must and None not in gone
        left = (counts[0] or 0) - sum(each or 0 for each in counts[1:])
        if left == 0 or (left > 0 and said.has_rest):
            return True
        return None if must else False

    def _is_supposable(self, chosen: Chosen) -> bool:
        """Where as many are observed, nobody who is in the one cohort is left to be followed in the other."""
        cohorts = [each for each in chosen.values() if each.told.people.is_supposed]
        return len({each.told.counts.get(each.cells[ALL], -1) for each in cohorts}) <= 1

    def _told(self, name: str, chosen: Chosen) -> Told:
        return chosen[name.rsplit(BETWEEN, 1)[0]].told

    def _count(self, name: str, chosen: Chosen) -> int | None:
        cell = self.cell(name, chosen)
        return None if cell is None else self._told(name, chosen).counts.get(cell)


@dataclass
class _Found:
    told: frozenset[Cell]
    sums: dict[bool, list[tuple[Cell, tuple[Cell, ...]]]] = field(
        default_factory=lambda: {True: [], False: []}
    )
    within: dict[bool, list[tuple[Cell, Cell]]] = field(default_factory=lambda: {True: [], False: []})
    rests: dict[bool, set[Cell]] = field(default_factory=lambda: {True: set(), False: set()})

    def linked(self, counts: Mapping[Cell, int]) -> Linked:
        fresh, before = (
            links(name, self.sums[is_new], self.within[is_new], self.rests[is_new])
            for name, is_new in (("links", True), ("links before", False))
        )
        return Linked(fresh, before, counts)

    def add(self, slot: _Slot, said: Sums) -> None:
        """What is said of the sets, of each of the groups. Raises Unlike."""
        left: dict[Sum, list[tuple[Chosen, Cell]]] = {}
        for each in said.sums:
            for chosen, whole, parts in self._instances(slot, each):
                rests = (_rest(whole, parts, slot.at),) if each.has_rest else ()
                left.setdefault(each, []).extend((chosen, rest) for rest in rests)
                self._add_sum(whole, (*parts, *rests))
        for around, within in said.within:
            for _chosen, whole, parts in self._instances(slot, Sum(around, (within,), has_rest=True)):
                self.within[self._is_new((whole, *parts))].append((whole, parts[0]))
        for one, other in said.alike:
            self._add_alike(left.get(one, ()), left.get(other, ()))

    def _add_alike(
        self, one: Collection[tuple[Chosen, Cell]], other: Collection[tuple[Chosen, Cell]]
    ) -> None:
        """The same rest under two names, where both are of the same edition of each series."""
        for (mine, rest), (theirs, same) in product(one, other):
            if all(theirs.get(series, group) is group for series, group in mine.items()):
                self._add_sum(rest, (same,))

    def _add_sum(self, whole: Cell, parts: tuple[Cell, ...]) -> None:
        is_new = self._is_new(cell for cell in (whole, *parts) if not is_rest(cell))
        self.sums[is_new].append((whole, parts))
        self.rests[is_new] |= {cell for cell in (whole, *parts) if is_rest(cell)}

    def _is_new(self, cells: Iterable[Cell]) -> bool:
        return any(cell not in self.told for cell in cells)

    def _instances(self, slot: _Slot, said: Sum) -> Iterator[tuple[Chosen, Cell, tuple[Cell, ...]]]:
        """Of each edition where it holds, and says more than that a cell is itself. Raises Unlike."""
        names = (said.whole, *said.parts)
        for chosen in slot.choices(names):
            whole, *parts = (slot.cell(name, chosen) for name in names)
            if whole is None or None in parts or len({whole, *parts}) <= len(parts):
                continue
            holds = slot.holds(said, chosen)
            if holds is None and self._is_new((whole, *(each for each in parts if each))):
                raise Unlike({group.told.people.key for group in chosen.values()})
            if holds:
                yield chosen, whole, tuple(each for each in parts if each)


REST = "rest "


def is_rest(cell: Cell) -> bool:
    return cell.subject.startswith(REST)


def _rest(whole: Cell, parts: Sequence[Cell], at: At) -> Cell:
    """The same in every release; another where one of its counts was revised."""
    every = (whole, *parts)
    who = repr([(each.subject, [node for node in each.at if node not in at]) for each in every])
    edition = ".".join(each.edition for each in every)
    return Cell(REST + blake2b(who.encode(), digest_size=8).hexdigest(), at, edition.strip(".") and edition)
