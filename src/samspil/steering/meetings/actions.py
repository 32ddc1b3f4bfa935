"""Every write on bodies, meetings and questions: one act by one person, on record."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from samspil.ground.audit.actions import record
from samspil.ground.organisation.models import Person
from samspil.steering.meetings import queries
from samspil.steering.meetings.models import Body, Consultation, Item, Meeting, Membership, Task

Fields = Mapping[str, object]


class AlreadyAnswered(Exception):
    """Somebody else answered meanwhile; their answer stands."""

    def __init__(self, consultation: Consultation) -> None:
        self.consultation = consultation
        super().__init__(consultation.pk)


@transaction.atomic
def save_body(*, body: Body | None, fields: Fields, by: Person) -> Body:
    saved, what = (body, "body changed") if body else (Body(), "body set up")
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.save()
    record(what, target=saved, by=by, unit=saved.unit_id)
    return saved


@transaction.atomic
def seat_member(*, body: Body, fields: Fields, by: Person) -> Membership:
    """Give somebody a seat. Who is seated to lead takes over from who led before."""
    if fields["is_chair"]:
        body.memberships.filter(is_chair=True, ends_on=None).update(is_chair=False)
    seat = Membership.objects.create(body=body, **fields)
    record("member seated", target=seat, by=by, unit=body.unit_id)
    return seat


@transaction.atomic
def end_membership(*, membership: Membership, on: date, by: Person) -> None:
    """The last day; a seat taken and given up on the same day has been held that day."""
    membership.ends_on = max(on, membership.begins_on)
    membership.save(update_fields=["ends_on"])
    record("membership ended", target=membership, by=by, unit=membership.body.unit_id)


@transaction.atomic
def plan_meeting(*, body: Body, on: date, title: str, agenda: Iterable[str], by: Person) -> Meeting:
    meeting = Meeting.objects.create(body=body, on=on, title=title)
    titles = enumerate(agenda, start=1)
    Item.objects.bulk_create(Item(meeting=meeting, place=place, title=each) for place, each in titles)
    record("meeting planned", target=meeting, by=by, unit=body.unit_id)
    return meeting


@transaction.atomic
def change_meeting(*, meeting: Meeting, on: date, title: str, by: Person) -> None:
    meeting.on, meeting.title = on, title
    meeting.save(update_fields=["on", "title"])
    record("meeting changed", target=meeting, by=by, unit=meeting.body.unit_id)


@transaction.atomic
def write_minutes(*, meeting: Meeting, minutes: str, by: Person) -> None:
    """With its minutes a meeting has been held."""
    meeting.minutes, meeting.state = minutes, Meeting.State.HELD
    meeting.save(update_fields=["minutes", "state"])
    record("minutes written", target=meeting, by=by, unit=meeting.body.unit_id)


@transaction.atomic
def save_item(*, meeting: Meeting, item: Item | None, fields: Fields, by: Person) -> Item:
    if item is None:
        Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
        saved, what = Item(meeting=meeting, place=queries.last_place(meeting) + 1), "item added"
    else:
        saved, what = item, "item changed"
    for name, value in fields.items():
        setattr(saved, name, value)
    saved.save()
    record(what, target=saved, by=by, unit=meeting.body.unit_id)
    return saved


@transaction.atomic
def give_task(*, body: Body, item: Item | None, fields: Fields, by: Person) -> Task:
    task = Task.objects.create(body=body, item=item, **fields)
    record("task given", target=task, by=by, unit=body.unit_id)
    return task


@transaction.atomic
def finish_task(*, task: Task, on: date, by: Person) -> None:
    """Done once: who says it second changes nothing."""
    locked = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if locked.done_on:
        return
    locked.done_on, locked.done_by = on, by
    locked.save(update_fields=["done_on", "done_by"])
    record("task done", target=locked, by=by, unit=task.body.unit_id)


@transaction.atomic
def ask_group(*, body: Body, group: str, question: str, due_on: date, by: Person) -> Consultation:
    asked = Consultation.objects.create(
        body=body, group=group, question=question, due_on=due_on, asked_on=localdate(), asked_by=by
    )
    record("group asked", target=asked, by=by, unit=body.unit_id)
    return asked


@transaction.atomic
def answer_consultation(*, consultation: Consultation, answer: str, said_by: str, by: Person) -> None:
    """The group's own words; `said_by` tells who said them when somebody else wrote them down."""
    locked = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("answered_by")
        .get(pk=consultation.pk)
    )
    if locked.answered_on:
        raise AlreadyAnswered(locked)
    locked.answer, locked.said_by = answer, said_by
    locked.answered_on, locked.answered_by = localdate(), by
    locked.save(update_fields=["answer", "said_by", "answered_on", "answered_by"])
    record("consultation answered", target=locked, by=by, unit=consultation.body.unit_id)


@transaction.atomic
def tell_change(*, consultation: Consultation, change: str, by: Person) -> None:
    """What the answer changed; told again, it replaces the words before."""
    consultation.change, consultation.changed_on, consultation.changed_by = change, localdate(), by
    consultation.save(update_fields=["change", "changed_on", "changed_by"])
    record("consultation acted on", target=consultation, by=by, unit=consultation.body.unit_id)
