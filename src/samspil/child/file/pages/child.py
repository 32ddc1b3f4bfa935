"""A child's page for those who work with it: strengths, its words, what was tried, the red thread."""

from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.child.file import queries
from samspil.child.file.access import Opened
from samspil.child.file.models import (
    ChildView,
    Closing,
    Enrolment,
    Glass,
    Guardian,
    Hearing,
    Leisure,
    Participant,
    Placement,
    Position,
    Question,
    Talk,
)
from samspil.child.file.models.voices import AUDIENCES
from samspil.child.file.pages import slot
from samspil.child.file.pages.consents import ConsentLine, consent_lines
from samspil.child.file.pages.lines import FormPage
from samspil.child.file.pages.slot import ThreadLine, Told
from samspil.child.file.pages.words import Look, look, purpose_words
from samspil.child.file.rules import (
    age_on,
    is_mostly_together,
    shared_part,
    without_handover,
)

FEW = 5


@dataclass(frozen=True)
class Grownup:
    name: str
    part: str
    is_lead: bool
    end_url: str


@dataclass(frozen=True)
class ViewLine:
    """One thing the child said, with who may know it."""

    view: ChildView
    audience: str
    may_answer: bool


@dataclass(frozen=True)
class WeekNow:
    """How the week is spent now."""

    placement: Placement
    percent: int
    is_mostly_together: bool


@dataclass(frozen=True)
class ChildPage:
    opened: Opened
    today: date
    age: int
    places: tuple[Enrolment, ...]
    purpose: str
    purpose_form: BaseForm
    told: Told
    thread: tuple[ThreadLine, ...]
    gaps: int
    views: tuple[ViewLine, ...]
    week: WeekNow | None
    leisure: Leisure | None
    around: tuple[Grownup, ...]
    guardians: tuple[Guardian, ...]
    hearings: tuple[Hearing, ...]
    positions: tuple[Position, ...]
    consents: tuple[ConsentLine, ...]
    questions: tuple[Question, ...]
    talks: tuple[Talk, ...]
    glasses: tuple[Glass, ...]
    looks: tuple[Look, ...]
    closing: Closing | None
    can_let_child_in: bool
    can_bring_in: bool

    @property
    def waiting_questions(self) -> int:
        return sum(1 for each in self.questions if not each.answered_on)


@dataclass(frozen=True)
class LooksPage:
    opened: Opened
    looks: tuple[Look, ...]
    back_url: str
    may_ask: bool

    @property
    def times(self) -> int:
        return sum(each.times for each in self.looks)


def child_page(opened: Opened, purpose_form: BaseForm, *, today: date) -> ChildPage:
    child = opened.child
    enrolments = list(Enrolment.objects.filter(child=child).select_related("unit", "group"))
    told, voices = slot.told(opened, today), queries.voices(child)
    at_work = queries.at_work(child.pk, most=FEW)
    talks = [ThreadLine(each.on, None, _("Talk with the parents")) for each in voices.talks]
    thread = [*told.thread, *talks, *_places(told, enrolments)]
    return ChildPage(
        opened=opened,
        today=today,
        age=age_on(child.born_on, today),
        places=tuple(each for each in enrolments if each.ends_on is None or each.ends_on >= today),
        purpose=purpose_words(opened.purpose),
        purpose_form=purpose_form,
        told=told,
        thread=tuple(sorted(thread, key=lambda line: line.on)),
        gaps=sum(1 for line in thread if line.gap),
        views=tuple(_views(opened)),
        week=_week(child.pk, today),
        leisure=next(iter(voices.leisure), None),
        around=tuple(_around(opened, at_work.around, voices.participants)),
        guardians=tuple(voices.guardians),
        hearings=tuple(voices.hearings),
        positions=tuple(voices.positions),
        consents=consent_lines(voices.consents, child, voices.rules, today),
        questions=tuple(voices.questions),
        talks=tuple(voices.talks),
        glasses=tuple(Glass.objects.filter(child=child).select_related("person")) if opened.leads else (),
        looks=tuple(look(each) for each in at_work.looks),
        closing=getattr(child, "closing", None),
        can_let_child_in=opened.leads and child.person_id is None,
        can_bring_in=opened.leads or opened.may_write and at_work.brings_in,
    )


def looks_page(opened: Opened) -> LooksPage:
    name = "child" if opened.is_staff else "my-page" if "self" in opened.ways else "my-child"
    back = reverse(name, args=[] if name == "my-page" else [opened.child.pk])
    return LooksPage(
        opened, tuple(look(each) for each in queries.looks(opened.child.pk)), back, name == "my-child"
    )


def _places(told: Told, enrolments: list[Enrolment]) -> list[ThreadLine]:
    """The places; a start whose handover nobody acknowledged is a gap, and leads to where one is begun."""
    missing = {
        (each.place, each.begins_on) for each in without_handover(queries.stays(enrolments, told.received))
    }
    lines = []
    for each in enrolments:
        is_gap = (each.unit_id, each.begins_on) in missing
        title = f"{each.unit.name}, {each.group.name}" if each.group else each.unit.name
        gap = _("The place never acknowledged what the former one knew.") if is_gap else ""
        begin = told.begin_url if is_gap else ""
        lines.append(ThreadLine(each.begins_on, each.ends_on, title, each.note, gap, begin))
    return lines


def _views(opened: Opened) -> list[ViewLine]:
    found = []
    for view in ChildView.objects.filter(child=opened.child).select_related("receiver"):
        knows = [str(AUDIENCES[each]) for each in view.audience]
        mine = view.receiver_id == opened.person.pk or "team" in view.audience
        may_answer = "participant" in opened.ways and mine and view.told_back_on is None
        found.append(ViewLine(view, ", ".join(knows), may_answer))
    return found


def _week(child: int, today: date) -> WeekNow | None:
    found = Placement.objects.filter(child=child, begins_on__lte=today).exclude(ends_on__lt=today)
    now = found.select_related("unit", "home_group", "contact").first()
    if now is None:
        return None
    pair = now.shared_minutes, now.total_minutes
    return WeekNow(now, int(100 * shared_part(*pair)), is_mostly_together(*pair))


def _around(opened: Opened, around: list[queries.Around], participants: list[Participant]) -> list[Grownup]:
    lines = {each.person_id: each.pk for each in participants}
    found = []
    for each in around:
        may_end = opened.may_write and each.person in lines
        url = reverse("end-part", args=[opened.child.pk, lines[each.person]]) if may_end else ""
        found.append(Grownup(each.name, each.part, each.is_lead, url))
    return found


def open_page(form: BaseForm) -> FormPage:
    readers = _(
        "Only you, the leader and those you bring in can read it; parents and child, once they can sign in."
    )
    return FormPage(
        form,
        _("Open a child's file"),
        _("Open the file"),
        reverse("children"),
        _("Children"),
        readers,
        lead=_("Only when a practice question is not enough: most sparring needs no child's name."),
        asks_about_safety=True,
    )


def glass_page(form: BaseForm) -> FormPage:
    return FormPage(
        form,
        _("Open a file in an emergency"),
        _("Open it, and tell the leader"),
        reverse("children"),
        _("Children"),
        _("The leader, the parents and the data protection officer can see that you did it."),
        asks_about_safety=True,
    )
