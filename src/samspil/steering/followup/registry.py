"""What else needs a person: the apps above add their kinds and sources at the start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from samspil.ground.organisation.access import Me
from samspil.steering.followup.rules import Need


@dataclass(frozen=True)
class NeedKind:
    """One kind: the button of one, the sentence of several, and what is waited for where there is no day."""

    name: str
    button: str
    many: Callable[[int], str]
    waits: str = ""


Source = Callable[[Me, date], Iterable[Need]]

kinds: dict[str, NeedKind] = {}
sources: list[Source] = []


def register(source: Source, *of: NeedKind) -> None:
    """Call it in AppConfig.ready. A source asks a fixed number of queries; no title is about a child."""
    kinds.update({each.name: each for each in of})
    if source not in sources:
        sources.append(source)


def needs(me: Me, today: date) -> Iterable[Need]:
    for source in sources:
        yield from source(me, today)
