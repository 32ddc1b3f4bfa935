"""Decisions about what the public reads and writes. Plain Python."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

# Working days within which somebody who left an address hears from the follow-up group.
ANSWER_DAYS = 10
# So many messages from one sender in so long; the next must wait.
MOST_AT_ONCE, WINDOW = 5, timedelta(hours=1)
# The timetable looks so far ahead.
AHEAD = timedelta(days=365)


def sender(address: str) -> str:
    """One sender: an IPv4 address, or the /64 network that one IPv6 household has to itself."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
    return str(found)


def still_counting(sent: Iterable[datetime], *, now: datetime) -> list[datetime]:
    """Those of the moments that lie within the window."""
    return [moment for moment in sent if now - moment < WINDOW]


def may_send(sent: list[datetime]) -> bool:
    return len(sent) < MOST_AT_ONCE


def coming(dates: Iterable[date | None], *, today: date) -> list[date]:
    """The dates that the timetable shows, earliest first."""
    return sorted(day for day in dates if day and today <= day < today + AHEAD)
