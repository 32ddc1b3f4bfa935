"""Writes dated things as an iCalendar file (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event


@dataclass(frozen=True)
class Entry:
    """One whole day, or minutes from `starts`. `uid` stays, so that nothing stands there twice."""

    uid: str
    on: date
    title: str
    text: str
    url: str
    category: str
    starts: datetime | None = None
    minutes: int = 0
    place: str = ""


def write_calendar(entries: Iterable[Entry], *, name: str, language: str, stamp: datetime) -> bytes:
    """Whole days have no time zone: summer time moves none. They block no time and ring no bell."""
    from icalendar import Calendar  # noqa: PLC0415 - heavy, and only calendars need it

    calendar = Calendar()
    calendar.add("prodid", "-//Samspil//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, language, stamp))
    return bytes(calendar.to_ical())


def _event(entry: Entry, language: str, stamp: datetime) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - heavy, and only calendars need it

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    if entry.starts:
        # In UTC, so that no calendar needs to know our clock's rules.
        event.add("dtstart", entry.starts.astimezone(UTC))
        event.add("dtend", entry.starts.astimezone(UTC) + timedelta(minutes=entry.minutes))
    else:
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", entry.title, parameters={"language": language})
    event.add("description", entry.text, parameters={"language": language})
    event.add("url", entry.url)
    event.add("categories", [entry.category])
    if entry.place:
        event.add("location", entry.place)
    event.add("transp", "OPAQUE" if entry.starts else "TRANSPARENT")
    return event
