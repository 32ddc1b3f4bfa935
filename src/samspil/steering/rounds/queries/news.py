"""What has happened in a round since somebody last looked, and by whom."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from samspil.ground.organisation.models import Person, Unit
from samspil.steering.rounds.models import Approval, Ask, Round


@dataclass(frozen=True)
class Happened:
    """One thing that one person did: `answered`, `approved`, `accepted` or `returned`."""

    what: str
    ask: int
    place: str
    at: datetime
    by: Person
    level: Unit | None = None


def happened_since(round: Round, since: datetime) -> list[Happened]:
    """Newest first."""
    moments = Q(answered_at__gt=since) | Q(returned_at__gt=since) | Q(accepted_at__gt=since)
    rows = Ask.objects.filter(moments, round=round).select_related(
        "unit", "answered_by", "returned_by", "accepted_by"
    )
    found = [
        Happened(what, row.pk, row.unit.name, at, by)
        for row in rows
        for what, at, by in (
            ("answered", row.answered_at, row.answered_by),
            ("returned", row.returned_at, row.returned_by),
            ("accepted", row.accepted_at, row.accepted_by),
        )
        if at and at > since
    ]
    yes = Approval.objects.filter(ask__round=round, at__gt=since).exclude(unit=round.unit_id)
    found += [
        Happened("approved", each.ask_id, each.ask.unit.name, each.at, each.by, each.unit)
        for each in yes.select_related("ask__unit", "by", "unit")
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)
