"""Reads units, persons and pupils from a plain CSV or XLSX list; the column names tell which it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from samspil.tools.exchange.delimited import Unreadable, check_is_text, not_a_table, read_rows
from samspil.tools.exchange.headers import match_header, named_width, plain_name, record_of
from samspil.tools.exchange.limits import Limits, in_megabytes
from samspil.tools.exchange.problems import Findings, Place, Problem, has_errors
from samspil.tools.exchange.records import Record, Table
from samspil.tools.exchange.references import Unresolved
from samspil.tools.exchange.sheet_rows import SheetCell, SheetRow
from samspil.tools.exchange.sniff import kind_of_file
from samspil.tools.exchange.staff_checks import PersonChecks, PupilChecks, UnitChecks, check_list
from samspil.tools.exchange.staff_columns import (
    NUMBERS,
    OF_PERSONS,
    OF_PUPILS,
    OF_UNITS,
    PERSON_ALIASES,
    PERSON_COLUMNS,
    PUPIL_ALIASES,
    PUPIL_COLUMNS,
    UNIT_ALIASES,
    UNIT_COLUMNS,
)
from samspil.tools.exchange.staff_rows import (
    PersonRow,
    PupilRow,
    UnitRow,
    Vocabulary,
    person_row,
    pupil_row,
    unit_row,
)
from samspil.tools.exchange.uploads import Upload

DEFAULT_LIMITS = Limits()
DELIMITERS = ";,\t"
ENCODINGS = ("", "utf-8", "utf-16", "windows-1252")


@dataclass(frozen=True, slots=True)
class StaffList:
    """The lists as they were sent. With an error among the problems they must not be loaded."""

    units: tuple[UnitRow, ...]
    persons: tuple[PersonRow, ...]
    pupils: tuple[PupilRow, ...]
    has_units: bool  # a list of units was sent, be it empty
    has_persons: bool
    has_pupils: bool
    unresolved: tuple[Unresolved, ...]  # unit numbers that are not in the list of units
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    @property
    def is_refused(self) -> bool:
        return has_errors(self.problems)


@dataclass(frozen=True, slots=True)
class Wording:
    """Words accepted for kinds of units and for roles (None accepts any), and the encoding if not Unicode."""

    kinds: Vocabulary | None = None
    roles: Vocabulary | None = None
    encoding: str = ""  # empty: UTF-8, or UTF-16 when the file begins with its mark


ANY_WORDING = Wording()
KINDS = {
    "units": (UNIT_COLUMNS, UNIT_ALIASES),
    "persons": (PERSON_COLUMNS, PERSON_ALIASES),
    "pupils": (PUPIL_COLUMNS, PUPIL_ALIASES),
}


def read_staff_list(
    files: Sequence[Upload], *, wording: Wording = ANY_WORDING, limits: Limits = DEFAULT_LIMITS
) -> StaffList:
    """Read lists of units and of persons, in any number of files and, in a workbook, sheets.

    Columns: `staff_columns`. CSV with semicolons, commas or tabs; dates yyyy-mm-dd or day first. Whatever the
    files contain, the answer is a StaffList: what is wrong stands in `problems`. Raises ValueError for an
    encoding that is not one of ENCODINGS; OSError when a stream cannot be read.
    """
    if wording.encoding not in ENCODINGS:
        raise ValueError(f"encoding must be one of {ENCODINGS}")
    reading = _Reading(wording, limits)
    for each in files:
        reading.read(each)
    unresolved = check_list(reading.units, (*reading.persons, *reading.pupils), reading.findings)
    return StaffList(
        units=tuple(reading.units),
        persons=tuple(reading.persons),
        pupils=tuple(reading.pupils),
        has_units="units" in reading.kinds,
        has_persons="persons" in reading.kinds,
        has_pupils="pupils" in reading.kinds,
        unresolved=unresolved,
        problems=reading.findings.problems(),
        notes=reading.findings.notes(),
    )


class _Reading:
    """All files of one import on their way to rows."""

    def __init__(self, wording: Wording, limits: Limits) -> None:
        self.findings = Findings()
        self.units: list[UnitRow] = []
        self.persons: list[PersonRow] = []
        self.pupils: list[PupilRow] = []
        self.kinds: set[str] = set()
        self._wording = wording
        self._limits = limits
        self._unit_checks = UnitChecks()
        self._person_checks = PersonChecks()
        self._pupil_checks = PupilChecks()

    def read(self, file: Upload) -> None:
        try:
            kind = kind_of_file(file.stream)
            if kind == "xlsx":
                self._read_workbook(file)
            elif kind in ("text", "binary"):
                self._read_text(file)
            else:
                raise not_a_table(kind)
        except Unreadable as stop:
            self.findings.add(stop.code, Place(file.name, stop.line), **stop.params)

    def _read_text(self, file: Upload) -> None:
        rows = text_rows(file.stream, self._wording.encoding, self._limits)
        table = Table(file.name, self.findings, is_day_first=True)
        columns = self._take_table(table, rows)
        if columns:
            self.findings.add("unknown_table", table.place(1), columns=columns)

    def _read_workbook(self, file: Upload) -> None:
        from samspil.tools.exchange.workbook import read_sheets  # noqa: PLC0415 - heavy, and few pages need it

        if file.stream.seek(0, 2) > self._limits.file_bytes:
            raise Unreadable("file_too_large", limit=in_megabytes(self._limits.file_bytes))
        file.stream.seek(0)
        strangers, is_known = [], False
        for title, rows in read_sheets(file.stream, self._limits):
            table = Table(file.name, self.findings, sheet=title, is_day_first=True, is_lettered=True)
            columns = self._take_table(table, rows)
            is_known = is_known or bool(table.index)
            if columns:
                strangers.append((table, columns))
        for table, columns in strangers:
            code = "sheet_ignored" if is_known else "unknown_table"
            self.findings.add(code, table.place(1), columns=columns)
        if not is_known and not strangers:
            raise Unreadable("no_table")

    def _take_table(self, table: Table, rows: Iterator[SheetRow]) -> str:
        """Read one table; when its columns are unknown, read nothing and return their names."""
        header = next(rows, None)
        if header is None:
            return ""
        names = [cell.text for cell in header.cells]
        width = named_width(names)
        kind = _kind(names)
        if not kind:
            return ", ".join(name for name in names if name) or "–"
        columns, known = KINDS[kind]
        self.kinds.add(kind)
        if match_header(table, header.line, names[:width], columns, known):
            if table.is_lettered:
                from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy, and few pages need it

                table.letters.update({name: get_column_letter(at + 1) for name, at in table.index.items()})
            for row in rows:
                self._take_row(table, row, width, kind)
        return ""

    def _take_row(self, table: Table, row: SheetRow, width: int, kind: str) -> None:
        texts = [cell.text for cell in row.cells]
        # A workbook pads or cuts its rows as it likes; only a text file can be ragged.
        if table.is_lettered:
            texts = (texts + [""] * width)[:width]
        record = record_of(table, row.line, texts, width)
        if record is None or _is_flawed(table, row, record):
            return
        if kind == "pupils":
            pupil = pupil_row(record)
            if self._pupil_checks.is_new(pupil, record):
                self.pupils.append(pupil)
        elif kind == "persons":
            person = person_row(record, self._wording.roles)
            if self._person_checks.is_new(person, record):
                self.persons.append(person)
        else:
            unit = unit_row(record, self._wording.kinds)
            if self._unit_checks.is_new(unit, record):
                self.units.append(unit)


def text_rows(stream: IO[bytes], encoding: str, limits: Limits) -> Iterator[SheetRow]:
    """The rows of a CSV file, its delimiter found by its first line. Raises Unreadable as `read_rows`."""
    check_is_text(stream)
    marked = stream.read(2) in (b"\xff\xfe", b"\xfe\xff")
    encoding = encoding or ("utf-16" if marked else "utf-8")
    delimiter = max(DELIMITERS, key=lambda each: _columns(stream, each, encoding, limits))
    stream.seek(0)
    for line, cells in read_rows(stream, delimiter=delimiter, encoding=encoding, limits=limits):
        yield SheetRow(line, [SheetCell(text) for text in cells])


def _columns(stream: IO[bytes], delimiter: str, encoding: str, limits: Limits) -> int:
    stream.seek(0)
    try:
        return len(next(read_rows(stream, delimiter=delimiter, encoding=encoding, limits=limits)).cells)
    except (Unreadable, StopIteration):
        return 0


def _kind(names: Sequence[str]) -> str:
    """Pupils, persons or units; empty for a table of another kind."""
    if _has(names, PUPIL_ALIASES, OF_PUPILS):
        return "pupils"
    if _has(names, PERSON_ALIASES, OF_PERSONS):
        return "persons"
    return "units" if _has(names, UNIT_ALIASES, OF_UNITS) else ""


def _has(names: Sequence[str], known: dict[str, str], telling: frozenset[str]) -> bool:
    return any(known.get(plain_name(name), "") in telling for name in names)


def _is_flawed(table: Table, row: SheetRow, record: Record) -> bool:
    """Report formulas, errors and numbers that should be text, in the columns that are read."""
    for column, at in table.index.items():
        cell = row.cells[at] if at < len(row.cells) else SheetCell("")
        if cell.flaw:
            record.report(cell.flaw, column, value=cell.text)
        elif cell.is_number and column in NUMBERS and column not in table.warned:
            table.warned.add(column)
            record.report("number_as_text", column, value=cell.text)
    return not record.is_sound
