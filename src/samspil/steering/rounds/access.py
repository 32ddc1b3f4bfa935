"""Which round or answer a person may open, write or move. Reading leans on the row policies."""

from collections.abc import Mapping

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404

from samspil.ground.organisation.access import Me
from samspil.ground.organisation.models import Role, Unit
from samspil.ground.organisation.rules import APPROVERS, CONTRIBUTORS, STEERING, RoleKind
from samspil.steering.plans import access as plans
from samspil.steering.plans.models import Effort
from samspil.steering.rounds.actions.answering import steered
from samspil.steering.rounds.models import Ask, Round
from samspil.steering.rounds.queries import asks
from samspil.steering.rounds.rules import level_held


def takes_part(me: Me) -> bool:
    return any(role.kind in CONTRIBUTORS for role in me.roles)


def participant(me: Me) -> Me:
    """Those whose places are asked and those above them; 404 for everybody else."""
    if not takes_part(me):
        raise Http404
    return me


def steers(me: Me) -> bool:
    """Whether one opens and closes rounds for the whole house."""
    return any(role.kind in STEERING and role.unit_id == me.root for role in me.roles)


def steered_house(me: Me) -> Unit:
    if not steers(me):
        raise Http404
    return Unit.objects.get(pk=me.root)


def readable_round(me: Me, pk: int) -> Round:
    participant(me)
    return get_object_or_404(asks.rounds_of(me.root), pk=pk)


def steered_round(me: Me, pk: int) -> Round:
    steered_house(me)
    return get_object_or_404(asks.rounds_of(me.root), pk=pk, closed_at=None)


def readable_ask(me: Me, pk: int) -> Ask:
    rows = Ask.objects.select_related(
        "round__strategy", "unit", "waits_at", "saved_by", "answered_by", "returned_by", "accepted_by"
    )
    return get_object_or_404(rows.annotate(reviewed=Count("reviews")), pk=pk, round__unit_id=me.root)


def may_answer(me: Me, ask: Ask) -> bool:
    """The leader of the place; where nobody leads it, those above."""
    if not ask.round.is_open or ask.waits_at_id != ask.unit_id:
        return False
    if me.is_any((RoleKind.LEADER,), ask.unit):
        return True
    return me.is_any(APPROVERS, ask.unit) and not _is_led(ask.unit)


def _is_led(unit: Unit) -> bool:
    return Role.objects.filter(unit__in=unit.path, kind=RoleKind.LEADER, ends_on=None).exists()


def approval_level(me: Me, ask: Ask) -> int | None:
    """At which level one may say yes to the answer now; None when it is not one's turn."""
    if not ask.round.is_open or ask.waits_at_id in (None, ask.unit_id) or ask.answered_by_id == me.person.pk:
        return None
    return level_held(ask.unit.path, waits_at=ask.waits_at_id, mine=steered(me))


def movable_ask(me: Me, pk: int) -> Ask:
    ask = readable_ask(me, pk)
    if approval_level(me, ask) is None:
        raise Http404
    return ask


def reviewable_effort(me: Me, pk: int) -> Effort:
    """An effort one writes or owns, approved and not stopped."""
    effort = plans.editable_effort(me, pk)
    if effort.approved_at is None or effort.stopped_on:
        raise Http404
    return effort


def asked_view(asked: Mapping[str, str]) -> dict[str, str]:
    """What of a round's list one asks to see; it stands in the address."""
    return {
        name: asked.get(name, "").replace("\0", "")[:40] for name in ("standing", "branch", "late", "page")
    }
