"""The control file of a OneRoster set: its version, and whether each file is complete, a delta or absent."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samspil.tools.exchange.archive import FileSet
from samspil.tools.exchange.delimited import check_is_text, read_rows
from samspil.tools.exchange.limits import Limits
from samspil.tools.exchange.oneroster_tables import READ_TABLES
from samspil.tools.exchange.problems import Findings, Place

MANIFEST = "manifest.csv"
VERSIONS = ("1.1", "1.2")


class Mode(StrEnum):
    BULK = "bulk"  # the file holds all there is
    DELTA = "delta"  # only what changed
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Manifest:
    version: str  # "1.1" or "1.2"; empty when it is another
    modes: Mapping[str, Mode]  # for each table that can be read


def read_manifest(files: FileSet, findings: Findings, limits: Limits) -> Manifest:
    """The manifest checked against the files present. Without one, each file present is taken as complete.

    Raises Unreadable when manifest.csv cannot be read.
    """
    if MANIFEST not in files.files:
        return _assumed(files, findings)
    lines: dict[str, tuple[int, str]] = {}
    with files.files[MANIFEST]() as stream:
        check_is_text(stream)
        for row in read_rows(stream, limits=limits):
            if len(row.cells) > 1:
                lines[row.cells[0].strip().lower()] = (row.line, row.cells[1].strip())
    version = _version(lines, findings)
    modes = {name: _mode(name, lines, files, findings) for name in READ_TABLES}
    _note_the_rest(files, findings)
    return Manifest(version, modes)


def _assumed(files: FileSet, findings: Findings) -> Manifest:
    version = "1.2" if "roles.csv" in files.files else "1.1"
    modes = {name: Mode.BULK if _file(name) in files.files else Mode.ABSENT for name in READ_TABLES}
    if all(mode is Mode.ABSENT for mode in modes.values()):
        findings.add("not_a_roster", Place(""))
        return Manifest("", modes)
    findings.add("no_manifest", Place(""), version=version)
    _note_the_rest(files, findings)
    return Manifest(version, modes)


def _version(lines: Mapping[str, tuple[int, str]], findings: Findings) -> str:
    line, value = lines.get("oneroster.version", (1, ""))
    short = ".".join(value.split(".")[:2])
    if short in VERSIONS:
        return short
    findings.add("unknown_version", Place(MANIFEST, line, "oneroster.version"), value=value)
    return ""


def _mode(name: str, lines: Mapping[str, tuple[int, str]], files: FileSet, findings: Findings) -> Mode:
    line, value = lines.get(f"file.{name.lower()}", (None, "absent"))
    place = Place(MANIFEST, line, f"file.{name}")
    is_present = _file(name) in files.files
    if not value:
        findings.add("blank_mode", place, name=f"{name}.csv")
    elif value.lower() not in tuple(Mode):
        findings.add("unknown_mode", place, value=value, name=f"{name}.csv")
    mode = Mode(value.lower()) if value.lower() in tuple(Mode) else Mode.ABSENT
    if mode is not Mode.ABSENT and not is_present:
        findings.add("file_missing", place, name=f"{name}.csv", mode=mode.value)
        return Mode.ABSENT
    if mode is Mode.ABSENT and is_present:
        findings.add("file_said_absent", place, name=f"{name}.csv")
    return mode


def _note_the_rest(files: FileSet, findings: Findings) -> None:
    """Name the files that are left alone: demographics, results, profiles with passwords, strangers."""
    known = {MANIFEST, *(_file(name) for name in READ_TABLES)}
    for name in sorted(files.files.keys() - known):
        findings.add("file_not_read", Place(name), name=name)


def _file(name: str) -> str:
    return f"{name.lower()}.csv"
