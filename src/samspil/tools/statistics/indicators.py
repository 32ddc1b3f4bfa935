"""An indicator: a question with its name, its meaning and where it comes from. Still a value; counts
nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from samspil.tools.statistics.questions import Measure, Question

Text = Mapping[str, str]
# Whose pupil it is. The same town has another rate in each; none may be left unsaid.
DIMENSIONS = ("residence", "paying", "school-owner", "partnership", "unit")
NATURES = ("observed", "forecast")
POLARITIES = ("less", "more")


@dataclass(frozen=True)
class Column:
    """A column that a table must have. `kind`: key, code, whole, number, yes-no or date; `values` of a
    code, and in `says` what people call them.
    """

    key: str
    kind: str
    meaning: Text
    values: tuple[str, ...] = ()
    says: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """What an extract must look like: one row for each `rows`, no name and no number of a person in it."""

    key: str
    rows: Text
    columns: tuple[Column, ...]

    def has_school_years(self, period: str) -> bool:
        """As the column of the period says of itself: the first year of a school year, or just a year."""
        meanings = (each.meaning.get("en", "") for each in self.columns if each.key == period)
        return any("school year" in each.lower() for each in meanings)


def year_words(period: int, *, is_school: bool) -> str:
    """`2026/27` where the year begins in August; `2026` of a budget."""
    return f"{period}/{(period + 1) % 100:02d}" if is_school else str(period)


@dataclass(frozen=True)
class Source:
    """Who says so, and whether anybody looked it up. `status`: verified, unverified, local-practice,
    superseded or house-rule."""

    status: str
    source: str
    note: Text
    address: str = ""
    checked_on: date | None = None
    checked_by: str = ""

    @property
    def may_be_called_official(self) -> bool:
        """Only what was read in a source may be told as the law's or the office's own definition."""
        return self.status == "verified"


@dataclass(frozen=True)
class Indicator:
    """`question` asks for the whole; `asking` for a dimension and a breakdown that the indicator offers.

    `polarity`: whether less or more is better; "" where neither is, as for special provision itself in one
    unit. `shown_with`: keys of indicators beside which it is shown, never alone. `nature` keeps what was
    observed apart from what was forecast. `count_date` is a day of the year such as `09-30`; "" where rows
    carry their own dates. `hours`: whether what is counted happens inside or outside school hours, or both.
    """

    key: str
    version: int
    name: Text
    meaning: Text
    table: str
    question: Question
    source: Source
    places: Mapping[str, tuple[str, ...]]
    by: tuple[str, ...] = ()
    count_date: str = ""
    polarity: str = ""
    shown_with: tuple[str, ...] = ()
    nature: str = "observed"
    hours: str = "inside"

    @property
    def measure(self) -> Measure:
        return self.question.measure

    def asking(self, dimension: str, *by: str) -> Question:
        """The question by place in this `dimension`, and by the columns `by`. Raises ValueError for what is
        not offered: a figure without its dimension, or crossed with something else, is another figure."""
        if dimension not in self.places:
            raise ValueError(f"`{self.key}` is not offered by {dimension}; by: {', '.join(self.places)}.")
        if unknown := [each for each in by if each not in self.by]:
            raise ValueError(f"`{self.key}` is not broken down by {unknown[0]}; by: {', '.join(self.by)}.")
        return replace(self.question, place=self.places[dimension], by=by)


@dataclass(frozen=True)
class IndicatorPack:
    key: str
    version: str
    country: str
    title: Text
    tables: tuple[Table, ...]
    indicators: tuple[Indicator, ...]

    def indicator(self, key: str) -> Indicator:
        """Raises KeyError where the pack has none of that key."""
        found = {each.key: each for each in self.indicators}
        return found[key]
