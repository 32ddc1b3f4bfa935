"""The calendar of the demo: everything is told relative to today."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")
# The texts tell of a plan that had run for 255 days; older dates are pressed into the year there is.
WRITTEN_SPAN, NEAR = 255, 90


@dataclass(frozen=True)
class Days:
    """Today, and the school year whose plan is at work. The plan has always run for at least 100 days."""

    today: date

    @property
    def begins(self) -> date:
        day = self.today - timedelta(days=100)
        return date(day.year if day.month >= 8 else day.year - 1, 8, 1)

    @property
    def ends(self) -> date:
        """The end of the school year; a plan that is due for its successor is prolonged to New Year."""
        end = date(self.begins.year + 1, 7, 31)
        return end if self.today <= end else date(end.year, 12, 31)

    @property
    def span(self) -> int:
        return (self.today - self.begins).days

    def name(self, years_ago: int = 0) -> str:
        year = self.begins.year - years_ago
        return f"{year}/{(year + 1) % 100:02d}"

    def at(self, offset: int) -> date:
        """The day `offset` days from today; the far past is pressed together to lie in the plan's year."""
        if offset < -NEAR:
            share = min((-offset - NEAR) / (WRITTEN_SPAN - NEAR), 1)
            offset = -NEAR - round(share * (self.span - NEAR))
        return self.today + timedelta(days=offset)

    def workday(self, day: date) -> date:
        """The day itself, or the Friday before (past) or the Monday after (to come)."""
        late = day.weekday() - 4
        if late <= 0:
            return day
        return day - timedelta(days=late) if day <= self.today else day + timedelta(days=3 - late)


def moment(day: date, rng: Random) -> datetime:
    """Some time in the working hours of that day."""
    return datetime.combine(day, time(rng.randint(8, 15), rng.randint(0, 59)), tzinfo=ZONE)
