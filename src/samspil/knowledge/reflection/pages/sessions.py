"""Sessions of colleagues: those I see, one with what came of it, and the forms."""

from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.ground.organisation.access import Me
from samspil.knowledge.practice.pages.method import FormPage
from samspil.knowledge.reflection import access, queries
from samspil.knowledge.reflection.models import Reflection
from samspil.knowledge.reflection.queries import ReflectionMethod
from samspil.knowledge.reflection.rules import Stands, stands

STATUSES = {Stands.PLANNED: "running", Stands.LATE: "late", Stands.DONE: "done"}


@dataclass(frozen=True)
class SessionLine:
    session: Reflection
    method: str
    stands: Stands

    @property
    def status(self) -> str:
        return STATUSES[self.stands]

    @property
    def word(self) -> str:
        words = {
            Stands.PLANNED: _("Being tried"),
            Stands.LATE: _("To return to"),
            Stands.DONE: _("Returned to"),
        }
        return words[self.stands]


@dataclass(frozen=True)
class SessionsPage:
    lines: tuple[SessionLine, ...]
    answers: bool

    @property
    def late(self) -> int:
        return sum(1 for each in self.lines if each.stands == Stands.LATE)


@dataclass(frozen=True)
class SessionPage:
    line: SessionLine
    people: tuple[str, ...]
    tries: tuple[str, ...]
    may_return: bool
    answers: bool


@dataclass(frozen=True)
class SessionFormPage:
    form: BaseForm
    methods: tuple[ReflectionMethod, ...]


def _line(each: Reflection, methods: dict[str, ReflectionMethod], today: date) -> SessionLine:
    method = methods.get(each.method)
    at = stands(due_on=each.return_on, done_on=each.returned_on, today=today)
    return SessionLine(each, method.name if method else each.method, at)


def sessions_page(me: Me, *, today: date) -> SessionsPage:
    methods = queries.methods()
    lines = [_line(each, methods, today) for each in queries.sessions()]
    order = (Stands.LATE, Stands.PLANNED, Stands.DONE)
    lines.sort(key=lambda each: order.index(each.stands))
    return SessionsPage(tuple(lines), access.answers(me))


def session_page(me: Me, found: Reflection, *, today: date) -> SessionPage:
    people = [each.person for each in found.participants.select_related("person")]
    is_mine = me.person in people
    return SessionPage(
        line=_line(found, queries.methods(), today),
        people=tuple(each.name for each in people),
        tries=tuple(line.strip() for line in found.agreed.splitlines() if line.strip()),
        may_return=is_mine and found.returned_on is None,
        answers=access.answers(me),
    )


def session_form(form: BaseForm) -> SessionFormPage:
    return SessionFormPage(form, tuple(queries.methods().values()))


def return_form(form: BaseForm, found: Reflection) -> FormPage:
    back = reverse("reflection", args=[found.pk])
    lead = _("You agreed to try: %(what)s") % {"what": " ".join(found.agreed.splitlines())}
    readers = _("Those who sat in it read it, and the leader of the place.")
    return FormPage(
        form, _("What came of it?"), _("Save what came of it"), back, _("Reflection"), lead, readers
    )


def next_step_form(form: BaseForm) -> FormPage:
    return FormPage(
        form,
        _("Do you know what you can do next?"),
        pgettext("next step", "Say it"),
        reverse("reflections"),
        _("Reflection"),
        _("Being stuck is no fault: it is the moment to ask."),
        _(
            "Nobody is told that it was you: the place, the month and the answer are kept, and nothing else."
            " It is shown once the half-year is over, from five answers on."
        ),
    )
