"""Evaluating an effort outside a round: it ends in keep, change or stop, and the next cycle gets it."""

from datetime import date

from django.db import transaction
from django.utils.timezone import now

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person
from samspil.steering.plans.actions.plans import inherit_effort
from samspil.steering.plans.models import Effort, Plan
from samspil.steering.plans.rules import State, status
from samspil.steering.rounds.actions.answering import NotWhole, decide_to_stop, open_action
from samspil.steering.rounds.models import Review
from samspil.steering.rounds.rules import Line, Verdict, lacks


@transaction.atomic
def review_effort(*, effort: Effort, line: Line, carries_on: bool, today: date, by: Person) -> Review:
    """Evaluate it for good: a change opens its action, a stop is decided and done."""
    if lacks(line):
        raise NotWhole
    review = Review(
        effort=effort,
        verdict=line.verdict,
        words=line.words,
        what=line.what,
        owner_id=line.owner,
        due_on=line.due_on,
        status=status(effort.course, today=today, quiet_days=effort.plan.strategy.quiet_days),
        closed_at=now(),
        closed_by=by,
    )
    if line.verdict == Verdict.CHANGE:
        review.action = open_action(review, effort, today, by)
    elif line.verdict == Verdict.STOP:
        review.decision = decide_to_stop(review, effort, today, by)
        effort.stopped_on, effort.stopped_by = today, by
        effort.save(update_fields=["stopped_on", "stopped_by"])
    review.save()
    record("effort evaluated", target=effort, by=by, unit=effort.plan.unit_id, note=line.verdict)
    if carries_on and line.verdict != Verdict.STOP:
        carry_on(effort=effort, by=by)
    return review


@transaction.atomic
def carry_on(*, effort: Effort, by: Person) -> Effort | None:
    """Take the effort along into the draft of the next year's plan, once; without a draft, nothing."""
    following = next_draft(effort)
    if following is None or following.efforts.filter(inherits=effort).exists():
        return None
    copy = inherit_effort(plan=following, effort=effort, by=by)
    Effort.objects.filter(pk=copy.pk).update(
        owner=effort.owner,
        is_shared=effort.is_shared,
        planned_start=following.begins_on,
        planned_end=following.ends_on,
    )
    record("effort carried on", target=copy, by=by, unit=following.unit_id)
    return copy


def next_draft(effort: Effort) -> Plan | None:
    return Plan.objects.filter(previous=effort.plan_id, state=State.DRAFT).first()
