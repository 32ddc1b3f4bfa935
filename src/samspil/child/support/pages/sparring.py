"""Sparring: the list, one request with who comes and what was said, and its forms."""

from dataclasses import dataclass
from datetime import date, datetime

from django.forms import BaseForm
from django.urls import reverse
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from samspil.child.file.access import Opened
from samspil.child.file.pages.lines import FormPage
from samspil.child.support import access, queries
from samspil.child.support.models import Invitation, Measure, Session, Sparring
from samspil.child.support.pages.child import ICONS, parts_of
from samspil.child.support.rules import Result, Stage, goal_attainment, stage
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person
from samspil.knowledge.competence.models import TOPICS
from samspil.knowledge.competence.rules import is_interdisciplinary
from samspil.tools.exchange.almanac import Entry

STATUSES = {Stage.ASKED: "planned", Stage.BOOKED: "running", Stage.HELD: "done"}


@dataclass(frozen=True)
class SparringLine:
    pk: int
    topic: str
    unit: str
    asked_on: date
    stage: Stage
    has_child: bool

    @property
    def status(self) -> str:
        return STATUSES[self.stage]

    @property
    def word(self) -> str:
        words = {Stage.ASKED: _("Asked"), Stage.BOOKED: _("Booked"), Stage.HELD: _("Held")}
        return words[self.stage]


@dataclass(frozen=True)
class SparringsPage:
    asks_me: tuple[tuple[queries.Invited, str], ...]
    lines: tuple[SparringLine, ...]
    may_ask: bool
    can_change_it: bool


@dataclass(frozen=True)
class TryOut:
    measure: Measure
    icon: str
    may_check: bool
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SparringPage:
    sparring: Sparring
    opened: Opened | None
    invitations: tuple[Invitation, ...]
    sessions: tuple[Session, ...]
    tries: tuple[TryOut, ...]
    booked: Session | None
    is_held: bool
    is_interdisciplinary: bool
    may_book: bool
    may_say: bool
    invite_form: BaseForm | None
    asks_me: Invitation | None
    days: int
    attainment: float | None


def sparrings_page(me: Me) -> SparringsPage:
    lines = [_line(each) for each in queries.practice_questions(me.person)]
    for each in queries.about_children():
        at = stage(booked=each.booked_on is not None, held=each.held_on is not None)
        lines.append(SparringLine(each.sparring, str(TOPICS[each.topic]), each.unit, each.asked_on, at, True))
    lines.sort(key=lambda line: (line.stage == Stage.HELD, -line.asked_on.toordinal(), line.pk))
    return SparringsPage(
        asks_me=tuple((each, str(TOPICS[each.topic])) for each in queries.asks_me()),
        lines=tuple(lines),
        may_ask=access.may_ask(me),
        can_change_it=access.can_change_it(me),
    )


def _line(each: Sparring) -> SparringLine:
    sessions = list(each.sessions.all())
    at = stage(booked=bool(sessions), held=any(one.held_on for one in sessions))
    return SparringLine(each.pk, str(each.get_topic_display()), each.unit.name, each.asked_on, at, False)


def sparring_page(
    found: Sparring, opened: Opened | None, person: Person, invite_form: BaseForm, *, today: date
) -> SparringPage:
    sessions = tuple(found.sessions.prefetch_related("perspectives"))
    invitations = tuple(found.invitations.select_related("helper__person", "helper__unit"))
    measures = list(Measure.objects.filter(session__sparring=found).select_related("owner", "group"))
    at_table = access.is_at_table(found, person)
    first = next((each.held_on for each in sessions if each.held_on), None)
    said = {line.profession for each in sessions for line in each.perspectives.all()}
    is_asker = found.asked_by_id == person.pk
    scores = [each.attained for each in measures if each.attained is not None]
    return SparringPage(
        sparring=found,
        opened=opened,
        invitations=invitations,
        sessions=sessions,
        tries=tuple(
            TryOut(
                each,
                ICONS[Result(each.result)] if each.result else "",
                each.checked_on is None and (is_asker or each.owner_id == person.pk),
                parts_of(each),
            )
            for each in measures
        ),
        booked=next((each for each in sessions if each.held_on is None), None),
        is_held=first is not None,
        is_interdisciplinary=is_interdisciplinary(said),
        may_book=at_table,
        may_say=is_asker and first is not None,
        invite_form=invite_form if is_asker and not first else None,
        asks_me=next((each for each in invitations if _waits_for(each, person)), None),
        days=((first or today) - found.concern.raised_on).days,
        attainment=goal_attainment(scores),
    )


def _waits_for(each: Invitation, person: Person) -> bool:
    return each.answer == Invitation.Answer.ASKED and each.helper.person_id == person.pk


def calendar_entry(session: Session, url: str) -> Entry:
    """For one's own calendar: when and where, and not a word about whom."""
    starts = datetime.combine(session.on, session.at, get_current_timezone())
    return Entry(
        uid=f"sparring-{session.pk}@samspil",
        on=session.on,
        title=_("Sparring"),
        text=url,
        url=url,
        category=_("Sparring"),
        starts=starts,
        minutes=session.minutes,
        place=session.place,
    )


def ask_page(form: BaseForm) -> FormPage:
    return FormPage(
        form,
        _("Ask for sparring"),
        _("Send"),
        reverse("sparrings"),
        _("Sparring"),
        _("Two colleagues of other professions read it, and your leader."),
        lead=_("Three questions, one minute. You speak of your practice, and of no child that can be known."),
        asks_about_safety=True,
    )


def ask_about_page(form: BaseForm, opened: Opened) -> FormPage:
    return FormPage(
        form,
        _("Ask for sparring about %(name)s") % {"name": opened.child.given_name},
        _("Send"),
        reverse("child", args=[opened.child.pk]),
        opened.child.given_name,
        _("Those you ask read it once they have said yes; then they work with the child for twelve weeks."),
        lead=_("Can you ask about your practice instead? Then nobody needs to know whom it is about."),
        asks_about_safety=True,
    )


def of_sparring(form: BaseForm, found: Sparring, heading: str, button: str, **more: object) -> FormPage:
    back = reverse("sparring", args=[found.pk])
    usual = {"readers": _("Those at the table read it, and the leader of the place.")}
    return FormPage(form, heading, button, back, _("Sparring"), **usual | more)


def check_page(form: BaseForm, measure: Measure) -> FormPage:
    back = (
        reverse("child", args=[measure.child_id])
        if measure.child_id
        else reverse("sparring", args=[measure.session.sparring_id])
    )
    lead = _("%(what)s. The goal was: %(goal)s. You expected: %(expected)s") % {
        "what": measure.title,
        "goal": measure.goal,
        "expected": measure.expected,
    }
    return FormPage(form, _("Did it work?"), _("Save what came of it"), back, measure.title, lead=lead)
