"""Which sparring, session or try-out one may open. About a child, its file is opened and logged first."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from samspil.child.file.access import LARGEST, Opened, opened_file
from samspil.child.file.rules import STAFF
from samspil.child.support import queries
from samspil.child.support.models import Measure, Session, Sparring
from samspil.figures.indicators.access import reads_figures
from samspil.figures.indicators.models import Definition
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Group, Person, Unit
from samspil.ground.organisation.rules import RoleKind

ASKING = (RoleKind.PROFESSIONAL, RoleKind.LEADER)
CAN_CHANGE_IT = (RoleKind.LEADER, RoleKind.HEAD, RoleKind.DIRECTOR, RoleKind.FOLLOW_UP)


def places_to_ask_from(me: Me) -> list[Unit]:
    places = list({unit.pk: unit for unit in me.units(ASKING)}.values())
    if not places:
        raise Http404
    return places


def may_ask(me: Me) -> bool:
    return any(role.kind in ASKING for role in me.roles)


def can_change_it(me: Me) -> bool:
    return any(role.kind in CAN_CHANGE_IT for role in me.roles)


def require_can_change_it(me: Me) -> None:
    if not can_change_it(me):
        raise Http404


def figure_of_days(me: Me) -> str:
    """The key of the figure of days to the first session, where one is counted and they read figures."""
    key = "first-session-days"
    found = Definition.objects.filter(house_id=me.root, key=key, replaced_on=None)
    return key if reads_figures(me) and found.exists() else ""


def sparring(request: HttpRequest, pk: int, page: str) -> tuple[Sparring, Opened | None]:
    opened = _opened(request, "sparring", pk, page)
    return get_object_or_404(Sparring.objects.select_related("unit", "asked_by", "concern"), pk=pk), opened


def session(request: HttpRequest, pk: int, page: str) -> tuple[Session, Opened | None]:
    opened = _opened(request, "session", pk, page)
    return get_object_or_404(Session.objects.select_related("sparring__unit"), pk=pk), opened


def measure(request: HttpRequest, pk: int, page: str) -> tuple[Measure, Opened | None]:
    opened = _opened(request, "measure", pk, page)
    return get_object_or_404(Measure, pk=pk), opened


def checkable_measure(request: HttpRequest, pk: int) -> Measure:
    """Not looked at yet, and mine to say: who sees to it, who asked, who works with the child."""
    found, opened = measure(request, pk, "check-measure")
    is_mine = request.user.person_id == found.owner_id
    asked = found.session and found.session.sparring.asked_by_id == request.user.person_id
    if found.checked_on or not (opened.may_write if opened else is_mine or asked):
        raise Http404
    return found


def is_at_table(found: Sparring, person: Person) -> bool:
    """Who asked, and who said yes to coming."""
    if found.asked_by_id == person.pk:
        return True
    return found.invitations.filter(helper__person=person, answer="yes").exists()


def at_table(found: Sparring, person: Person) -> None:
    if not is_at_table(found, person):
        raise Http404


def _opened(request: HttpRequest, kind: str, pk: int, page: str) -> Opened | None:
    child = queries.child_of(kind, pk) if pk < LARGEST else None
    return opened_file(request, child, page, STAFF) if child else None


def groups_of_child(opened: Opened) -> QuerySet[Group]:
    """The groups and classes of the places the child goes to now, as far as the reader knows them."""
    now = opened.child.enrolments.exclude(ends_on__lt=localdate()).values("unit")
    return Group.objects.filter(unit__in=now, ended_on=None)


def place_of_child(opened: Opened, me: Me) -> Unit:
    """Where a try-out about the child belongs: a place it goes to, mine if I work in one of them."""
    units = [each.unit for each in opened.child.enrolments.select_related("unit").order_by("-begins_on")]
    mine = [each for each in units if me.is_any(ASKING, each)]
    return (mine or units or [opened.child.house])[0]
