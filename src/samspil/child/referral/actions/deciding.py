"""The decision of the panel or the leader, and what becomes of a complaint: each once."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, ProgrammingError, transaction
from django.utils.timezone import localdate

from samspil.child.file.models import Guardian
from samspil.child.referral import queries
from samspil.child.referral.models import Complaint, Decision, Referral
from samspil.child.referral.rules.procedure import PROFILES, Outcome
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person

Fields = Mapping[str, object]


class AlreadyDecided(Exception):
    """Somebody else was first. What they decided stands."""


class NoDeadline(LookupError):
    """The rulebook has no clock for complaints on that day, and without its date nothing is issued."""


def clocks(country: str, told_on: date, begins_on: date) -> tuple[date, date | None]:
    """The last day for a complaint, and the day of the review. Raises NoDeadline."""
    profile, due = PROFILES[country], queries.due_by(country, told_on)
    until = due(told_on, profile.complaint)
    if until is None:
        raise NoDeadline(profile.complaint)
    return until, due(begins_on, profile.review)


@transaction.atomic
def decide(*, referral: Referral, fields: Fields, by: Person) -> Decision:
    """Issue it. Raises AlreadyDecided, NoDeadline; the database refuses what is not whole."""
    until, review = clocks(referral.house.country, fields["told_on"], fields["begins_on"])
    made = Decision(
        referral=referral, meeting_id=referral.meeting_id, decided_on=localdate(), decided_by=by,
        complaint_until=until, review_on=None if fields["outcome"] == Outcome.REFUSED else review, **fields,
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except (IntegrityError, ProgrammingError) as fault:
        # Whoever came first has it: the row is there, or the panel's window is shut.
        if queries.decided(referral.pk) or Decision.objects.filter(referral=referral).exists():
            raise AlreadyDecided from fault
        raise
    record("referral decided", target=made, by=by, unit=referral.unit_id)
    return made


@transaction.atomic
def complain(*, decision: Decision, guardian: Guardian | None, fields: Fields, by: Person) -> Complaint:
    """Received, whether in time or not: the board alone decides on the lateness."""
    made = Complaint.objects.create(decision=decision, guardian=guardian, by=by, **fields)
    record("complaint received", target=made, by=by, unit=None if by.is_family else decision.referral.unit_id)
    return made


@transaction.atomic
def follow_complaint(*, complaint: Complaint, fields: Fields, what: str, by: Person) -> None:
    for name, value in fields.items():
        setattr(complaint, name, value)
    complaint.save(update_fields=list(fields))
    record(what, target=complaint, by=by, unit=complaint.decision.referral.unit_id)
