"""Which body, meeting or question a person may open or write. Reading leans on the row policies."""

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Person, Unit
from samspil.ground.organisation.rules import STEERING, WRITERS, RoleKind
from samspil.steering.meetings import queries
from samspil.steering.meetings.models import Body, Consultation, Item, Meeting, Membership, Task
from samspil.steering.meetings.rules import speaks_for
from samspil.steering.plans.models import Decision

# Who may be found for a body of the whole municipality; in a body of one place everybody there may sit.
_SEATED_CENTRALLY = STEERING | {RoleKind.LEADER, RoleKind.UNION, RoleKind.POLITICIAN}


def writes_for(me: Me, body: Body) -> bool:
    return me.is_any(WRITERS, body.unit)


def answers_for(me: Me, consultation: Consultation) -> bool:
    """Whether I am one of those who were asked."""
    house = consultation.body.unit.root
    return speaks_for(consultation.group, [role.kind for role in me.roles if role.root_id == house])


def readable_body(me: Me, pk: int) -> Body:
    return get_object_or_404(queries.bodies_in(me.root), pk=pk)


def editable_body(me: Me, pk: int) -> Body:
    return _written(me, readable_body(me, pk))


def ended_membership(me: Me, pk: int) -> Membership:
    """A membership of today that I may end."""
    found = get_object_or_404(
        Membership.objects.select_related("body__unit", "person"),
        pk=pk,
        ends_on=None,
        body__unit__path__contains=[me.root],
    )
    _written(me, found.body)
    return found


def readable_meeting(me: Me, pk: int) -> Meeting:
    meetings = Meeting.objects.select_related("body__unit")
    return get_object_or_404(meetings, pk=pk, body__unit__path__contains=[me.root])


def editable_meeting(me: Me, pk: int) -> Meeting:
    found = readable_meeting(me, pk)
    _written(me, found.body)
    return found


def editable_item(me: Me, pk: int) -> Item:
    items = Item.objects.select_related("meeting__body__unit")
    found = get_object_or_404(items, pk=pk, meeting__body__unit__path__contains=[me.root])
    _written(me, found.meeting.body)
    return found


def agenda_item(me: Me, body: Body, pk: str) -> Item | None:
    """The item of the body's own agendas that a task comes from; None when none is named."""
    if not pk.isdigit():
        return None
    item = editable_item(me, int(pk))
    if item.meeting.body_id != body.pk:
        raise Http404
    return item


def finishable_task(me: Me, pk: int) -> Task:
    """For who owns it and for who writes for the body."""
    tasks = Task.objects.select_related("body__unit", "item", "owner")
    found = get_object_or_404(tasks, pk=pk, body__unit__path__contains=[me.root])
    if found.owner_id != me.person.pk:
        _written(me, found.body)
    return found


def readable_consultation(me: Me, pk: int) -> Consultation:
    asked = Consultation.objects.select_related("body__unit", "asked_by", "answered_by", "changed_by")
    return get_object_or_404(asked, pk=pk, body__unit__path__contains=[me.root])


def answerable_consultation(me: Me, pk: int) -> Consultation:
    """For those who were asked, and for who writes down what they said."""
    found = readable_consultation(me, pk)
    if not answers_for(me, found):
        _written(me, found.body)
    return found


def answered_consultation(me: Me, pk: int) -> Consultation:
    """One with an answer, about which the body can say what it changed."""
    found = readable_consultation(me, pk)
    if found.answered_on is None:
        raise Http404
    _written(me, found.body)
    return found


def units_for(me: Me) -> QuerySet[Unit]:
    """Where I may set up a body; 404 for who may nowhere."""
    mine = [unit.pk for unit in me.units(WRITERS)]
    if not mine:
        raise Http404
    return Unit.objects.filter(path__overlap=mine).open_on(localdate())


def people_for(body: Body) -> QuerySet[Person]:
    """Who may sit in the body or be given its tasks: those whose place it is, and who steers above."""
    today = localdate()
    below = Q(roles__unit__path__contains=[body.unit_id])
    if body.unit_id == body.unit.root:
        below &= Q(roles__kind__in=_SEATED_CENTRALLY) | Q(roles__unit=body.unit_id)
    above = Q(roles__unit__in=body.unit.path, roles__kind__in=STEERING)
    current = Q(roles__begins_on__lte=today) & (Q(roles__ends_on=None) | Q(roles__ends_on__gte=today))
    return Person.objects.filter(below | above, current).distinct()


def decisions_for(body: Body) -> QuerySet[Decision]:
    """What an item may have led to: the decisions on the plans of the same place."""
    return Decision.objects.filter(plan__unit_id=body.unit_id).select_related("plan")


def _written(me: Me, body: Body) -> Body:
    if not writes_for(me, body):
        raise Http404
    return body
