"""Writing an answer, sending it, and its way up: approved, sent back, accepted."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from samspil.ground.audit.actions import record
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person
from samspil.ground.organisation.rules import STEERING
from samspil.steering.plans.actions import efforts as plan_efforts
from samspil.steering.plans.actions import records as plan_records
from samspil.steering.plans.models import Action, Decision, Effort
from samspil.steering.plans.rules import status
from samspil.steering.rounds.models import Approval, Ask, Reply, Review
from samspil.steering.rounds.queries import asks
from samspil.steering.rounds.rules import Line, Verdict, lacks, level_held, next_level


class Moved(Exception):
    """Somebody else has moved the answer meanwhile, or it is not one's to move."""


class NotWhole(Exception):
    """Something an answer must say is missing."""


@transaction.atomic
def save_answer(
    *, ask: Ask, lines: Mapping[Effort, Line], replies: Mapping[int, str], words: str, by: Person
) -> Ask:
    """Keep what is written so far; it is the place's own until it is sent."""
    held = _held(ask)
    if held.waits_at_id != held.unit_id:
        raise Moved
    held.words, held.saved_at, held.saved_by = words, now(), by
    held.save(update_fields=["words", "saved_at", "saved_by"])
    Review.objects.bulk_create(
        (_review(held, effort, line) for effort, line in lines.items()),
        update_conflicts=True,
        unique_fields=["ask", "effort"],
        update_fields=["verdict", "words", "what", "owner", "due_on"],
    )
    Reply.objects.filter(ask=held, question__in=[pk for pk, text in replies.items() if not text]).delete()
    Reply.objects.bulk_create(
        (Reply(ask=held, question_id=pk, text=text) for pk, text in replies.items() if text),
        update_conflicts=True,
        unique_fields=["ask", "question"],
        update_fields=["text"],
    )
    return held


def _review(ask: Ask, effort: Effort, line: Line) -> Review:
    return Review(
        ask=ask,
        effort=effort,
        verdict=line.verdict,
        words=line.words,
        what=line.what,
        owner_id=line.owner,
        due_on=line.due_on,
    )


def _held(ask: Ask) -> Ask:
    """The row as it is now, held fast; who may not move it holds nothing."""
    found = (
        Ask.objects.select_for_update(of=("self",)).select_related("unit", "round").filter(pk=ask.pk).first()
    )
    if found is None or not found.round.is_open:
        raise Moved
    return found


@transaction.atomic
def send_answer(*, ask: Ask, efforts: Sequence[Effort], today: date, by: Person) -> Ask:
    """Send what was saved to the next level. Each change opens its action, each stop its decision."""
    held = _held(ask)
    if held.waits_at_id != held.unit_id:
        raise Moved
    reviews = {each.effort_id: each for each in held.reviews.select_related("action", "decision")}
    for effort in efforts:
        review = reviews.get(effort.pk) or Review(ask=held, effort=effort)
        if lacks(_line(review)) and not _is_over(effort):
            raise NotWhole
        _close(review, effort, today, by)
    path = held.unit.path
    headed = asks.heads_on(path, today, but=by.pk)
    held.answered_at, held.answered_by = now(), by
    held.waits_at_id = next_level(path, headed, after=held.unit_id)
    held.save(update_fields=["answered_at", "answered_by", "waits_at"])
    record("round answered", target=held, by=by, unit=held.unit_id)
    return held


def _is_over(effort: Effort) -> bool:
    return bool(effort.ended_on or effort.stopped_on)


def _line(review: Review) -> Line:
    return Line(review.verdict, review.words, review.what, review.owner_id, review.due_on)


def _close(review: Review, effort: Effort, today: date, by: Person) -> None:
    # What is over already is told, not judged; what came of it is kept.
    if _is_over(effort):
        review.verdict = Verdict.KEEP
    if review.verdict == Verdict.CHANGE:
        review.action = open_action(review, effort, today, by)
    elif review.verdict == Verdict.STOP:
        review.decision = review.decision or decide_to_stop(review, effort, today, by)
    quiet = effort.plan.strategy.quiet_days
    review.status = status(effort.course, today=today, quiet_days=quiet)
    review.closed_at, review.closed_by = now(), by
    review.save()


