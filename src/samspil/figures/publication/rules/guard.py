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
    """Hide what must be hidden. Raises errors of `tools.statistics.disclosure`."""
    from samspil.tools.statistics.disclosure.protecting import protect  # noqa: PLC0415 - heavy, and few pages need it
    from samspil.tools.statistics.disclosure.systems import Asked  # noqa: PLC0415 - heavy, and few pages need it

    asked = Asked(tables, rule, [each for each in earlier if each.frames], None, _weights(tables))
    found = protect(asked)
    return Guarded(found.release, len(found.partners), found.gap)


def leaks(known: Sequence[Release], rule: Rule) -> list[str]:
    """What an attacker finds who knows all of these."""
    from samspil.tools.statistics.disclosure.attacking import attack  # noqa: PLC0415 - heavy, and few pages need it

    return [str(each) for each in attack([each for each in known if each.frames], rule)]
