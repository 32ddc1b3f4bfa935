"""A dimension of a table: its total, and what each group of it splits into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from samspil.tools.statistics.disclosure.errors import BadHierarchy


@dataclass(frozen=True)
class Split:
    """`whole` is exactly its `parts`: everybody in it is in one of them."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Hierarchy:
    """The groups of one dimension, from `total` down. A group may be split in several ways.

    `name` is the dimension's, the same in each table that has it. Nodes in `implied` are never shown: they
    are what is left, such as those who are not in the event of a share. `is_share`: who is in which part
    tells something about a person, so that 0 % and 100 % of few tell it of each of them.

    Raises BadHierarchy.
    """

    name: str
    total: str
    splits: tuple[Split, ...]
    implied: frozenset[str] = field(default_factory=frozenset)
    is_share: bool = False

    def __post_init__(self) -> None:
        for split in self.splits:
            if len(set(split.parts)) < len(split.parts) or not split.parts:
                raise BadHierarchy(f"{self.name}: {split.whole} names a part twice, or none.")
            if split.whole not in self.above:
                raise BadHierarchy(f"{self.name}: {split.whole} is no part of {self.total}.")
        for node, above in self.above.items():
            if node in above:
                raise BadHierarchy(f"{self.name}: {node} is a part of itself.")
        if unknown := self.implied - set(self.nodes):
            raise BadHierarchy(f"{self.name}: {', '.join(sorted(unknown))} is no part of {self.total}.")

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The total, then the others, a whole before its parts."""
        found = [self.total]
        for node in found:
            found += [part for part in self._parts(node) if part not in found]
        return tuple(found)

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """What is not split."""
        wholes = {split.whole for split in self.splits}
        return tuple(node for node in self.nodes if node not in wholes)

    @cached_property
    def above(self) -> Mapping[str, frozenset[str]]:
        """For each node every group that it lies wholly within; itself only where there is a circle."""
        above: dict[str, set[str]] = {node: set() for node in self.nodes}
        changed = True
        while changed:
            changed = False
            for split in self.splits:
                new = {split.whole} | above.get(split.whole, set())
                for part in split.parts:
                    changed |= part in above and not new <= above[part]
                    above.setdefault(part, set()).update(new)
        return {node: frozenset(each) for node, each in above.items() if node in self.nodes}

    def _parts(self, node: str) -> list[str]:
        return [part for split in self.splits if split.whole == node for part in dict.fromkeys(split.parts)]


def flat(name: str, total: str, parts: Sequence[str]) -> Hierarchy:
    """One level: both sexes, girls, boys."""
    return Hierarchy(name, total, (Split(total, tuple(parts)),))


def tree(name: str, total: str, parts: Mapping[str, Sequence[str]]) -> Hierarchy:
    """Several levels: `parts` of each group that has any."""
    return Hierarchy(name, total, tuple(Split(whole, tuple(each)) for whole, each in parts.items()))


def share(name: str, *, of: str, event: str, others: str) -> Hierarchy:
    """A share is two counts, `of` whom and how many in the `event`; the `others` are never shown."""
    return Hierarchy(name, of, (Split(of, (event, others)),), frozenset((others,)), is_share=True)
