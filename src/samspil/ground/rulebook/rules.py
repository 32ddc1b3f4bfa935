"""Dates the law's way: school years, holidays, deadlines, and which rule held when. No database, no clock."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Literal, Protocol, TypeVar

MonthDay = tuple[int, int]
Roll = Literal["next working day", "none"]

SATURDAY = 5
# What holds where the rulebook has no row of its own (keys school-year-start and count-date).
SCHOOL_YEAR_START: dict[str, MonthDay] = {"DK": (8, 1), "NL": (8, 1)}
COUNT_DAYS: dict[str, tuple[MonthDay, ...]] = {"DK": ((9, 30),), "NL": ((10, 1), (2, 1))}
OWN_LANGUAGE = {"DK": "da", "NL": "nl"}


class UnknownCountry(ValueError):
    """Only countries with a rulebook profile have a calendar here."""


class NoRule(LookupError):
    """No row of the key is valid on the date."""


class RulesDisagree(LookupError):
    """Two rows of the key are valid on the date; one of them must end first."""


class NoSpan(ValueError):
    """The rule does not say for how long, so no deadline follows from it."""


class Datable(Protocol):
    """A row of the rulebook, from a pack or from the database."""

    @property
    def key(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


class Lasting(Protocol):
    """A rule that says for how long: 4 weeks, 6 working-days."""

    @property
    def amount(self) -> int | float | None: ...
    @property
    def unit(self) -> str: ...


Row = TypeVar("Row", bound=Datable)


@dataclass(frozen=True)
class Span:
    """A length of time that stands in no rulebook row."""

    amount: int
    unit: str


@dataclass(frozen=True)
class SchoolYear:
    start: date
    end: date
    label: str


class StepKind(StrEnum):
    COUNTED = "counted"
    CLOSED = "closed"
    WORKING = "working"


@dataclass(frozen=True)
class Step:
    """One fact of a computation that a person can check on a calendar.

    COUNTED: `amount` `unit` from `start` is `on`. CLOSED: `on` is `reason` ("weekend", "closed" or the
    holiday's own name). WORKING: `on` is a working day.
    """

    kind: StepKind
    on: date
    start: date | None = None
    amount: int = 0
    unit: str = ""
    reason: str = ""

    def __str__(self) -> str:
        if self.kind == StepKind.COUNTED and self.start:
            return f"{self.amount} {self.unit} from {_said(self.start)} = {_said(self.on)}"
        if self.kind == StepKind.CLOSED:
            return f"{_said(self.on)} is no working day: {self.reason}"
        return f"{_said(self.on)} is a working day"


@dataclass(frozen=True)
class Deadline:
    """The last day on which it is still in time, and how that was found."""

    due: date
    steps: tuple[Step, ...]


def month_day(text: str) -> MonthDay:
    """`09-30` as (9, 30); raises ValueError for a day that no year has."""
    month, _, day = text.partition("-")
    found = date(2000, int(month), int(day))  # 2000 was a leap year
    return found.month, found.day


def month_days(text: str) -> tuple[MonthDay, ...]:
    """`06-05, 12-24` as ((6, 5), (12, 24)): the value of closed-days."""
    return tuple(month_day(each.strip()) for each in text.split(","))


def whole_numbers(text: str) -> tuple[int, ...]:
    """`30, 7, 1` as (30, 7, 1): the value of reminder-days-before."""
    return tuple(int(each) for each in text.split(","))


def on_day(year: int, day: MonthDay) -> date:
    """29 February is the 28th where the year has no 29th."""
    return date(year, day[0], min(day[1], monthrange(year, day[0])[1]))


def school_year(on: date, country: str, *, starts: MonthDay | None = None) -> SchoolYear:
    """The school year that holds the date, e.g. 2026/27."""
    first_day = starts or _known(SCHOOL_YEAR_START, country)
    start = on_day(on.year, first_day)
    if on < start:
        start = on_day(on.year - 1, first_day)
    end = on_day(start.year + 1, first_day) - timedelta(days=1)
    return SchoolYear(start, end, f"{start.year}/{(start.year + 1) % 100:02d}")


def count_dates(
    year: SchoolYear, country: str, *, days: Iterable[MonthDay] | None = None
) -> tuple[date, ...]:
    """The days of that school year on which pupils are counted, earliest first."""
    wanted = _known(COUNT_DAYS, country) if days is None else tuple(days)
    dates = (on_day(each, day) for each in {year.start.year, year.end.year} for day in wanted)
    return tuple(sorted(each for each in dates if year.start <= each <= year.end))


def public_holidays(country: str, years: Iterable[int]) -> dict[date, str]:
    """National holidays by date, named in the country's own language. School breaks are local: not here."""
    found = {day: name for year in years for day, name in _holidays(country, year).items()}
    return dict(sorted(found.items()))


def is_working_day(on: date, country: str, *, closed: Collection[MonthDay] = ()) -> bool:
    """Monday to Friday, no public holiday and none of the days in `closed` (rulebook key closed-days)."""
    return not _why_closed(on, country, closed)


def add_working_days(start: date, n: int, country: str, *, closed: Collection[MonthDay] = ()) -> date:
    """The nth working day after `start`, before it when n is negative; `start` itself when n is 0."""
    step = timedelta(days=1 if n > 0 else -1)
    on = start
    for _ in range(abs(n)):
        on += step
        while not is_working_day(on, country, closed=closed):
            on += step
    return on


def days_between_working(start: date, end: date, country: str, *, closed: Collection[MonthDay] = ()) -> int:
    """Working days after the earlier date up to and with the later; negative when `end` comes first."""
    first, last = sorted((start, end))
    days = (first + timedelta(days=each) for each in range(1, (last - first).days + 1))
    count = sum(is_working_day(each, country, closed=closed) for each in days)
    return count if start <= end else -count


def add_months(start: date, n: int) -> date:
    """The same day of the month; the month's last day where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
    return on_day(year, (month + 1, start.day))


def deadline(
    start: date,
    rule: Lasting,
    country: str,
    *,
    roll: Roll = "next working day",
    closed: Collection[MonthDay] = (),
) -> Deadline:
    """Counts from the day after `start`, so that 4 weeks end on the same weekday.

    With `roll`, a last day that is no working day moves to the next one. Raises NoSpan for a rule whose
    unit is no whole number of days, working-days, weeks, months or years.
    """
    due = _counted(start, rule, country, closed)
    steps = [Step(StepKind.COUNTED, due, start=start, amount=int(rule.amount or 0), unit=rule.unit)]
    while roll != "none":
        reason = _why_closed(due, country, closed)
        steps.append(Step(StepKind.CLOSED if reason else StepKind.WORKING, due, reason=reason))
        if not reason:
            break
        due += timedelta(days=1)
    return Deadline(due, tuple(steps))


def valid_rule(rows: Iterable[Row], key: str, country: str, on: date) -> Row:
    """The one row of the key that holds on the date; both its first and its last day count.

    A superseded row without a last day is kept for history and never holds. Raises NoRule or RulesDisagree.
    """
    found = [each for each in rows if each.key == key and each.country == country and holds(each, on)]
    if not found:
        raise NoRule(f"No rule {key} holds in {country} on {on}.")
    if len(found) > 1:
        raise RulesDisagree(f"{len(found)} rules {key} hold in {country} on {on}.")
    return found[0]


def holds(row: Datable, on: date) -> bool:
    if row.status == "superseded" and row.valid_to is None:
        return False
    return (row.valid_from or date.min) <= on <= (row.valid_to or date.max)


def _counted(start: date, rule: Lasting, country: str, closed: Collection[MonthDay]) -> date:
    amount = rule.amount
    if amount is None or amount != int(amount):
        raise NoSpan(f"{amount} {rule.unit} is no whole span of days.")
    number = int(amount)
    match rule.unit:
        case "days":
            return start + timedelta(days=number)
        case "weeks":
            return start + timedelta(weeks=number)
        case "working-days":
            return add_working_days(start, number, country, closed=closed)
        case "months":
            return add_months(start, number)
        case "years":
            return add_months(start, number * 12)
    raise NoSpan(f"{amount} {rule.unit} is no whole span of days.")


def _why_closed(on: date, country: str, closed: Collection[MonthDay]) -> str:
    """Why nobody works that day; "" on a working day."""
    holiday = _holidays(country, on.year).get(on)
    if holiday:
        return holiday
    if on.weekday() >= SATURDAY:
        return "weekend"
    return "closed" if (on.month, on.day) in closed else ""


@cache
def _holidays(country: str, year: int) -> Mapping[date, str]:
    import holidays  # noqa: PLC0415 - heavy, and few pages need it

    # The library knows that the Great Prayer Day ended with 2023, and Kingsday's Sundays.
    language = _known(OWN_LANGUAGE, country)
    return dict(holidays.country_holidays(country, years=year, language=language))


Value = TypeVar("Value")


def _known(table: dict[str, Value], country: str) -> Value:
    if country not in table:
        raise UnknownCountry(f"There is no calendar for {country}; there is one for {', '.join(table)}.")
    return table[country]


def _said(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
