"""Which days an overview stands on. Plain Python."""

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
