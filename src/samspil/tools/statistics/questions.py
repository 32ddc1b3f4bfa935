"""What is counted, as a value that any engine can answer. Knows no engine and no register.

A table has one row for each thing counted (a pupil in a school year, a case). None in a cell means: not
known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from samspil.tools.statistics.conditions import EVERYONE, Condition, columns_of


@dataclass(frozen=True)
class Count:
    """How many rows are in `event`."""

    event: Condition = EVERYONE


@dataclass(frozen=True)
class Share:
    """Of the rows of which it is known, the part in `event`: 0 to 1."""

    event: Condition


@dataclass(frozen=True)
class Rate:
    """Rows in `event` for every `per` rows in `of`; those in `event` need not be in `of`."""

    event: Condition
    of: Condition
    per: int = 100

    def __post_init__(self) -> None:
        if self.per < 1:
            raise ValueError(f"A rate is per one or more, not per {self.per}.")


@dataclass(frozen=True)
class Days:
    """The `percentile` of the days from the date in `start` to the one in `end`; 50 is the median.

    Between two observations it is drawn along a straight line (type 7 of Hyndman and Fan 1996, as in SQL's
    `percentile_cont`). Begun and not ended is pending; an end before its start is a mistyped date: missing.
    """

    start: str
    end: str
    percentile: int = 50

    def __post_init__(self) -> None:
        if not 0 < self.percentile < 100:
            raise ValueError(f"A percentile lies between 0 and 100, not at {self.percentile}.")


@dataclass(frozen=True)
class Mean:
    """The mean of the scores in `column`, with their standard deviation (divided by n - 1)."""

    column: str


@dataclass(frozen=True)
class Flow:
    """Of the rows in `before` one period, the part whose `key` is in `after` the next.

    Shown under the later period, and grouped by where the row stood before. Who is no longer in the table
    has not moved; who is there in an unknown state is missing. A period that no period follows has no flow
    yet. The table has at most one row for each key and period (see `engines.duplicates`).
    """

    key: str
    before: Condition
    after: Condition


@dataclass(frozen=True)
class Cohort:
    """Of the rows with a date in `origin`, the part with a date in `event` at most `months` later.

    No date in `event` means that it did not happen; earlier than `origin` is in time. Whose months have not
    passed on the day of counting is pending. A month from the 31st ends on the last day of a shorter month.
    """

    origin: str
    event: str
    months: int

    def __post_init__(self) -> None:
        if self.months < 0:
            raise ValueError(f"A cohort is followed for 0 or more months, not {self.months}.")


@dataclass(frozen=True)
class Minutes:
    """The sum of `part` divided by the sum of `whole`, over rows with 0 <= part <= whole and a whole above
    0.
    """

    part: str
    whole: str


Measure = Count | Share | Rate | Days | Mean | Flow | Cohort | Minutes


@dataclass(frozen=True)
class Question:
    """A measure, of whom, and for which groups.

    A row of which the population is unknown is not in it. `place` names columns of which the first that is
    filled counts, such as the paying and then the home municipality.
    """

    measure: Measure
    population: Condition = EVERYONE
    period: str = ""
    place: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if isinstance(self.measure, Flow) and not self.period:
            raise ValueError("A flow leads from one period to the next: name the column of the period.")

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The columns of each part of a group, in order: period, place, by."""
        period = ((self.period,),) if self.period else ()
        place = (self.place,) if self.place else ()
        return (*period, *place, *((each,) for each in self.by))

    def columns(self) -> tuple[str, ...]:
        """Every column that the question looks at, each once."""
        grouped = [column for group in self.groups for column in group]
        return tuple(dict.fromkeys([*grouped, *columns_of(self.population), *_measured(self.measure)]))


def _measured(measure: Measure) -> Iterator[str]:
    match measure:
        case Count(event) | Share(event):
            yield from columns_of(event)
        case Rate(event, of):
            yield from (*columns_of(event), *columns_of(of))
        case Days(start, end):
            yield from (start, end)
        case Mean(column):
            yield column
        case Flow(key, before, after):
            yield from (key, *columns_of(before), *columns_of(after))
        case Cohort(origin, event_on):
            yield from (origin, event_on)
        case Minutes(part, whole):
            yield from (part, whole)
