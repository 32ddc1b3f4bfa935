"""Every write on transitions: one act by one person, on record without a word of what was handed over."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db import IntegrityError, connection, models, transaction
from django.utils.timezone import localdate

from samspil.child.file.models import Child, Guardian, Participant
from samspil.child.transitions.models import BackQuestion, Meeting, Piece, Preparation, Transition
from samspil.child.transitions.rules import BEFORE, Planned, Step, answer_by
from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person
from samspil.ground.rulebook.rules import MonthDay

Fields = Mapping[str, object]
# What the new place may read lasts so much longer, and no more.
PUT_OFF_MOST = timedelta(days=366)
COLUMNS = {
    Step.BEGIN: "begin_on",
    Step.HAND: "due_on",
    Step.CHECK_FROM: "check_from",
    Step.CHECK_TO: "check_by",
    Step.READ_FOR: "read_until",
}


def planned_days(plan: Iterable[Planned]) -> dict[str, date]:
    """A time plan as the columns that keep it."""
    return {COLUMNS[each.step]: each.on for each in plan}


@transaction.atomic
def begin_transitions(
    *, children: list[Child], fields: Fields, plan: Iterable[Planned], by: Person
) -> list[Transition]:
    """One for each child that has none of this kind and day yet; gives those that were begun.

    Who keeps the thread of a child sees to it, else whoever begins.
    """
    days = planned_days(plan)
    # Two who press at once begin one.
    list(Child.objects.select_for_update().filter(pk__in=[each.pk for each in children]).order_by("pk"))
    same = {"kind": fields["kind"], "begins_on": fields["begins_on"]}
    there = set(Transition.objects.filter(child__in=children, **same).values_list("child", flat=True))
    leads = dict(
        Participant.objects.filter(child__in=children, is_lead=True, ends_on=None).values_list(
            "child", "person"
        )
    )
    made = [
        Transition(
            child=child, lead_id=leads.get(child.pk, by.pk), opened_on=localdate(), opened_by=by,
            **fields, **days,
        )
        for child in children
        if child.pk not in there
    ]  # fmt: skip
    Transition.objects.bulk_create(made)
    for each in made:
        record("transition begun", target=each, by=by, unit=each.giver_id or each.taker_id)
    return made


@transaction.atomic
def change_transition(*, transition: Transition, fields: Fields, plan: Iterable[Planned], by: Person) -> None:
    changed = {**fields, **({} if transition.handed_on else planned_days(plan))}
    for name, value in changed.items():
        setattr(transition, name, value)
    transition.save(update_fields=list(changed))
    _record("transition changed", transition, by)


@transaction.atomic
def put_off(*, transition: Transition, begins_on: date, plan: Iterable[Planned], by: Person) -> bool:
    """After it was handed over: the start moves, and what comes after. False where that start is there."""
    if begins_on > localdate() + PUT_OFF_MOST:
        raise ValueError("what the new place may read would last longer than a year more")
    after = [each for each in plan if each.step not in BEFORE]
    fields = {"begins_on": begins_on, **planned_days(after)}
    for name, value in fields.items():
        setattr(transition, name, value)
    try:
        with transaction.atomic():
            transition.save(update_fields=list(fields))
    except IntegrityError:
        return False
    _record("start put off", transition, by)
    return True


@transaction.atomic
def add_piece(*, piece: Piece, by: Person) -> None:
    piece.save(force_insert=True)
    _record("piece added to handover", piece.transition, by)


@transaction.atomic
def ground_piece(*, piece: Piece, fields: Fields, by: Person) -> None:
    """Another purpose or ground, where the former one no longer holds."""
    for name, value in fields.items():
        setattr(piece, name, value)
    piece.save(update_fields=list(fields))
    _record("piece of handover grounded", piece.transition, by)


@transaction.atomic
def drop_piece(*, piece: Piece, by: Person) -> bool:
    """False when it has gone out already: then the database keeps it."""
    dropped, _by_table = Piece.objects.filter(pk=piece.pk).delete()
    if dropped:
        _record("piece taken out of handover", piece.transition, by)
    return bool(dropped)


@transaction.atomic
def say(
    *, transition: Transition, line: models.Model, guardian: Guardian | None, what: str, by: Person
) -> None:
    """One voice, before or after. Said again, the words replace the former; the history keeps them."""
    line.transition, line.guardian, line.by, line.said_on = transition, guardian, by, localdate()
    words = {"went", "words", "relations", "missing", "is_for_parents", "said_on", "by"}
    fields = words & {each.name for each in line._meta.fields}
    line.save(update_fields=fields if line.pk else None)
    _record(what, transition, by)


@transaction.atomic
def hand_over(*, transition: Transition, on: date, closed: tuple[MonthDay, ...], by: Person) -> bool:
    """From `on` the new place reads it. False when something is lacking after all."""
    place = transition.taker or transition.giver
    until = answer_by(on, place.country, closed=closed)
    with connection.cursor() as cursor:
        cursor.execute("SELECT transitions_hand_over(%s, %s, %s)", [transition.pk, on, until])
        done: bool = cursor.fetchone()[0]
    if done:
        _record("child handed over", transition, by)
    return done


@transaction.atomic
def receive(*, transition: Transition, receiver: Person | None, has_read: bool, by: Person) -> bool:
    """Name who receives, and say that it was read. False when it may not be read any more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT transitions_receive(%s, %s, %s)",
            [transition.pk, receiver.pk if receiver else None, has_read],
        )
        done: bool = cursor.fetchone()[0]
    if done:
        _record("handover acknowledged" if has_read else "receiver named", transition, by)
    return done


