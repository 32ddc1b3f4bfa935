"""A body's page: why it is there, who sits in it, what it lacks, what it met about, asked and gave to do."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.ground.base.templatetags.face import short_day
from samspil.ground.organisation.access import Me
from samspil.steering.meetings import access, queries
from samspil.steering.meetings.models import (
    Body,
    Consultation,
    Item,
    Meeting,
    Membership,
    Task,
)
from samspil.steering.meetings.rules import (
    CONSULTED,
    BodyKind,
    Category,
    Hearing,
    Lack,
    Question,
    Seat,
    hearing,
    lacks,
)
from samspil.steering.plans.models.action import GROUPS
from samspil.steering.plans.pages.lines import who
from samspil.steering.plans.rules import Status

HELD_SHOWN = 10
OUTCOMES_SHOWN = 8

# Over the members of each category; one alone is named in the singular by the form.
MEMBERS = {
    Category.DIRECTOR: gettext_lazy("Director"),
    Category.CENTRE_HEAD: gettext_lazy("Heads of centres"),
    Category.LEADER: gettext_lazy("Leaders"),
    Category.UNION: gettext_lazy("Union representatives"),
    Category.STAFF: gettext_lazy("Staff"),
    Category.POLITICIAN: gettext_lazy("Politicians"),
    Category.PARENT: gettext_lazy("Parents"),
    Category.PUPIL: gettext_lazy("Pupils"),
}
LACKS = {
    Lack.NOT_LED_BY_DIRECTOR: gettext_lazy("The director does not lead it."),
    Lack.NO_CENTRE_HEAD: gettext_lazy("No head of a centre sits in it."),
    Lack.NO_LEADER: gettext_lazy("No leader of a place sits in it."),
    Lack.NO_UNION: gettext_lazy("No union representative sits in it."),
}
_HEARING_STATUS = {
    Hearing.HEARD: Status.DONE,
    Hearing.WAITING: Status.QUIET,
    Hearing.LONG_AGO: Status.LATE,
    Hearing.NEVER: Status.NONE,
}
_HEARING_WORDS = {
    Hearing.HEARD: gettext_lazy("Heard within the last year"),
    Hearing.WAITING: gettext_lazy("Asked, no answer yet"),
    Hearing.LONG_AGO: gettext_lazy("Heard more than a year ago"),
    Hearing.NEVER: gettext_lazy("Not asked yet"),
}


@dataclass(frozen=True)
class MemberLine:
    membership: Membership
    who: str


@dataclass(frozen=True)
class MemberGroup:
    label: str
    members: tuple[MemberLine, ...]


@dataclass(frozen=True)
class HearingLine:
    group: str
    status: Status
    words: str
    why: str


@dataclass(frozen=True)
class Composition:
    """How a follow-up group measures up: what it lacks, and whether those outside it were heard."""

    lacks: tuple[str, ...]
    hearings: tuple[HearingLine, ...]

    @property
    def is_whole(self) -> bool:
        return not self.lacks and all(each.status is Status.DONE for each in self.hearings)


@dataclass(frozen=True)
class TaskLine:
    task: Task
    status: Status
    label: str
    why: str
    owner: str
    may_finish: bool


@dataclass(frozen=True)
class ConsultationLine:
    consultation: Consultation
    status: Status
    label: str
    may_answer: bool


@dataclass(frozen=True)
class BodyPage:
    body: Body
    groups: tuple[MemberGroup, ...]
    composition: Composition | None
    unwritten: tuple[Meeting, ...]
    planned: tuple[Meeting, ...]
    held: Page
    open_tasks: tuple[TaskLine, ...]
    done_tasks: tuple[TaskLine, ...]
    outcomes: tuple[Item, ...]
    consultations: tuple[ConsultationLine, ...]
    may_write: bool


def body_page(me: Me, body: Body, *, today: date, number: str = "1") -> BodyPage:
    seats = list(queries.members_on(body, today))
    asked = list(body.consultations.select_related("answered_by"))
    tasks = [task_line(me, each, body, today=today) for each in queries.tasks_in(body)]
    held = Paginator(queries.meetings_with_agenda(body, Meeting.State.HELD), HELD_SHOWN)
    planned = list(queries.meetings_with_agenda(body, Meeting.State.PLANNED))
    return BodyPage(
        body=body,
        groups=_groups(seats, today),
        composition=_composition(body, seats, asked, today),
        unwritten=tuple(each for each in planned if each.on < today),
        planned=tuple(each for each in planned if each.on >= today),
        held=held.get_page(number),
        open_tasks=tuple(line for line in tasks if not line.task.done_on),
        done_tasks=tuple(line for line in tasks if line.task.done_on),
        outcomes=tuple(queries.outcomes(body)[:OUTCOMES_SHOWN]),
        consultations=tuple(consultation_line(me, body, each, today=today) for each in asked),
        may_write=access.writes_for(me, body),
    )


def _groups(seats: Collection[Membership], today: date) -> tuple[MemberGroup, ...]:
    lines = [(seat.category, MemberLine(seat, who(seat.person, today=today))) for seat in seats]
    found = (
        MemberGroup(str(label), tuple(line for category, line in lines if category == each))
        for each, label in MEMBERS.items()
    )
    return tuple(group for group in found if group.members)


def _composition(
    body: Body, seats: Collection[Membership], asked: Collection[Consultation], today: date
) -> Composition | None:
    """Only a follow-up group is held against what the strategy asks for."""
    if body.kind != BodyKind.FOLLOW_UP:
        return None
    missing = lacks([Seat(seat.category, seat.is_chair) for seat in seats], body.unit.country)
    questions = queries.questions_by_group(asked)
    return Composition(
        lacks=tuple(str(LACKS[each]) for each in missing),
        hearings=tuple(_hearing_line(group, questions.get(group, []), today) for group in CONSULTED),
    )


def _hearing_line(group: str, questions: list[Question], today: date) -> HearingLine:
    found = hearing(questions, today=today)
    days = [each.answered_on for each in questions if each.answered_on]
    if found is Hearing.WAITING:
        asked = max(each.asked_on for each in questions if each.answered_on is None)
        why = _("asked %(day)s") % {"day": short_day(asked, today)}
    else:
        why = _("latest answer %(day)s") % {"day": short_day(max(days), today)} if days else ""
    return HearingLine(str(GROUPS[group]), _HEARING_STATUS[found], str(_HEARING_WORDS[found]), why)


def task_line(me: Me, task: Task, body: Body, *, today: date) -> TaskLine:
    if task.done_on:
        status, label = Status.DONE, _("Done")
        why = short_day(task.done_on, today)
    elif task.due_on < today:
        status, label = Status.LATE, _("Late")
        why = _("the deadline was %(day)s") % {"day": short_day(task.due_on, today)}
    else:
        status, label = Status.RUNNING, _("Open")
        why = _("by %(day)s") % {"day": short_day(task.due_on, today)}
    is_mine = task.owner_id == me.person.pk
    may_finish = not task.done_on and (is_mine or access.writes_for(me, body))
    return TaskLine(task, status, label, why, who(task.owner, today=today), may_finish)


def consultation_line(me: Me, body: Body, asked: Consultation, *, today: date) -> ConsultationLine:
    asked.body = body
    if asked.answered_on:
        status, label = Status.DONE, _("Answered")
    elif asked.due_on < today:
        status, label = Status.LATE, _("No answer")
    else:
        status, label = Status.RUNNING, _("Waiting for an answer")
    may_answer = not asked.answered_on and access.answers_for(me, asked)
    return ConsultationLine(asked, status, label, may_answer)
