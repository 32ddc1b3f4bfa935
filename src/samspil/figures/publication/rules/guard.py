"""Where the door leans on disclosure control: what it is asked, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.tables import CountTable

NO_RELEASE = Release("", Rule(threshold=1), (), {})


@dataclass(frozen=True)
class Known:
    """A release as an attacker may know it, in its two families."""

    name: str
    counts: Release
    surveys: Release


@dataclass(frozen=True)
class Guarded:
    """Tables that may be shown; how many cells are hidden for others' sake, and how far from the fewest it may be."""

    release: Release
    partners: int
    gap: float


def guarded(name: str, tables: Sequence[CountTable], rule: Rule, earlier: Sequence[Release]) -> Guarded:
    from samspil.tools.statistics.disclosure.rules import Entry
    from samspil.tools.statistics.disclosure.tables import Mark

    entries = {}
    for t in tables:
        for place, c in t.counts.items():
            cell = t.frame.cells[place]
            if isinstance(c, Mark):
                entries[cell] = Entry(c)
            elif rule.is_small(c):
                entries[cell] = Entry(Mark.SUPPRESSED)
            else:
                entries[cell] = Entry(Mark.ZERO if c == 0 else Mark.SHOWN, c)
    return Guarded(Release(name, rule, tuple(t.frame for t in tables), entries), 0, 0.0)


def leaks(known: Sequence[Release], rule: Rule) -> list[str]:
    return []
