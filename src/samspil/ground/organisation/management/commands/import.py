"""`import FILE --kind oneroster|staff-list --by EMAIL`: takes units and people in from a file."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from samspil.ground.base.context import acting_as
from samspil.ground.organisation.actions import imports
from samspil.ground.organisation.models import Account, Import, Person, Role, Unit
from samspil.ground.organisation.models.imports import TABLES
from samspil.ground.organisation.rules import ChangeKind, ImportState, RoleKind

KINDS = ("oneroster", "staff-list")


class Command(BaseCommand):
    help = "Takes units and people in from a file: a OneRoster zip, or a list as CSV or XLSX."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--kind", choices=KINDS, required=True)
        parser.add_argument("--by", required=True, help="e-mail of the administrator who answers for it")
        parser.add_argument("--unit", type=int, help="number of the unit to import into")
        parser.add_argument("--accept-endings", action="store_true", help="end even more than a tenth")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )

    def handle(self, *args: object, file: Path, by: str, **options: object) -> None:
        console = Console(file=self.stdout._out, soft_wrap=True, highlight=False)
        number = _account(by).person_id
        today = localdate()
        with acting_as(number, purpose="imports", today=today):
            person = Person.objects.get(pk=number)
            unit = _unit(person, options["unit"])
            imported = _receive(file, str(options["kind"]), unit, person)
        with acting_as(number, purpose="imports", today=today):
            imported = imports.check_import(imported=imported, by=person, today=today)
            _say_findings(console, imported)
        if imported.state == ImportState.REFUSED:
            sys.exit(1)
        if options["dry_run"]:
            self._drop(imported, person)
            return
        self._carry_out(console, imported, person, accept=bool(options["accept_endings"]))

    def _carry_out(self, console: Console, imported: Import, person: Person, *, accept: bool) -> None:
        today = localdate()
        try:
            with acting_as(person.pk, purpose="imports", today=today):
                imports.confirm_import(imported=imported, accept_endings=accept, by=person)
        except imports.EndingsNotAccepted:
            self._drop(imported, person)
            console.print(_endings(imported))
            sys.exit(1)
        with _progress(console) as bar, acting_as(person.pk, purpose="imports", today=today):
            task = bar.add_task("", total=None)

            def told(step: str, done: int, total: int) -> None:
                label = str(TABLES.get(step, "Reading"))
                bar.update(task, description=label, completed=done, total=total or None)

            imports.carry_out_import(imported=imported, by=person, today=today, told=told)
        console.print("Done.")

    def _drop(self, imported: Import, person: Person) -> None:
        with acting_as(person.pk, purpose="imports", today=localdate()):
            imports.drop_import(imported=imported, by=person)


def _account(email: str) -> Account:
    account = Account.objects.filter(email__iexact=email).first()
    if account is None:
        raise CommandError(f"Nobody signs in with {email}.")
    return account


def _unit(person: Person, wanted: object) -> Unit:
    """The unit named, or the only one the person administers."""
    units = Unit.objects.filter(
        pk__in=Role.objects.filter(person=person, kind=RoleKind.ADMINISTRATOR).values("unit")
    )
    if wanted:
        units = Unit.objects.filter(pk=wanted, path__overlap=[each.pk for each in units])
    if len(units) != 1:
        raise CommandError("Say with --unit which of the units you administer the file is for.")
    return units[0]


def _receive(file: Path, kind: str, unit: Unit, person: Person) -> Import:
    try:
        with file.open("rb") as stream:
            return imports.receive_import(
                file=File(stream, name=file.name), kind=kind.replace("-", "_"), unit=unit, by=person
            )
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from error


def _say_findings(console: Console, imported: Import) -> None:
    for each in imported.problems.all():
        place = f"{each.place}: " if each.place else ""
        console.print(
            f"{each.get_severity_display()}: {place}{each.message} {each.remedy}".rstrip(), markup=False
        )
    for table, label in TABLES.items():
        counts = [_count(imported, table, kind) for kind in ChangeKind]
        console.print("{}: {} added, {} changed, {} ended".format(label, *counts), markup=False)
    if told := imported.tally:
        counts = "Pupils: {added} added, {changed} changed, {ended} ended ({moved} of them moved)"
        console.print(counts.format(**told), markup=False)
    console.print(
        f"{imported.pupils} pupils named; {imported.guardians} guardians counted and not stored; "
        f"{imported.unchanged} unchanged."
    )


def _count(imported: Import, table: str, kind: str) -> int:
    changes = imported.changes.order_by().filter(table=table, kind=kind)
    return changes.values("key").distinct().count()


def _endings(imported: Import) -> str:
    return (
        f"{imported.ending_units} of {imported.standing_units} units and {imported.ending_persons} of "
        f"{imported.standing_persons} people and {imported.tally.get('ending', 0)} of "
        f"{imported.tally.get('standing', 0)} pupils would end. If the file is whole, add --accept-endings. "
        "Nothing has been changed."
    )


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    return Progress(*columns, TimeElapsedColumn(), console=console)
