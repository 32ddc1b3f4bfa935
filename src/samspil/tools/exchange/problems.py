"""What is wrong in a file, where, and what to do: codes and values, so that the words can be translated."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from samspil.tools.exchange.problem_texts import TEXTS
from samspil.tools.exchange.severities import Severity

Value = str | int
SHOWN_OF_A_KIND = 100
LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file. `line` counts from 1 with the header; `letter`: the column of a workbook."""

    file: str
    line: int | None = None
    column: str = ""
    sheet: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. Severity, message and remedy are `TEXTS[problem.code]`, filled with `values`."""

    code: str
    place: Place
    params: Mapping[str, Value] = field(default_factory=dict, hash=False)

    @property
    def severity(self) -> Severity:
        return TEXTS[self.code].severity

    @property
    def file(self) -> str:
        return self.place.file

    @property
    def line(self) -> int | None:
        return self.place.line

    @property
    def column(self) -> str:
        return self.place.column

    @property
    def values(self) -> dict[str, Value]:
        """All names that a message or a remedy may contain."""
        place = self.place
        return {
            "file": place.file,
            "line": place.line or 0,
            "column": place.column,
            "sheet": place.sheet,
            **self.params,
        }


def message(problem: Problem) -> str:
    """What is wrong, in English."""
    return TEXTS[problem.code].message % problem.values


def remedy(problem: Problem) -> str:
    """What to do about it, in English; empty for a note that asks for nothing."""
    return TEXTS[problem.code].remedy % problem.values


def problem_text(problem: Problem) -> str:
    """Place, message and remedy on one line of English, for a terminal or a log."""
    place = place_text(problem.place)
    said = " ".join(part for part in (message(problem), remedy(problem)) if part)
    return f"{place}: {said}" if place else said


def place_text(place: Place) -> str:
    """The place in English: `staff.xlsx, sheet Units, cell C7 (unit_number)`."""
    parts = [place.file] if place.file else []
    if place.sheet:
        parts.append(f"sheet {place.sheet}")
    if place.letter and place.line:
        name = f" ({place.column})" if place.column else ""
        parts.append(f"cell {place.letter}{place.line}{name}")
        return ", ".join(parts)
    if place.line:
        parts.append(f"line {place.line}")
    if place.column:
        parts.append(f"column {place.column}")
    return ", ".join(parts)


class Findings:
    """Collects problems; keeps the first hundred of a kind per file and counts the rest.

    A file with a wrong column repeats its error on every line: the first ones and their number will do.
    """

    def __init__(self) -> None:
        self._kept: list[Problem] = []
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def add(self, code: str, place: Place, **params: Value) -> None:
        kind = (code, place.file, place.column)
        self._counts[kind] += 1
        if self._counts[kind] <= SHOWN_OF_A_KIND:
            self._kept.append(Problem(code, place, {name: _shown(value) for name, value in params.items()}))

    def problems(self) -> tuple[Problem, ...]:
        """Errors and warnings, in the order found, then what was only counted."""
        return tuple(each for each in self._all() if each.severity is not Severity.NOTE)

    def notes(self) -> tuple[Problem, ...]:
        return tuple(each for each in self._all() if each.severity is Severity.NOTE)

    def _all(self) -> Iterator[Problem]:
        yield from self._kept
        for (code, file, column), count in self._counts.items():
            if count > SHOWN_OF_A_KIND:
                more = f"more_{TEXTS[code].severity}s"
                yield Problem(
                    more, Place(file, column=column), {"count": count - SHOWN_OF_A_KIND, "like": code}
                )


def has_errors(problems: tuple[Problem, ...]) -> bool:
    return any(each.severity is Severity.ERROR for each in problems)


def printable(text: str) -> str:
    """Text from a file made fit for a message: one line, nothing invisible, not endless."""
    visible = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return visible if len(visible) <= LONGEST_VALUE else visible[: LONGEST_VALUE - 1] + "…"


def _shown(value: Value) -> Value:
    return printable(value) if isinstance(value, str) else value
