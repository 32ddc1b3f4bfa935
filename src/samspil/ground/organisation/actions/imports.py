"""Takes in files of units and people: received, checked, confirmed, carried out whole or not at all."""

from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils.timezone import now

from samspil.ground.audit.actions import record
from samspil.ground.organisation.actions.entries import Entry, Told, enter
from samspil.ground.organisation.models import (
    Import,
    ImportChange,
    ImportProblem,
    ImportProgress,
    Person,
    Unit,
)
from samspil.ground.organisation.queries.findings import problem_row
from samspil.ground.organisation.queries.planned import Planned, planned, read_file, with_pupils
from samspil.ground.organisation.queries.present import source_of
from samspil.ground.organisation.registry import Tally, most_changed, taking
from samspil.ground.organisation.rules import (
    ANSWERED,
    ENDING_LIMIT,
    ImportState,
    asks_about_endings,
    may_be_confirmed,
)
from samspil.tools.exchange.problems import printable

LONGEST_NAME = 200
AT_ONCE = 1000
PLACES_TOLD = 20


class AlreadyAnswered(Exception):
    """Somebody has begun, carried out or thrown away this import before."""


class EndingsNotAccepted(Exception):
    """More would end than may end without a yes of its own."""


class FileGone(Exception):
    """The file was taken from the store by somebody else than us."""


class OrganisationMoved(Exception):
    """What the preview showed is no longer what would happen."""


def tell_nobody(step: str, done: int, total: int) -> None:
    """For who waits for the answer itself."""


@transaction.atomic
def receive_import(*, file: File, kind: str, unit: Unit, by: Person) -> Import:
    """Keep the file under a name of our own. What it was called is only ever shown."""
    imported = Import(unit=unit, kind=kind, at=now(), by=by, size=file.size or 0)
    imported.file_name = printable(Path(file.name or "").name or "?")[:LONGEST_NAME]
    imported.file.save(f"{uuid4().hex}.upload", file, save=False)
    imported.save()
    ImportProgress.objects.create(of=imported, told_at=imported.at)
    record("import received", target=imported, by=by, unit=unit.pk)
    return imported


@transaction.atomic
def check_import(*, imported: Import, by: Person, today: date, has_moved: bool = False) -> Import:
    """Read the file and compare it; what is found is stored, nothing else is written.

    What was confirmed is not read again: a job whose end was not noted begins anew, and would take the yes
    back. Only where the organisation `has_moved` since must the person be asked anew.
    """
    imported = _held(imported.pk)
    if imported.state in ANSWERED or (imported.state == ImportState.WORKING and not has_moved):
        raise AlreadyAnswered
    plan = _plan(imported, today)
    _store_findings(imported, plan)
    units, persons = plan.units, plan.persons
    imported.standing_units, imported.ending_units = _standing(units), len(units.ended)
    imported.standing_persons, imported.ending_persons = _standing(persons), len(persons.ended)
    imported.pupils, imported.guardians = plan.wanted.pupils, plan.wanted.guardians
    imported.tally = _told(plan)
    imported.unchanged, imported.plan = plan.unchanged, plan.print_of()
    imported.checked_at, imported.confirmed_at, imported.confirmed_by = now(), None, None
    imported.state = ImportState.REFUSED if plan.wanted.is_refused else ImportState.CHECKED
    imported.save()
    if imported.state == ImportState.REFUSED:
        record("import refused", target=imported, by=by, unit=imported.unit_id)
        _forget_file(imported)
    return imported


@transaction.atomic
def confirm_import(*, imported: Import, accept_endings: bool, by: Person) -> Import:
    """Say yes to what the preview shows. Raises AlreadyAnswered, EndingsNotAccepted, FileGone."""
    imported = _held(imported.pk)
    if not may_be_confirmed(imported.state, told_at=_told_at(imported), now=now()):
        raise AlreadyAnswered
    if asks(imported) and not accept_endings:
        raise EndingsNotAccepted
    if not imported.file.storage.exists(imported.file.name):
        raise FileGone
    imported.state = ImportState.WORKING
    imported.confirmed_at, imported.confirmed_by = now(), by
    imported.endings_accepted = accept_endings
    imported.save(update_fields=["state", "confirmed_at", "confirmed_by", "endings_accepted"])
    ImportProgress.objects.filter(of=imported).update(step="", done=0, total=0, told_at=now())
    record("import confirmed", target=imported, by=by, unit=imported.unit_id)
    return imported