@transaction.atomic
def prepare(*, transition: Transition, texts: Mapping[str, tuple[str, bool]], by: Person) -> None:
    """`texts`: by area, what is done and whether it is. What is ticked keeps its day."""
    there = {each.area: each for each in Preparation.objects.filter(transition=transition)}
    for area, (text, is_done) in texts.items():
        line = there.get(area) or Preparation(transition=transition, area=area)
        line.text = text
        if is_done != bool(line.done_on):
            line.done_on, line.done_by = (localdate(), by) if is_done else (None, None)
        line.save(update_fields=["text", "done_on", "done_by"] if line.pk else None)
    _record("reception prepared", transition, by)


@transaction.atomic
def ask_back(*, transition: Transition, text: str, by: Person) -> None:
    BackQuestion.objects.create(transition=transition, text=text, asked_on=localdate(), asked_by=by)
    _record("asked back about handover", transition, by)


@transaction.atomic
def answer_back(*, question: BackQuestion, answer: str, by: Person) -> bool:
    """False when the ground no longer holds: then nothing more goes out."""
    changed = BackQuestion.objects.filter(pk=question.pk).update(
        answer=answer, answered_on=localdate(), answered_by=by
    )
    if changed:
        _record("answered back about handover", question.transition, by)
    return bool(changed)


@transaction.atomic
def meet(*, transition: Transition, fields: Fields, by: Person) -> None:
    """Agree on the meeting of all, move it, or write what was agreed."""
    meeting = Meeting.objects.filter(transition=transition).first() or Meeting(
        transition=transition, booked_by=by
    )
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=list(fields) if meeting.pk else None)
    _record("handover meeting booked", transition, by)


@transaction.atomic
def close_moved(*, transition: Transition, by: Person) -> bool:
    """The child moved to another municipality: nothing more goes out."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT transitions_move(%s)", [transition.pk])
        done: bool = cursor.fetchone()[0]
    if done:
        _record("transition closed, child moved", transition, by)
    return done


def _record(what: str, transition: Transition, by: Person) -> None:
    """Families belong to no house, so their acts name none."""
    unit = None if by.is_family else transition.giver_id or transition.taker_id
    record(what, target=transition, by=by, unit=unit)
