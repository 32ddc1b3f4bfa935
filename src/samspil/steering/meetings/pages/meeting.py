"""A meeting, a question to a group, and the pages around a form."""

from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.rules import ActorGroup
from samspil.steering.meetings import access, queries
from samspil.steering.meetings.models import Body, Consultation, Item, Meeting
from samspil.steering.meetings.pages.body import TaskLine, task_line


@dataclass(frozen=True)
class ItemLine:
    item: Item
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True)
class MeetingPage:
    meeting: Meeting
    lines: tuple[ItemLine, ...]
    inclusion: int
    evaluation: int
    is_past: bool
    may_write: bool

    @property
    def is_held(self) -> bool:
        return self.meeting.state == Meeting.State.HELD


@dataclass(frozen=True)
class ConsultationPage:
    consultation: Consultation
    group: str
    is_childs: bool
    is_late: bool
    may_answer: bool
    is_own: bool
    may_tell: bool


@dataclass(frozen=True)
class FormPage:
    """One form: what it is for, who will read what is typed, and the way back."""

    form: BaseForm
    heading: str
    button: str
    back_url: str
    back_label: str
    lead: str = ""
    readers: str = ""


def meeting_page(me: Me, meeting: Meeting, *, today: date) -> MeetingPage:
    body = meeting.body
    given = queries.tasks_in(body).filter(item__meeting=meeting)
    tasks = [task_line(me, each, body, today=today) for each in given]
    items = list(queries.agenda(meeting))
    return MeetingPage(
        meeting=meeting,
        lines=tuple(
            ItemLine(item, tuple(line for line in tasks if line.task.item_id == item.pk)) for item in items
        ),
        inclusion=sum(1 for item in items if item.is_inclusion),
        evaluation=sum(1 for item in items if item.is_evaluation),
        is_past=meeting.on <= today,
        may_write=access.writes_for(me, body),
    )


def consultation_page(me: Me, asked: Consultation, *, today: date) -> ConsultationPage:
    is_own, may_write = access.answers_for(me, asked), access.writes_for(me, asked.body)
    is_open = asked.answered_on is None
    return ConsultationPage(
        consultation=asked,
        group=str(asked.get_group_display()),
        is_childs=asked.group == ActorGroup.CHILDREN,
        is_late=is_open and asked.due_on < today,
        may_answer=is_open and (is_own or may_write),
        is_own=is_own,
        may_tell=not is_open and may_write,
    )


def body_form(form: BaseForm, body: Body | None) -> FormPage:
    if body is None:
        return FormPage(
            form, _("Set up a body"), _("Set it up"), reverse("bodies"), _("Meetings"), readers=everyone()
        )
    return _of_body(form, body, _("Change the body"), _("Save the body"))


def member_form(form: BaseForm, body: Body) -> FormPage:
    return _of_body(form, body, _("Who joins?"), _("Give the seat"))


def new_meeting_form(form: BaseForm, body: Body) -> FormPage:
    return _of_body(form, body, _("When do you meet, and about what?"), _("Plan the meeting"))


def task_form(form: BaseForm, body: Body, item: Item | None) -> FormPage:
    lead = _("From the agenda: %(item)s") % {"item": item.title} if item else ""
    return _of_body(form, body, _("Who does what, by when?"), _("Give the task"), lead)


def ask_form(form: BaseForm, body: Body) -> FormPage:
    lead = _("Those you ask are not members. Their answer stands on this page, and so does what it changed.")
    return _of_body(form, body, _("Whom do you ask, and what?"), _("Ask them"), lead)


def change_meeting_form(form: BaseForm, meeting: Meeting) -> FormPage:
    return _of_meeting(form, meeting, _("Change day or title"), _("Save the meeting"))


def minutes_form(form: BaseForm, meeting: Meeting) -> FormPage:
    lead = _("With its minutes the meeting counts as held.")
    return _of_meeting(form, meeting, _("Write the minutes"), _("Save the minutes"), lead)


def item_form(form: BaseForm, meeting: Meeting, item: Item | None) -> FormPage:
    if item is None:
        return _of_meeting(form, meeting, _("Add an item"), _("Add the item"))
    return _of_meeting(form, meeting, _("What came of it?"), _("Save the item"), item.title)


def answer_form(form: BaseForm, asked: Consultation, *, is_own: bool) -> FormPage:
    heading = _("What do you say?") if is_own else _("Write down what they said")
    return _of_consultation(form, asked, heading, _("Send the answer"))


def change_form(form: BaseForm, asked: Consultation) -> FormPage:
    return _of_consultation(form, asked, _("Tell what the answer changed"), _("Tell them"))


def answered_words(asked: Consultation) -> str:
    """What stands above the form of the one who was second; their own text is still in it."""
    said = {"name": asked.answered_by, "answer": asked.answer}
    return _("%(name)s answered meanwhile: “%(answer)s” Your own words below are not sent.") % said


def everyone() -> str:
    return _("Everyone with a role in the municipality or region can read it. Citizens cannot.")


def _of_body(form: BaseForm, body: Body, heading: str, button: str, lead: str = "") -> FormPage:
    return FormPage(form, heading, button, reverse("body", args=[body.pk]), body.name, lead, everyone())


def _of_meeting(form: BaseForm, meeting: Meeting, heading: str, button: str, lead: str = "") -> FormPage:
    back = reverse("meeting", args=[meeting.pk])
    return FormPage(form, heading, button, back, meeting.title, lead, everyone())


def _of_consultation(form: BaseForm, asked: Consultation, heading: str, button: str) -> FormPage:
    back = reverse("consultation", args=[asked.pk])
    return FormPage(form, heading, button, back, asked.body.name, asked.question, everyone())
