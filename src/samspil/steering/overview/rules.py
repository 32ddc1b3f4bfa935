"""Which days an overview stands on. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


def month_ends(today: date, count: int) -> list[date]:
    """The last days of so many full months, and today."""
    first = today.replace(day=1)
    found = []
    for _month in range(count):
        last = first - timedelta(days=1)
        found.append(last)
        first = last.replace(day=1)
    return [*reversed(found), today]


def first_days(begins_on: date, count: int = 12) -> list[date]:
    """The first day of each month of a year."""
    number = begins_on.year * 12 + begins_on.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(number, number + count)]


def share(part: int, whole: int) -> int | None:
    """Whole percent; None of nothing. Rounded down, so that only all is 100."""
    return 100 * part // whole if whole else None


@dataclass(frozen=True, order=True)
class Half:
    """The first or the second half of a year."""

    year: int
    number: int

    @property
    def next(self) -> "Half":
        return Half(self.year, 2) if self.number == 1 else Half(self.year + 1, 1)


def half_of(on: date) -> Half:
    return Half(on.year, 1 if on.month <= 6 else 2)


def halves(first: date, last: date) -> list[Half]:
    """Every half-year from the one day to the other."""
    found = [half_of(first)]
    while found[-1] < half_of(last):
        found.append(found[-1].next)
    return found


@dataclass(frozen=True)
class ActionDays:
    """An action: since when it is agreed, when it began and ended, whether anything came of it."""

    area: int
    agreed_on: date
    started_on: date | None
    ended_on: date | None
    has_result: bool


@dataclass(frozen=True)
class Moved:
    """What happened in one half-year: so many agreed, begun, ended, and ended with a result."""

    agreed: int = 0
    begun: int = 0
    ended: int = 0
    with_result: int = 0


def moved(actions: Iterable[ActionDays], half: Half) -> Moved:
    found = list(actions)
    ended = [each for each in found if each.ended_on and half_of(each.ended_on) == half]
    return Moved(
        agreed=sum(1 for each in found if half_of(each.agreed_on) == half),
        begun=sum(1 for each in found if each.started_on and half_of(each.started_on) == half),
        ended=len(ended),
        with_result=sum(1 for each in ended if each.has_result),
    )
