"""Where the door leans on disclosure control: what it is asked, and what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from samspil.figures.publication.rules.content import EVENT, PLACE
from samspil.figures.publication.rules.linking import Linked, Told
from samspil.tools.statistics.disclosure.errors import Contradiction
from samspil.tools.statistics.disclosure.protections import Group, Worlds
from samspil.tools.statistics.disclosure.releases import Release
from samspil.tools.statistics.disclosure.rules import Rule
from samspil.tools.statistics.disclosure.tables import Cell, CountTable, Links

NO_WORLDS, UNLINKED = Worlds(), Linked()
NO_RELEASE = Release("", Rule(threshold=1), (), {})
# The whole is missed most, then a place, then a group; those who are counted more than those in the event.
WHOLE, OF_PLACE, COUNTED = 50.0, 5.0, 4.0


@dataclass(frozen=True)
class Known:
    """A release as an attacker may know it, in its two families. `told`: its tables that can be held
    against those of others."""

    name: str
    counts: Release
    surveys: Release
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What an attacker found out, in the words of the tool, and of whom."""

    text: str
    groups: tuple[Group, ...]

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Guarded:
    """Tables that may be shown. `small` is hidden for its own sake, `partners` cells for the sake of those;
    `gap`: how much of it may be needless; `worlds`: what shows that it is safe, for the attacker to check."""

    release: Release
    small: tuple[Group, ...] = ()
    partners: int = 0
    gap: float = 0.0
    worlds: Worlds = field(default=NO_WORLDS, repr=False, compare=False)


def guarded(
    name: str, tables: Sequence[CountTable], rule: Rule, earlier: Sequence[Release], known: Linked = UNLINKED
) -> Guarded:
    """Hide as little as must be from readers of `earlier` who know how tables hang together. Raises errors of
    `tools.statistics.disclosure`."""
    from samspil.tools.statistics.disclosure.protecting import (  # noqa: PLC0415 - heavy, and few pages need it
        protect,
    )

    before = [*_told(earlier), *known.as_read(rule, only_before=True)]
    linked = [CountTable(known.fresh, {})] if known.fresh.cells else []
    asked = {"earlier": before, "earlier_counts": known.counts, "weights": _weights(tables)}
    found = protect(name, [*tables, *linked], rule, **asked)
    shown = tuple(each for each in found.release.frames if not isinstance(each, Links))
    release = replace(found.release, frames=shown)
    return Guarded(release, found.small, len(found.partners), found.gap, found.worlds)


def leaks(
    release: Release,
    rule: Rule,
    earlier: Sequence[Release],
    small: Sequence[Group] = (),
    worlds: Worlds = NO_WORLDS,
) -> list[Finding]:
    """What somebody finds out who reads the release and all earlier ones."""
    from samspil.tools.statistics.disclosure.attacks import (  # noqa: PLC0415 - heavy, and few pages need it
        attack,
    )

    if not release.frames:
        return []
    try:
        found = attack(release, rule, earlier=_told(earlier), small=small, worlds=worlds)
    except Contradiction as error:
        # Of what cannot all be true nobody can say that it is safe.
        return [Finding(str(error), error.groups)]
    return [Finding(str(each), (each.group,)) for each in found]


def _told(releases: Sequence[Release]) -> list[Release]:
    return [each for each in releases if each.frames]


def _weights(tables: Sequence[CountTable]) -> Mapping[Cell, float]:
    cells = {cell for table in tables for cell in table.frame.cells.values()}
    return {cell: _weight(cell) for cell in cells}


def _weight(cell: Cell) -> float:
    names = [name for name, node in cell.at if node != EVENT]
    weight = WHOLE if not names else OF_PLACE if names == [PLACE] else 1.0
    return weight if any(node == EVENT for _name, node in cell.at) else weight * COUNTED
