"""Numbers as people write them: 1.234,5 or 1,234.5; all rows of a column decide which of the two."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

# No-break, thin, narrow no-break and figure spaces, and the Swiss apostrophe.
_SPACES = " \u00a0\u2009\u202f\u2007\u2008'\u2019"
_TRAILING = re.compile(rf"[{_SPACES}]*%$")
_SPACED = re.compile(rf"(?<=\d)[{_SPACES}](?=\d{{3}}(?!\d))")
POINT = r"[+-]?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][+-]?\d{1,2})?"
COMMA = r"[+-]?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)?(?:,\d+)?(?:[eE][+-]?\d{1,2})?"
_POINT, _COMMA = re.compile(POINT), re.compile(COMMA)
_DIGIT = re.compile(r"\d")
LONGEST = 40


class Convention(StrEnum):
    FOUND = "found"  # decided from all rows
    POINT = "1,234.5"
    COMMA = "1.234,5"


@dataclass(frozen=True, slots=True)
class Written:
    """One text read both ways; None where it cannot be read that way."""

    point: Decimal | None
    comma: Decimal | None
    is_percent: bool = False

    @property
    def is_unclear(self) -> bool:
        """Both ways are possible and give different numbers: 1.234."""
        return self.point is not None and self.comma is not None and self.point != self.comma

    def value(self, convention: Convention) -> Decimal | None:
        return self.comma if convention is Convention.COMMA else self.point


def written(text: str) -> Written | None:
    """The number a text may be, or None. A percent sign is noticed, and the number kept as it stands.

    Blanks and apostrophes between groups of three digits are dropped; minus signs of all lengths are read.
    """
    # Only what can be a number is remembered: a text may be a megabyte.
    return _written(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=16384)
def _written(text: str) -> Written | None:
    stripped = text.strip()
    if not _DIGIT.search(stripped):
        return None
    plain = _TRAILING.sub("", stripped)
    plain = plain.replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
    plain = _SPACED.sub("", plain)
    point = Decimal(plain.replace(",", "")) if _POINT.fullmatch(plain) else None
    comma = Decimal(plain.replace(".", "").replace(",", ".")) if _COMMA.fullmatch(plain) else None
    if point is None and comma is None:
        return None
    return Written(point, comma, is_percent=stripped.endswith("%"))


@dataclass(slots=True)
class Evidence:
    """What the rows of one column say about its numbers. A line is that of the first of its kind; 0: none."""

    point_line: int = 0  # can only be read with a decimal point
    comma_line: int = 0
    unclear_line: int = 0
    unclear: str = ""
    points: int = 0
    commas: int = 0
    numbers: int = 0
    percents: int = 0
    plain_line: int = 0  # without a percent sign

    def add(self, line: int, text: str, found: Written) -> None:
        self.numbers += 1
        if found.is_percent:
            self.percents += 1
        elif not self.plain_line:
            self.plain_line = line
        if found.comma is None:
            self.points += 1
            self.point_line = self.point_line or line
        elif found.point is None:
            self.commas += 1
            self.comma_line = self.comma_line or line
        elif found.is_unclear and not self.unclear_line:
            self.unclear_line, self.unclear = line, text.strip()

    def add_exact(self, *, is_percent: bool = False) -> None:
        """A number that the file holds as a number."""
        self.numbers += 1
        self.percents += is_percent

    @property
    def is_unclear(self) -> bool:
        """Only a person can tell: 1.234 and nothing beside it that decides."""
        return bool(self.unclear_line) and not self.points and not self.commas

    @property
    def is_mixed(self) -> bool:
        return bool(self.points and self.commas)

    @property
    def convention(self) -> Convention:
        """What most of the telling rows say; FOUND when it must be asked."""
        if self.is_unclear:
            return Convention.FOUND
        return Convention.COMMA if self.commas > self.points else Convention.POINT
