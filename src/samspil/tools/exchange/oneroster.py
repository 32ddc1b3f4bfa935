"""Reads a OneRoster CSV set, version 1.1 or 1.2, from a folder or a zip file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from samspil.tools.exchange.archive import DAMAGE, FileSet, open_set
from samspil.tools.exchange.delimited import Row, Unreadable, check_is_text, read_rows
from samspil.tools.exchange.headers import match_header, named_width, record_of
from samspil.tools.exchange.limits import Limits, in_megabytes
from samspil.tools.exchange.oneroster_manifest import Manifest, Mode, read_manifest
from samspil.tools.exchange.oneroster_references import TableRows, check_references
from samspil.tools.exchange.oneroster_rows import AcademicSession, Enrolment, Group, Org, Role, User
from samspil.tools.exchange.oneroster_tables import READ_TABLES, TableSpec, roles_of_user, table_specs
from samspil.tools.exchange.problems import Findings, Place, Problem, has_errors
from samspil.tools.exchange.pupils import NumbersSeen, Pupils, Quick, quick_enrolments, quick_users
from samspil.tools.exchange.records import Record, Table
from samspil.tools.exchange.references import Unresolved

DEFAULT_LIMITS = Limits()
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


@dataclass(frozen=True, slots=True)
class Roster:
    """A set as it was sent. With an error among the problems it must not be loaded: rows are missing."""

    version: str
    modes: Mapping[str, Mode]
    orgs: tuple[Org, ...]
    sessions: tuple[AcademicSession, ...]
    groups: tuple[Group, ...]
    users: tuple[User, ...]
    roles: tuple[Role, ...]
    enrolments: tuple[Enrolment, ...]
    unresolved: tuple[Unresolved, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    handed: int = 0  # pupils that went to who takes them

    @property
    def is_refused(self) -> bool:
        return has_errors(self.problems)


def read_roster(
    source: Path | IO[bytes], *, limits: Limits = DEFAULT_LIMITS, pupils: Pupils | None = None
) -> Roster:
    """Read a folder, or a zip file given by path or as a seekable stream (left open).

    With `pupils`, plain rows of pupils go there instead of into the Roster; the others stand in it as ever.

    Whatever the set contains, the answer is a Roster: what is wrong stands in `problems`. Files are read
    row by row; memory is that of the rows kept, about 0.7 kB a person with a role, never that of the text.
    Raises OSError only, when the source itself cannot be read.
    Source: 1EdTech OneRoster 1.1 CSV Tables; OneRoster CSV Binding 1.2.1.
    """
    findings = Findings()
    manifest = Manifest("", {})
    tables = {name: TableRows(name, Mode.ABSENT) for name in READ_TABLES}
    unresolved: tuple[Unresolved, ...] = ()
    place = Place(source.name if isinstance(source, Path) else "")
    try:
        with open_set(source, limits) as files:
            if files.folder:
                findings.add("in_folder", place, name=files.folder)
            manifest = _manifest(files, findings, limits)
            if manifest.version:
                _read_tables(files, manifest, tables, _Into(findings, limits, pupils))
                unresolved = check_references(tables, findings, version=manifest.version)
    except Unreadable as stop:
        findings.add(stop.code, place, **stop.params)
    return _roster(manifest, tables, unresolved, findings)


def _roster(
    manifest: Manifest,
    tables: Mapping[str, TableRows],
    unresolved: tuple[Unresolved, ...],
    findings: Findings,
) -> Roster:
    return Roster(
        version=manifest.version,
        modes={name: table.mode for name, table in tables.items()},
        orgs=tuple(tables["orgs"].rows),
        sessions=tuple(tables["academicSessions"].rows),
        groups=tuple(tables["classes"].rows),
        users=tuple(tables["users"].rows),
        roles=tuple(tables["roles"].rows),
        enrolments=tuple(tables["enrollments"].rows),
        unresolved=unresolved,
        problems=findings.problems(),
        notes=findings.notes(),
        handed=tables["users"].handed,
    )


def _manifest(files: FileSet, findings: Findings, limits: Limits) -> Manifest:
    try:
        return read_manifest(files, findings, limits)
    except Unreadable as stop:
        findings.add(stop.code, Place("manifest.csv", stop.line), **stop.params)
    except DAMAGE:
        findings.add("zip_corrupt", Place("manifest.csv"))
    return Manifest("", {})


@dataclass(frozen=True, slots=True)
class _Into:
    findings: Findings
    limits: Limits
    pupils: Pupils | None


def _read_tables(files: FileSet, manifest: Manifest, tables: dict[str, TableRows], into: _Into) -> None:
    deltas = frozenset(name for name, mode in manifest.modes.items() if mode is Mode.DELTA)
    for spec in table_specs(manifest.version, deltas=deltas):
        tables[spec.name].mode = manifest.modes[spec.name]
        if tables[spec.name].mode is Mode.ABSENT:
            continue
        reading = _Reading(spec, Table(f"{spec.name}.csv", into.findings), tables, into.pupils)
        reading.read(files, f"{spec.name.lower()}.csv", into.limits)


class _Reading:
    """One table on its way from bytes to rows."""

    def __init__(
        self, spec: TableSpec, table: Table, tables: dict[str, TableRows], pupils: Pupils | None
    ) -> None:
        self._spec = spec
        self._table = table
        self._tables = tables
        self._pupils = pupils
        self._numbers = NumbersSeen()
        self._into = tables[spec.name]
        # In 1.1 users.csv fills two tables.
        self._roles = tables["roles"] if "orgSourcedIds" in spec.columns else None

    def read(self, files: FileSet, name: str, limits: Limits) -> None:
        self._into.is_whole = False
        try:
            if files.sizes[name] > limits.file_bytes:
                raise Unreadable("file_too_large", limit=in_megabytes(limits.file_bytes))
            with files.files[name]() as stream:
                self._into.is_whole = self._read_rows(stream, limits)
        except Unreadable as stop:
            self._table.findings.add(stop.code, self._table.place(stop.line), **stop.params)
        except DAMAGE:
            self._table.findings.add("zip_corrupt", self._table.place(None))

    def _read_rows(self, stream: IO[bytes], limits: Limits) -> bool:
        """Whether there was a header to read the rows by."""
        check_is_text(stream)
        rows = read_rows(stream, limits=limits)
        width = self._width(next(rows, None))
        if width:
            quick = self._quick()
            number_at = self._table.index.get("identifier", -1) if self._spec.name == "users" else -1
            for row in rows:
                if number_at >= 0:
                    self._check_number(row, number_at)
                if quick is not None and len(row.cells) == width and quick(row):
                    self._into.handed += 1
                else:
                    self._take(row, width)
        return width > 0

    def _quick(self) -> Quick | None:
        """How plain pupils are read, once whom they lean on has been read whole."""
        if self._pupils is None or self._into.mode is not Mode.BULK:
            return None
        if self._spec.name == "users" and self._roles is not None:
            return quick_users(self._table, self._into, self._tables["orgs"], self._pupils)
        if self._spec.name == "enrollments":
            return quick_enrolments(self._table, self._tables, self._pupils)
        return None

    def _check_number(self, row: Row, at: int) -> None:
        number = row.cells[at] if at < len(row.cells) else ""
        if number and (first := self._numbers.first_line(number, row.line)):
            self._table.findings.add("number_twice", self._table.place(row.line), first_line=first)

    def _width(self, header: Row | None) -> int:
        """The number of columns, 0 when the header cannot be used."""
        if header is None:
            raise Unreadable("empty_file")
        line, cells = header
        found = max(_SEPARATORS, key=cells[0].count)
        if len(cells) == 1 and found in cells[0]:
            raise Unreadable("wrong_delimiter", line, found=_SEPARATORS[found])
        width = named_width(cells)
        if width < len(cells):
            self._table.findings.add("empty_header", self._table.place(line))
        return width if match_header(self._table, line, cells[:width], self._spec.columns) else 0

    def _take(self, row: Row, width: int) -> None:
        record = record_of(self._table, row.line, row.cells, width)
        if record is None:
            return
        made = self._spec.row(record, self._spec)
        roles = self._roles_of(record, made)
        record.check_moment("dateLastModified")
        self._check_new(record, made.sourced_id)
        if record.is_sound:
            self._into.rows.append(made)
            if self._roles is not None:
                self._roles.rows.extend(roles)

    def _roles_of(self, record: Record, made: object) -> list[Role]:
        if self._roles is None or not isinstance(made, User):
            return []
        self._roles.mode = self._into.mode
        return roles_of_user(record, self._spec, made)

    def _check_new(self, record: Record, sourced_id: str) -> None:
        first = self._into.lines.setdefault(sourced_id, record.line)
        if sourced_id and first != record.line:
            record.report("duplicate_id", "sourcedId", value=sourced_id, first_line=first)
