"""Which sets of rows are sums of others, whatever the rows: what a reader of definitions can add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from samspil.tools.statistics.overlaps import ANYTHING, Domains, Lie, Rows, is_empty, lie


@dataclass(frozen=True)
class Sum:
    """Everybody in `whole` is in one of `parts` and in no other; or, with `has_rest`, in none of them."""

    whole: str
    parts: tuple[str, ...]
    has_rest: bool = False


@dataclass(frozen=True)
class Sums:
    """Names of sets. `within`: (around, within), every two of which one lies in the other. `alike`: two sums
    that leave the same rest."""

    sums: tuple[Sum, ...] = ()
    within: tuple[tuple[str, str], ...] = ()
    alike: tuple[tuple[Sum, Sum], ...] = ()


def sums(sets: Mapping[str, Rows], domains: Domains = ANYTHING) -> Sums:
    """What follows between the sets from their definitions: each set with those directly within it, as many
    apart from each other as go together; a set with one part where both are the same.

    Told by pairs (`overlaps.lie`), so that nothing is claimed that some row could break. Not all that is true
    is found: what holds of three sets that overlap in part is not. Raises nothing.
    """
    lies = _lies(sets, domains)
    first = {name: next(other for other in sets if lies.get((name, other)) is Lie.SAME) for name in sets}
    same = tuple(Sum(one, (name,)) for name, one in first.items() if one != name)
    kept = [name for name in sets if first[name] == name]
    inside = {name: [other for other in kept if lies.get((other, name)) is Lie.INSIDE] for name in kept}
    found: list[Sum] = []
    for whole, within in inside.items():
        direct = [each for each in within if not any(each in inside[between] for between in within)]
        for parts in _apart(direct, lies):
            found.append(_sum(whole, parts, kept, sets, domains))
    return Sums(
        (*same, *found),
        tuple((whole, part) for whole, within in inside.items() for part in within),
        tuple(_alike([each for each in found if each.has_rest], sets, domains)),
    )


def _lies(sets: Mapping[str, Rows], domains: Domains) -> dict[tuple[str, str], Lie | None]:
    found: dict[tuple[str, str], Lie | None] = {(name, name): Lie.SAME for name in sets}
    turned = {Lie.INSIDE: Lie.AROUND, Lie.AROUND: Lie.INSIDE}
    for one, other in combinations(sets, 2):
        said = lie(sets[one], sets[other], domains)
        found[one, other], found[other, one] = said, turned.get(said, said) if said else None
    return found


def _apart(direct: Sequence[str], lies: Mapping[tuple[str, str], Lie | None]) -> list[tuple[str, ...]]:
    """Each of them in a group whose members have nobody in common, with as many others as go with it."""
    found: list[tuple[str, ...]] = []
    for each in direct:
        if any(each in group for group in found):
            continue
        group = [each]
        for other in direct:
            if all(lies.get((other, member)) is Lie.APART for member in group):
                group.append(other)
        found.append(tuple(sorted(group)))
    return found


def rest(one: Sum, sets: Mapping[str, Rows]) -> Rows:
    """Those of the whole who are in no part."""
    whole = sets[one.whole]
    return Rows(whole.of, (*whole.without, *(sets[part].of for part in one.parts)))


def _sum(
    whole: str, parts: tuple[str, ...], kept: Sequence[str], sets: Mapping[str, Rows], domains: Domains
) -> Sum:
    """With the set that is the rest as one more part, if there is one."""
    open_ = Sum(whole, parts, has_rest=True)
    left = rest(open_, sets)
    if is_empty(left, domains):
        return Sum(whole, parts)
    for name in kept:
        if name not in parts and lie(sets[name], left, domains) is Lie.SAME:
            return Sum(whole, tuple(sorted((*parts, name))))
    return open_


def _alike(open_: Sequence[Sum], sets: Mapping[str, Rows], domains: Domains) -> list[tuple[Sum, Sum]]:
    return [
        (one, other)
        for one, other in combinations(open_, 2)
        if lie(rest(one, sets), rest(other, sets), domains) is Lie.SAME
    ]
