"""What changed between two versions of a strategy: in words, not in lines of a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields

from samspil.tools.packs.strategy import Statement, StrategyPack, Target, Term

Entry = Target | Term
Pairs = list[tuple[Statement, Statement]]


@dataclass(frozen=True)
class Change:
    """One field before and after; "" where there was none. `language` is "" where the field is no text."""

    field: str
    language: str
    before: str
    after: str


@dataclass(frozen=True)
class Renumbered:
    """The same sentence under another number; `changes` holds what else became different."""

    before: Statement
    after: Statement
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Reworded:
    """The same number with other words."""

    before: Statement
    after: Statement
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Altered:
    """A target or a term, by key."""

    key: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class EntryChanges:
    """Keys added and removed, in the order of their pack, and what changed in the others."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    altered: tuple[Altered, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.altered)


@dataclass(frozen=True)
class PackChanges:
    """False when nothing a reader of the strategy would notice has changed."""

    added: tuple[Statement, ...]
    removed: tuple[Statement, ...]
    reworded: tuple[Reworded, ...]
    renumbered: tuple[Renumbered, ...]
    reclassified: tuple[Reworded, ...]
    targets: EntryChanges
    terms: EntryChanges

    def __bool__(self) -> bool:
        return any(bool(getattr(self, each.name)) for each in fields(self))


def compare(old: StrategyPack, new: StrategyPack) -> PackChanges:
    """Pairs statements by number and text, then by text alone (renumbered), then by number (reworded).

    A sentence inserted early shifts the numbers after it; pairing by text first keeps those sentences
    from showing as reworded. `reclassified` are pairs with the same number and words whose chapter, kind,
    part, areas, sources, rights, targets or headline differ.
    """
    before, after = list(old.statements), list(new.statements)
    same = _take_pairs(before, after, lambda a, b: a.number == b.number and _same_words(a, b))
    moved = _take_pairs(before, after, _same_words)
    same += _take_pairs(before, after, lambda a, b: a.number == b.number)
    same.sort(key=lambda pair: new.statements.index(pair[1]))
    changed = [Reworded(a, b, _changes(a, b)) for a, b in same if _changes(a, b)]
    return PackChanges(
        added=tuple(after),
        removed=tuple(before),
        reworded=tuple(each for each in changed if _touches_words(each)),
        renumbered=tuple(Renumbered(a, b, _changes(a, b)) for a, b in moved),
        reclassified=tuple(each for each in changed if not _touches_words(each)),
        targets=_compare_entries(old.targets, new.targets),
        terms=_compare_entries(old.terms, new.terms),
    )


def _take_pairs(before: list[Statement], after: list[Statement], fits: Callable[..., bool]) -> Pairs:
    """Takes out of both lists the statements that fit each other, and gives them as pairs."""
    pairs: Pairs = []
    for old in tuple(before):
        new = next((each for each in after if fits(old, each)), None)
        if new is not None:
            pairs.append((old, new))
            before.remove(old)
            after.remove(new)
    return pairs


def _same_words(old: Statement, new: Statement) -> bool:
    shared = old.text.keys() & new.text.keys()
    return bool(shared) and all(old.text[each] == new.text[each] for each in shared)


def _touches_words(pair: Reworded) -> bool:
    return any(each.language for each in pair.changes)


def _compare_entries(old: Sequence[Entry], new: Sequence[Entry]) -> EntryChanges:
    before, after = {each.key: each for each in old}, {each.key: each for each in new}
    pairs = [(key, _changes(before[key], after[key])) for key in after if key in before]
    return EntryChanges(
        added=tuple(key for key in after if key not in before),
        removed=tuple(key for key in before if key not in after),
        altered=tuple(Altered(key, changes) for key, changes in pairs if changes),
    )


def _changes(old: Statement | Entry, new: Statement | Entry) -> tuple[Change, ...]:
    found: list[Change] = []
    for name in (each.name for each in fields(old) if each.name != "number"):
        before, after = _by_language(getattr(old, name)), _by_language(getattr(new, name))
        for language in {**before, **after}:
            was, is_now = before.get(language, ""), after.get(language, "")
            if was != is_now:
                found.append(Change(name, language, was, is_now))
    return tuple(found)


def _by_language(value: object) -> dict[str, str]:
    if isinstance(value, Mapping):
        return {language: _said(each) for language, each in value.items()}
    return {} if value is None else {"": _said(value)}


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value)
