"""How two sets of rows lie to each other, told from their definitions alone: within each other, or apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import product
from math import prod
from typing import Any

from samspil.tools.statistics.conditions import Among, Between, Condition, Is, Known, Leaf, PartOf, leaves_of
from samspil.tools.statistics.plain import holds

# More kinds of rows than this are not looked at: nothing is claimed then.
KINDS_AT_MOST = 5_000
Cells = dict[str, Any]


@dataclass(frozen=True)
class Rows:
    """The rows of which `of` surely holds and none of `without` surely does."""

    of: Condition
    without: tuple[Condition, ...] = ()

    def has(self, row: Cells) -> bool:
        return holds(self.of, row) is True and not any(holds(each, row) for each in self.without)


@dataclass(frozen=True)
class Domains:
    """What can stand in columns. `codes`: a column and all values that it has; another has any. `wholes`:
    columns of whole numbers; in others 2.5 lies between 2 and 3. Anything may be missing anywhere.
    """

    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    wholes: frozenset[str] = field(default_factory=frozenset)


class Lie(StrEnum):
    """How one set of rows lies to another, whatever the rows."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    APART = "apart"


ANYTHING = Domains()


@lru_cache(maxsize=20_000)
def lie(one: Rows, other: Rows, domains: Domains = ANYTHING) -> Lie | None:
    """How `one` lies to `other`. None: they overlap in part, one has never a row, or it cannot be told.

    By cases: `plain.holds`, the reference of all engines, is asked about a row of each kind that the
    conditions can tell apart (every named code and one more, both sides of every limit, yes and no, missing).
    So what is claimed holds for every row that fits `domains`. Not told are: more than 5,000 kinds of rows; a
    column that is compared as two kinds of thing; a part of a whole (`PartOf`) whose columns are asked about
    otherwise too. Raises nothing.
    """
    kinds = _kinds((one, other), domains)
    if kinds is None:
        return None
    seen = {(one.has(row), other.has(row)) for row in kinds}
    if not any(one for one, _ in seen) or not any(other for _, other in seen):
        return None
    if (True, True) not in seen:
        return Lie.APART
    if (True, False) not in seen:
        return Lie.INSIDE if (False, True) in seen else Lie.SAME
    return Lie.AROUND if (False, True) not in seen else None


@lru_cache(maxsize=20_000)
def is_empty(rows: Rows, domains: Domains = ANYTHING) -> bool:
    """Whether no row at all is in it, as far as that can be told. Method and limits as of `lie`."""
    kinds = _kinds((rows,), domains)
    return kinds is not None and not any(rows.has(row) for row in kinds)


def _kinds(sets: Sequence[Rows], domains: Domains) -> Iterator[Cells] | None:
    """A row of each kind that conditions can tell apart. None where that cannot be told, or is too much."""
    leaves = [
        leaf for each in sets for condition in (each.of, *each.without) for leaf in leaves_of(condition)
    ]
    parts = dict.fromkeys((each.part, each.whole) for each in leaves if isinstance(each, PartOf))
    paired = [column for pair in parts for column in pair]
    columns = dict.fromkeys(each.column for each in leaves if not isinstance(each, PartOf))
    if len(set(paired)) < len(paired) or set(paired) & set(columns):
        return None
    choices: list[list[Cells]] = []
    for column in columns:
        found = _values(
            [e for e in leaves if not isinstance(e, PartOf) and e.column == column], column, domains
        )
        if found is None:
            return None
        choices.append([{column: each} for each in (*found, None)])
    choices += [_pairs(pair, [e for e in leaves if isinstance(e, PartOf)]) for pair in parts]
    if prod(map(len, choices)) > KINDS_AT_MOST:
        return None
    return ({name: cell for each in chosen for name, cell in each.items()} for chosen in product(*choices))


def _values(leaves: Sequence[Leaf], column: str, domains: Domains) -> Sequence[Any] | None:
    """What may stand there, as far as the leaves can tell it apart, beside nothing."""
    kinds = {type(each) for each in leaves} - {Known}
    if len(kinds) > 1:
        return None
    if kinds == {Among}:
        return _codes([each for each in leaves if isinstance(each, Among)], column, domains)
    if kinds == {Between}:
        return _numbers(
            [each for each in leaves if isinstance(each, Between)], 1 if column in domains.wholes else 0.5
        )
    return (True, False) if kinds == {Is} else (True,)


def _codes(leaves: Sequence[Among], column: str, domains: Domains) -> Sequence[str]:
    """Each that is named, and one that is not."""
    named = dict.fromkeys(value for each in leaves for value in each.values)
    declared = dict(domains.codes).get(column)
    if declared is None:
        return (*named, "another than " + ", ".join(named))
    others = [each for each in declared if each not in named]
    return (*(each for each in named if each in declared), *others[:1])


def _numbers(leaves: Sequence[Between], step: float) -> Sequence[float]:
    """One below all limits, and the first after each."""
    begins = {each.low for each in leaves if each.low is not None}
    ends = {each.high + step for each in leaves if each.high is not None}
    found = sorted(begins | ends)
    return (found[0] - 1, *found)


def _pairs(pair: tuple[str, str], leaves: Sequence[PartOf]) -> list[Cells]:
    """Parts of a hundred: below every percent, and at each."""
    percents = sorted({each.percent for each in leaves if (each.part, each.whole) == pair})
    part, whole = pair
    return [*({part: each, whole: 100} for each in (0, *percents)), {part: None, whole: None}]
