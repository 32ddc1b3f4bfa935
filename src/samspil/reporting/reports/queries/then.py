"""Efforts as they were known on a day that is past: what was told and done since is left out.

The wording of an effort and its planned days are those of now; the report says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, Max, QuerySet
from django.utils.timezone import localdate

from samspil.steering.plans.models import Effort, Evidence, News, Plan
from samspil.steering.plans.queries import SHARED_KINDS

Told = TypeVar("Told", News, Evidence)


@dataclass(frozen=True)
class Known:
    """The last news of each effort up to the day, and how much evidence there was."""

    day: date
    news: dict[int, date]
    evidence: dict[int, int]

    def as_then(self, efforts: Iterable[Effort]) -> list[Effort]:
        """The same rows for reading; nobody saves them."""
        return [self._masked(each) for each in efforts]

    def _masked(self, effort: Effort) -> Effort:
        for name in ("started_on", "ended_on", "stopped_on"):
            if (on := getattr(effort, name)) and on > self.day:
                setattr(effort, name, None)
        if effort.approved_at and localdate(effort.approved_at) > self.day:
            effort.approved_at = None
        effort.news_on = self.news.get(effort.pk)
        effort.evidence_count = self.evidence.get(effort.pk, 0)
        return effort


def plans_on(day: date, root: int) -> list[Plan]:
    """The house's own plans of the day: also those that have been evaluated since."""
    found = Plan.objects.filter(
        unit_id=root, kind__in=SHARED_KINDS, approved_at__date__lte=day, begins_on__lte=day, ends_on__gte=day
    )
    return list(found.select_related("strategy", "unit"))


def by_number(efforts: Iterable[Effort]) -> dict[str, list[Effort]]:
    """By the number of the statement they carry out; a plan may stem from an earlier version."""
    found: dict[str, list[Effort]] = {}
    for effort in efforts:
        for number in effort.numbers:
            found.setdefault(number, []).append(effort)
    return found


def known_on(day: date, root: int) -> Known:
    """Two queries, however many efforts the house has."""
    news = _until(News.objects.all(), day, root).annotate(last=Max("at__date"))
    evidence = _until(Evidence.objects.all(), day, root).annotate(n=Count("pk"))
    return Known(day, dict(news), dict(evidence))


def _until(found: QuerySet[Told], day: date, root: int) -> QuerySet[Told]:
    told = found.filter(at__date__lte=day, effort__plan__strategy__unit_id=root)
    return told.order_by().values_list("effort_id")
