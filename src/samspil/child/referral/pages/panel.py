"""The panel's pages: what waits, its meetings, who sits on it, what it can learn; and its basis."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.forms import BaseForm
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.child.file.pages.lines import FormPage
from samspil.child.referral import access, deciders, queries
from samspil.child.referral.models import Basis, Meeting, Panel, Presence, Seat
from samspil.child.referral.models.basis import PROVISIONS, STEPS
from samspil.child.referral.models.decision import CAUSES
from samspil.child.referral.models.panel import PARTS
from samspil.child.referral.rules import deciding
from samspil.child.referral.rules.deciding import Decider
from samspil.child.referral.rules.gate import Lack, There, composition, counted
from samspil.child.referral.rules.procedure import PROFILES, Provision, StepKind, median_days
from samspil.ground.organisation.access import Me


@dataclass(frozen=True)
class QueueLine:
    referral: int
    unit: str
    wanted: str
    submitted_on: date
    days: int
    on_agenda: bool
    is_complaint: bool
    apart: tuple[str, ...] = ()
    is_composed: bool = True


@dataclass(frozen=True)
class StepTime:
    word: str
    days: float


@dataclass(frozen=True)
class PanelPage:
    panel: Panel
    queue: tuple[QueueLine, ...]
    meetings: tuple[Meeting, ...]
    seats: tuple[Seat, ...]
    needs: tuple[str, ...]
    is_chair: bool
    times: tuple[StepTime, ...]
    decided: int
    heard_first: int
    complaints: int
    causes: tuple[tuple[str, int], ...]
    begun: int
    returned: int


@dataclass(frozen=True)
class MeetingPage:
    meeting: Meeting
    queue: tuple[QueueLine, ...]
    waiting: tuple[QueueLine, ...]
    presences: tuple[Presence, ...]
    is_composed: bool
    too_few: int
    lacking: tuple[str, ...]
    has_chair: bool
    is_chair: bool
    not_shown: int
    form: BaseForm


@dataclass(frozen=True)
class BasisLine:
    basis: Basis
    is_now: bool


@dataclass(frozen=True)
class BasesPage:
    bases: tuple[BasisLine, ...]
    panel: Panel | None
    seats: tuple[Seat, ...]
    needs: tuple[str, ...]
    rules_it: bool
    sits: bool


def panel_page(panel: Panel, *, today: date) -> PanelPage:
    took = queries.took()
    begun, returned = queries.returns()
    causes = Counter(str(CAUSES[each.cause]) for each in took if each.cause)
    return PanelPage(
        panel=panel,
        queue=tuple(_line(each, today) for each in queries.queue()),
        meetings=tuple(panel.meetings.all()[:10]),
        seats=tuple(_seats(panel, today)),
        needs=tuple(str(PARTS[each]) for each in panel.needs),
        is_chair=queries.sits(chair=True),
        times=tuple(_times(took)),
        decided=len(took),
        heard_first=sum(1 for each in took if each.child_asked_on and each.child_asked_on < each.decided_on),
        complaints=sum(1 for each in took if each.is_complained),
        causes=tuple(causes.most_common()),
        begun=begun,
        returned=returned,
    )


def _line(each: queries.Queued, today: date) -> QueueLine:
    return QueueLine(
        each.referral,
        each.unit,
        str(PROVISIONS[each.wanted]),
        each.submitted_on,
        (today - each.submitted_on).days,
        each.meeting is not None,
        each.is_complaint,
    )


def _seats(panel: Panel, today: date) -> list[Seat]:
    found = panel.seats.filter(begins_on__lte=today).exclude(ends_on__lt=today)
    return list(found.select_related("person"))


def _times(took: list[queries.Took]) -> list[StepTime]:
    """The middle of each step's days, from the one before it."""
    pairs = {
        StepKind.REQUEST: [(each.begun_on, each.requested_on) for each in took],
        StepKind.ASSESSMENT: [(each.requested_on, each.assessed_on) for each in took],
        StepKind.CONSULTATION: [(each.requested_on, each.heard_on) for each in took],
        StepKind.PANEL: [(each.requested_on, each.submitted_on) for each in took],
        StepKind.DECISION: [(each.submitted_on, each.decided_on) for each in took],
    }
    found = ((kind, median_days(days)) for kind, days in pairs.items())
    return [StepTime(str(STEPS[kind]), max(days, 0.0)) for kind, days in found if days is not None]


def meeting_page(meeting: Meeting, form: BaseForm, *, today: date) -> MeetingPage:
    queue = queries.queue()
    presences = list(meeting.presences.select_related("seat__person"))
    lack = _lack(meeting, presences, ())
    apart = deciders.apart(meeting.pk)
    return MeetingPage(
        meeting=meeting,
        queue=tuple(
            _case(_line(each, today), meeting, presences, apart)
            for each in queue
            if each.meeting == meeting.pk
        ),
        waiting=tuple(_line(each, today) for each in queue if each.meeting is None and not each.is_complaint),
        presences=tuple(presences),
        is_composed=lack.is_composed,
        too_few=lack.too_few,
        lacking=tuple(str(PARTS[each]) for each in lack.parts),
        has_chair=lack.has_chair,
        is_chair=queries.sits(chair=True),
        not_shown=sum(1 for case, _seat in apart if case is None),
        form=form,
    )


def _lack(meeting: Meeting, presences: list[Presence], apart: Collection[int]) -> Lack:
    there = [There(each.seat_id, each.seat.part, each.seat.chairs, each.is_chair) for each in presences]
    return composition(counted(there, apart), least=meeting.panel.least, needs=meeting.panel.needs)


def _case(
    line: QueueLine, meeting: Meeting, presences: list[Presence], apart: list[tuple[int | None, int]]
) -> QueueLine:
    """Who of those present takes no part in it, and whether the panel is composed without them."""
    seats = {seat for case, seat in apart if case == line.referral}
    names = tuple(str(each.seat.person) for each in presences if each.seat_id in seats)
    return replace(line, apart=names, is_composed=_lack(meeting, presences, seats).is_composed)


def bases_page(me: Me, *, today: date) -> BasesPage:
    now = queries.basis_on(me.root, today)
    bases = Basis.objects.filter(house=me.root).select_related("approved_by").prefetch_related("steps")
    panel = Panel.objects.filter(house=me.root).first()
    return BasesPage(
        bases=tuple(BasisLine(each, each == now) for each in bases),
        panel=panel,
        seats=tuple(_seats(panel, today)) if panel else (),
        needs=tuple(str(PARTS[each]) for each in panel.needs) if panel else (),
        rules_it=access.rules_it(me),
        sits=queries.sits(),
    )


def grantable(found: access.Before) -> tuple[Provision, ...]:
    """What whoever decides may grant."""
    of, by = found.referral, Decider.PANEL if found.is_panel else Decider.LEADER
    country, on = of.house.country, of.submitted_on or of.begun_on
    return deciding.grantable(PROFILES[country].provisions, by, deciders.leaders_kinds(country, on))


def of_panel(form: BaseForm, heading: str, button: str, *, back: str = "panel", **more: object) -> FormPage:
    label = _("The panel") if back == "panel" else _("The referral basis")
    return FormPage(form, heading, button, reverse(back), label, **more)
