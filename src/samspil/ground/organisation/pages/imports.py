"""What the pages on imports show: what came, what is wrong with it, what it would change."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from samspil.ground.organisation.actions.imports import asks
from samspil.ground.organisation.actions.running import Answer
from samspil.ground.organisation.models import Import, ImportProblem
from samspil.ground.organisation.models.imports import TABLES
from samspil.ground.organisation.pages.units import Choice, Place, View, views
from samspil.ground.organisation.rules import ChangeKind, ImportState, may_be_confirmed
from samspil.tools.exchange.severities import Severity

ON_A_PAGE = 50
FIELDS = {
    "name": gettext_lazy("Name"),
    "kind": gettext_lazy("Kind"),
    "number": gettext_lazy("Official number"),
    "parent": gettext_lazy("Lies beneath"),
    "opened_on": gettext_lazy("Opened on"),
    "closed_on": gettext_lazy("Closed on"),
    "successor": gettext_lazy("Followed by"),
    "is_linked": gettext_lazy("Kept up to date"),
    "unit": gettext_lazy("Unit"),
    "grade": gettext_lazy("Grade"),
    "ended_on": gettext_lazy("Ended on"),
    "given_name": gettext_lazy("Given name"),
    "family_name": gettext_lazy("Family name"),
    "email": gettext_lazy("E-mail"),
    "title": gettext_lazy("Title"),
    "begins_on": pgettext_lazy("date", "From"),
    "ends_on": gettext_lazy("To"),
}
STEPS = {"reading": gettext_lazy("The file is being read"), **TABLES}


@dataclass(frozen=True)
class ImportsPage:
    views: tuple[View, ...]
    pager: Page


def imports_page(*, number: str) -> ImportsPage:
    found = Import.objects.select_related("unit", "by")
    lists = views("imports", is_administrator=True)
    return ImportsPage(lists, Paginator(found, ON_A_PAGE).get_page(number))


@dataclass(frozen=True)
class AddImportPage:
    form: Form
    crumbs: tuple[Place, ...]


def add_import_page(form: Form) -> AddImportPage:
    return AddImportPage(form, _crumbs(_("Import a file")))


@dataclass(frozen=True)
class TableCount:
    """How many of one table would be added, changed and ended."""

    label: str
    added: int
    changed: int
    ended: int


@dataclass(frozen=True)
class ChangeLine:
    kind: str
    word: str
    label: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class PupilsTold:
    """What would happen to pupils, in numbers, and the places where most of it happens."""

    added: int
    changed: int
    ended: int
    unchanged: int
    moved: int
    alike: int
    places: tuple[TableCount, ...]

    @property
    def changes(self) -> int:
        return self.added + self.changed + self.ended


@dataclass(frozen=True)
class ImportPage:
    imported: Import
    heading: str
    crumbs: tuple[Place, ...]
    is_running: bool
    may_confirm: bool
    may_drop: bool
    step: str
    errors: tuple[ImportProblem, ...]
    warnings: tuple[ImportProblem, ...]
    notes: tuple[ImportProblem, ...]
    counts: tuple[TableCount, ...]
    changes: int
    choices: tuple[Choice, ...]
    pager: Page
    lines: tuple[ChangeLine, ...]
    form: Form
    endings: tuple[str, ...]
    pupils: PupilsTold | None

    @property
    def does_something(self) -> bool:
        return bool(self.changes or self.pupils and self.pupils.changes)


def import_page(imported: Import, *, kind: str, number: str, now: datetime, form: Form) -> ImportPage:
    may_confirm = may_be_confirmed(imported.state, told_at=imported.progress.told_at, now=now)
    is_running = imported.state in (ImportState.UPLOADED, ImportState.WORKING) and not may_confirm
    by_kind = _by_kind(imported)
    total = sum(by_kind.values())
    changes = imported.changes.filter(kind=kind) if kind else imported.changes.all()
    pager = Paginator(changes, ON_A_PAGE).get_page(number)
    found, pupils = list(imported.problems.all()), _pupils(imported)
    return ImportPage(
        imported=imported,
        heading=_heading(imported, may_confirm, total + (pupils.changes if pupils else 0)),
        crumbs=_crumbs(imported.file_name),
        is_running=is_running,
        may_confirm=may_confirm,
        may_drop=may_confirm or imported.state == ImportState.UPLOADED,
        step=str(STEPS.get(imported.progress.step, "")),
        errors=tuple(each for each in found if each.severity == Severity.ERROR),
        warnings=tuple(each for each in found if each.severity == Severity.WARNING),
        notes=tuple(each for each in found if each.severity == Severity.NOTE),
        counts=tuple(_counts(by_kind)),
        changes=total,
        choices=tuple(_choices(imported, by_kind, kind)),
        pager=pager,
        lines=tuple(_lines(pager)),
        form=form,
        endings=tuple(_endings(imported)) if may_confirm and asks(imported) else (),
        pupils=pupils,
    )


def _pupils(imported: Import) -> PupilsTold | None:
    told = imported.tally
    if not told:
        return None
    counts = (told[name] for name in ("added", "changed", "ended", "unchanged", "moved", "alike"))
    return PupilsTold(*counts, tuple(TableCount(*each) for each in told["places"]))


def _heading(imported: Import, may_confirm: bool, total: int) -> str:
    if imported.state == ImportState.WORKING and may_confirm:
        return _("The import fell silent")
    if imported.state == ImportState.CHECKED and not total:
        return _("The file changes nothing")
    headings = {
        ImportState.UPLOADED: _("The file is being read"),
        ImportState.CHECKED: ngettext(
            "The file would change %(number)s thing", "The file would change %(number)s things", total
        )
        % {"number": total},
        ImportState.WORKING: _("The import is being carried out"),
        ImportState.DONE: _("The import is carried out"),
        ImportState.REFUSED: _("The file cannot be used as it is"),
        ImportState.FAILED: _("The import broke off"),
        ImportState.DROPPED: _("The file was thrown away"),
    }
    return headings[ImportState(imported.state)]


def _by_kind(imported: Import) -> dict[tuple[str, str], int]:
    """Things by table and by what happens to them; several fields of one thing are one change."""
    rows = imported.changes.order_by().values_list("table", "kind")
    return {(table, kind): count for table, kind, count in rows.annotate(count=Count("key", distinct=True))}


def _counts(by_kind: dict[tuple[str, str], int]) -> Iterator[TableCount]:
    for table, label in TABLES.items():
        counts = [by_kind.get((table, kind), 0) for kind in ChangeKind]
        if any(counts):
            yield TableCount(str(label), *counts)


def _choices(imported: Import, by_kind: dict[tuple[str, str], int], chosen: str) -> Iterator[Choice]:
    url = reverse("imported", args=[imported.pk])
    words = {
        "": _("All"),
        ChangeKind.ADDED: _("Added"),
        ChangeKind.CHANGED: _("Changed"),
        ChangeKind.ENDED: _("Ended"),
    }
    for kind, label in words.items():
        count = sum(each for (_table, found), each in by_kind.items() if kind in ("", found))
        address = f"{url}?{urlencode({'show': kind})}" if kind else url
        if count or kind == chosen:
            yield Choice(f"{address}#changes", label, count, kind == chosen)


def _lines(pager: Page) -> Iterator[ChangeLine]:
    for each in pager:
        field = str(FIELDS.get(each.field, each.field))
        yield ChangeLine(each.kind, each.get_kind_display(), each.label, field, each.before, each.after)


def _endings(imported: Import) -> Iterator[str]:
    """How many would end, of how many, in words."""
    if imported.ending_units:
        yield ngettext(
            "%(ending)s of %(standing)s unit would end.",
            "%(ending)s of %(standing)s units would end.",
            imported.standing_units,
        ) % {"ending": imported.ending_units, "standing": imported.standing_units}
    if imported.ending_persons:
        yield ngettext(
            "%(ending)s of %(standing)s person would end, and with them their roles.",
            "%(ending)s of %(standing)s people would end, and with them their roles.",
            imported.standing_persons,
        ) % {"ending": imported.ending_persons, "standing": imported.standing_persons}
    if imported.tally.get("ending"):
        yield (
            ngettext(
                "%(ending)s of %(standing)s pupil would leave and be nowhere else.",
                "%(ending)s of %(standing)s pupils would leave and be nowhere else.",
                imported.tally["standing"],
            )
            % imported.tally
        )


def _crumbs(label: str) -> tuple[Place, ...]:
    return (Place(reverse("imports"), _("Imports")), Place("", label))


# What to say when a yes did not lead to an import.
ANSWERS = {
    Answer.ENDINGS: gettext_lazy("Tick that they are to end, or correct the file. Nothing has been changed."),
    Answer.BEFORE: gettext_lazy(
        "Somebody else answered this import before you. Nothing has been done twice; this is how it stands."
    ),
    Answer.GONE: gettext_lazy(
        "The file is no longer kept here, so nothing could be imported and nothing has been changed. "
        "Send the file again."
    ),
    Answer.MOVED: gettext_lazy(
        "Units or people were changed since the preview was made. Nothing has been imported: "
        "look at the new preview and answer again."
    ),
}
