"""Actions, evidence, accounts and contributions."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate, now

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.steering.plans.models import (
    Action,
    Contribution,
    CoOwner,
    Effort,
    Evidence,
    LeaderAccount,
    Understanding,
)
from samspil.tools.exchange.spreadsheet import safe_file_name


@transaction.atomic
def save_action(
    *, effort: Effort, action: Action | None, fields: dict[str, object], co_owners: list[CoOwner], by: Person
) -> Action:
    what = "action changed" if action else "action made"
    saved = action or Action.objects.create(effort=effort, **fields)
    saved.co_owners.all().delete()
    for each in co_owners:
        each.action = saved
    CoOwner.objects.bulk_create(co_owners)
    if action:
        # Last, since it may give the action away; only what was typed, since news may have come in meanwhile.
        for name, value in fields.items():
            setattr(action, name, value)
        action.save(update_fields=list(fields))
    record(what, target=saved, by=by, unit=effort.plan.unit_id)
    return saved


@transaction.atomic
def add_evidence(
    *, effort: Effort, action: Action | None, fields: dict[str, object], file: UploadedFile | None, by: Person
) -> Evidence:
    """Show that it happened: a file, a link or what was seen. The file's own name is kept as text only."""
    evidence = Evidence(effort=effort, action=action, at=now(), by=by, **fields)
    if file:
        evidence.file_name = file.name[-200:]
        stem, _dot, ending = file.name.rpartition(".")
        evidence.file.save(safe_file_name(stem or "file", ending or "bin"), file, save=False)
    evidence.save()
    record("evidence added", target=evidence, by=by, unit=effort.plan.unit_id)
    return evidence


@transaction.atomic
def tell_understanding(*, action: Action, fields: dict[str, object], by: Person) -> Understanding:
    """Whom the action reached and what they answered; told again, it replaces the counts before."""
    told, _is_new = Understanding.objects.update_or_create(
        action=action, defaults=fields | {"told_on": localdate(), "told_by": by}
    )
    record("understanding told", target=told, by=by, unit=action.effort.plan.unit_id)
    return told


@transaction.atomic
def write_account(*, unit: Unit, year: str, dimension: str, text: str, by: Person) -> LeaderAccount:
    """A leader's account of the year in one dimension; written again, it replaces the words before."""
    account, _is_new = LeaderAccount.objects.update_or_create(
        unit=unit,
        year=year,
        dimension=dimension,
        defaults={"text": text, "written_on": localdate(), "written_by": by},
    )
    record("leader's account written", target=account, by=by, unit=unit.pk)
    return account


@transaction.atomic
def contribute(*, unit: Unit, fields: dict[str, object], by: Person) -> Contribution:
    made = Contribution.objects.create(unit=unit, on=localdate(), by=by, **fields)
    record("contribution made", target=made, by=by, unit=unit.pk)
    return made


@transaction.atomic
def answer_contribution(*, contribution: Contribution, answer: str, by: Person) -> None:
    contribution.answer, contribution.answered_on, contribution.answered_by = answer, localdate(), by
    contribution.save(update_fields=["answer", "answered_on", "answered_by"])
    record("contribution answered", target=contribution, by=by, unit=contribution.unit_id)
