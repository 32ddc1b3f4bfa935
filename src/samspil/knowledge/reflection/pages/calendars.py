"""A leader's two calendars: reviews of children, reviews of the culture; and the review of one culture."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.ground.base.templatetags.face import STATUS_WORDS
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Unit
from samspil.ground.organisation.rules import PLAN_KINDS, RoleKind
from samspil.knowledge.practice.pages.method import FormPage
from samspil.knowledge.reflection import access, queries, registry
from samspil.knowledge.reflection.models import CultureReview, Ownership
from samspil.knowledge.reflection.registry import ToReview
from samspil.knowledge.reflection.rules import Stands, stands
from samspil.tools.exchange.spreadsheet import Column, Kind, Sheet

# So many of those held are shown, the newest first.
LATEST = 20


@dataclass(frozen=True)
class DayLine:
    what: str
    place: str
    due_on: date
    url: str
    stands: Stands

    @property
    def is_late(self) -> bool:
        return self.stands == Stands.LATE


@dataclass(frozen=True)
class HeldLine:
    review: CultureReview
    url: str


@dataclass(frozen=True)
class CalendarsPage:
    of_children: tuple[DayLine, ...]
    of_culture: tuple[DayLine, ...]
    held: tuple[HeldLine, ...]
    unplanned: tuple[Unit, ...]
    own: tuple[Unit, ...]
    months: int

    @property
    def children_late(self) -> int:
        return sum(1 for each in self.of_children if each.is_late)

    @property
    def culture_late(self) -> int:
        return sum(1 for each in self.of_culture if each.is_late)


@dataclass(frozen=True)
class CultureReviewPage:
    review: CultureReview
    owners: tuple[Ownership, ...]
    stands: Stands
    may_hold: bool
    leads: bool


def calendars_page(me: Me, *, today: date) -> CalendarsPage:
    reviews = list(queries.culture_reviews().filter(held_on=None))
    held = queries.culture_reviews().filter(held_on__isnull=False).order_by("-held_on", "-pk")[:LATEST]
    led = [each for each in _led(me, today) if each.kind in PLAN_KINDS]
    ahead = {each.unit_id for each in reviews}
    return CalendarsPage(
        of_children=tuple(_of_children(me, today)),
        of_culture=tuple(_of_culture(reviews, today)),
        held=tuple(HeldLine(each, reverse("culture-review", args=[each.pk])) for each in held),
        unplanned=tuple(each for each in led if each.pk not in ahead),
        own=tuple(each for each in led if each.pk in {role.unit_id for role in me.roles}),
        months=queries.interval(me.roles[0].root.country, today),
    )


def _led(me: Me, today: date) -> QuerySet[Unit]:
    """The places I lead: my own and those beneath."""
    mine = [each.pk for each in me.units((RoleKind.LEADER,))]
    return Unit.objects.filter(path__overlap=mine).open_on(today).order_by("name", "pk")


def _of_children(me: Me, today: date) -> list[DayLine]:
    found = [each for source in registry.of_children for each in source(me, today)]
    found.sort(key=lambda each: (each.due_on, each.place, each.what))
    return [_child_line(each, today) for each in found]


def _child_line(each: ToReview, today: date) -> DayLine:
    at = stands(due_on=each.due_on, done_on=None, today=today)
    return DayLine(each.what, each.place, each.due_on, each.url, at)


def _of_culture(reviews: Iterable[CultureReview], today: date) -> Iterable[DayLine]:
    for each in reviews:
        url = reverse("culture-review", args=[each.pk])
        at = stands(due_on=each.due_on, done_on=None, today=today)
        yield DayLine(_("Review of the culture"), each.unit.name, each.due_on, url, at)


def culture_review_page(me: Me, found: CultureReview, *, today: date) -> CultureReviewPage:
    return CultureReviewPage(
        review=found,
        owners=tuple(found.owners.all()),
        stands=stands(due_on=found.due_on, done_on=found.held_on, today=today),
        may_hold=found.held_on is None and me.is_any((RoleKind.LEADER,), found.unit),
        leads=access.leads(me),
    )


def calendars_sheet(me: Me, *, today: date) -> Sheet:
    page = calendars_page(me, today=today)
    columns = (
        *(Column(_("Calendar")), Column(_("What")), Column(_("Place"))),
        *(Column(_("Due"), Kind.DATE), Column(_("Stands"))),
    )
    named = ((_("Children"), page.of_children), (_("Culture"), page.of_culture))
    rows = (
        (name, each.what, each.place, each.due_on, str(STATUS_WORDS[each.stands]))
        for name, lines in named
        for each in lines
    )
    return Sheet(_("Reviews of children and of the culture"), columns, rows)


def plan_form(form: BaseForm, unit: Unit) -> FormPage:
    return _form(form, _("Review of the culture at %(place)s") % {"place": unit.name}, _("Set the day"))


def hold_form(form: BaseForm, found: CultureReview) -> FormPage:
    heading = _("Review of the culture at %(place)s") % {"place": found.unit.name}
    lead = _("Look at it with staff, parents and children. Write what you saw, not who said it.")
    return _form(form, heading, _("Save the review"), lead)


def _form(form: BaseForm, heading: str, button: str, lead: str = "") -> FormPage:
    back, label = reverse("two-calendars"), _("Reviews of children and of the culture")
    readers = _("Those who work at the place read it, its leader and those above.")
    return FormPage(form, heading, button, back, label, lead, readers)
