"""Which referral, meeting or place one may open: with the child's file, or as the panel it lies before."""

from dataclasses import dataclass
from datetime import date

from django.forms import BaseForm
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from samspil.child.file.access import LARGEST, Opened, opened_file
from samspil.child.file.models import Child, Guardian
from samspil.child.file.rules import STAFF, WORKERS, Way
from samspil.child.referral import deciders, queries
from samspil.child.referral.models import (
    Basis,
    Decision,
    Meeting,
    Offer,
    Panel,
    Place,
    Referral,
    ReturnStep,
)
from samspil.ground.organisation.access import Me
from samspil.ground.organisation.rules import RoleKind

RULERS = (RoleKind.DIRECTOR, RoleKind.ADMINISTRATOR)
SEE_ROOMS = (RoleKind.DIRECTOR, RoleKind.HEAD)
FAMILY_AND_STAFF = STAFF | {Way.GUARDIAN}


@dataclass(frozen=True)
class Before:
    """One referral in front of somebody: with the child's file open, or as a member of the panel."""

    referral: Referral
    child: Child
    opened: Opened | None

    @property
    def is_panel(self) -> bool:
        return self.opened is None

    @property
    def is_staff(self) -> bool:
        return bool(self.opened and self.opened.is_staff)

    @property
    def may_write(self) -> bool:
        return bool(self.opened and self.opened.may_write) and self.referral.submitted_on is None

    @property
    def leads(self) -> bool:
        return bool(self.opened and self.opened.leads)


def before(request: HttpRequest, pk: int, page: str) -> Before:
    """In the best way I have: the file, else the panel's window."""
    require_countable(pk)
    if child := queries.child_of("referral", pk):
        opened = opened_file(request, child, page, FAMILY_AND_STAFF)
        return Before(_referral(pk), opened.child, opened)
    if found := queries.opened_for_panel(pk, page):
        return Before(_referral(pk), found, None)
    raise Http404


def writable(request: HttpRequest, pk: int, page: str) -> Before:
    """One that is still being written, by those who work with the child."""
    found = before(request, pk, page)
    if not found.may_write or found.referral.withdrawn_on:
        raise Http404
    return found


def askable(request: HttpRequest, pk: int, page: str) -> Before:
    """One that the leader has not asked for yet."""
    found = writable(request, pk, page)
    if not found.leads or found.referral.requested_on:
        raise Http404
    return found


def before_panel(request: HttpRequest, pk: int, page: str) -> Before:
    """One that lies before my panel, whatever else I am to the child."""
    require_countable(pk)
    child = queries.opened_for_panel(pk, page)
    if child is None or not queries.sits(chair=True):
        raise Http404
    return Before(_referral(pk), child, None)


def to_decide(request: HttpRequest, pk: int, page: str) -> Before:
    """One that is mine to decide: as the leader of the child's place, or before my panel."""
    require_countable(pk)
    if not deciders.is_mine(pk):
        return before_panel(request, pk, page)
    found = before(request, pk, page)
    if not found.leads or Decision.objects.filter(referral=pk).exists():
        raise Http404
    return found


def require_asks_me(pk: int) -> None:
    """404 unless it is about me, is still written, and asks what I think myself."""
    require_countable(pk)
    if not deciders.asks_me(pk):
        raise Http404


def basis_to_begin_on(opened: Opened, on: date) -> Basis:
    """The version of today; 404 without one, and while another referral of the child is under way."""
    basis = queries.basis_on(opened.child.house_id, on)
    under_way = (
        each.withdrawn_on is None and each.decided_on is None for each in queries.stands(opened.child.pk)
    )
    if basis is None or any(under_way):
        raise Http404
    return basis


def may_decide(found: Before, form: BaseForm) -> bool:
    """Whether this panel may decide now. If not, the form says why. A leader sits with nobody."""
    of = found.referral
    if not found.is_panel:
        return form.is_valid()
    if of.meeting_id is None or not deciders.is_composed(of.meeting_id, of.pk):
        form.add_error(
            None, _("The panel is not composed by its rule. Write down who is here, and who takes the chair.")
        )
    elif not deciders.takes_the_chair(of.meeting_id, of.pk):
        form.add_error(None, _("Somebody else takes the chair in this meeting."))
    return form.is_valid()


def decision_of(found: Before) -> Decision:
    return get_object_or_404(Decision, referral=found.referral)


def own_guardian(opened: Opened) -> Guardian | None:
    """The line by which the reader is this child's guardian; none for who works with the child."""
    if opened.is_staff:
        return None
    return Guardian.objects.filter(child=opened.child, person=opened.person).first()


def place(request: HttpRequest, pk: int, page: str, *, to_write: bool = False) -> tuple[Place, Opened]:
    opened = _opened(request, "place", pk, page, WORKERS if to_write else FAMILY_AND_STAFF)
    found = Place.objects.select_related(
        "decision__referral__unit", "offer__unit", "placement__contact", "owner"
    )
    return get_object_or_404(found, pk=pk), opened


def open_step(request: HttpRequest, pk: int) -> tuple[ReturnStep, Opened]:
    opened = _opened(request, "step", pk, "finish-return-step", WORKERS)
    return get_object_or_404(ReturnStep.objects.select_related("spot"), pk=pk, done_on=None), opened


def panel_of(me: Me) -> Panel:
    """The panel I sit on."""
    if not queries.sits():
        raise Http404
    return get_object_or_404(Panel, house=me.root)


def meeting_of(me: Me, pk: int) -> Meeting:
    require_countable(pk)
    return get_object_or_404(Meeting.objects.select_related("panel"), pk=pk, panel=panel_of(me))


def require_chair() -> None:
    if not queries.sits(chair=True):
        raise Http404


def rules_it(me: Me) -> bool:
    return any(role.kind in RULERS and role.unit_id == role.root_id for role in me.roles)


def require_rules_it(me: Me) -> None:
    if not rules_it(me):
        raise Http404


def makes_offers(me: Me) -> bool:
    return any(role.kind in SEE_ROOMS and role.unit_id == role.root_id for role in me.roles)


def changeable_offer(me: Me, pk: int) -> Offer:
    require_countable(pk)
    found = get_object_or_404(Offer.objects.select_related("unit"), pk=pk)
    if not me.is_any((*SEE_ROOMS, RoleKind.LEADER), found.unit):
        raise Http404
    return found


def require_countable(pk: int) -> None:
    """What the database cannot count to is not there."""
    if pk >= LARGEST:
        raise Http404


def _referral(pk: int) -> Referral:
    return get_object_or_404(Referral.objects.select_related("unit", "basis", "house"), pk=pk)


def _opened(request: HttpRequest, kind: str, pk: int, page: str, to: frozenset[str]) -> Opened:
    require_countable(pk)
    child = queries.child_of(kind, pk)
    if child is None:
        raise Http404
    return opened_file(request, child, page, to)
