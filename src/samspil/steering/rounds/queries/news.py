"""What has happened in a round since somebody last looked, and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet, Window
from django.db.models.functions import Greatest

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.rounds.models import Approval, Ask, Round
from samspil.steering.rounds.queries.asks import MOMENTS


@dataclass(frozen=True)
class Happened:
    """One thing that one person did: `answered`, `approved`, `accepted` or `returned`."""

    what: str
    ask: int
    place: str
    at: datetime
    by: Person
    level: Unit | None = None


@dataclass(frozen=True)
class News:
    """The newest of what happened, and how much there is of it."""

    newest: tuple[Happened, ...]
    count: int


NOTHING = News((), 0)


def happened_since(round: Round, since: datetime, *, moved: int, most: int) -> News:
    """Newest first. Thousands may have answered since: only what is shown is fetched, the rest counted.

    `moved` is how much happened to the answers themselves (asks.counts_of).
    """
    rows = list(_approvals(round, since)[:most])
    approved = [
        Happened("approved", each.ask_id, each.ask.unit.name, each.at, each.by, each.unit) for each in rows
    ]
    found = [*_moved(round, since, most), *approved] if moved else approved
    newest = sorted(found, key=lambda each: each.at, reverse=True)[:most]
    return News(tuple(newest), moved + (rows[0].total if rows else 0))


def _moved(round: Round, since: datetime, most: int) -> Iterator[Happened]:
    """What happened to the answers that something happened to last: the newest of all is among it."""
    last = Greatest(*(field for _what, field in MOMENTS))
    rows = Ask.objects.filter(round=round).annotate(last=last).filter(last__gt=since).order_by("-last")
    for row in rows.select_related("unit", "answered_by", "returned_by", "accepted_by")[:most]:
        for what, field in MOMENTS:
            if (at := getattr(row, field)) and at > since:
                yield Happened(what, row.pk, row.unit.name, at, getattr(row, f"{what}_by"))


def _approvals(round: Round, since: datetime) -> QuerySet[Approval]:
    """Below the top, the newest first; each says how many there are in all."""
    found = Approval.objects.filter(ask__round=round, at__gt=since).exclude(unit=round.unit_id)
    return found.select_related("ask__unit", "by", "unit").annotate(total=Window(Count("*"))).order_by("-at")
