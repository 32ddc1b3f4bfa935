"""How quickly help comes: for those who can change it."""

from dataclasses import dataclass
from datetime import date

from samspil.child.support import queries
from samspil.child.support.rules import PROFESSIONS, USUAL_DAYS, Asked, Quickness, quickness
from samspil.ground.organisation.models import Unit
from samspil.ground.rulebook.queries import rule_on
from samspil.ground.rulebook.rules import NoRule

RULE = "sparring-first-session"


@dataclass(frozen=True)
class PlaceDays:
    unit: Unit
    asked: int
    quickness: Quickness


@dataclass(frozen=True)
class DaysPage:
    agreed: int
    asked: int
    whole: Quickness
    places: tuple[PlaceDays, ...]
    interdisciplinary: int
    figure: str

    @property
    def percent(self) -> int:
        return int(100 * self.whole.share) if self.whole.share is not None else 0

    @property
    def low(self) -> int:
        return round(100 * self.whole.interval.low) if self.whole.interval else 0

    @property
    def high(self) -> int:
        return round(100 * self.whole.interval.high) if self.whole.interval else 0


def days_page(country: str, *, today: date, figure: str = "") -> DaysPage:
    """`figure`: the key of the figure that tells of it through the years, where the reader may see one."""
    agreed = _agreed(country, today)
    found = queries.days()
    by_place: dict[int, list[Asked]] = {}
    for each in found:
        by_place.setdefault(each.unit, []).append(Asked(each.raised_on, each.held_on))
    units = Unit.objects.filter(pk__in=by_place).order_by("name", "pk")
    everything = [each for asked in by_place.values() for each in asked]
    return DaysPage(
        agreed=agreed,
        asked=len(found),
        whole=quickness(everything, agreed=agreed, today=today),
        places=tuple(
            PlaceDays(unit, len(by_place[unit.pk]), quickness(by_place[unit.pk], agreed=agreed, today=today))
            for unit in units
        ),
        interdisciplinary=sum(1 for each in found if each.held_on and each.professions >= PROFESSIONS),
        figure=figure,
    )


def _agreed(country: str, today: date) -> int:
    try:
        return int(rule_on(RULE, country, today).amount)
    except NoRule:
        return USUAL_DAYS
