"""Composing a report, withdrawing it, and what the committees decided about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import now

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person, Unit
from samspil.reporting.reports.models import (
    PublicationLine,
    Report,
    ReportChapter,
    ReportCommittee,
    Verdict,
    VerdictDecision,
)
from samspil.reporting.reports.queries.reports import chapters_of, is_being_made, names_of
from samspil.reporting.reports.rules import Audience, State, moved_up
from samspil.steering.meetings.models import Body, Item
from samspil.steering.plans.actions.efforts import decide
from samspil.steering.plans.models import Effort


class NotADraft(Exception):
    """The report was issued meanwhile, or is being made: it stays as it is."""


class NotIssued(Exception):
    """Only what is issued can be withdrawn or decided on."""


class BeingMade(Exception):
    """Somebody asked for it a moment ago."""


class AlreadyDecided(Exception):
    """The committee's decision is on record before."""


@dataclass(frozen=True)
class Choice:
    """What a report is made of and whom it is for."""

    chapters: tuple[str, ...]
    committees: tuple[Body, ...]


@transaction.atomic
def compose_report(*, unit: Unit, fields: dict[str, object], choice: Choice, by: Person) -> Report:
    report = Report.objects.create(unit=unit, composed_at=now(), composed_by=by, **fields)
    _choose(report, choice)
    record("report composed", target=report, by=by, unit=unit.pk)
    return report


@transaction.atomic
def change_report(*, report: Report, fields: dict[str, object], choice: Choice, by: Person) -> Report:
    """New words and parts; chapters kept keep their order, new ones come last. Raises NotADraft."""
    held = hold_draft(report)
    for name, value in fields.items():
        setattr(held, name, value)
    held.save(update_fields=list(fields))
    kept = [key for key in chapters_of(held) if key in choice.chapters]
    new = [key for key in choice.chapters if key not in kept]
    _choose(held, Choice((*kept, *new), choice.committees))
    record("report changed", target=held, by=by, unit=held.unit_id)
    return held


@transaction.atomic
def delete_draft(*, report: Report, by: Person) -> None:
    """Gone, save that it was there and who deleted it. Raises NotADraft, BeingMade."""
    held = hold_draft(report)
    if is_being_made(held, now=now()):
        raise BeingMade
    record("report deleted", target=held, by=by, unit=held.unit_id)
    held.delete()


@transaction.atomic
def move_chapter(*, report: Report, key: str, by: Person) -> None:
    """One place ahead. Raises NotADraft."""
    held = hold_draft(report)
    _choose_chapters(held, moved_up(chapters_of(held), key))
    record("report changed", target=held, by=by, unit=held.unit_id)


def hold_draft(report: Report) -> Report:
    """The draft, and nobody else's until the transaction ends. Raises NotADraft."""
    held = Report.objects.select_for_update(of=("self",)).select_related("unit").get(pk=report.pk)
    if held.state != State.DRAFT:
        raise NotADraft
    return held


def _choose(report: Report, choice: Choice) -> None:
    _choose_chapters(report, choice.chapters)
    report.committees.all().delete()
    bodies = choice.committees if report.audience == Audience.COMMITTEES else ()
    ReportCommittee.objects.bulk_create(ReportCommittee(report=report, body=body) for body in bodies)


def _choose_chapters(report: Report, keys: Iterable[str]) -> None:
    report.chapters.all().delete()
    ReportChapter.objects.bulk_create(
        ReportChapter(report=report, place=place, key=key) for place, key in enumerate(keys, start=1)
    )


@transaction.atomic
def withdraw_report(*, report: Report, reason: str, by: Person) -> None:
    """It stays listed with its reason; what it held is no longer shown to whom it was for."""
    held = Report.objects.select_for_update(of=("self",)).select_related("unit").get(pk=report.pk)
    if held.state != State.ISSUED:
        raise NotIssued
    held.state, held.withdrawn_at, held.withdrawn_by = State.WITHDRAWN, now(), by
    held.withdrawn_reason = reason
    held.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    write_log(held, PublicationLine.What.WITHDRAWN, held.withdrawn_at, by)
    record("report withdrawn", target=held, by=by, unit=held.unit_id, note=reason[:300])


def write_log(report: Report, what: str, at: datetime, by: Person) -> None:
    PublicationLine.objects.create(
        report=report,
        what=what,
        at=at,
        by=by,
        to_whom="; ".join(names_of(report)),
        content_hash=report.content_hash,
        reason=report.withdrawn_reason,
    )


@transaction.atomic
def record_verdict(
    *,
    report: Report,
    fields: dict[str, object],
    efforts: Iterable[Effort],
    words: dict[str, object],
    by: Person,
) -> Verdict:
    """A committee's decision, also as one on each effort. Raises NotIssued, AlreadyDecided."""
    if report.state == State.DRAFT:
        raise NotIssued
    if Verdict.objects.filter(report=report, body=fields["body"]).exists():
        raise AlreadyDecided
    verdict = Verdict.objects.create(report=report, at=now(), by=by, **fields)
    for effort in efforts:
        made = decide(plan=effort.plan, effort=effort, fields=words, by=by)
        VerdictDecision.objects.create(verdict=verdict, decision=made, effort=effort)
        _link(verdict.item, made)
    record("committee decided on report", target=verdict, by=by, unit=report.unit_id)
    return verdict


def _link(item: Item | None, made: object) -> None:
    """The item of the agenda shows the first decision that came of it."""
    if item and item.decision_id is None:
        item.decision = made
        item.save(update_fields=["decision"])
