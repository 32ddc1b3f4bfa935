"""Months after a day, and which days lie that far back."""

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """The same day of the month, `months` later (or earlier); the last day where that month is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_begin(today: date, months: int) -> date:
    """The latest day of which `months` have passed by `today`."""
    back = months_later(today, -months)
    is_month_end = today.day == monthrange(today.year, today.month)[1]
    return date(back.year, back.month, monthrange(back.year, back.month)[1]) if is_month_end else back