@transaction.atomic
def carry_out_import(*, imported: Import, by: Person, today: date, told: Told = tell_nobody) -> Import:
    """Do exactly what the preview showed, or nothing. Raises AlreadyAnswered, OrganisationMoved."""
    imported = _held(imported.pk)
    if imported.state != ImportState.WORKING:
        raise AlreadyAnswered
    # One import at a time changes a unit's tree; rows beneath may still point to it.
    Unit.objects.select_for_update(no_key=True).get(pk=imported.unit_id)
    told("reading", 0, 0)
    plan = _plan(imported, today)
    if plan.wanted.is_refused or plan.print_of() != imported.plan:
        raise OrganisationMoved
    enter(Entry(plan, imported.unit, today, told))
    imported.state, imported.done_at = ImportState.DONE, now()
    imported.save(update_fields=["state", "done_at"])
    record("import carried out", target=imported, by=by, unit=imported.unit_id, note=_summary(plan))
    _forget_file(imported)
    return imported


@transaction.atomic
def fail_import(*, imported: Import, by: Person) -> None:
    """Put on record that a running import broke off. Nothing of it was kept; it can be begun again."""
    imported = _held(imported.pk)
    if imported.state in ANSWERED:
        return
    imported.state = ImportState.FAILED
    imported.save(update_fields=["state"])
    record("import broke off", target=imported, by=by, unit=imported.unit_id)


@transaction.atomic
def drop_import(*, imported: Import, by: Person, note: str = "") -> None:
    """Throw the file away. Raises AlreadyAnswered."""
    imported = _held(imported.pk)
    is_waiting = imported.state == ImportState.UPLOADED
    if not is_waiting and not may_be_confirmed(imported.state, told_at=_told_at(imported), now=now()):
        raise AlreadyAnswered
    imported.state = ImportState.DROPPED
    imported.save(update_fields=["state"])
    record("import thrown away", target=imported, by=by, unit=imported.unit_id, note=note)
    _forget_file(imported)


def asks(imported: Import) -> bool:
    limit = getattr(settings, "IMPORT_ENDING_LIMIT", ENDING_LIMIT)
    pairs = (
        (imported.ending_units, imported.standing_units),
        (imported.ending_persons, imported.standing_persons),
        # Whoever goes on in another place is no ending to ask about.
        (imported.tally.get("ending", 0), imported.tally.get("standing", 0)),
    )
    return any(asks_about_endings(ending=ending, standing=all_, limit=limit) for ending, all_ in pairs)


def _held(pk: int) -> Import:
    """The import, and nobody else's until the transaction ends."""
    return Import.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)


def _plan(imported: Import, today: date) -> Planned:
    with taking(imported, source_of(imported.kind, imported.unit_id), today) as pupils:
        wanted = read_file(imported, pupils, today=today)
    return with_pupils(planned(wanted, imported, today=today), pupils)


def _told(plan: Planned) -> dict[str, object]:
    """What would happen to pupils, in numbers: no name of a child is kept with an import."""
    tally, names = plan.tally, plan.present.names
    if tally == Tally():
        return {}
    places = [
        [names.get(f"unit:{each.place}") or _new_name(plan, each.place), each.added, each.changed, each.ended]
        for each in most_changed(tally.places, PLACES_TOLD)
    ]
    told = ("added", "changed", "ended", "unchanged", "moved", "alike", "standing")
    return {name: getattr(tally, name) for name in told} | {
        "ending": tally.ended - tally.moved,
        "places": places,
    }


def _new_name(plan: Planned, key: str) -> str:
    found = plan.wanted.units.rows.get(key)
    return found.name if found else key


def _store_findings(imported: Import, plan: Planned) -> None:
    ImportProblem.objects.filter(of=imported).delete()
    ImportChange.objects.filter(of=imported).delete()
    ImportProblem.objects.bulk_create(
        (problem_row(imported, each) for each in plan.wanted.problems), batch_size=AT_ONCE
    )
    if plan.wanted.is_refused:
        return
    ImportChange.objects.bulk_create(
        (
            ImportChange(
                of=imported,
                kind=each.kind,
                table=each.table,
                key=each.key[:800],
                label=each.label[:500],
                field=each.field,
                before=each.before[:300],
                after=each.after[:300],
            )
            for each in plan.lines()
        ),
        batch_size=AT_ONCE,
    )


def _standing(comparison: object) -> int:
    return len(comparison.changed) + len(comparison.ended) + len(comparison.unchanged)


def _summary(plan: Planned) -> str:
    counts = [
        (table, len(each.added), len(each.changed), len(each.ended)) for table, each in plan.tables.items()
    ]
    if plan.tally.standing or plan.tally.added:
        counts.append(("pupil", plan.tally.added, plan.tally.changed, plan.tally.ended))
    return "; ".join("{}: {} added, {} changed, {} ended".format(*each) for each in counts)


def _told_at(imported: Import) -> datetime | None:
    return ImportProgress.objects.filter(of=imported).values_list("told_at", flat=True).first()


def _forget_file(imported: Import) -> None:
    """The file may name children: it goes as soon as it is answered, and not before that is certain."""
    name, storage = imported.file.name, imported.file.storage
    Import.objects.filter(pk=imported.pk).update(file="")
    imported.file = ""
    transaction.on_commit(lambda: storage.delete(name))