def open_action(review: Review, effort: Effort, today: date, by: Person) -> Action:
    """The action that a change leads to; sent again after it came back, the same one in new words."""
    fields: dict[str, object] = {
        "title": review.what,
        "about": review.words,
        "owner_id": review.owner_id,
        "planned_end": review.due_on,
    }
    if review.action:
        for name, value in fields.items():
            setattr(review.action, name, value)
        review.action.save(update_fields=["title", "about", "owner", "planned_end"])
        return review.action
    # What changes an effort points where the effort's own actions point; else at what the adults do.
    like = effort.actions.first()
    fields |= {
        "direction": like.direction if like else Action.Direction.ADULTS,
        "environment": like.environment if like else Action.Environment.CLASS,
        "planned_start": min(today, review.due_on or today),
    }
    return plan_records.save_action(effort=effort, action=None, fields=fields, co_owners=[], by=by)


def decide_to_stop(review: Review, effort: Effort, today: date, by: Person) -> Decision:
    """Nothing is stopped without a decision on record, and a day on which one looks back."""
    fields = {
        "title": (_("Stop: %(effort)s") % {"effort": effort.title})[:200],
        "alternatives": _("Going on as before, or changing it."),
        "reason": review.words,
        "expected": review.what,
        "decided_on": today,
        "look_back_on": max(review.due_on or today, today + timedelta(days=1)),
    }
    return plan_efforts.decide(plan=effort.plan, effort=effort, fields=fields, by=by)


@transaction.atomic
def approve_answer(*, ask: Ask, me: Me, today: date) -> Ask:
    """Say yes at one's level. At the top the answer is accepted, and what it stops is stopped."""
    held = _held(ask)
    path, waits_at = held.unit.path, held.waits_at_id
    if waits_at is None or waits_at == held.unit_id or held.answered_by_id == me.person.pk:
        raise Moved
    level = level_held(path, waits_at=waits_at, mine=steered(me))
    if level is None or held.approvals.filter(by=me.person).exists():
        raise Moved
    headed = asks.heads_on(path, today, but=held.answered_by_id)
    Approval.objects.create(ask=held, unit_id=level, at=now(), by=me.person)
    held.waits_at_id = next_level(path, headed, after=level)
    if held.waits_at_id is None:
        held.accepted_at, held.accepted_by = now(), me.person
        _stop_what_it_stops(held, me.person, today)
    held.save(update_fields=["waits_at", "accepted_at", "accepted_by"])
    record(
        "answer accepted" if held.accepted_at else "answer approved",
        target=held,
        by=me.person,
        unit=held.unit_id,
    )
    return held


def steered(me: Me) -> set[int]:
    """The levels at which a person may say yes."""
    return {role.unit_id for role in me.roles if role.kind in STEERING}


def _stop_what_it_stops(ask: Ask, by: Person, today: date) -> None:
    stopping = Effort.objects.filter(
        reviews__ask=ask, reviews__verdict=Verdict.STOP, stopped_on=None, ended_on=None
    )
    for effort in stopping:
        effort.stopped_on, effort.stopped_by = today, by
        effort.save(update_fields=["stopped_on", "stopped_by"])
        record("effort stopped", target=effort, by=by, unit=ask.unit_id)


@transaction.atomic
def return_answer(*, ask: Ask, note: str, me: Me) -> Ask:
    """Send it back to the place with what is to be looked at again; it climbs anew from there."""
    held = _held(ask)
    path, waits_at = held.unit.path, held.waits_at_id
    if waits_at is None or waits_at == held.unit_id:
        raise Moved
    if level_held(path, waits_at=waits_at, mine=steered(me)) is None:
        raise Moved
    held.approvals.all().delete()
    held.reviews.update(closed_at=None, closed_by=None, status="")
    held.answered_at = held.answered_by = None
    held.waits_at_id = held.unit_id
    held.returned_at, held.returned_by, held.returned_note = now(), me.person, note
    held.save()
    record("answer sent back", target=held, by=me.person, unit=held.unit_id, note=note[:200])
    return held
