"""Whom an office says that a house is like: read from its table, kept nowhere before somebody chooses."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from samspil.figures.indicators.models import Area
from samspil.figures.indicators.queries.neighbours import areas
from samspil.figures.indicators.queries.reading import Fault, fault_of
from samspil.ground.organisation.models import Unit
from samspil.tools.exchange.uploads import Upload


@dataclass(frozen=True)
class OfficeRow:
    """The house's row, nearest first: `unknown` are codes of which no figure is here.

    `is_there` is False where the table says nothing of the house; with `faults` nothing was read.
    """

    source: str
    known: tuple[Area, ...] = ()
    unknown: tuple[str, ...] = ()
    is_there: bool = True
    faults: tuple[Fault, ...] = ()


def office_row(house: Unit, name: str, stream: IO[bytes], *, source: str) -> OfficeRow:
    from samspil.tools.exchange.figures.neighbours import read_neighbours  # noqa: PLC0415 - heavy

    read = read_neighbours(Upload(name, stream))
    if read.is_refused:
        return OfficeRow(source, faults=tuple(fault_of(each) for each in read.problems))
    told = {_code(code): others for code, others in read.of}
    others = told.get(_code(house.number), ())
    known, unknown = _sorted(house.pk, others)
    return OfficeRow(source, known, unknown, is_there=bool(others))


def _sorted(house: int, codes: Iterable[str]) -> tuple[tuple[Area, ...], tuple[str, ...]]:
    there = {_code(each.code): each for each in areas(house)}
    asked = list(codes)
    known = tuple(there[_code(each)] for each in asked if _code(each) in there)
    return known, tuple(each for each in asked if _code(each) not in there)


def _code(written: str) -> str:
    """Spreadsheets eat the noughts that a code begins with."""
    return written.strip().lstrip("0")
