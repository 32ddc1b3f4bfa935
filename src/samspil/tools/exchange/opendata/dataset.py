"""A published table as a value: what every open format is written from. It cannot hold what was hidden."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Said = Mapping[str, str]  # a text by language: {"da": ..., "nl": ..., "en": ...}
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
# Nothing that a spreadsheet would take for a formula, or a format for a separator.
_CODE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_@$./-]*")
_VERSION = re.compile(r"\d+\.\d+(\.\d+)?")


class Status(StrEnum):
    VALUE = "value"
    ZERO = "zero"  # counted, and there was none
    SUPPRESSED = "suppressed"  # hidden, whether for itself or to protect another
    NOT_APPLICABLE = "not applicable"
    MISSING = "missing"


class Role(StrEnum):
    AREA = "area"
    TIME = "time"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a dimension; `parent` is the code it is part of."""

    id: str
    label: Said
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """Codes of a time dimension are labels of periods: 2025, 2024/2025, 2025-Q2, 2025-03."""

    id: str
    label: Said
    codes: tuple[Code, ...]
    role: Role = Role.GROUP

    def __post_init__(self) -> None:
        _check(_ID.fullmatch(self.id), f"“{self.id}” cannot name a dimension")
        ids = [each.id for each in self.codes]
        _check(len(set(ids)) == len(ids), f"a code of {self.id} comes twice")
        for each in self.codes:
            _check(_CODE.fullmatch(each.id), f"“{each.id}” cannot be a code")
            _check(not each.parent or each.parent in ids, f"the parent of {each.id} is no code of {self.id}")


@dataclass(frozen=True, slots=True)
class Measure:
    id: str
    label: Said
    unit: str  # a code: percent, persons, days ...
    unit_label: Said
    decimals: int = 0

    def __post_init__(self) -> None:
        _check(_ID.fullmatch(self.id), f"“{self.id}” cannot name a measure")
        _check(_CODE.fullmatch(self.unit), f"“{self.unit}” cannot name a unit")
        _check(0 <= self.decimals <= 9, "between 0 and 9 decimals")


@dataclass(frozen=True, slots=True)
class Observation:
    """`key`: a code for each dimension, in their order. Only VALUE and ZERO hold a number.

    `below`: for a suppressed one, the bound that may be told: "fewer than 5".
    """

    key: tuple[str, ...]
    measure: str
    status: Status
    value: Decimal | None = None
    below: int | None = None
    is_preliminary: bool = False

    def __post_init__(self) -> None:
        has_number = self.status in (Status.VALUE, Status.ZERO)
        _check(has_number == (self.value is not None), f"{self.status} and {self.value} do not go together")
        _check(self.value is None or self.value.is_finite(), "a value is a number")
        _check((self.status is Status.ZERO) == (self.value == 0), "zero has a status of its own")
        _check(
            self.below is None or self.status is Status.SUPPRESSED, "only a hidden value is below something"
        )


@dataclass(frozen=True, slots=True)
class Agency:
    """Who publishes. `id`: for SDMX, letters and digits; `address`: its home page."""

    id: str
    name: Said
    address: str
    email: str = ""

    def __post_init__(self) -> None:
        _check(_ID.fullmatch(self.id), f"“{self.id}” cannot name an agency")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A frozen table. `address` is where it stands for good; `licence` and `address` are addresses.

    Raises ValueError for whatever does not fit together, and for a value with more decimals than its measure
    says: more would leave the house than was decided.
    """

    id: str
    version: str  # 1.0
    title: Said
    description: Said
    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    observations: tuple[Observation, ...]
    agency: Agency
    source: Said
    licence: str
    issued: date
    address: str
    keywords: tuple[Said, ...] = ()
    replaces: str = ""  # the address of the release this one revises

    def __post_init__(self) -> None:
        _check(_ID.fullmatch(self.id), f"“{self.id}” cannot name a table")
        _check(_VERSION.fullmatch(self.version), f"“{self.version}” is no version")
        names = [each.id.upper() for each in self.dimensions]
        names += [each.id.upper() for each in self.measures]
        _check(len(set(names)) == len(names), "two dimensions or measures have one name")
        roles = Counter(each.role for each in self.dimensions)
        _check(roles[Role.TIME] <= 1 and roles[Role.AREA] <= 1, "one dimension is time, one is area")
        self._check_observations()

    def _check_observations(self) -> None:
        codes = [{code.id for code in each.codes} for each in self.dimensions]
        decimals = {each.id: each.decimals for each in self.measures}
        seen: set[tuple[tuple[str, ...], str]] = set()
        for each in self.observations:
            _check(each.measure in decimals, f"{each.measure} is no measure of the table")
            fits = len(each.key) == len(codes) and all(k in c for k, c in zip(each.key, codes, strict=True))
            _check(fits, f"{each.key} is no place in the table")
            _check((each.key, each.measure) not in seen, f"{each.key} of {each.measure} comes twice")
            seen.add((each.key, each.measure))
            if each.value is not None:
                places = -int(each.value.normalize().as_tuple().exponent)
                _check(places <= decimals[each.measure], f"a value has {places} decimals")

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.title)

    def measure(self, name: str) -> Measure:
        return next(each for each in self.measures if each.id == name)

    def dimension(self, role: Role) -> Dimension | None:
        return next((each for each in self.dimensions if each.role is role), None)


def in_language(said: Said, language: str) -> str:
    """The text in a language, else in English, else in any."""
    return said.get(language) or said.get("en") or next(iter(said.values()), "")


def number_text(value: Decimal | None, decimals: int) -> str:
    """With a decimal point and as many decimals as decided; empty for None."""
    return "" if value is None else f"{value:.{decimals}f}"


def _check(holds: object, why: str) -> None:
    if not holds:
        raise ValueError(why)
