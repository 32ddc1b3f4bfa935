"""One promise, one effort, one date as a line for anyone: what and when, never who."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from django.utils.dateformat import format as formatted
from django.utils.text import capfirst

from samspil.figures.indicators.models import Target
from samspil.ground.base.templatetags.face import short_day
from samspil.reporting.public import queries
from samspil.reporting.public.rules import coming
from samspil.steering.followup.pages.targets import TargetLine, target_lines
from samspil.steering.plans.models import Effort
from samspil.steering.plans.pages.lines import Standing, standing
from samspil.steering.plans.rules import Status, worst
from samspil.steering.strategy.models import Statement, Strategy
from samspil.steering.strategy.queries.reading import Book, Said, Words
from samspil.steering.strategy.rules import Piece, mark_terms

# So many lines of a month show at once.
AT_ONCE = 4
UNFINISHED = (Status.LATE, Status.QUIET, Status.RUNNING, Status.PLANNED)


@dataclass(frozen=True)
class Note:
    """An effort or action as anyone may know it."""

    title: str
    standing: Standing
    effort: Effort | None = None


@dataclass(frozen=True)
class Promise:
    statement: Statement
    pieces: tuple[Piece, ...]
    language: str
    status: Status
    why: str
    notes: tuple[Note, ...]
    overlaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """Something that starts or must be finished on a day; `times` when several plans say the same."""

    note: Note
    on: date
    is_start: bool
    times: int = 1

    @property
    def is_late(self) -> bool:
        return self.note.standing.status is Status.LATE


@dataclass(frozen=True)
class Month:
    """A month of the timetable; what is late, and then the earliest, shows at once."""

    label: str
    entries: tuple[Entry, ...]
    rest: tuple[Entry, ...] = ()


def whole_day(day: date | None) -> str:
    """`21. november 2026`: a page that may be printed or quoted names the year."""
    return short_day(day, date.min)


def effort_notes(strategy: Strategy, *, today: date) -> list[Note]:
    return notes_of(queries.shared_efforts(strategy), strategy, today=today)


def notes_of(efforts: Iterable[Effort], strategy: Strategy, *, today: date) -> list[Note]:
    return [
        Note(
            each.title,
            standing(each.course, evidence=each.evidence_count, today=today, quiet_days=strategy.quiet_days),
            each,
        )
        for each in efforts
    ]


def targets_of(strategy: Strategy, language: str) -> tuple[tuple[TargetLine, ...], tuple[TargetLine, ...]]:
    """The targets that count, and those of earlier decisions that no longer do."""
    found, running = target_lines(strategy, language), str(Target.Status.RUNNING.label)
    counting = tuple(each for each in found if each.status == running)
    return counting, tuple(each for each in found if each.status != running)


def by_number(notes: Iterable[Note]) -> dict[str, list[Note]]:
    """By the number of the statement they carry out: a plan may stem from an earlier version."""
    found: dict[str, list[Note]] = {}
    for note in notes:
        for number in note.effort.numbers:
            found.setdefault(number, []).append(note)
    return found


def promises(book: Book, notes: Iterable[Note], words: Mapping[int, Words] | None = None) -> list[Promise]:
    """Every statement of the open book and how it goes; `words` says some of them in other words."""
    numbered, forms = by_number(notes), book.spellings
    return [
        _promise(
            said,
            (words or {}).get(said.statement.pk, said.words),
            tuple(numbered.get(said.statement.number, ())),
            forms,
            tuple(book.names[area] for area in said.areas if area != said.statement.chapter_id),
        )
        for said in book.statements
    ]


def _promise(
    said: Said,
    words: Words,
    notes: tuple[Note, ...],
    forms: list[tuple[str, str]],
    overlaps: tuple[str, ...],
) -> Promise:
    found = worst(note.standing.status for note in notes)
    return Promise(
        statement=said.statement,
        pieces=tuple(mark_terms(words.text, forms)),
        language=words.language,
        status=found,
        why=next((note.standing.why for note in notes if note.standing.status is found), ""),
        notes=notes,
        overlaps=overlaps,
    )


def timetable(notes: Iterable[Note], *, today: date) -> tuple[Month, ...]:
    """What starts and what must be finished in the coming year, month by month."""
    unfinished = (note for note in notes if note.standing.status in UNFINISHED)
    same: dict[tuple[date, bool, bool, str], list[Entry]] = {}
    for entry in (each for note in unfinished for each in _dates(note, today)):
        same.setdefault((entry.on, entry.is_late, entry.is_start, entry.note.title), []).append(entry)
    months: dict[date, list[Entry]] = {}
    for _key, found in sorted(same.items()):
        entry = replace(found[0], times=len(found))
        months.setdefault(entry.on.replace(day=1), []).append(entry)
    return tuple(_month(first, entries) for first, entries in months.items())


def _month(first: date, entries: list[Entry]) -> Month:
    label = capfirst(formatted(first, "F Y"))
    if len(entries) <= AT_ONCE + 1:
        return Month(label, tuple(entries))
    ranked = sorted(entries, key=lambda each: not each.is_late)
    return Month(label, tuple(sorted(ranked[:AT_ONCE], key=attrgetter("on"))), tuple(ranked[AT_ONCE:]))


def _dates(note: Note, today: date) -> list[Entry]:
    effort = note.effort
    starts = [] if effort.started_on else coming([effort.planned_start], today=today)
    ends = coming([effort.planned_end], today=today)
    return [Entry(note, day, True) for day in starts] + [Entry(note, day, False) for day in ends]


def with_status(notes: Iterable[Note], *wanted: Status) -> tuple[Note, ...]:
    """The notes of these statuses, in the order of the statuses as given."""
    found = list(notes)
    return tuple(note for status in wanted for note in found if note.standing.status is status)
